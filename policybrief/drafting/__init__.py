"""Starters: files that somebody begins from."""
