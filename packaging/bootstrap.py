"""Start Statewright from a checkout, or check it: one command each, on a machine with Python and nothing else.

    python3 packaging/bootstrap.py run [FILE...]
    python3 packaging/bootstrap.py test [PYTEST ARGUMENTS]

Makes an environment of its own (`.venv` in the project, or the folder STATEWRIGHT_VENV names) with exactly the versions
of constraints.txt, and installs the system libraries Qt needs where it may. What was done is remembered, so that the
next start goes straight through. A wrong call, or what cannot be mended here, is one sentence and exit code 2.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - for the very versions that are too old; they can read this file so far
    sys.stderr.write(f"Statewright needs Python 3.11 or later and this is {sys.version.split()[0]}: use a newer one.\n")
    raise SystemExit(2)

import hashlib
import importlib.util
import os
import subprocess
from pathlib import Path
from typing import Literal

PROJECT = Path(__file__).resolve().parent.parent
# What an environment depends on: when one of these changes, it is brought up to date.
RECIPE = ("pyproject.toml", "constraints.txt", "packaging/bootstrap.py", "packaging/system_libraries.py")
USAGE = """usage: python3 packaging/bootstrap.py run [FILE...]
       python3 packaging/bootstrap.py test [PYTEST ARGUMENTS]"""
CHECKS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "import contracts": ("lint-imports",),
    "mypy": ("mypy",),
}
NO_NETWORK = ("connection broken by", "Could not fetch URL")

Purpose = Literal["run", "test"]


class Refusal(Exception):
    """Why this cannot go on: a sentence with what to do about it."""


def main(arguments: list[str]) -> int:
    """The exit code of one call."""
    try:
        if arguments[:1] == ["run"]:
            return replace_process([str(environment("run")), "-P", "-m", "editor", *arguments[1:]])
        if arguments[:1] == ["test"]:
            return run_checks(environment("test"), arguments[1:])
    except Refusal as refusal:
        print(f"Statewright cannot start: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    print(USAGE, file=sys.stderr)
    return 2


def run_checks(python: Path, pytest_arguments: list[str]) -> int:
    """Everything a change must pass: with arguments pytest alone. Pytest comes last and has the last word."""
    os.chdir(PROJECT)
    pytest = [str(python), "-m", "pytest", *pytest_arguments]
    if pytest_arguments:
        return replace_process(pytest)
    failed = []
    for name, (program, *arguments) in CHECKS.items():
        print(f"-- {name}", flush=True)
        if subprocess.run([str(python.with_name(program)), *arguments]).returncode != 0:
            failed.append(name)
    print(f"-- failed: {', '.join(failed)}; pytest" if failed else "-- pytest", flush=True)
    return subprocess.run(pytest).returncode or (1 if failed else 0)


def replace_process(command: list[str]) -> int:
    """Become another program; where a system has no such thing, run it and give its exit code."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command).returncode


def environment(purpose: Purpose) -> Path:
    """The Python of an environment that has all that `purpose` needs; made or brought up to date if it has not."""
    folder = Path(os.environ.get("STATEWRIGHT_VENV") or PROJECT / ".venv").absolute()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "statewright-stamp"
    fingerprint = recipe_fingerprint()
    if python.is_file() and remembered(stamp) in {f"{fingerprint} {purpose}", f"{fingerprint} test"}:
        return python
    print(f"Preparing Statewright in {folder} (once, about a minute) ...", flush=True)
    require_system_libraries(purpose)
    try:
        stamp.unlink(missing_ok=True)
        make_environment(folder, python)
        install_packages(folder, python, purpose)
        stamp.write_text(f"{fingerprint} {purpose}", encoding="utf-8")
    except OSError as error:
        raise Refusal(
            f"{folder} cannot be written ({error.strerror}); set STATEWRIGHT_VENV to a folder that can."
        ) from error
    return python


def recipe_fingerprint() -> str:
    """A digest of everything an environment is made from, the Python and the place of the checkout among it."""
    digest = hashlib.sha256(f"{sys.version} {PROJECT}".encode())
    for name in RECIPE:
        digest.update((PROJECT / name).read_bytes())
    return digest.hexdigest()


def remembered(stamp: Path) -> str | None:
    """What the stamp of an environment says, if there is one."""
    try:
        return stamp.read_text(encoding="utf-8")
    except OSError:
        return None


def require_system_libraries(purpose: Purpose) -> None:
    """Install what Qt needs of the system; refuse, with the command to type, where this user may not."""
    import system_libraries as system  # loads ctypes: only on a first start

    needs = system.missing(with_screen=purpose == "test")
    if needs:
        system.install(needs)
        needs = system.missing(with_screen=purpose == "test")
    command = system.command_to_type(needs)
    if system.SCREEN in needs:
        needs.remove(system.SCREEN)
        print("Xvfb is missing: windows are tested off screen.")
    if needs:
        names = ", ".join(need.name for need in needs)
        remedy = f"install it with: {command}" if command else "install it and start again."
        raise Refusal(f"Qt needs what this system does not have ({names}); {remedy}")


def make_environment(folder: Path, python: Path) -> None:
    """An environment of the Python that runs this, kept where it is one already."""
    settings = folder / "pyvenv.cfg"
    if python.is_file() and settings.is_file() and sys.version.split()[0] in settings.read_text(encoding="utf-8"):
        return
    if folder.is_dir() and any(folder.iterdir()) and not settings.is_file():
        raise Refusal(f"{folder} is not empty and no Python environment; set STATEWRIGHT_VENV to another folder.")
    require_venv_module()
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    made = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if made.returncode != 0:
        raise Refusal(f"Python could not make an environment in {folder}: {last_line(made.stdout)}")


def require_venv_module() -> None:
    """Some systems keep Python's venv module in a package of its own: install that, or name it."""
    import system_libraries as system

    if has_venv_module():
        return
    version = f"python3.{sys.version_info.minor}"
    need = system.Need("venv", f"{version}-venv", "python3-libs", "python", "python3-base")
    system.install([need])
    importlib.invalidate_caches()
    if not has_venv_module():
        command = system.command_to_type([need])
        remedy = f"install it with: {command}" if command else "install it and start again."
        raise Refusal(f"Python's own venv module is missing; {remedy}")


def has_venv_module() -> bool:
    """Whether this Python can make environments that have pip."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def install_packages(folder: Path, python: Path, purpose: Purpose) -> None:
    """Install the program so that it runs from the checkout, and what it needs, in the versions of constraints.txt."""
    program = f"{PROJECT}[test,dev]" if purpose == "test" else str(PROJECT)
    # The builder first: it then builds here, in its pinned version, instead of in one that pip would fetch.
    for what in (["hatchling"], ["--no-build-isolation", "--editable", program]):
        command = [str(python), "-I", "-m", "pip", "install", "--constraint", str(PROJECT / "constraints.txt"), *what]
        variables = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
        done = subprocess.run(command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode != 0:
            log = folder / "statewright-pip.log"
            log.write_text(done.stdout, encoding="utf-8")
            raise Refusal(what_pip_means(done.stdout, log))


def what_pip_means(output: str, log: Path) -> str:
    """A failed installation in a sentence."""
    if any(sign in output for sign in NO_NETWORK):
        return f"its packages could not be fetched: connect to the network and start again ({log} has the details)."
    return f"pip could not install its packages: {last_line(output)} ({log} has the details)"


def last_line(output: str) -> str:
    """The last line of an output that says something, an error before all."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["it said nothing."]
    return next((line for line in reversed(lines) if line.lower().startswith("error")), lines[-1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
