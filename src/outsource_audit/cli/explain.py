"""`outsource-audit explain`: the arithmetic behind a score, for a person or for a program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from outsource_audit.errors import UsageError

if TYPE_CHECKING:
    from outsource_audit.domain.bank import BankSet
    from outsource_audit.domain.explanation import Explanation

ITEM = typer.Argument(
    metavar="[PITFALL|QUESTION]",
    help="The id of a pitfall, a question or a profile question; everything if none is given.",
)


def explain(
    file: Annotated[Path, typer.Argument(help="The audit file.", readable=False)],
    item: Annotated[str | None, ITEM] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON for a program.")] = False,
) -> None:
    """Unfold a score: where each of its numbers comes from."""
    from outsource_audit.cli.scored import scored
    from outsource_audit.domain.explanation import explain as unfold

    scorecard = scored(file)
    id_ = None if item is None else known_id(item, scorecard.bank_set)
    explanation = unfold(scorecard)
    if json:
        from outsource_audit.cli.output import write_stdout
        from outsource_audit.storage.explanation_file import encode_explanation

        write_stdout(encode_explanation(explanation, id_))
        return
    _show(explanation, id_)


def known_id(told: str, bank_set: BankSet) -> str:
    """Return the id of today of a pitfall, question or profile field. Raises UsageError."""
    known = [*bank_set.by_id, *bank_set.questions, *bank_set.fields]
    id_ = told if told in known else bank_set.renamed.get(told, told)
    if id_ in known:
        return id_
    from difflib import get_close_matches

    close = get_close_matches(told.lower(), known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else "see outsource-audit bank list"
    raise UsageError(f"no pitfall, question or profile question is called {told!r} ({hint})")


def _show(explanation: Explanation, id_: str | None) -> None:
    from outsource_audit.domain.item_account import field_account, question_account
    from outsource_audit.terminal.account_view import show_field_account, show_question_account
    from outsource_audit.terminal.console import Screen
    from outsource_audit.terminal.explanation_view import show_explanation, show_title
    from outsource_audit.terminal.pitfall_part_view import show_pitfall_part

    screen, bank_set = Screen("stdout"), explanation.scorecard.bank_set
    if id_ is None:
        show_explanation(screen, explanation)
        return
    show_title(screen, explanation.scorecard)
    if id_ in bank_set.by_id:
        part = next(p for p in explanation.pitfalls if p.score.bank.id == id_)
        show_pitfall_part(screen, part, explanation.shares.together)
    elif id_ in bank_set.questions:
        show_question_account(screen, question_account(explanation, id_), explanation)
    else:
        show_field_account(screen, field_account(explanation, id_))
