"""Source text with positions: scanner, tolerant tree, minimal edits, line index; no word of workflows."""
