"""The pieces of a page in reading order, kept or cut, and the document text composed from the kept ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.types.documents import Block, BlockKind, Cut
from tellings.types.spans import OffsetMap, Run, Span

# Characters that print nothing but change how the rest is shown or compared: controls, marks of writing
# direction, zero-width space, byte order mark, soft hyphen. Joiners stay, they belong to words and emoji.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe]+"
)
_BREAK = re.compile("[\n\r\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the report's text: `kind` says which block it becomes, `reason` why it is cut instead.

    `lines` are the ranges of the source that hold the words, one or more per printed line. `glued` joins the
    block to the one before by a space (a dateline and its paragraph).
    """

    lines: tuple[Span, ...]
    kind: BlockKind | None = None
    reason: str | None = None
    glued: bool = False

    @property
    def start(self) -> int:
        """Return where the piece begins in its source."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Return where the piece ends in its source."""
        return self.lines[-1].end


@dataclass(frozen=True, slots=True)
class Composition:
    """A document's text with its blocks, the map back to the source, and what was cut."""

    text: str
    blocks: tuple[Block, ...]
    offsets: OffsetMap | None
    cuts: tuple[Cut, ...]


def compose(source: str, pieces: Sequence[Piece], *, title: str | None = None) -> Composition:
    """Return the text that the kept pieces make, block after block, with a run for every stretch taken over.

    `title` is a title that came as a field: it stands first and has no place in the source.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    runs: list[Run] = []
    cuts: list[Cut] = []
    length = 0
    if title is not None:
        parts.append(title)
        blocks.append(Block("title", Span(0, len(title))))
        length = len(title)
    for piece in pieces:
        if piece.kind is None:
            continue
        gap = "" if length == 0 else " " if piece.glued else "\n\n"
        start = length + len(gap)
        words, taken, hidden = _take(source, piece.lines, start)
        cuts.extend(hidden)
        if not words:
            continue
        parts += [gap, words]
        runs += taken
        length = start + len(words)
        blocks.append(Block(piece.kind, Span(start, length)))
    cuts += _list_cuts(source, pieces)
    cuts.sort(key=lambda cut: cut.raw.start if cut.raw else 0)
    return Composition("".join(parts), tuple(blocks), OffsetMap(tuple(runs)), tuple(cuts))


def _take(source: str, lines: Iterable[Span], start: int) -> tuple[str, list[Run], list[Cut]]:
    """Return the visible words of the ranges, their runs, and what was left out as invisible.

    Ranges of different printed lines are joined by a space, ranges of one line as they are.
    """
    words: list[str] = []
    runs: list[Run] = []
    hidden: list[Cut] = []
    at = start
    before: Span | None = None
    for line in lines:
        if before is not None and _BREAK.search(source, before.end, line.start):
            words.append(" ")
            at += 1
        before = line
        for begin, end in _visible(source, line):
            words.append(source[begin:end])
            runs.append(Run(at, begin, end - begin))
            at += end - begin
        hidden += [
            Cut(Span(*found.span()), found.group(), "body", "invisible character")
            for found in _INVISIBLE.finditer(source, line.start, line.end)
        ]
    return "".join(words), runs, hidden


def _visible(source: str, line: Span) -> Iterable[tuple[int, int]]:
    at = line.start
    for found in _INVISIBLE.finditer(source, line.start, line.end):
        if found.start() > at:
            yield at, found.start()
        at = found.end()
    if at < line.end:
        yield at, line.end


def _list_cuts(source: str, pieces: Sequence[Piece]) -> list[Cut]:
    body = [piece for piece in pieces if piece.kind == "paragraph"] or [piece for piece in pieces if piece.kind]
    first = body[0].start if body else len(source)
    last = body[-1].end if body else 0
    return [
        Cut(
            Span(piece.start, piece.end),
            source[piece.start : piece.end],
            "head" if piece.start < first else "tail" if piece.start >= last else "body",
            piece.reason,
        )
        for piece in pieces
        if piece.reason is not None
    ]
