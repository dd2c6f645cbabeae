"""What changed between two plans, how much it matters, and what it does to real cases."""
