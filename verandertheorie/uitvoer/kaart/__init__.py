"""The session map: one page that opens offline, made from a graph for one audience."""
