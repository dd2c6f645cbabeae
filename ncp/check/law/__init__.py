"""Checks on the ground that law records rest on: identifiers, articles, sources, and what came after."""
