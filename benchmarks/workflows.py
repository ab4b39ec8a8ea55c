"""Workflows to measure with: of any size, the same at every run, mixed as real ones are.

A workflow is a chain of states of all types with their usual fields; about a tenth are Parallel or Map states with
machines inside, which count as states too.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

State = dict[str, Any]
_SERVICES = ("lambda:invoke", "dynamodb:getItem", "sqs:sendMessage", "sns:publish", "states:startExecution.sync:2")
_WORDS = ("Check", "Load", "Store", "Notify", "Enrich", "Split", "Merge", "Price", "Ship", "Refund", "Audit", "Archive")
_NOUNS = ("order", "customer", "invoice", "stock level", "payment", "parcel", "report", "discount", "größe", "記録")
_DEEPEST = 3
_SAMPLE = 100


def workflow(states: int, seed: int = 1, reach: int | None = None) -> dict[str, Any]:
    """A machine with this many states, those in branches and item processors included.

    Choices and catchers lead anywhere, or with a `reach` no further than so many states, as people draw them.
    """
    return {"Comment": "Made to be measured", **_Maker(seed, reach).machine(max(states, 1), depth=1)}


def workflow_text(states: int, seed: int = 1, reach: int | None = None) -> str:
    """The same as JSON text, indented by two spaces."""
    return json.dumps(workflow(states, seed, reach), indent=2, ensure_ascii=False)


def text_of(length: int) -> str:
    """The text of a workflow of about this many code points, at least as long."""
    sample = len(workflow_text(_SAMPLE)) / _SAMPLE
    states = max(int(length / sample), 1)
    while len(text := workflow_text(states)) < length:
        states += max((length - len(text)) * states // len(text), 1)
    return text


class _Maker:
    """One making: names are numbered through, choices come from one seed."""

    def __init__(self, seed: int, reach: int | None) -> None:
        self.random = Random(seed)
        self.reach = reach
        self.count = 0

    def machine(self, states: int, depth: int) -> dict[str, Any]:
        """StartAt and States with exactly this many states in all."""
        made: dict[str, State] = {}
        left = states
        while left > 0:
            name = self.name()
            made[name] = self.state(left, depth)
            left -= 1 + _states_inside(made[name])
        names = list(made)
        for index, name in enumerate(names):
            self.lead_on(made[name], names, index)
        return {"StartAt": names[0], "States": made}

    def name(self) -> str:
        """A name no other state has."""
        self.count += 1
        return f"{self.random.choice(_WORDS)} {self.random.choice(_NOUNS)} {self.count}"

    def state(self, left: int, depth: int) -> State:
        """A state without what leads on from it; `left` states may be used up, it included."""
        roll = self.random.random()
        room = left - 1
        if roll < 0.1 and room >= 2 and depth < _DEEPEST:
            return self.container(min(room, self.random.randint(2, 9)), depth)
        if roll < 0.2:
            return {"Type": "Pass", "Result": {"step": self.count, "tags": ["a", "b"]}, "ResultPath": "$.passed"}
        if roll < 0.28:
            return {"Type": "Wait", "Seconds": self.random.randint(1, 3600)}
        if roll < 0.43:
            return {"Type": "Choice"}
        return self.task()

    def container(self, states: int, depth: int) -> State:
        """A Parallel with branches, or a Map, around this many states."""
        if self.random.random() < 0.5:
            first = states // 2
            parts = [part for part in (first, states - first) if part]
            return {"Type": "Parallel", "Branches": [self.machine(part, depth + 1) for part in parts]}
        processor = {"ProcessorConfig": {"Mode": "INLINE"}, **self.machine(states, depth + 1)}
        return {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 10, "ItemProcessor": processor}

    def task(self) -> State:
        """A call of a service with what people put around it."""
        return {
            "Type": "Task",
            "Resource": f"arn:aws:states:::{self.random.choice(_SERVICES)}",
            "Parameters": {
                "FunctionName": f"arn:aws:lambda:eu-west-1:123456789012:function:step-{self.count}:$LATEST",
                "Payload": {"id.$": "$.order.id", "amount.$": "States.MathAdd($.amount, 1)", "note": 'a "quoted" word'},
            },
            "TimeoutSeconds": 300,
            "Retry": [
                {
                    "ErrorEquals": ["Lambda.ServiceException", "Lambda.TooManyRequestsException"],
                    "IntervalSeconds": 2,
                    "MaxAttempts": 6,
                    "BackoffRate": 1.5,
                }
            ],
            "ResultPath": "$.result",
        }

    def lead_on(self, state: State, names: list[str], index: int) -> None:
        """Give a state what leads on to the next one, and now and then to another."""
        follower = names[index + 1] if index + 1 < len(names) else None
        near = names if self.reach is None else names[max(index - self.reach, 0) : index + self.reach + 1]
        if state["Type"] == "Choice":
            rules = self.random.randint(1, 3)
            targets = [self.random.choice(near) for _ in range(rules)]
            state["Choices"] = [
                {"And": [{"Variable": "$.amount", "NumericGreaterThan": place}, _IS_OPEN], "Next": target}
                for place, target in enumerate(targets)
            ]
            state["Default"] = follower or names[0]
            return
        if state["Type"] == "Task" and self.random.random() < 0.3:
            state["Catch"] = [{"ErrorEquals": ["States.ALL"], "Next": self.random.choice(near), "ResultPath": "$.e"}]
        state.update({"Next": follower} if follower else {"End": True})


_IS_OPEN = {"Variable": "$.status", "StringEquals": "OPEN"}


def _states_inside(state: State) -> int:
    machines = [*state.get("Branches", []), *([state["ItemProcessor"]] if "ItemProcessor" in state else [])]
    return sum(len(machine["States"]) + sum(map(_states_inside, machine["States"].values())) for machine in machines)
