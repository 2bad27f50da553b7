"""What came from whom: looked at, added, read, taken back; and the keys of those who signed it."""
