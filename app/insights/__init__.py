"""Asking one's own notes (docs/specs/insights.md).

Summaries are made of the notes' own values and refuse to exist below their threshold.  Nothing
here has a sentence for the person: results are typed data, told as codes with values.
"""
