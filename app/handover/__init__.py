"""Packs on their way: made from a folder, looked through, signed; reviewed, added, updated, taken away."""
