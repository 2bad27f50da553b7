"""Uses of tools, as far as the person wants them kept."""
