"""Coping tools: exercises of ours and strategies of the person's own."""
