"""What an execution on the command line is told besides its input: its options, checked."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from editor.language.timestamps import instant_of
from editor.simulator.settings import NO_LIMITS, Limits, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULT = Settings()
_NAME = re.compile(r"[^\s<>{}\[\]?*\"#%\\^|~`$&,;:/\x00-\x1f\x7f-\x9f]{1,80}")
_ACCOUNT = re.compile(r"[0-9]{12}")
_REGION = re.compile(r"[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}")


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options for names, time, chance and limits."""
    add = parser.add_argument
    kinds = ("STANDARD", "EXPRESS")
    add("--type", choices=kinds, default=kinds[0], help="the workflow's type (default: %(default)s)")
    add("--name", metavar="EXECUTION", type=_named, default=_DEFAULT.name, help="the execution's name")
    add("--machine-name", metavar="NAME", type=_named, default="StateMachine", help="the workflow's name")
    add_place(parser)
    add("--start-time", metavar="TIME", type=_instant, default=_DEFAULT.start, help="as 2026-01-31T12:00:00Z")
    add("--seed", metavar="N", type=int, default=0, help="what chance is made from (default: 0)")
    add("--no-limits", action="store_true", help="run past the service's quotas on events, payloads and time")


def add_place(parser: argparse.ArgumentParser) -> None:
    """The options for account and region."""
    parser.add_argument("--account", metavar="ID", type=_account, default=_DEFAULT.account, help="12 digits")
    parser.add_argument("--region", type=_region, default=_DEFAULT.region, help="as us-east-1")


def settings_of(arguments: argparse.Namespace) -> Settings:
    """The settings that the options of `add_settings` say."""
    return Settings(
        name=arguments.name,
        account=arguments.account,
        region=arguments.region,
        role=role_in(arguments.account),
        express=arguments.type == "EXPRESS",
        start=arguments.start_time,
        seed=arguments.seed,
        limits=NO_LIMITS if arguments.no_limits else Limits(),
    )


def role_in(account: str) -> str:
    """The role that workflows of an account run under."""
    return f"arn:aws:iam::{account}:role/StepFunctions"


def _matching(form: re.Pattern[str], sentence: str) -> Callable[[str], str]:
    def checked(word: str) -> str:
        if form.fullmatch(word) is None:
            raise argparse.ArgumentTypeError(f"{word!r} {sentence}")
        return word

    return checked


_named = _matching(_NAME, "is no name: 1 to 80 characters, no white space, brackets, wildcards or special characters")
_account = _matching(_ACCOUNT, "is no account: 12 digits")
_region = _matching(_REGION, "is no region: write it as us-east-1")


def _instant(word: str) -> int:
    found = instant_of(word)
    if found is None or found < 0:
        raise argparse.ArgumentTypeError(f"{word!r} is no time since 1970: write it as 2026-01-31T12:00:00Z")
    return found
