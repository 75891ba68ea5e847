"""Lint rules: what in the theory itself, and in how it was looked into, asks for a second look."""
