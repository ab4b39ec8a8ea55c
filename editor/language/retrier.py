"""The Retrier: what is tried again after an error, and when (Amazon States Language, "Retrying after error")."""

from __future__ import annotations

from editor.language.fields import Field, Kind, Shape, Tab

MOST_SECONDS = 99_999_999
"""The longest interval or timeout AWS accepts, in seconds."""

A_YEAR = 31_622_400
"""What MaxDelaySeconds must stay below: 366 days in seconds."""

ERROR_EQUALS = Field(
    "ErrorEquals",
    Kind.ARRAY,
    "The error names it applies to, where States.ALL stands alone and for all of them.",
    Tab.ERROR_HANDLING,
    required=True,
    min_items=1,
    item=Field("", Kind.ERROR_NAME, "One error name."),
)

RETRIER = Shape(
    "Retrier",
    "A rule for trying a state again after certain errors.",
    (
        ERROR_EQUALS,
        Field(
            "IntervalSeconds",
            Kind.SECONDS,
            "Seconds before the first retry.",
            Tab.ERROR_HANDLING,
            minimum=1,
            maximum=MOST_SECONDS,
            default=1,
        ),
        Field(
            "MaxAttempts",
            Kind.INTEGER,
            "How often it is tried again, where 0 means never.",
            Tab.ERROR_HANDLING,
            minimum=0,
            maximum=MOST_SECONDS,
            default=3,
        ),
        Field(
            "BackoffRate",
            Kind.NUMBER,
            "The factor by which the wait grows with every retry.",
            Tab.ERROR_HANDLING,
            minimum=1,
            default=2.0,
        ),
        Field(
            "MaxDelaySeconds",
            Kind.SECONDS,
            "The longest wait between two retries, in seconds.",
            Tab.ERROR_HANDLING,
            minimum=1,
            maximum=A_YEAR - 1,
            since=2023,
        ),
        Field(
            "JitterStrategy",
            Kind.STRING,
            "Whether the wait is a random time up to the computed one (FULL) or exactly that (NONE).",
            Tab.ERROR_HANDLING,
            choices=("FULL", "NONE"),
            default="NONE",
            since=2023,
        ),
        Field("Comment", Kind.STRING, "A note for people about this retrier.", Tab.ERROR_HANDLING),
    ),
)
