"""The annual review as data: what happened, what the law did, what the plan should change."""
