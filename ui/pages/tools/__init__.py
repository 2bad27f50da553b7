"""Everything that may help: built in, and of one's own."""
