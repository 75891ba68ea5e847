"""From evidence to judgement: pure functions on numbers, which return their steps as data."""
