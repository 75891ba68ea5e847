"""The import: files to checked records to one transaction to what changed in the answers."""
