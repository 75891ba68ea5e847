"""Documents: blocks made from graph and answers, then Markdown and HTML of the same blocks."""
