"""One module per state Type."""
