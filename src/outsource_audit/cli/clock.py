"""The only place that looks at the clock."""

from __future__ import annotations

import time
from datetime import datetime


def today() -> str:
    """Return today's date here, as 2026-11-23."""
    return datetime.now().astimezone().date().isoformat()


def now() -> str:
    """Return the time here with its offset, to the second, as ISO."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def seconds() -> float:
    """Return seconds that only ever grow, to measure how long something takes."""
    return time.monotonic()
