"""The dossier: one SQLite file that records are only ever added to."""
