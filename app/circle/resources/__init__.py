"""The lines that come with the program.  Readable without any vault: only Python and msgspec are needed."""
