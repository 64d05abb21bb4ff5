"""Which lines of a page hold the report, and which of them is its title.

The text is the run of lines with the largest sum, where running text counts its words and page furniture counts
against (maximum subsequence segmentation, after Pasternack and Roth, "Extracting Article Text from the Web with
Maximum Subsequence Segmentation", WWW 2009; the weights here are rules, not learnt).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.extraction.chances import find_chances
from tellings.extraction.furniture import is_closer, is_label
from tellings.extraction.headlines import choose_title, describe_titles, find_stems, find_title
from tellings.extraction.lineforms import describe_lines
from tellings.extraction.lines import Line
from tellings.tables.frequencies import rarity
from tellings.tables.lineweights import LineWeights
from tellings.text.folding import fold

_NEAR_TOP = 8  # lines of a text without its page in which a title that came as a field is repeated
_EVERYDAY = 6.0  # bits of rarity below which a word says nothing about the subject


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Weights of lines when the text is looked for, in words of running text; set on pages of the public sets."""

    crowded: float = 1.0  # short lines per line of text from which a page counts as a whole web page
    known: int = 8  # lines of known furniture that a whole web page has at least
    loose_cost: float = 5.0  # a short line of a whole web page: four break a sentence of a teaser off
    calm_cost: float = 0.5  # the same in a text that somebody has taken out of its page
    furniture_cost: float = 10.0  # a known phrase of page furniture
    label_cost: float = 25.0  # "Related", "Most read": what follows has to be long to belong to the report
    longest_gain: int = 60  # words of one line that count, so that one terms-of-use paragraph does not win
    comments_after: int = 80  # words of text that must stand before a comment form for it to close the report
    apart: int = 3  # lines without running text that part two passages of a whole web page
    kinship_after: float = 0.15  # share of its rare words that a later passage has in common with the main one
    kinship_before: float = 0.05  # the same for an earlier passage: introductions share less
    body_least: float = 0.25  # chance from which a line of a whole web page is text; a lost line weighs more
    weighed: int = 6000  # lines of a page up to which they are weighed; each takes some 10 kB while it is
    title_chance: float = 0.2  # chance below which no line of a whole web page is its title
    title_least: float = 2.0  # score below which no line of a whole web page is taken for the title
    title_least_calm: float = (
        0.5  # the same in a text taken out of its page, where the first line hardly is anything else
    )


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from `first` up to `last` (excluded) hold the text; `title` is the title's line, None without one.

    `crowded` marks a whole web page, where most lines are furniture.
    """

    first: int
    last: int
    title: int | None
    crowded: bool


def find_region(
    lines: Sequence[Line], reasons: Sequence[str | None], title: str | None, thresholds: Thresholds
) -> Region:
    """Return where the report lies among the lines; `reasons` marks known furniture, `title` came as a field."""
    prose = [line.is_prose and reason is None for line, reason in zip(lines, reasons, strict=True)]
    known = len(reasons) - reasons.count(None)
    crowded = known >= thresholds.known and len(lines) - sum(prose) > max(12.0, thresholds.crowded * sum(prose))
    first, last = _find_run(lines, reasons, prose, crowded, thresholds)
    if first == last:
        return Region(first, last, None, crowded)
    if title is not None:
        at = find_repeat(lines[: min(last, 400) if crowded else _NEAR_TOP], title)
        if at is not None and not crowded and any(prose[:at]):
            at = None
    else:
        least = thresholds.title_least if crowded else thresholds.title_least_calm
        at = find_title(lines, reasons, (first, last), crowded=crowded, least=least)
        if at is not None and not crowded and _has_text(lines[:at], reasons):
            at = None
    if not crowded:
        first, last = _widen(lines, reasons, first, last, at)
    if at is not None and at >= first:
        first = at + 1
    return Region(first, max(first, last), at, crowded)


def _has_text(lines: Sequence[Line], reasons: Sequence[str | None]) -> bool:
    """Return whether a sentence that is no furniture stands among the first lines: no title comes after it."""
    return any(
        line.is_sentence and line.text[-1] not in "?!" and reason is None  # "Surprise me!" is a button
        for line, reason in zip(lines, reasons, strict=False)
    )


def _widen(
    lines: Sequence[Line], reasons: Sequence[str | None], first: int, last: int, title: int | None
) -> tuple[int, int]:
    """Take in what stands around the text of a calm page and is no furniture: salutation, list, signature."""
    while title is None and first > 0 and reasons[first - 1] is None:
        first -= 1
    while last < len(lines) and reasons[last] is None and not any(line.trails for line in lines[last : last + 2]):
        last += 1
    return first, last


def weigh_lines(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    region: Region,
    title: str | None,
    thresholds: Thresholds,
    weights: LineWeights,
) -> tuple[Region, Sequence[bool] | None]:
    """Return the region of a whole web page, and which lines are its text, by the learnt weights of line shapes.

    Where they see no running text, the region of the rules stays, and None beside it.
    """
    if len(lines) > thresholds.weighed:
        return region, None
    rows = describe_lines(lines, reasons, region)
    chances = find_chances(rows, weights)
    own = [chance >= thresholds.body_least for chance in chances]
    if not any(is_own and line.is_prose for is_own, line in zip(own, lines, strict=True)):
        return region, None
    first, last = own.index(True), len(own) - own[::-1].index(True)
    at = find_repeat(lines[: min(last, 400)], title) if title is not None else None
    if title is None:
        best, chance = choose_title(describe_titles(lines, reasons, rows, chances), weights)
        at = best if chance >= thresholds.title_chance else region.title
    if at is not None and first <= at < last:
        first = at + 1
    return Region(first, max(first, last), at, True), own


def _find_run(
    lines: Sequence[Line],
    reasons: Sequence[str | None],
    prose: Sequence[bool],
    crowded: bool,
    thresholds: Thresholds,
) -> tuple[int, int]:
    cost = thresholds.loose_cost if crowded else thresholds.calm_cost
    stop = _find_close(lines, prose, thresholds)
    best, best_range, total, begin = 0.0, (0, 0), 0.0, 0
    for number in range(stop):
        if total <= 0:
            total, begin = 0.0, number
        total += _weigh(lines[number], reasons[number], prose[number], cost, crowded, thresholds)
        if total > best:
            best, best_range = total, (begin, number + 1)
    if best <= 0:
        return _find_any(lines, reasons)
    return _drop_strangers(lines, prose, best_range, thresholds) if crowded else best_range


def _drop_strangers(
    lines: Sequence[Line], prose: Sequence[bool], run: tuple[int, int], thresholds: Thresholds
) -> tuple[int, int]:
    """Take passages off both ends that share hardly a rare word with the longest one: teasers, next stories."""
    passages = _find_passages(lines, prose, run, thresholds)
    if len(passages) < 2:
        return run
    words = [_rare_words(lines[first:last]) for first, last in passages]
    sizes = [sum(line.words for line in lines[first:last]) for first, last in passages]
    main = sizes.index(max(sizes))
    first, last = 0, len(passages)
    while last - 1 > main and 2 * sizes[last - 1] < sizes[main]:
        if _kinship(words[last - 1], words[main]) >= thresholds.kinship_after:
            break
        last -= 1
    while first < main and 2 * sizes[first] < sizes[main]:
        if _kinship(words[first], words[main]) >= thresholds.kinship_before:
            break
        first += 1
    return (run[0] if first == 0 else passages[first][0]), (
        run[1] if last == len(passages) else passages[last - 1][1]
    )


def _find_passages(
    lines: Sequence[Line], prose: Sequence[bool], run: tuple[int, int], thresholds: Thresholds
) -> list[tuple[int, int]]:
    passages: list[tuple[int, int]] = []
    gap = thresholds.apart
    for number in range(*run):
        if not (prose[number] or lines[number].is_sentence):
            gap += thresholds.apart if is_label(lines[number]) else 1
            continue
        if gap >= thresholds.apart or not passages:
            passages.append((number, number + 1))
        else:
            passages[-1] = (passages[-1][0], number + 1)
        gap = 0
    return passages


def _rare_words(lines: Sequence[Line]) -> dict[str, float]:
    """Return the stems of a passage that everyday English has seldom, with how much each weighs."""
    weights = {word: rarity(word) - _EVERYDAY for word in find_stems(lines)}
    return {word: weight for word, weight in weights.items() if weight > 0}


def _kinship(words: dict[str, float], others: dict[str, float]) -> float:
    total = sum(words.values())
    return sum(weight for word, weight in words.items() if word in others) / total if total else 0.0


def _find_any(lines: Sequence[Line], reasons: Sequence[str | None]) -> tuple[int, int]:
    """Without running text, take all lines that are no furniture, after the first one."""
    kept = [number for number, reason in enumerate(reasons) if reason is None and lines[number].words >= 3]
    return (kept[0], kept[-1] + 1) if kept else (0, 0)


def _weigh(line: Line, reason: str | None, prose: bool, cost: float, crowded: bool, thresholds: Thresholds) -> float:
    if reason is not None:
        if reason == "advertisement":
            return -0.5
        if is_label(line):
            return -thresholds.label_cost if crowded else -2 * cost
        return -thresholds.furniture_cost if crowded else -cost
    if prose:
        return float(min(line.words, thresholds.longest_gain))
    if line.is_sentence:
        return min(line.words, 3.0)
    return -cost


def _find_close(lines: Sequence[Line], prose: Sequence[bool], thresholds: Thresholds) -> int:
    """Return the line at which the comments begin, once enough text stands before it."""
    words = 0
    for number, line in enumerate(lines):
        if prose[number]:
            words += line.words
        elif words >= thresholds.comments_after and is_closer(line):
            return number
    return len(lines)


def find_repeat(lines: Sequence[Line], title: str) -> int | None:
    """Return the line that repeats a title, None where none does."""
    wanted = set(fold(title).split())
    for number, line in enumerate(lines):
        have = set(fold(line.text).split())
        if line.words <= 40 and len(wanted & have) >= 0.75 * max(len(wanted), len(have), 1):
            return number
    return None
