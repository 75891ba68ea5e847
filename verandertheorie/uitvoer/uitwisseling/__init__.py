"""Everything in a dossier to take along, in files that other programs read and that come back the same."""
