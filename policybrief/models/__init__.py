"""The words of the ledger as frozen classes: facts, without files or rendering."""
