"""Lines: a paragraph's sentences with each quotation taken as one item, so that nothing inside it divides."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from tellings.tables.cues import cue_forms
from tellings.tables.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    TIME_NOUNS,
    WEEKDAYS,
    past_forms,
)
from tellings.text.marks import Marked, find_marked
from tellings.text.sentences import ABBREVIATIONS
from tellings.text.tokens import bare, tokenize
from tellings.types.annotations import Sentence
from tellings.types.documents import Document

_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w .,’'/-]{1,50}?)(?P<agency> ?\([A-Z][\w .&/-]{1,30}\))? {1,2}(?:—|–|--|-) ?(?=[\w“\"‘'$€£])"
)
APOSTROPHES = frozenset("'’")
_LONGEST_TAG = 160
# What stands for words left out between two quotations: "“We waited” [...] “and nobody came,” she said".
_LEFT_OUT = re.compile(r"\s*(?:\[(?:\.{3}|…)\]|\((?:\.{3}|…)\)|\.{3}|…)\s*")
_NOUNS_IN_LY = frozenset("family assembly ally reply supply rally monopoly anomaly homily".split())
# A paragraph with more marks that nobody closes is broken; the rest of it has no quotations.
_MOST_UNCLOSED = 12
# No sentence is as long; a longer run of words is a list or a table that lost its lines.
LONGEST_LINE = 400
_SKIPPED = frozenset({"byline", "dateline", "credit", "pull-quote", "post", "table-row", "entry"})
_FUNCTION = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | SUBJECT_PRONOUNS | OBJECT_PRONOUNS | AUXILIARIES | QUESTION_WORDS
)


class Item(NamedTuple):
    """A word, a mark, or a whole quotation (`mark` set) at `start:end` of the text; `low` is lower case."""

    text: str
    low: str
    start: int
    end: int
    mark: Marked | None = None

    @property
    def is_word(self) -> bool:
        """Return whether this is a word or number outside every quotation."""
        return self.mark is None and self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        """Return whether this word is written like a name."""
        return self.is_word and self.text[0].isupper()

    @property
    def is_adverb(self) -> bool:
        """Return whether this word is an adverb that may stand between a subject and its verb."""
        return self.low in ADVERBS or (
            self.low.endswith("ly") and self.text.islower() and len(self.low) > 4 and self.low not in _NOUNS_IN_LY
        )

    @property
    def is_time(self) -> bool:
        """Return whether this word belongs to a time expression."""
        return self.low in WEEKDAYS or self.low in MONTHS or self.low in TIME_NOUNS

    @property
    def is_finite(self) -> bool:
        """Return whether this word is most likely the verb of a clause."""
        return self.is_word and self.text[0].islower() and (self.low in AUXILIARIES or self.low in past_forms())

    @property
    def is_nominal(self) -> bool:
        """Return whether this word can stand inside a noun phrase after its determiner."""
        if not self.is_word or (self.low in _FUNCTION and not (self.text.isupper() and len(self.text) > 1)):
            return False
        if self.text[0].isupper():
            return self.low not in CONJUNCTIONS and self.low not in ADVERBS
        return not self.is_adverb and not self.is_finite


def is_joint(items: Sequence[Item], at: int) -> bool:
    """Return whether a mark belongs to the word before it: "the sailors’ union", "Dr. Oru’s lawyers"."""
    before, mark = items[at - 1], items[at]
    if before.end != mark.start or mark.text in APOSTROPHES:
        return before.end == mark.start
    named = mark.text == "." and at + 1 < len(items) and items[at + 1].is_name
    return named and before.is_name and before.low in ABBREVIATIONS


def last_inside(item: Item) -> str:
    """Return the last character inside a quotation, its marks aside; empty for a plain word."""
    return "" if item.mark is None else item.text[max(0, item.mark.end - item.start - 1) : item.mark.end - item.start]


@dataclass(frozen=True, slots=True)
class Line:
    """One or more sentences of a block that no boundary outside quotations divides.

    `depth` is 0 for running text; a line made of the inside of a quotation has 1. `first` says whether the line
    opens its block.
    """

    items: tuple[Item, ...]
    block: int
    kind: str
    first: bool
    depth: int = 0

    @property
    def start(self) -> int:
        """Return where the line begins in the document's text."""
        return self.items[0].start

    @property
    def end(self) -> int:
        """Return where the line ends in the document's text."""
        return self.items[-1].end


def find_lines(document: Document, sentences: Sequence[Sentence]) -> list[Line]:
    """Return the lines of all blocks that hold running text, in order."""
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    found: list[Line] = []
    for index, block in enumerate(document.blocks):
        inside = by_block.get(index)
        if not inside or block.kind in _SKIPPED:
            continue
        marks = _Marks(_block_marks(document, index, inside))
        for number, (start, end) in enumerate(_joined(document.text, inside, marks)):
            if number == 0:
                start = _past_dateline(document.text, start, end)
            items = itemize(document.text, start, end, marks.touching(start, end))
            if items:
                found.append(Line(tuple(items), index, block.kind, number == 0))
    return found


