"""From a folder to problems, to a corpus, to a site: what the command line calls."""
