"""Everything that changes a dossier: import, merge, withdraw, decisions of a session; all of it or nothing."""
