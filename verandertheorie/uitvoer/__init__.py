"""Things made from a dossier: what one can take along."""
