"""Interleaved timing: A B C, A B C, …, so that a busy moment hits all of them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Action = Callable[[], object]


@dataclass(frozen=True)
class Ratio:
    """One measured ratio and the limit it should keep."""

    what: str
    value: float
    limit: float
    detail: str


def seconds(action: Action) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def medians(actions: Mapping[str, Action], rounds: int, *, rest: float = 0) -> dict[str, float]:
    """The median seconds of each action, run in turns; the first round only warms up.

    `rest` is a pause in seconds before each: what one leaves to be done in the background is no part of the next.
    """
    times: dict[str, list[float]] = {name: [] for name in actions}
    for turn in range(rounds + 1):
        for name, action in actions.items():
            time.sleep(rest)
            taken = seconds(action)
            if turn:
                times[name].append(taken)
    return {name: statistics.median(taken) for name, taken in times.items()}


def detail(found: Mapping[str, float]) -> str:
    """The medians in milliseconds, for the curious; only the ratio counts."""
    return ", ".join(f"{name} {taken * 1000:.2f} ms" for name, taken in found.items())
