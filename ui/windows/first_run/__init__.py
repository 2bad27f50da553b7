"""The first time: a few plain screens, one idea each, until there is something to write in."""
