"""Looking at a built site: whether anything private, dead, foreign or active is on it."""
