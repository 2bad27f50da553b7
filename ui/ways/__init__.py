"""Ways over: how packs come in and go out besides a file on a stick: paper, squares, pasted text, what is dropped.

And the sheets that do something before they close.
"""
