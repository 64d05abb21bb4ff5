"""Names against marked corpora: found by rules alone, by the reader model alone, and by both together.

    python -m bench.names                     the table: set by kind by way, exactly and by half an overlap, dev parts
    python -m bench.names --test              on the test parts: for figures of finished work only
    python -m bench.names --errors uner both  what is missed and what is too much in one set, by one way

Exactly: the words and the kind are right; where gold marks a name in a longer one of its kind, either will do, and
a leading "the" counts for nothing. A country that acts is a body in re3d; in every set a country may be
called a place or a body.
UNER: Mayhew and others, "Universal NER: A Gold-Standard Multilingual Named Entity Recognition Benchmark" (2024);
its OTH counts as no name.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.entities import KINDS, Find, Found, Page, document_of, find_by_rules, load_corpora, read_uner
from bench.gold import shared_folder, skip_if_absent
from bench.models import find_tag, is_model_used
from bench.scores import Score, match_one_to_one, overlaps_half
from bench.splits import Part, part_of
from tellings.annotation.sentences import find_sentences
from tellings.tables.places import country_of
from tellings.types.readings import Reading, Tag
from tellings.types.spans import Span

TYPES = ("PER", "ORG", "LOC")


class NamedWords(NamedTuple):
    """The words of one sentence with its names: first word, word after the last, PER, ORG or LOC."""

    words: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


def read_named_words(path: Path) -> Iterator[NamedWords]:
    """Yield the sentences of a UNER file."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and not line.startswith("#")]
        if rows:
            yield NamedWords(tuple(row[1] for row in rows), tuple(_join([row[2] for row in rows])))


