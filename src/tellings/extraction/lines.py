"""The lines of a page with what can be read off their shape: words, end, capitals, and a key to compare by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from tellings.extraction.languages import FUNCTION_WORDS
from tellings.text.folding import fold
from tellings.types.spans import Span

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# What may stand around the words of a line without being part of them.
_BLANK = "".join(map(chr, (*range(0x21), *range(0x7F, 0xA1)))) + (
    "\u00ad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200e\u200f\u202a\u202b"
    "\u202c\u202d\u202e\u202f\u205f\u2060\u2066\u2067\u2068\u2069\u3000\ufeff\ufffe"
)
_SPACES = re.compile(r"[\s\u200b\u2060\ufeff\xad]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_EDGES = " \t.:!?*|•·–—-»›>→▶►◀←<«…,;/\\+✕×✖¶▼▲▾▴●■□✓✔_="
_END = re.compile(r"[.!?…] ?[\"”’'»)\]*]{0,3}\Z")
_TRAILS = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\Z")
_LONGEST_END = 5  # characters that one of the two above can take
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[’'.-][^\W_]+)*")
LONGEST_KEY = 300
_STOPS = '.!?"”:'
_FULL_WIDTH = (45, 130)  # characters of a line that was broken because it was full


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or the lines of one wrapped paragraph, with its shape.

    `text` has every run of space folded to one blank, `key` is folded further for the phrase table (empty for a
    long line), `gap` counts the blank lines before it.
    """

    spans: tuple[Span, ...]
    text: str
    key: str
    gap: int
    words: int
    plain: int
    capitals: float
    ends: bool
    trails: bool

    @property
    def is_prose(self) -> bool:
        """Return whether this reads as running text: a full sentence, or too long to be anything else."""
        if self.trails:
            return self.words >= 40
        if self.ends:
            return self.words >= 7 and self.plain >= 1
        return self.words >= 28 and self.plain >= 5

    @property
    def is_sentence(self) -> bool:
        """Return whether the line ends as a sentence does, however short it is."""
        return self.ends and not self.trails and self.words >= 2

    @property
    def is_headline(self) -> bool:
        """Return whether the line could be a headline: a few words without a full stop."""
        stopped = self.ends and self.text.rstrip("\"”’'").endswith(".")
        return 3 <= self.words <= 30 and not stopped and len(self.text) <= 240


class Lines(Sequence[Line]):
    """Lines of text that are measured when they are asked for, each once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._known: dict[int, Line] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: Any) -> Any:
        line = self._known.get(number)
        if line is None:
            text = self._texts[number]
            line = self._known[number] = measure(text, (Span(0, len(text)),), 0)
        return line


def measure(text: str, spans: tuple[Span, ...], gap: int) -> Line:
    """Return the line that stands at `spans` of `text`, measured."""
    words = _SPACES.sub(" ", " ".join(text[span.start : span.end] for span in spans)).strip()
    found = _WORD.findall(words)
    letters = _LETTERS.findall(words)
    return Line(
        spans=spans,
        text=words,
        key=phrase_key(words) if len(words) <= LONGEST_KEY else "",
        gap=gap,
        words=len(words.split()),
        plain=sum(1 for word in found if word.lower() in FUNCTION_WORDS),
        capitals=sum(map(str.isupper, letters)) / max(1, len(letters)),
        ends=_END.search(words, max(0, len(words) - _LONGEST_END)) is not None,
        trails=_TRAILS.search(words, max(0, len(words) - _LONGEST_END)) is not None,
    )


def phrase_key(words: str) -> str:
    """Return a line folded as the phrase table writes it.

    >>> phrase_key("▶ 12 Comments:"), phrase_key("DON’T MISS")
    ('# comments', "don't miss")
    """
    key = _DIGITS.sub("#", fold(words.replace("#", " ")))
    return _SPACES.sub(" ", key).strip(_EDGES)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a plain text that hold words, wrapped paragraphs joined."""
    groups: list[list[Span]] = []
    gap, gaps = 0, []
    for start, end in _ranges(text):
        if start == end:
            gap += 1
            continue
        if gap or not groups:
            groups.append([])
            gaps.append(gap)
        groups[-1].append(Span(start, end))
        gap = 0
    wrapped = _is_wrapped(text, groups)
    lines: list[Line] = []
    for group, before in zip(groups, gaps, strict=True):
        paragraphs = _join(text, group) if wrapped else [(span,) for span in group]
        lines += [measure(text, spans, 0 if number else before) for number, spans in enumerate(paragraphs)]
    return lines


def _join(text: str, group: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Return the paragraphs of a group of wrapped lines: only a line of full width goes on in the next."""
    paragraphs: list[list[Span]] = []
    full = ended = False
    for span in group:
        ends = text[span.end - 1] in _STOPS
        if full and (ends or not ended or len(span) >= _FULL_WIDTH[0]):
            paragraphs[-1].append(span)
        else:
            paragraphs.append([span])
        full, ended = len(span) >= _FULL_WIDTH[0], ends
    return [tuple(paragraph) for paragraph in paragraphs]


def _ranges(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for found in (*_BREAK.finditer(text), None):
        stop = found.start() if found else len(text)
        start, end = at, stop
        while start < end and text[start] in _BLANK:
            start += 1
        while end > start and text[end - 1] in _BLANK:
            end -= 1
        yield start, end
        at = found.end() if found else stop


def _is_wrapped(text: str, groups: Sequence[Sequence[Span]]) -> bool:
    """Lines broken at a fixed width: full lines that do not end a sentence, the next going on in lower case."""
    shortest, longest = _FULL_WIDTH
    full = open_ended = goes_on = 0
    for group in groups:
        for span, following in pairwise(group):
            if len(span) > longest:
                return False
            if len(span) >= shortest:
                full += 1
                open_ended += text[span.end - 1] not in _STOPS
                goes_on += text[following.start].islower() or text[following.start].isdigit()
    return full >= 2 and open_ended >= 0.6 * full and goes_on >= 0.35 * full
