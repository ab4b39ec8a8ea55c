"""A workflow as text, and what derives from it."""
