"""Typed records: what the theory says, what was seen and heard, and the grammar that binds them."""
