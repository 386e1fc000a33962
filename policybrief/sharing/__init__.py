"""What lets others cite a briefing, harvest it and follow it: records and formats, no files."""
