"""The command line: read arguments, call, show. No rule of the plan stands here."""
