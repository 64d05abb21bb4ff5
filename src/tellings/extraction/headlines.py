"""Which line of a page is the title of its report: by rules, and on whole web pages by learnt weights."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from tellings.extraction.bylines import find_byline, is_credit
from tellings.extraction.captions import is_caption
from tellings.extraction.datelines import find_dateline
from tellings.extraction.furniture import is_label, is_promo
from tellings.extraction.lines import Line
from tellings.extraction.mastheads import is_outlet_name, split_title
from tellings.extraction.stamps import has_date, is_stamp
from tellings.tables.lineweights import STEPS, LineWeights
from tellings.text.tokens import find_words, stem

if TYPE_CHECKING:
    from tellings.extraction.lineforms import Numbers

_CRUMB = re.compile(r"\s[»›>→/]\s")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})?[.)]?\s")
_BULLET = re.compile(r"[•·▪◦‣●■*–-]\s")


def find_title(
    lines: Sequence[Line], reasons: Sequence[str | None], run: tuple[int, int], *, crowded: bool, least: float
) -> int | None:
    """Return the line that is the title of the text in `run`, by rules; None where none scores `least`."""
    first, last = run
    reach = _reach_of_title(lines, reasons, first, last, crowded)
    body = find_stems(lines[first : min(last, first + 60)])
    keys = Counter(line.key for line in lines[:reach])
    scores: dict[int, float] = {}
    for number in range(reach):
        line = lines[number]
        if reasons[number] is None and may_be_title(line) and not _is_announced(lines, number):
            scores[number] = _score_title(line, number, first, body, keys)
    if not scores:
        return _find_stopped_title(lines, reasons, first, last)
    best = max(scores, key=lambda number: (scores[number], -number))
    if scores[best] < least:
        return None
    # A standfirst shares more words with the text than its title does: the line above it comes first.
    near = [number for number in scores if best - 4 <= number < best and scores[number] >= scores[best] - 1.2]
    return near[0] if near else best


def describe_titles(
    lines: Sequence[Line], reasons: Sequence[str | None], rows: Numbers, chances: Sequence[float]
) -> Numbers:
    """Return one row of numbers for each line as a title: what tells it from headlines of other stories."""
    import numpy as np

    sure = [number for number, chance in enumerate(chances) if chance >= 0.5]
    first = sure[0] if sure else len(lines)
    body = find_stems([lines[number] for number in sure[:60]])
    opening = find_stems([lines[number] for number in sure[:3]])
    keys = [line.key for line in lines]
    counts = Counter(keys)
    seen: Counter[str] = Counter()
    found = []
    for number, line in enumerate(lines):
        words = [_stem(word) for word in content_words(line.text)] if line.words <= 40 else []
        share = [sum(word in held for word in words) / max(1, len(words)) for held in (body, opening)]
        away = first - number
        may = reasons[number] is None and may_be_title(line) and not _is_announced(lines, number)
        found.append(
            [
                1.0,
                *share,
                share[0] * min(1.0, len(words) / 3),
                min(1.0, len(words) / 8),
                may,
                share[0] if may else 0.0,
                5 <= line.words <= 22,
                0 <= away <= 3,
                0 <= away <= 12,
                -8 <= away < 0,
                math.copysign(math.log1p(abs(away)), away) / 4 if sure else 0.0,
                away < -8,
                away > 40,
                chances[number],
                counts[keys[number]] > 1,
                seen[keys[number]] > 0,
                number == 0,
                len(line.text) > 160,
            ]
        )
        seen[keys[number]] += 1
    return np.hstack([rows, np.rint(np.array(found, dtype=np.float64) * STEPS)])


def choose_title(rows: Numbers, weights: LineWeights) -> tuple[int, float]:
    """Return the line that is most likely the title, and how likely; `rows` are those of `describe_titles`."""
    import numpy as np

    scores = (rows @ np.array(weights.titles, dtype=np.float64) / (STEPS * weights.scale)).tolist()
    best = max(range(len(scores)), key=scores.__getitem__)
    return best, 1 / sum(math.exp(max(-700.0, score - scores[best])) for score in scores)


def _find_stopped_title(lines: Sequence[Line], reasons: Sequence[str | None], first: int, last: int) -> int | None:
    """A title may end in a full stop; then it is one short sentence on the first line of all."""
    line = lines[first] if first == 0 and last > 2 and reasons[first] is None else None
    if line is None or line.words > 18 or not line.is_sentence or find_dateline(line.text):
        return None
    following = lines[first + 1]
    return first if following.words > line.words or not following.is_sentence else None


def _reach_of_title(
    lines: Sequence[Line], reasons: Sequence[str | None], first: int, last: int, crowded: bool
) -> int:
    """The title may stand a few lines into the found run, before the text has really begun."""
    reach, before = first, 0
    while reach < min(last, first + 8):
        line = lines[reach]
        if line.is_prose and reasons[reach] is None and not line.is_headline:
            before += line.words
            if not crowded or before > 45:
                break
        reach += 1
    return reach


def _is_announced(lines: Sequence[Line], number: int) -> bool:
    """A headline right under "Related" is another story's."""
    before = lines[number - 1] if number else None
    return (
        before is not None
        and is_label(before)
        and before.key.startswith(("relat", "read", "also", "see also", "more"))
    )


def may_be_title(line: Line) -> bool:
    """Return whether a line by itself could be a title: a headline that is no stamp, byline, caption or crumb."""
    if line.text[-1] in ",;" or _BULLET.match(line.text):
        return False
    if not line.is_headline or is_stamp(line.text) or is_outlet_name(line.text) or is_credit(line):
        return False
    if find_byline(line) is not None and (line.words <= 9 or has_date(line.text)):
        return False
    return not is_caption(line) and _CRUMB.search(line.text) is None


def _score_title(line: Line, number: int, first: int, body: set[str], keys: Mapping[str, int]) -> float:
    parts = split_title(line.text, "")
    words = list(content_words(line.text[parts.start : parts.end]))
    shared = sum(1 for word in words if _stem(word) in body) / max(1, len(words))
    score = 4.0 * shared * min(1.0, len(words) / 3) - 0.12 * min(abs(first - number), 15)
    score -= 1.5 if line.text.endswith(".") else 0.0
    score -= 1.0 if _NUMBERED.match(line.text) else 0.0
    score += 1.5 if number == 0 else 0.5 if number == 1 else 0.0
    score += 1.0 if 5 <= line.words <= 22 else -0.5
    score += 0.7 if keys[line.key] > 1 else 0.0
    score -= 1.0 if line.trails or line.text.endswith(":") else 0.0
    score -= 1.0 if is_promo(line) and number else 0.0
    return score - (1.5 if number > first and line.gap == 0 else 0.0)


def find_stems(lines: Sequence[Line]) -> set[str]:
    """Return the stems of the words of some lines."""
    return {_stem(word) for line in lines for word in content_words(line.text)}


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    return stem(word)  # a page says most of its words more than once


def content_words(text: str) -> list[str]:
    """Return the words of more than three letters, in small letters."""
    return [word.lower() for word in find_words(text) if len(word) > 3]
