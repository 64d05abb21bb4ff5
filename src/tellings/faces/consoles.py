"""What a command says to the person beside its output: progress, notes, rejections and the closing count."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TextIO, TypeVar

from tellings.types.documents import Rejection

if TYPE_CHECKING:  # rendering is loaded by the commands that render
    from tellings.rendering.texts import Emphasis, Role

Outcome = TypeVar("Outcome")

REDRAW = 0.1  # seconds between two states of the progress line on a terminal
PATIENCE = 10.0  # seconds after which work without a terminal says that it goes on
LONGEST = 600  # characters of an id or a reason that are said whole
_COLOURS: Mapping[str, str] = {"headline": "1", "heading": "1;36", "label": "33", "note": "2"}


class Console:
    """Standard error as a command uses it; `is_quiet` leaves only what went wrong."""

    def __init__(self, stream: TextIO, *, is_quiet: bool = False) -> None:
        self._stream = stream
        self._is_quiet = is_quiet
        self._is_terminal = stream.isatty()
        self._last = time.monotonic()
        self._started = self._last
        self._begun: dict[str, float] = {}
        self._rejected = 0
        self._shown = 0

    def note(self, text: str) -> None:
        """Say something worth knowing."""
        if not self._is_quiet:
            self._write(text)

    def reject(self, rejection: Rejection) -> None:
        """Say what could not be read and why."""
        self._write(f"not read: {_shortened(rejection.report_id)}: {_shortened(rejection.reason)}")

    def fail(self, text: str) -> None:
        """Say why the command cannot go on."""
        self._write(f"tellings: {text}")

    def progress(self, what: str, done: int, total: int | None) -> None:
        """Show how far the work is: as one line drawn anew on a terminal, else a line now and then."""
        now = time.monotonic()
        self._begun.setdefault(what, self._started if done else now)  # what begins with a thing done began before it
        if self._is_quiet or now - self._last < (REDRAW if self._is_terminal else PATIENCE):
            return
        self._last = now
        line = f"{what} {self._tell_state(what, done, total, now)}"
        if not self._is_terminal:
            self._write(line)
            return
        self._stream.write("\r" + line.ljust(self._shown))
        self._stream.flush()
        self._shown = len(line)

    def heed(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Yield the outcomes as they come, and count the rejections among them for the progress."""
        for outcome in outcomes:
            self._rejected += isinstance(outcome, Rejection)
            yield outcome

    def _tell_state(self, what: str, done: int, total: int | None, now: float) -> str:
        """Return how far the work is, with the rate since it began: `1,240 (31/s), 12 rejected`."""
        count = f"{done:,}" if total is None else f"{done:,} of {total:,}"
        seconds = now - self._begun[what]
        rate = done / seconds if seconds > 0 else 0.0
        told = f"{count} ({rate:,.0f}/s)" if rate >= 1 else f"{count} ({rate * 60:,.0f} a minute)" if rate else count
        return f"{told}, {self._rejected:,} rejected" if self._rejected and total is None else told

    def clear(self) -> None:
        """Take the progress line away."""
        if self._shown:
            self._stream.write("\r" + " " * self._shown + "\r")
            self._stream.flush()
            self._shown = 0

    def _write(self, text: str) -> None:
        self.clear()
        self._stream.write(show_printable(text) + "\n")
        self._stream.flush()


def _shortened(text: str) -> str:
    """Return `text` with its middle left out where it is longer than a name or reason is: an id may be a book."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


def show_printable(text: str) -> str:
    """Return `text` on one line, with what would steer a terminal replaced: a file name may hold anything."""
    line = " ".join(text.split())
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line)


def find_emphasis(stream: TextIO, environment: Mapping[str, str] | None = None) -> Emphasis:
    """Return how lines are coloured on `stream`: not at all where it is no terminal or NO_COLOR is set."""
    settings = os.environ if environment is None else environment
    from tellings.rendering.texts import leave_plain

    if not stream.isatty() or settings.get("NO_COLOR") or settings.get("TERM") == "dumb":
        return leave_plain
    return _colour


def _colour(role: Role, line: str) -> str:
    code = _COLOURS.get(role)
    return line if code is None else f"\x1b[{code}m{line}\x1b[0m"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun.

    >>> count(1, "report"), count(3, "story", "stories")
    ('1 report', '3 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def prepare_streams() -> None:
    """Let standard output take any character: UTF-8 where it goes to a program, replacements on a terminal."""
    _open_closed()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream is sys.stdout and not stream.isatty():
            reconfigure(encoding="utf-8", errors="replace", newline="\n")
        else:
            reconfigure(errors="replace")


def _open_closed() -> None:
    """Put the null device in the place of streams that were closed: the next file opened would take their number."""
    for number, stream in enumerate((sys.stdin, sys.stdout, sys.stderr)):
        if stream is not None:
            continue
        null = os.open(os.devnull, os.O_RDWR)
        if null != number:  # the number is in use by something else
            os.close(null)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - stays open as long as the program
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
