"""Intrinsic functions: States.Format and its family."""
