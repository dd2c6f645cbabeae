"""What the YAML means: reading it, checking it, and the structs that the rest of ncp works with."""
