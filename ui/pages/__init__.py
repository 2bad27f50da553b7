"""One screen a folder; pages do not know each other."""
