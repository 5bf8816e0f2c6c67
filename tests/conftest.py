"""What holds for all tests: nothing is timed, so hypothesis sets no deadline.

Under mutation testing a failing example is enough; it need not be the smallest.
"""

from __future__ import annotations

import os

from hypothesis import Phase, settings

settings.register_profile("untimed", deadline=None)
settings.register_profile(
    "mutants", deadline=None, phases=(Phase.explicit, Phase.generate), database=None
)
settings.load_profile("mutants" if "MUTANT_UNDER_TEST" in os.environ else "untimed")
