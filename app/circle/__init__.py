"""Lines to call or write to: those that come with the program, and the person's own."""
