"""The text a new workflow begins with."""

from __future__ import annotations

NEW_WORKFLOW = """{
  "Comment": "A workflow that does nothing yet",
  "StartAt": "First step",
  "States": {
    "First step": {
      "Type": "Pass",
      "End": true
    }
  }
}
"""
