"""What a simulation of question banks found, on the screen, from 40 columns up."""

from __future__ import annotations

from collections.abc import Sequence

from outsource_audit.domain.encounter import Encounter
from outsource_audit.domain.extremes import Extremes, Heaviest
from outsource_audit.domain.progress import USUAL_SECONDS
from outsource_audit.domain.simulation import Mode, Simulation
from outsource_audit.domain.wording import counted
from outsource_audit.terminal.console import Screen


def show_simulation(
    screen: Screen, simulation: Simulation, typical: Sequence[Encounter], problems: int
) -> None:
    """Print what was tried, what came of it, and what typical profiles meet."""
    _show_tried(screen, simulation)
    _show_extremes(screen, simulation)
    _show_heaviest(screen, simulation)
    _show_typical(screen, typical)
    screen.say()
    if problems:
        screen.say(f"{counted(problems, 'problem')}, named below.", style="bold red")
    else:
        screen.say("No problems.", style="bold")


def _show_tried(screen: Screen, simulation: Simulation) -> None:
    covering, bank_set = simulation.covering, simulation.bank_set
    tried = simulation.full.extremes.profiles
    screen.say("What was tried", style="bold")
    screen.hang(
        "- ",
        f"{counted(len(bank_set.banks), 'pitfall')}, "
        f"{counted(len(bank_set.questions), 'question')}, and "
        f"{counted(len(bank_set.fields), 'question')} about the business and its provider "
        "(the profile).",
    )
    screen.hang(
        "- ",
        f"{counted(tried, 'profile')}. {len(covering.profiles)} of them bring together every two "
        f"profile answers that conditions can tell apart: {counted(covering.pairs, 'pair')}; "
        f"{covering.apart} more can never meet. The others are for the conditions, and one "
        "knows nothing.",
    )
    _show_conditions(screen, simulation)


def _show_conditions(screen: Screen, simulation: Simulation) -> None:
    dead = sum(1 for flaw in simulation.flaws if flaw.path and flaw.path != ("severity",))
    told = "Each was made to hold, and to fail."
    if dead or simulation.never_fail:
        told = f"{dead} can never hold, {len(simulation.never_fail)} can never fail."
    screen.hang("- ", f"{counted(simulation.conditions, 'condition')}. {told}")
    for use in simulation.never_fail:
        screen.hang("- ", f"{use.where}: always holds, so it could be left out", indent=2)


def _show_extremes(screen: Screen, simulation: Simulation) -> None:
    _heading(screen, "The best and the worst answers")
    for name, mode in _modes(simulation):
        extremes = mode.extremes
        counting = extremes.profiles - extremes.empty
        screen.hang(
            f"{name}: ",
            f"0 is reached in {extremes.reach_0} of {counted(counting, 'profile')}, "
            f"100 in {extremes.reach_100}. {_asked(extremes)}{_empty(extremes)}",
        )


def _asked(extremes: Extremes) -> str:
    most = counted(extremes.most, "question")
    fewest = "" if extremes.fewest == extremes.most else f"{extremes.fewest} to "
    return f"Asked: {fewest}{most}."


def _empty(extremes: Extremes) -> str:
    if not extremes.empty:
        return ""
    return f" In {counted(extremes.empty, 'more profile', 'more profiles')} no question applies."


def _show_heaviest(screen: Screen, simulation: Simulation) -> None:
    _heading(screen, "The heaviest question of each pitfall, where it weighs most")
    screen.say(
        "An even share is what each question would have if all weighed the same. At most "
        f"{float(simulation.quick.cap):g} even shares in the quick audit, "
        f"{float(simulation.full.cap):g} in full."
    )
    for pitfall in simulation.pitfalls:
        for name, mode in _modes(simulation):
            heaviest = mode.heaviest_of(pitfall)
            told = "no question applies" if heaviest is None else _weight(heaviest)
            screen.hang(f"{pitfall:<8} {name:<5} ", told)


def _weight(heaviest: Heaviest) -> str:
    return (
        f"{float(heaviest.times):.2f} even shares: {heaviest.question} has "
        f"{float(heaviest.share):.0%} of {counted(heaviest.of, 'question')}"
    )


def _show_typical(screen: Screen, typical: Sequence[Encounter]) -> None:
    if not typical:
        return
    _heading(screen, "What typical businesses meet")
    screen.say(
        f"At {USUAL_SECONDS:g} seconds a question, those about the business and its provider "
        "included. At stake is 1 to 5."
    )
    for encounter in typical:
        screen.say()
        screen.say(encounter.name)
        for name, questions, minutes in (
            ("quick", encounter.quick, encounter.quick_minutes),
            ("full", encounter.full, encounter.full_minutes),
        ):
            asked = f"{counted(questions, 'question')} and {encounter.fields} of the profile"
            screen.hang(f"{name:<9} ", f"{asked}, {counted(minutes, 'minute')}", indent=2)
        stakes = ", ".join(f"{bank} {level}" for bank, level in encounter.exposures.items())
        screen.hang("at stake  ", stakes, indent=2)


def _modes(simulation: Simulation) -> tuple[tuple[str, Mode], ...]:
    return ("quick", simulation.quick), ("full", simulation.full)


def _heading(screen: Screen, text: str) -> None:
    screen.say()
    screen.say(text, style="bold")
