"""What an officer sees of each kind of subject, in a plan and a situation; one module a kind."""