def _join(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    first = 0
    for at, label in enumerate(labels):
        if label.startswith("B-"):
            first = at
        following = labels[at + 1] if at + 1 < len(labels) else "O"
        if label[2:] in TYPES and following != f"I-{label[2:]}":
            yield first, at + 1, label[2:]


def score_named_words(sentences: Iterable[NamedWords], readings: Iterable[Reading]) -> dict[str, Score]:
    """Return the score of each type and of all ("F1"); a name is right where its words and its type are."""
    total = dict.fromkeys(("F1", *TYPES), Score(0, 0, 0))
    for sentence, reading in zip(sentences, readings, strict=True):
        ours = {(name.first, name.end, KINDS[name.kind]) for name in reading.names if name.kind in KINDS}
        gold = {*sentence.names}
        for kind in total:
            given = {name for name in ours if kind in ("F1", name[2])}
            wanted = {name for name in gold if kind in ("F1", name[2])}
            total[kind] = total[kind].plus(Score(len(given & wanted), len(given), len(wanted)))
    return total


def find_by_model(tag: Tag) -> Find:
    """Return a function that gives the names which the model alone sees in a text."""

    def find(text: str) -> list[Found]:
        found = []
        for sentence in find_sentences(document_of(text)):
            start = sentence.span.start
            reading = tag(text[start : sentence.span.end])
            for name in reading.names:
                span = Span(
                    start + reading.words[name.first].span.start, start + reading.words[name.end - 1].span.end
                )
                if name.kind in KINDS and any(char.isupper() for char in text[span.start : span.end]):
                    found.append((span, KINDS[name.kind]))
        return found

    return find


def find_ways(tag: Tag) -> dict[str, Find]:
    """Return the ways to find names in a text by what they are called."""
    return {"rules": find_by_rules, "model": find_by_model(tag), "both": partial(find_by_rules, tag=tag)}


def load_parts(part: Part) -> dict[str, list[Page]]:
    """Return the marked documents of a part of UNER, re3d and GUM; of UNER the published part."""
    corpora = load_corpora()
    found = {name: [page for page in corpora.get(name, ()) if part_of(page.id) == part] for name in ("re3d", "gum")}
    paths = sorted((shared_folder() / "data" / "uner").glob(f"en_ewt-ud-{part}*.iob2"))
    found = {"uner": [page for path in paths for page in read_uner(path)]} | found
    return {name: pages for name, pages in found.items() if pages}


class Scores(NamedTuple):
    """The score of a kind of names, where words have to be the same and where half of them do."""

    exact: Score = Score(0, 0, 0)
    overlap: Score = Score(0, 0, 0)

    def plus(self, other: Scores) -> Scores:
        """Return the counts of both."""
        return Scores(self.exact.plus(other.exact), self.overlap.plus(other.overlap))


def score_ways(pages: Iterable[Page], ways: Mapping[str, Find]) -> dict[str, dict[str, Scores]]:
    """Return the scores by kind and way; "all" counts the kinds together."""
    total = {kind: dict.fromkeys(ways, Scores()) for kind in (*TYPES, "all")}
    for page in pages:
        for way, find in ways.items():
            ours = find(page.text)
            agreed = agree_on_countries(page, ours)
            for kind in TYPES:
                scores = score_kind(agreed, [span for span, own in ours if own == kind], kind)
                total[kind][way] = total[kind][way].plus(scores)
                total["all"][way] = total["all"][way].plus(scores)
    return total


def measure_sets() -> dict[str, float]:
    """Return the F1 of names on the dev parts by set and kind, exactly and by half an overlap.

    They are found by rules, with the model by both.
    """
    ways = {"both" if is_model_used() else "rules": partial(find_by_rules, tag=find_tag())}
    figures: dict[str, float] = {}
    for name, pages in load_parts("dev").items():
        for kind, scores in score_ways(pages, ways).items():
            for score in scores.values():
                figures[f"{name}: names {kind}, exact"] = score.exact.f1
                figures[f"{name}: names {kind}, overlap"] = score.overlap.f1
    return figures


def agree_on_countries(page: Page, ours: Sequence[Found]) -> Page:
    """Return the page with each country that gold calls a place or a body called as it was found."""
    kinds = {(span.start, span.end): kind for span, kind in ours if kind in {"LOC", "ORG"}}

    def agreed(start: int, end: int, kind: str) -> tuple[int, int, str]:
        place = _without_article(page.text, start, end)
        country = kind in {"LOC", "ORG"} and country_of(page.text[place[0] : place[1]]) is not None
        return start, end, kinds.get(place, kind) if country else kind

    return page._replace(names=tuple(agreed(*name) for name in page.names))


def score_kind(page: Page, ours: Sequence[Span], kind: str) -> Scores:
    """Return the scores of the names of one kind that were found in a text."""
    nests = nest_names(page, kind)
    given = [_without_article(page.text, span.start, span.end) for span in ours]
    outer = [nest[0] for nest in nests]
    exact = [(i, j) for i, one in enumerate(given) for j, nest in enumerate(nests) if one in nest]
    half = [(i, j) for i, one in enumerate(given) for j, name in enumerate(outer) if overlaps_half([one], [name])]
    return Scores(
        *(Score(len(match_one_to_one(edges)), len(given), len(nests)) for edges in (exact, half)),
    )


def nest_names(page: Page, kind: str) -> list[list[tuple[int, int]]]:
    """Return the gold names of a kind, each with those that lie in it behind it."""
    nests: list[list[tuple[int, int]]] = []
    names = {_without_article(page.text, start, end) for start, end, own in page.names if own == kind}
    for start, end in sorted(names, key=lambda name: (name[0], -name[1])):
        if nests and end <= nests[-1][0][1]:
            nests[-1].append((start, end))
        else:
            nests.append([(start, end)])
    return nests


def _without_article(text: str, start: int, end: int) -> tuple[int, int]:
    return (start + 4, end) if text[start : start + 4].casefold() == "the " and end - start > 4 else (start, end)


def list_errors(pages: Iterable[Page], find: Find) -> Counter[str]:
    """Count what was found and is no name ("+"), and what was missed ("-"), by half an overlap."""
    wrong: Counter[str] = Counter()
    for page in pages:
        ours = find(page.text)
        for kind in TYPES:
            given = [(span.start, span.end) for span, own in ours if own == kind]
            names = [nest[0] for nest in nest_names(page, kind)]
            wrong.update(f"+{kind} {page.text[a:b]}" for a, b in given if not _is_met((a, b), names))
            wrong.update(f"-{kind} {page.text[a:b]}" for a, b in names if not _is_met((a, b), given))
    return wrong


def _is_met(one: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(overlaps_half([one], [other]) for other in others)


def write_table(scored: Mapping[str, Mapping[str, Mapping[str, Scores]]]) -> Iterator[str]:
    """Yield the lines of the table: F1 of each set and kind by each way, exactly and by half an overlap."""
    ways = list(next(iter(next(iter(scored.values())).values()))) if scored else []
    yield f"{'':12}{'wanted':>7}" + "".join(f"  {f'{way} exact':>12} {'overlap':>7}" for way in ways)
    for name, kinds in scored.items():
        for kind, scores in kinds.items():
            wanted = next(iter(scores.values())).overlap.wanted
            cells = (f"  {scores[way].exact.f1:12.3f} {scores[way].overlap.f1:7.3f}" for way in ways)
            yield f"{name:6} {kind:5}{wanted:7}" + "".join(cells)


def main() -> None:
    """Print the table, or the errors of one set by one way."""
    from bench.readings import open_reader

    parser = argparse.ArgumentParser(prog="python -m bench.names", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--test", action="store_true", help="measure on the test parts")
    parser.add_argument("--errors", nargs=2, metavar=("SET", "WAY"), help="print the errors of rules, model or both")
    chosen = parser.parse_args()
    skip_if_absent()
    reader = open_reader()
    ways = find_ways(reader.tag) if reader else {"rules": find_by_rules}
    parts = load_parts("test" if chosen.test else "dev")
    if chosen.errors:
        name, way = chosen.errors
        wrong = list_errors(parts[name], ways[way])
        print("\n".join(f"{count:4} {what}" for what, count in wrong.most_common()))
        return
    for line in write_table({name: score_ways(pages, ways) for name, pages in parts.items()}):
        print(line)


if __name__ == "__main__":
    main()
