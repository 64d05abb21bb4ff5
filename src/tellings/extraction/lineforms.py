"""What can be told of a line without understanding it, as a row of numbers: its shape, its neighbours, its page."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tellings.extraction.bylines import find_byline, is_correction, is_credit
from tellings.extraction.captions import is_caption
from tellings.extraction.furniture import is_closer, is_label, is_promo, is_shouted
from tellings.extraction.lines import Line
from tellings.extraction.mastheads import is_outlet_name
from tellings.extraction.stamps import has_date, is_stamp
from tellings.tables.frequencies import rarity
from tellings.tables.lineweights import STEPS

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Numbers = NDArray[float64]

REASONS = (
    "navigation", "related", "share widget", "subscription", "comment form", "advertisement", "legal", "tags",
    "author note", "page date", "residue", "promo", "template",
)  # fmt: skip
_READER = frozenset("you your yours yourself we'll you'll you're you've".split())
_HOUSE = frozenset("our ours us we".split())
_SELF = frozenset("i my me mine i'm i've".split())
_TOLD = frozenset("said says told added according was were had has he she they his her their".split())
_ORDERS = frozenset(
    "read watch see get sign subscribe follow share join click listen find learn download view discover explore "
    "register log enter check try visit contact send support buy shop start browse".split()
)
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BULLET = re.compile(r"[•·▪◦‣●■*–-]\s|\d{1,2}[.)]\s")
_LINKED = re.compile(r"https?:|www\.|@\w|\.com\b")
_MARKS = re.compile(r"[|»›>→▶©·•]")
_QUOTES = "\"“”'‘’«»"
_EVERYDAY = 6.0  # bits of rarity below which a word says nothing about the subject
_KIN = 0.5  # share of its rare words from which running text counts as kin of the passage that the rules found
_REACHES = (0.6, 0.88)  # how much a line still counts one line further on, for near and wide surroundings
_NEAR = (-1, 1)


class Place(Protocol):
    """Where the rules look for the text: the lines from `first` to `last`, the title's line."""

    @property
    def first(self) -> int:
        """Return the first line of the text."""

    @property
    def last(self) -> int:
        """Return the line after its last one."""

    @property
    def title(self) -> int | None:
        """Return the title's line, None without one."""


def describe_lines(lines: Sequence[Line], reasons: Sequence[str | None], place: Place) -> Numbers:
    """Return one row of numbers for each line: itself, the lines beside it, its surroundings, its page."""
    import numpy as np

    words = [_TOKEN.findall(line.text.lower().replace("’", "'")) for line in lines]
    shapes = np.array([_shape(line, known) for line, known in zip(lines, words, strict=True)], dtype=np.float64)
    marks = np.array([_mark(line, reason) for line, reason in zip(lines, reasons, strict=True)], dtype=np.float64)
    kin = np.array(_relate(lines, reasons, words, place), dtype=np.float64)
    own = np.hstack([shapes, marks, kin])
    parts = [own, *(_shift(own, by) for by in _NEAR)]
    for reach in _REACHES:
        parts += [_trail(own, reach), _trail(own[::-1], reach)[::-1]]
    parts.append(np.array(_place(lines, reasons, place), dtype=np.float64))
    parts.append(np.array(_measure_gaps(lines, reasons, [row[0] for row in kin.tolist()]), dtype=np.float64))
    return np.rint(np.hstack(parts) * STEPS)


def _shift(rows: Numbers, by: int) -> Numbers:
    """Return the rows of the lines `by` further on, zeros beyond the page."""
    import numpy as np

    moved = np.zeros_like(rows)
    if by > 0:
        moved[:-by] = rows[by:]
    else:
        moved[-by:] = rows[:by]
    return moved


def _trail(rows: Numbers, reach: float) -> Numbers:
    """Return for each line the mean of those before it, near ones counting more."""
    import numpy as np

    means = np.zeros_like(rows)
    for at in range(1, len(rows)):
        means[at] = reach * means[at - 1] + (1 - reach) * rows[at - 1]
    return means


def _shape(line: Line, words: Sequence[str]) -> list[float]:
    text = line.text
    last = text.rstrip(_QUOTES + ")]")[-1:]
    count = max(1, len(words))
    tokens = text.split()
    return [
        math.log1p(line.words) / 4,
        math.log1p(len(text)) / 6,
        line.is_prose,
        line.is_sentence,
        line.is_headline,
        line.trails,
        last == ".",
        last == "?",
        last == "!",
        last == ":",
        last == ",",
        line.capitals,
        sum(token[:1].isupper() for token in tokens) / max(1, len(tokens)),
        line.plain / count,
        line.words >= 6 and not line.plain,
        min(1.0, 4 * sum(map(str.isdigit, text)) / max(1, len(text))),
        min(1.0, 5 * text.count(",") / count),
        min(1.0, sum(map(len, words)) / count / 10),
        text[:1] in _QUOTES,
        any(mark in text for mark in '"“”'),
        min(1.0, 4 * sum(word in _READER for word in words) / count),
        min(1.0, 4 * sum(word in _HOUSE for word in words) / count),
        min(1.0, 4 * sum(word in _SELF for word in words) / count),
        min(1.0, 4 * sum(word in _TOLD for word in words) / count),
        bool(words) and words[0] in _ORDERS,
        _BULLET.match(text) is not None,
        text[:1].islower(),
        bool(text) and not text[0].isalnum() and text[0] not in _QUOTES,
        _LINKED.search(text) is not None,
        _MARKS.search(text) is not None,
        line.words <= 3,
    ]


