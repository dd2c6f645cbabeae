"""Checks on time that a plan may fail and still be used: gaps between versions, dates that were long ago."""
