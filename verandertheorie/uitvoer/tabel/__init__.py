"""The dossier as tables: a workbook or CSV to fill in, and everything in it to take along."""
