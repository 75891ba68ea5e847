"""The command line: commands per subject, each importing what it needs when it runs."""
