"""The text of a workflow, typed into directly."""
