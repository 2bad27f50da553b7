"""What the person allows before anything is unlocked: help, and a few tools, without any data of theirs."""
