"""Packs: ways of coping, words and lines that people hand to people, as signed text (``docs/specs/pack.md``)."""