def inner_lines(document: Document, sentences: Sequence[Sentence], line: Line, mark: Marked) -> list[Line]:
    """Return the sentences inside one quotation as lines of depth 1, split where the document's sentences end."""
    marks = _Marks(find_marked(document.text, mark.start, mark.end))
    found = []
    first = bisect_left(sentences, mark.start, key=lambda sentence: sentence.span.end)
    for sentence in sentences[first:]:
        if sentence.span.start >= mark.end:
            break
        start, end = max(sentence.span.start, mark.start), min(sentence.span.end, mark.end)
        if start < end:
            items = itemize(document.text, start, end, marks.touching(start, end))
            if items:
                found.append(Line(tuple(items), line.block, line.kind, first=False, depth=1))
    return found


def itemize(text: str, start: int, end: int, marks: Sequence[Marked]) -> list[Item]:
    """Return the words and marks of `text[start:end]`, every quotation of `marks` as one item."""
    items: list[Item] = []
    at = start
    for mark in marks:
        if mark.outer_end <= at or mark.outer_start >= end:
            continue
        if not (items and items[-1].mark and _LEFT_OUT.fullmatch(text, at, mark.outer_start)):
            items.extend(_words(text, at, max(at, mark.outer_start)))
        stop = min(mark.outer_end, end)
        items.append(Item(text[mark.outer_start : stop], "", mark.outer_start, stop, mark))
        at = stop
    items.extend(_words(text, at, end))
    return items


def _past_dateline(text: str, start: int, end: int) -> int:
    """Where the sentence begins behind "PORT ELLA (VNA) - " or "Port Ella, 3 May (VNA) —"."""
    match = _DATELINE.match(text, start, min(end, start + 90))
    if match is None or not (match.group("agency") or match.group("place").split(",")[0].isupper()):
        return start
    return match.end()


def _words(text: str, start: int, end: int) -> list[Item]:
    return [
        Item(token.text, bare(token.text).lower(), token.start, token.end) for token in tokenize(text, start, end)
    ]


class _Marks:
    """The outermost quotations of a paragraph, to be asked for by place."""

    def __init__(self, marks: Sequence[Marked]) -> None:
        self._marks = [mark for mark in marks if mark.depth == 0]

    def touching(self, start: int, end: int) -> list[Marked]:
        """Return those that share a character with `start:end`."""
        first = bisect_left(self._marks, start, key=lambda mark: mark.outer_end)
        last = bisect_left(self._marks, end, key=lambda mark: mark.outer_start)
        return self._marks[first:last]


def _block_marks(document: Document, index: int, inside: Sequence[Sentence]) -> list[Marked]:
    """A block's quotations; one left open runs on if the next block opens one too, else to its sentence's end."""
    text, span = document.text, document.blocks[index].span
    following = document.blocks[index + 1 : index + 2]
    if following and text[following[0].span.start : following[0].span.start + 1] in ("“", '"', "‘"):
        return find_marked(text, span.start, span.end)
    found: list[Marked] = []
    start = span.start
    for _ in range(_MOST_UNCLOSED):
        marks = find_marked(text, start, span.end)
        opened = next((mark for mark in marks if not mark.closed), None)
        if opened is None:
            return found + marks
        at = bisect_right(inside, opened.outer_start, key=lambda sentence: sentence.span.start) - 1
        limit = max(inside[at].span.end, opened.start + 1)
        found.extend(find_marked(text, start, limit))
        start = limit
    return found


def _joined(text: str, sentences: Sequence[Sentence], marks: _Marks) -> list[tuple[int, int]]:
    """Sentence ranges, joined where the boundary lies inside a quotation or before the words that attribute it."""
    ranges: list[tuple[int, int]] = []
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        inside = any(mark.outer_start < start < mark.outer_end for mark in marks.touching(start, start + 1))
        if ranges and (inside or _is_tag(text, ranges[-1], start, end, marks)):
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _is_tag(text: str, before: tuple[int, int], start: int, end: int, marks: _Marks) -> bool:
    """Whether `start:end` names the speaker of the quotation that fills the sentence before."""
    if end - start > _LONGEST_TAG or " that " in text[start:end] or _tag().match(text, start, end) is None:
        return False
    whole = marks.touching(before[0], before[0] + 1)
    return bool(whole) and whole[0].outer_start == before[0] and start - 2 <= whole[0].outer_end <= start


@cache
def _tag() -> re.Pattern[str]:
    """ "Oru asked on Monday.": what is left of a sentence whose quotation ended in a mark of its own."""
    verbs = sorted(
        word
        for word, forms in cue_forms().items()
        if any(form.form == "past" and "direct" in form.verb.frames and not form.verb.particle for form in forms)
    )
    return re.compile(
        r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. )?(?:[A-Z][\w’'-]{0,30} ){1,4}"
        rf"(?:told [A-Z]\w{{1,20}}(?: [A-Z]\w{{1,20}})?|told reporters|{'|'.join(verbs)})"
        r"(?=[.,;]|\Z| (?:on|in|at|during|when|as|of|after|before|from|earlier|to|[A-Z][a-z]{2,6}day)\b)"
    )
