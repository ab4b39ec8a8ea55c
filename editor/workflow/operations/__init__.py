"""What can be done to a workflow: pure functions from a Document to an Edit, or to a Rejection that says why not.

Each leaves the text outside its edits as it is and gives a text that reads no worse than before.
"""
