"""The cards that are kept: to find, to read large, to change, to write."""
