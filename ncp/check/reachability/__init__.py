"""Levels and steps that somebody can get to, and away from again."""
