"""How it works: the guides, in the window."""
