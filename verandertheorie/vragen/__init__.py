"""The questions that sessions ask, each a function that returns rows and sentences."""