def _mark(line: Line, reason: str | None) -> list[float]:
    return [
        reason is not None,
        *(reason == name for name in REASONS),
        is_label(line),
        is_promo(line),
        is_shouted(line),
        is_closer(line),
        is_stamp(line.text),
        line.words <= 14 and has_date(line.text),
        find_byline(line) is not None,
        is_credit(line),
        is_caption(line),
        is_correction(line),
        line.words <= 6 and is_outlet_name(line.text),
    ]


def _relate(
    lines: Sequence[Line], reasons: Sequence[str | None], words: Sequence[Sequence[str]], place: Place
) -> list[list[float]]:
    """Return for each line how it goes with the rest of the page: kinship, repetition, likeness to neighbours."""
    rare = [{word for word in known if len(word) > 3 and rarity(word) > _EVERYDAY} for known in words]
    main: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for number, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        spread.update(rare[number])
        if place.first <= number < place.last and line.is_prose and reason is None:
            main.update(rare[number])
    title = rare[place.title] if place.title is not None else set()
    copies = Counter(line.key or line.text for line in lines)
    starts = [known[0] if known else "" for known in words]
    rows = []
    for number, line in enumerate(lines):
        inside = place.first <= number < place.last and line.is_prose and reasons[number] is None
        own = rare[number]
        beside = [other for other in (number - 1, number + 1) if 0 <= other < len(lines)]
        rows.append(
            [
                sum(main[word] > inside for word in own) / max(2, len(own)),
                sum(word in title for word in own) / max(2, len(own)) if number != place.title else 0.0,
                sum(spread[word] > 1 for word in own) / max(2, len(own)),
                min(1.0, len(own) / 8),
                math.log(copies[line.key or line.text]) / 2,
                any(starts[other] == starts[number] for other in beside),
                sum(abs(math.log1p(line.words) - math.log1p(lines[other].words)) for other in beside) / 4,
            ]
        )
    return rows


def _place(lines: Sequence[Line], reasons: Sequence[str | None], place: Place) -> list[list[float]]:
    """Return for each line where it stands on the page and to what the rules found, and what page it is."""
    prose = [line.is_prose and reason is None for line, reason in zip(lines, reasons, strict=True)]
    total = max(1, len(lines))
    known = sum(reason is not None for reason in reasons) / total
    gained = sum(line.words for line in lines[place.first : place.last] if line.is_prose)
    whole = max(1, sum(line.words for line in lines))
    page = [
        known,
        sum(prose) / total,
        math.log1p(total) / 7,
        math.log1p(gained) / 7,
        gained / whole,
        place.title is not None,
        (place.last - place.first) / total,
    ]
    text = sum(line.words for line, is_text in zip(lines, prose, strict=True) if is_text)
    rows, before, closed = [], 0, 0
    for number, line in enumerate(lines):
        closed += is_closer(line) and before > 80
        inside = place.first <= number < place.last
        gap = max(place.first - number, number - place.last + 1, 0)
        title = number - place.title if place.title is not None else 0
        rows.append(
            [
                inside,
                number < place.first,
                math.log1p(gap) / 4 if number < place.first else 0.0,
                math.log1p(gap) / 4 if number >= place.last else 0.0,
                math.log1p(number - place.first) / 4 if inside else 0.0,
                math.log1p(place.last - 1 - number) / 4 if inside else 0.0,
                number / total,
                math.copysign(math.log1p(abs(title)) / 4, title),
                title == 0,
                before / max(1, text),
                math.log1p(before) / 7,
                closed > 0,
                *page,
            ]
        )
        before += line.words if prose[number] else 0
    return rows


def _measure_gaps(
    lines: Sequence[Line], reasons: Sequence[str | None], kinships: Sequence[float]
) -> list[list[float]]:
    """Return for each line how far the nearest running text is and what stands between, up and down the page."""
    up = _walk(lines, reasons, kinships, range(len(lines)))
    down = _walk(lines, reasons, kinships, range(len(lines) - 1, -1, -1))
    return [one + other for one, other in zip(up, down[::-1], strict=True)]


def _walk(
    lines: Sequence[Line], reasons: Sequence[str | None], kinships: Sequence[float], way: Sequence[int]
) -> list[list[float]]:
    """Return, along a way, lines since the last running text, furniture and labels among them, and text so far."""
    away, known, labels, met, kin = len(lines), 0, 0, 0, 0
    rows = []
    for number in way:
        line, reason = lines[number], reasons[number]
        rows.append(
            [
                math.log1p(count) / scale
                for count, scale in zip((away, known, labels, met, kin), (5, 3, 2, 8, 8), strict=True)
            ]
        )
        away += 1
        known += reason is not None
        labels += reason is not None and (is_label(line) or is_closer(line))
        if line.is_prose and reason is None:
            away = known = labels = 0
            met += line.words
            kin += line.words if kinships[number] >= _KIN else 0
    return rows
