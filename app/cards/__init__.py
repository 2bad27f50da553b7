"""Cards: a few lines that the person wants to read again on a hard day."""
