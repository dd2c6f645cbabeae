"""``ncp incident ...``: one module a kind of work."""
