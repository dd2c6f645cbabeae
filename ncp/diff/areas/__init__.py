"""What a difference means, area by area: every field of every struct of the plan has a judge."""
