"""One sitting with a person: ask, save, offer more, review, tell the result."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from outsource_audit.cli.beginning import Beginning, Wishes, begun
from outsource_audit.cli.clock import now, seconds, today
from outsource_audit.cli.ending import finish, say_stopped
from outsource_audit.cli.scored import shipped_banks
from outsource_audit.cli.signals import Stopped, held_back, stopped_by_signal
from outsource_audit.domain.actions import Leave
from outsource_audit.domain.agenda import items
from outsource_audit.domain.deepening import worth_deepening
from outsource_audit.domain.interview import (
    Interview,
    apply,
    current,
    deepened,
    go_on,
    open_from_review,
    waiting,
)
from outsource_audit.domain.news import news
from outsource_audit.domain.progress import pace, progress
from outsource_audit.domain.review import review
from outsource_audit.domain.tempo import seconds_taken
from outsource_audit.errors import (
    FileError,
    InterruptedByUserError,
    UsageError,
)
from outsource_audit.storage.drafts import DraftFiles
from outsource_audit.terminal.person import Finish, GoBack, GoOn, LeaveReview, Open, Person


def sit(file: Path | None, wishes: Wishes, *, plain: bool) -> None:
    """Start or continue an audit, question by question, saving after every answer.

    Raises UsageError and FileError as the parts do, InterruptedByUserError on Ctrl-C and
    StoppedError on a signal; everything answered until then is in the file.
    """
    bank_set = shipped_banks()
    person = somebody(plain=plain)
    with contextlib.ExitStack() as stack:
        stack.enter_context(stopped_by_signal("told to stop; what was saved is kept"))
        stack.callback(person.close)
        beginning = stack.enter_context(begun(file, wishes, bank_set, person))
        if beginning is None:
            return
        sitting = Sitting(person, beginning)
        with _told_where(person, beginning.file):
            interview = sitting.hold()
            finish(person, interview, beginning.file)


def somebody(*, plain: bool) -> Person:
    """Return the person at the keyboard. Key screens do without rich, which starts slowly."""
    if plain:
        from outsource_audit.terminal.console import Screen
        from outsource_audit.terminal.line_interview import LineInterview
        from outsource_audit.terminal.manner import is_piped

        return LineInterview(Screen("stderr"), today(), piped=is_piped())
    from outsource_audit.terminal.keys.interview import KeyInterview

    return KeyInterview(today())


class Sitting:
    """Asks one person about one audit, and saves what they say."""

    def __init__(self, person: Person, beginning: Beginning) -> None:
        """Nothing is asked yet."""
        self.person = person
        self.held = beginning.held
        self.interview = beginning.interview
        self.news = beginning.news
        self.aside: tuple[str, ...] = ()
        self.taken = seconds_taken(beginning.interview.audit)
        person.sit_down(DraftFiles(beginning.held.path))

    def hold(self) -> Interview:
        """Ask until the person has seen the review or leaves; return where that ended."""
        is_offered = False
        while True:
            self._ask_all()
            if self.interview.left:
                return self.interview
            if not is_offered and self._is_done():
                is_offered = True
                if self._goes_deeper():
                    continue
            if self._is_finished():
                return self.interview

    def _ask_all(self) -> None:
        asked, since = None, seconds()
        while (item := current(self.interview)) is not None:
            if item.id != asked:
                asked, since = item.id, seconds()
            each = pace(self.taken)
            action = self.person.ask(
                item, self.interview, progress(self.interview, each), self.news
            )
            after = apply(self.interview, action, now())
            if after.here != item.id:
                self.taken.append(seconds() - since)
            self.news = news(self.interview, after, each)
            self._go_to(after)
            self.news = (*self.aside, *self.news)
            self.aside = ()

    def _go_to(self, after: Interview) -> None:
        """Take the step, saved first where it changed the audit."""
        if after.audit != self.interview.audit:
            self._save(after)
        self.interview = after

    def _save(self, after: Interview) -> None:
        """Save; where that fails (the disk is full), let the person make room and try again."""
        while True:
            try:
                with held_back():
                    self._put_aside_changed()
                    self.held.save(after.audit)
            except FileError as error:
                if not self._tries_again(error):
                    raise
            except (Stopped, KeyboardInterrupt) as stopped:
                if isinstance(stopped.__context__, FileError):
                    # It failed as well, and that is what must be told.
                    raise stopped.__context__ from None
                raise
            else:
                return

    def _put_aside_changed(self) -> None:
        """Set aside what something else, such as a synced folder, wrote over the file."""
        if changed := self.held.put_aside_changed():
            told = (
                f"Something else changed the audit's file meanwhile. It was set aside as {changed}."
            )
            self.aside = (*self.aside, told)

    def _tries_again(self, error: FileError) -> bool:
        """Ask whether to save again. Who is stopped meanwhile is not told that all is saved."""
        try:
            return self.person.save_again(str(error))
        except (Stopped, KeyboardInterrupt):
            raise error from None

    def _is_done(self) -> bool:
        return self.interview.only is None and not waiting(self.interview)

    def _goes_deeper(self) -> bool:
        """Offer the pitfalls where more questions are worth most; say if some were taken."""
        bank_set, audit = self.interview.bank_set, self.interview.audit
        offers = worth_deepening(bank_set, audit, pace(self.taken))
        chosen = self.person.offer(offers) if offers else ()
        if chosen:
            self._go_to(deepened(self.interview, chosen))
        return bool(chosen)

    def _is_finished(self) -> bool:
        """Review; say whether that was the end, or a question was opened from it."""
        match self.person.review(review(self.interview, today()), self.news):
            case Open(item):
                self.interview = open_from_review(self.interview, item)
            case GoOn():
                self.interview = go_on(self.interview)
            case GoBack():
                self.interview = open_from_review(self.interview, self._last())
            case LeaveReview():
                self.interview = apply(self.interview, Leave(), now())
                return True
            case Finish():
                return True
        self.news = ()
        return False

    def _last(self) -> str:
        """Return the last question of the audit; from there every other one can be reached."""
        return items(self.interview.bank_set, self.interview.audit)[-1][0]


@contextlib.contextmanager
def _told_where(person: Person, file: Path) -> Iterator[None]:
    """Say how to go on wherever the sitting is broken off."""
    try:
        yield
    except KeyboardInterrupt:
        say_stopped(person, file)
        raise InterruptedByUserError("stopped") from None
    except (Stopped, UsageError):
        say_stopped(person, file)
        raise
