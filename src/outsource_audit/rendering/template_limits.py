"""How much a template may do and put out, so that none runs or grows without end."""

from __future__ import annotations

from collections.abc import Iterable, Sized

from jinja2 import Undefined
from jinja2.exceptions import SecurityError

# The report of a hundred answers takes some two thousand.
STEPS = 2_000_000
CHARACTERS = 50_000_000
DIGIT_BITS = 10_000
CALL = 5
_CHARACTERS_A_STEP = 100


class Budget:
    """The steps that are left of one rendering: turns of loops, calls, characters worked on."""

    def __init__(self, steps: int = STEPS) -> None:
        """Begin with `steps`."""
        self.left = steps

    def spend(self, steps: int) -> None:
        """Take steps away. Raises SecurityError where too few are left."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError(
                f"the template takes more than {STEPS:,} steps; is a loop too long?"
            )

    def work_on(self, value: object) -> None:
        """Spend what it takes to go through a value once. Raises SecurityError."""
        if isinstance(value, str):
            self.spend(1 + len(value) // _CHARACTERS_A_STEP)
        elif isinstance(value, Undefined) or not isinstance(value, Sized):
            self.spend(1)  # what is not there has a length, too, but only to tell so
        else:
            self.spend(1 + len(value))


def check_length(length: int) -> None:
    """Raise SecurityError where a text or list of this length is more than a template may make."""
    if length > CHARACTERS:
        raise SecurityError(f"the template makes a text of more than {CHARACTERS:,} characters")


def joined(pieces: Iterable[str]) -> str:
    """Return the pieces as one text. Raises SecurityError where it would be too long."""
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > CHARACTERS:
            check_length(length)
        kept.append(piece)
    return "".join(kept)
