"""Guided exercises: content, schema, engine.  Imports nothing else of ours, and no Qt.

``load.library()`` gives the exercises, ``engine`` plays one, ``python -m exercises lint`` looks at
the words.  The format is written in ``docs/specs/exercise.md``.
"""
