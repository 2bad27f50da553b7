"""What to leave out everywhere, said once."""
