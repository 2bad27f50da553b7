"""The window of Yarrow: all Qt lives here."""
