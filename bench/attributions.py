"""Attributions against PolNeAR: cue, source and content, each alone and together, exact and by overlap.

    python -m bench.attributions [--model]

Exact means the same words, marks at the ends aside; overlap means at least one word in common. Every part is matched
one to one in its article, the closest pair first. A whole attribution is right where source, cue and content of one
found attribution all meet those of one that is marked; a part that the marking leaves out has to be missing. Marked
contents are direct where all their words stand in quotation marks, mixed where some do, indirect where none does.
Nothing is trained on this corpus.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bench.gold import shared_folder, skip_if_absent
from bench.models import is_model_used, take_flag
from bench.scores import Ranges, Score, overlap
from bench.statements import Attribution, closeness, read_polnear
from tellings.types.annotations import Quote

PARTS = ("cue", "source", "content")
MODES = ("direct", "indirect", "mixed")
Meets = Callable[[Ranges, Ranges], bool]
_MARKED = re.compile(r"“[^“”]{0,3000}”|\"[^\"]{0,3000}\"|``.{0,3000}?''")
_WORD = re.compile(r"\w+")
_DETAIL = re.compile(r"(?:cue|source) \w+ [PR]\Z")


class Article(NamedTuple):
    """One article with the attributions that are marked in it and those that were found."""

    text: str
    marked: Sequence[Attribution]
    found: Sequence[Attribution]


def read_articles(part: str = "dev") -> Iterator[Article]:
    """Yield the articles of one part of the corpus."""
    folder = shared_folder() / "data" / "polnear" / "data" / part
    for text, marked, quotes in read_polnear(folder, model=is_model_used()) if folder.is_dir() else ():
        yield Article(text, marked, [_attribution(quote) for quote in quotes])


def _attribution(quote: Quote) -> Attribution:
    cue = () if quote.cue is None else ((quote.cue.start, quote.cue.end),)
    source = () if quote.speaker_span is None else ((quote.speaker_span.start, quote.speaker_span.end),)
    return Attribution(source, cue, tuple((span.start, span.end) for span in quote.content))


def find_words(text: str, ranges: Ranges) -> tuple[tuple[int, int], ...]:
    """Return the places of the words inside some ranges."""
    return tuple(found.span() for start, end in ranges for found in _WORD.finditer(text, start, end))


def find_mode(text: str, content: Ranges) -> str:
    """Return whether a marked content is direct, indirect or mixed."""
    quoted = tuple(found.span() for found in _MARKED.finditer(text))
    words = find_words(text, content)
    inside = sum(overlap((word,), quoted) > 0 for word in words)
    return "direct" if inside == len(words) else "mixed" if inside else "indirect"


def match_parts(found: Sequence[Ranges], marked: Sequence[Ranges], meets: Meets) -> list[tuple[int, int]]:
    """Return pairs of what meets, one to one, the closest first."""
    close = sorted(
        ((closeness(one, other), -i, -j) for i, one in enumerate(found) for j, other in enumerate(marked)
         if one and other and meets(one, other)),
        reverse=True,
    )  # fmt: skip
    pairs: list[tuple[int, int]] = []
    for _, i, j in close:
        if all(-i != one and -j != other for one, other in pairs):
            pairs.append((-i, -j))
    return pairs


def measure_articles(articles: Sequence[Article]) -> dict[str, float]:
    """Return all figures by name."""
    figures: dict[str, float] = {}
    for way in ("exact", "overlap"):
        scores = {part: [0, 0, 0] for part in (*PARTS, "whole")}
        modes = {mode: [0, 0] for mode in MODES}
        for article in articles:
            _count(article, way, scores, modes)
        for part, (right, given, wanted) in scores.items():
            score = Score(right, given, wanted)
            figures |= {f"{part} {way} P": score.precision, f"{part} {way} R": score.recall}
            figures |= {f"{part} {way} F1": score.f1}
        for mode, (right, wanted) in modes.items():
            figures[f"{mode} content {way} R"] = right / max(1, wanted)
    return figures | _measure_sources(articles)


def measure_sets() -> dict[str, float]:
    """Return the figures of the development part by name, without those of cue and source in precision and recall."""
    articles = list(read_articles())
    found = measure_articles(articles) if articles else {}
    return {f"polnear: {name}": value for name, value in found.items() if not _DETAIL.match(name)}


def _count(article: Article, way: str, scores: dict[str, list[int]], modes: dict[str, list[int]]) -> None:
    meets = _find_measure(article.text, way)
    found, marked = article.found, article.marked
    for part in PARTS:
        ours, theirs = ([getattr(each, part) for each in side] for side in (found, marked))
        pairs = match_parts(ours, theirs, meets)
        _add(scores[part], len(pairs), sum(map(bool, ours)), sum(map(bool, theirs)))
        if part == "content":
            matched = {other for _, other in pairs}
            for number, each in enumerate(marked):
                _add(modes[find_mode(article.text, each.content)], number in matched, 1)
    pairs = match_parts([each.content for each in found], [each.content for each in marked], meets)
    whole = sum(all(_is_met(found[i], marked[j], part, meets) for part in PARTS[:2]) for i, j in pairs)
    _add(scores["whole"], whole, len(found), len(marked))


def _is_met(found: Attribution, marked: Attribution, part: str, meets: Meets) -> bool:
    one, other = getattr(found, part), getattr(marked, part)
    return meets(one, other) if one and other else not one and not other


def _find_measure(text: str, way: str) -> Meets:
    if way == "overlap":
        return lambda one, other: (
            overlap(one, other) > 0 and overlap(find_words(text, one), find_words(text, other)) > 0
        )
    return lambda one, other: find_words(text, one) == find_words(text, other)


def _measure_sources(articles: Sequence[Article]) -> dict[str, float]:
    """Return, of the contents found, the share with the right source, by mode."""
    counts = {mode: [0, 0] for mode in MODES}
    for article in articles:
        meets = _find_measure(article.text, "overlap")
        contents = [each.content for each in article.found], [each.content for each in article.marked]
        for i, j in match_parts(*contents, meets):
            marked = article.marked[j]
            if marked.source:
                right = bool(article.found[i].source) and meets(article.found[i].source, marked.source)
                _add(counts[find_mode(article.text, marked.content)], right, 1)
    return {f"{mode} right source": right / max(1, wanted) for mode, (right, wanted) in counts.items()}


def _add(counts: list[int], *numbers: int) -> None:
    for at, number in enumerate(numbers):
        counts[at] += number


def main() -> None:
    """Print the figures of the development part."""
    skip_if_absent()
    take_flag()
    figures = measure_articles(list(read_articles()))
    for name, value in figures.items():
        print(f"{name:32} {value:.3f}")


if __name__ == "__main__":
    main()
