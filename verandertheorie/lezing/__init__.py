"""One theory before one audience at one moment: what of it may be seen, and in which words."""
