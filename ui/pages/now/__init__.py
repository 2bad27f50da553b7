"""How it is right now: the first screen, two presses away from a tool."""
