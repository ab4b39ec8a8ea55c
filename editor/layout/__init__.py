"""Where every node and bend goes. Knows nothing of Qt."""
