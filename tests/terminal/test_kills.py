"""Killed at random moments by a harness of its own, the program loses no acknowledged answer."""

from __future__ import annotations

import pytest

from kills import harness

KILLS = 30
# So few would mean that the typist was not heard, and nothing was put to the test.
FEWEST_ACKNOWLEDGED = 40


@pytest.mark.parametrize(("mode", "seed"), [("plain", 20261123), ("keys", 20261124)])
def test_no_kill_loses_an_acknowledged_answer(mode: str, seed: int) -> None:
    """Kill -9, SIGTERM, Ctrl-C and a closed window: all that was acknowledged is on disk."""
    told = harness(KILLS, mode, seed)
    assert (told["lost"], told["problems"]) == (0, [])
    assert sum(told["kills"].values()) == KILLS
    assert told["acknowledged"] >= FEWEST_ACKNOWLEDGED
    assert told["also"]["notes cut off"] > 0
