"""The texts of one language; one module a table."""
