"""No two offices for one thing in one situation."""
