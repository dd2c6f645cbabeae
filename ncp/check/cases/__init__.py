"""The plan against what really happened."""
