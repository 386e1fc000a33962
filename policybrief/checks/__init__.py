"""Checks: what is wrong with a corpus as a whole."""
