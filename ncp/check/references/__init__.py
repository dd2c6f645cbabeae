"""Checks on references to records that exist but are not in force on the days on which they are needed."""
