"""The picture of a workflow."""
