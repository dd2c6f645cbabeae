"""What a person reads stands there whole, and in both languages."""
