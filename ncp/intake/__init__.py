"""What comes in from outside: facts files and security advisories. Hostile until read."""
