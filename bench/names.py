"""Names of the reader against marked corpora: exactly on given words (UNER), and by half an overlap in documents.

UNER: Mayhew and others, "Universal NER: A Gold-Standard Multilingual Named Entity Recognition Benchmark" (2024);
its OTH counts as no name. In documents names are found by rules alone, by the model alone, and by both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.entities import KINDS, Find, Found, document_of, find_by_rules
from bench.scores import Score
from tellings.annotation.sentences import find_sentences
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
