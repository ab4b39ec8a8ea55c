"""Icons, themes, samples and other files that travel with the program.

They lie in `resources/` beside the package in a checkout (and so in an editable install), and in
`editor/_resources` in a wheel or a bundle.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from editor.errors import FileProblem


def resource(relative: str) -> Path:
    """The file or folder `relative` of the resources; slashes go forward: `icons/statewright.svg`.

    Raises FileProblem where there is none, or where `relative` leads out of the resources.
    """
    root = resources_root()
    path = (root / relative).resolve()
    if not path.is_relative_to(root) or not path.exists():
        raise FileProblem(f"Statewright's own file {relative!r} is missing from {root}: install Statewright again.")
    return path


@cache
def resources_root() -> Path:
    """The folder all resources lie in; it exists in every complete installation."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
