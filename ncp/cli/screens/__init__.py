"""Screens: results and words into parts to print. One module a screen; none of them opens anything."""
