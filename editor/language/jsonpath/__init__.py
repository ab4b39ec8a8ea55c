"""JSONPath as Step Functions evaluates it."""
