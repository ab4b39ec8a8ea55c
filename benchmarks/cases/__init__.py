"""One module a benchmark; each declares a BENCHMARK."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.benchmark import Benchmark


def all_benchmarks() -> list[Benchmark]:
    """Every benchmark there is, sorted by name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return sorted((module.BENCHMARK for module in modules), key=lambda benchmark: benchmark.name)
