"""Looking back: questions to one's own notes, and fair tests."""
