"""What AWS would do with a workflow: a pure function over frozen data, with a virtual clock."""
