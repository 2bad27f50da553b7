"""Noticing what set something off, with as few words as one likes."""
