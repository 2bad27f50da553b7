"""The window and what it shows before and after the vault is open."""
