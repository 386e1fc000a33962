"""A site on this computer that follows its files: watching, rebuilding, answering."""
