"""The trigger log."""
