"""Something to read: one short text at a time."""
