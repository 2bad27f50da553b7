"""What a person can do: one small function for each action, each one call of one room."""
