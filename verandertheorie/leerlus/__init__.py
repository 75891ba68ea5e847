"""The learning loop as of a day: sessions, questions, actions, and what deserves attention; facts, no sentences."""
