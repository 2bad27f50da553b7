"""The journal's page: a blank page to write on, and beside it the way back to what was written."""
