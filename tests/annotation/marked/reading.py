"""Files of marked rows, read into values; a mistake in one is a `MarkingError` that names the row and the words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, get_args

from tests.annotation.marked.values import MarkedCredit, MarkedMention, MarkedQuote, MarkedSilence, Row

from tellings.types.annotations import MentionKind, QuoteKind, QuoteMode, Reach
from tellings.types.documents import Block, BlockKind
from tellings.types.spans import Span

FOLDER = Path(__file__).parent / "rows"
CHECKS = frozenset({"quotes", "sayings", "mentions", "credits", "silences"})
_SIGNS = re.compile(r"\[\[|\{\{|<<|\|(?P<labels>[^|\[\]{}<>\n]*)(?P<close>\]\]|\}\}|>>)")
_CLOSING = {"[[": "]]", "{{": "}}", "<<": ">>"}
_BLOCK = re.compile(r"([a-z-]+)> ")
_KINDS = frozenset(get_args(MentionKind)) | {"none"}
_MODES = frozenset(get_args(QuoteMode))
_FLAGS = _KINDS | _MODES | {"denied", "attitude", "unsaid", "metonym", "credit", "silent", "silence", "answer"}
_KEYS = frozenset("channel via in is name role party reach source".split())


class MarkingError(ValueError):
    """A row that cannot be read: where, what was expected, what was found."""


class Mark(NamedTuple):
    """Marked words: `sign` is how the mark opens, `numbers` the quotes it belongs to, the rest its labels."""

    sign: str
    span: Span
    numbers: tuple[int, ...]
    flags: frozenset[str]
    values: dict[str, str]


@dataclass(slots=True)
class _Draft:
    """What the labels of one quote say, gathered from all its marks."""

    pieces: list[Span]
    flags: set[str]
    values: dict[str, str]
    cue: Span | None = None
    speaker: Span | None = None


def read_rows(folder: Path = FOLDER) -> Iterator[Row]:
    """Yield the rows of all files of a folder."""
    for path in sorted(folder.glob("*.txt")):
        yield from read_text(path.read_text(encoding="utf-8"), area=path.stem)


def read_text(words: str, *, area: str) -> Iterator[Row]:
    """Yield the rows of one file's text."""
    checks, phenomenon, name, lines = frozenset[str](), "", "", list[str]()
    for line in [*words.splitlines(), ""]:
        if line.startswith("= "):
            checks = frozenset(line[2:].split())
            if not checks or not checks <= CHECKS:
                raise MarkingError(f"{area}: the parts to check are of {sorted(CHECKS)}, found {line!r}")
        elif line.startswith("## "):
            phenomenon = line[3:].strip()
        elif line.startswith("@ "):
            name = line[2:].strip()
        elif line and not line.startswith(";"):
            lines.append(line)
        elif not line and lines:
            if not (checks and phenomenon and name):
                raise MarkingError(f"{area}: a row needs checks, phenomenon and id before it: {lines[0]!r}")
            yield read_row(lines, name=name, area=area, phenomenon=phenomenon, checks=checks)
            name, lines = "", []


def read_row(lines: Sequence[str], *, name: str, area: str, phenomenon: str, checks: frozenset[str]) -> Row:
    """Return one row, its lines as blocks and its marks as values."""
    text, blocks, marks = "", list[Block](), list[Mark]()
    for line in lines:
        kind, at = "paragraph", 0
        named = _BLOCK.match(line)
        if named and named[1] in get_args(BlockKind):
            kind, at = named[1], named.end()
        text += "\n" if text else ""
        plain, found = _read_marks(line[at:], len(text), name)
        blocks.append(Block(kind, Span(len(text), len(text) + len(plain))))  # type: ignore[arg-type]
        text += plain
        marks.extend(found)
    return Row(
        name, area, phenomenon, checks, text, tuple(blocks), tuple(_quotes(marks, name)),
        tuple(_mentions(marks, text)),
        tuple(_credits(marks, text, name)), tuple(_silences(marks)),
    )  # fmt: skip


