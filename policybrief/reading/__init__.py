"""A folder of Markdown files to a corpus, with every mistake in its place."""
