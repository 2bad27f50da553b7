"""What to read when it is not safe right now."""
