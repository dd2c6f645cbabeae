"""What the plan describes is used somewhere in it."""
