"""The guides: what people read about the program, as data.  Nothing here is the person's."""
