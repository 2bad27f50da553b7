"""The journal: entries, their history, search, templates."""
