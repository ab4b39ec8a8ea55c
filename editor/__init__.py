"""Statewright: draw, check, simulate and debug AWS Step Functions workflows."""

__version__ = "0.1.0"
