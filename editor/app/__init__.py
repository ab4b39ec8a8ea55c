"""Windows, actions, files, settings."""