def _read_marks(line: str, offset: int, name: str) -> tuple[str, list[Mark]]:
    """The line without its marks, and the marks, inner ones before those around them."""
    plain, at = "", 0
    opened: list[tuple[str, int]] = []
    found: list[Mark] = []
    for sign in _SIGNS.finditer(line):
        plain += line[at : sign.start()]
        at = sign.end()
        if sign["close"] is None:
            opened.append((sign[0], offset + len(plain)))
            continue
        if not opened or _CLOSING[opened[-1][0]] != sign["close"]:
            raise MarkingError(f"{name}: {sign[0]!r} closes nothing in {line!r}")
        bracket, start = opened.pop()
        found.append(_mark(bracket, Span(start, offset + len(plain)), sign["labels"], name))
    if opened:
        raise MarkingError(
            f"{name}: {opened[-1][0]!r} is not closed, with its labels before the closing, in {line!r}"
        )
    return plain + line[at:], found


def _mark(bracket: str, span: Span, labels: str, name: str) -> Mark:
    numbers, flags, values = list[int](), set[str](), dict[str, str]()
    for label in labels.split(","):
        key, colon, value = (part.strip() for part in label.partition(":"))
        if colon and key in _KEYS:
            values[key] = value
        elif not colon and key in _FLAGS:
            flags.add(key)
        elif re.fullmatch(r"\d+(?: \d+)*", label.strip()):
            numbers.extend(int(number) for number in label.split())
        else:
            raise MarkingError(f"{name}: a label is a number, one of {sorted(_FLAGS)} or {sorted(_KEYS)}: {label!r}")
    return Mark(bracket, span, tuple(numbers), frozenset(flags), values)


def _quotes(marks: Sequence[Mark], name: str) -> Iterator[MarkedQuote]:
    drafts: dict[int, _Draft] = {}
    for mark in sorted(marks, key=lambda mark: mark.span):
        for number in mark.numbers:
            draft = drafts.setdefault(number, _Draft([], set(), {}))
            if mark.sign == "<<":
                draft.pieces.append(mark.span)
                draft.flags |= mark.flags
                draft.values |= mark.values
            elif mark.sign == "{{":
                draft.cue = mark.span
            else:
                draft.speaker = mark.span
                draft.values |= {"is": mark.values["is"]} if "is" in mark.values else {}
    for number, draft in sorted(drafts.items()):
        modes, values = draft.flags & _MODES, draft.values
        if len(modes) != 1 or not draft.pieces:
            raise MarkingError(f"{name}: quote {number} needs content with one mode, found {sorted(modes)}")
        inside = int(values["in"]) if "in" in values else None
        yield MarkedQuote(
            number, modes.pop(), tuple(draft.pieces), draft.cue, draft.speaker, values.get("channel"),
            values.get("via"), inside, "denied" in draft.flags, _kind(draft.flags), values.get("is"),
        )  # fmt: skip


def _kind(flags: Collection[str]) -> QuoteKind:
    return "attitude" if "attitude" in flags else "unsaid" if "unsaid" in flags else "saying"


def _mentions(marks: Sequence[Mark], text: str) -> Iterator[MarkedMention]:
    for mark in sorted(marks, key=lambda mark: mark.span):
        kinds, values = mark.flags & _KINDS, mark.values
        if mark.sign != "[[" or not (kinds or ("is" in values and not mark.numbers)):
            continue
        named = kinds and "is" not in values
        yield MarkedMention(
            mark.span, min(kinds) if kinds else None,
            values.get("name", mark.span.of(text) if named else None),
            values.get("role"), values.get("party"), ("metonym" in mark.flags) if kinds else None, values.get("is"),
        )  # fmt: skip


def _credits(marks: Sequence[Mark], text: str, name: str) -> Iterator[MarkedCredit]:
    for mark in sorted(marks, key=lambda mark: mark.span):
        if "credit" in mark.flags:
            reach = mark.values.get("reach", "")
            if reach not in get_args(Reach):
                raise MarkingError(f"{name}: a credit's reach is one of {get_args(Reach)}, found {reach!r}")
            yield MarkedCredit(mark.span, mark.values.get("source", mark.span.of(text)), reach)


def _silences(marks: Sequence[Mark]) -> Iterator[MarkedSilence]:
    party = next((mark.span for mark in marks if "silent" in mark.flags), None)
    for mark in sorted(marks, key=lambda mark: mark.span):
        if mark.flags & {"silence", "answer"}:
            yield MarkedSilence(mark.span, party, "answer" in mark.flags)
