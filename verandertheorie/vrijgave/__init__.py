"""Who may read what: words of sources, parts of the theory, states of areas. Numbers never depend on it."""
