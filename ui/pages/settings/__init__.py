"""Settings: one section at a time."""
