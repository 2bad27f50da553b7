"""Playing one tool, step by step."""
