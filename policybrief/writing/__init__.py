"""A corpus, with everything computed, as data."""
