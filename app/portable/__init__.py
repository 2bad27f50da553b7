"""A copy of the program on a stick, with these notes, new ones or none."""
