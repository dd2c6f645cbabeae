"""Words and documents: how results are named, and the reports that leave the room."""
