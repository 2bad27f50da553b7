"""The core of Yarrow: pure Python, no Qt, no network.

Everything a person keeps goes through `app.session.Session`.  The window (`ui`) and the
command line (`app.cli`) are two front ends on this same core.
"""
