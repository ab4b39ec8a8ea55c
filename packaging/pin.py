"""Write constraints.txt anew: exact versions, the newest that pyproject.toml allows.

    python3 packaging/pin.py

Pinned is what the program and its extras need, and what that needs in turn, on every system and Python.
The resolver (uv) is installed for the moment, in a folder that is thrown away.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
HEADING = "# Made by packaging/pin.py from pyproject.toml; change that and run it again.\n"


def main() -> int:
    """The exit code: 0 where the file was written, else the resolver's."""
    with tempfile.TemporaryDirectory() as folder:
        resolver = install_resolver(Path(folder))
        command = [resolver, "pip", "compile", "--universal", "--python-version", "3.11", "--all-extras"]
        command += ["--no-header", "--no-annotate", "--quiet", str(PROJECT / "pyproject.toml")]
        resolved = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if resolved.returncode == 0:
        (PROJECT / "constraints.txt").write_text(HEADING + resolved.stdout, encoding="utf-8", newline="\n")
    return resolved.returncode


def install_resolver(folder: Path) -> str:
    """The path of uv's program, newly installed in `folder`."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([str(programs / "python"), "-m", "pip", "install", "--quiet", "uv"], check=True)
    return str(programs / "uv")


if __name__ == "__main__":
    sys.exit(main())
