"""How fast the core is, measured against targets: `python -m benchmarks`."""
