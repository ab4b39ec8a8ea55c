"""The `statewright` command."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from editor import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE = """usage: statewright [FILE...]
       statewright --version
       statewright --help"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code of `statewright ARGUMENTS` (the process's own when None): 0, or 2 for a wrong call."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        print(f"statewright {__version__}")
        return 0
    if not words or words[0] in {"-h", "--help"}:
        print(USAGE)
        return 0
    print(f"statewright: {words[0]} cannot be opened in this version.\n{USAGE}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
