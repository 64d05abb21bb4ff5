"""Words, sentences, tags and trees against a treebank, on its own words and on raw text.

On raw text our sentences and words are cut first. Words are matched where they stand on the same characters, spaces
not counted, and every figure is an F1 over words. Method: the evaluation of the CoNLL 2018 shared task (Zeman and
others, "CoNLL 2018 Shared Task: Multilingual Parsing from Raw Text to Universal Dependencies", 2018), with universal
relations only and marks counted. Other than there a sentence of ours may have several roots.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate
from typing import NamedTuple

from bench.scores import Score
from bench.trees import Tree, TreeDocument, join_words
from tellings.text.sentences import split_sentences
from tellings.types.readings import Reading, Tag

_NONE = Score(0, 0, 0)
Range = tuple[int, int]


class Node(NamedTuple):
    """A word at its characters of a paragraph, spaces not counted, and the place of its head, None for a root."""

    place: Range
    tag: str
    head: Range | None
    relation: str


class Parse(NamedTuple):
    """All words of a text with its sentences."""

    nodes: Sequence[Node]
    sentences: Sequence[Range]


@dataclass(frozen=True, slots=True)
class ParseScore:
    """Words and sentences found, and words with the right tag, head, and head and relation."""

    words: Score = _NONE
    sentences: Score = _NONE
    tags: Score = _NONE
    heads: Score = _NONE
    relations: Score = _NONE

    def plus(self, other: ParseScore) -> ParseScore:
        """Return the counts of both."""
        pairs = ((getattr(self, field.name), getattr(other, field.name)) for field in fields(self))
        return ParseScore(*(one.plus(two) for one, two in pairs))

    def figures(self) -> dict[str, float]:
        """Return the F1 of each by the name that the field gives it."""
        return {
            "words": self.words.f1,
            "sentences": self.sentences.f1,
            "UPOS": self.tags.f1,
            "UAS": self.heads.f1,
            "LAS": self.relations.f1,
        }


def score_parse(given: Parse, wanted: Parse) -> ParseScore:
    """Return how much of a parse is right, both over the same characters."""
    gold = {node.place: node for node in wanted.nodes}
    pairs = [(node, gold[node.place]) for node in given.nodes if node.place in gold]
    counts = (len(given.nodes), len(wanted.nodes))
    attached = [(one, other) for one, other in pairs if one.head == other.head]
    return ParseScore(
        words=Score(len(pairs), *counts),
        sentences=Score(len({*given.sentences} & {*wanted.sentences}), len(given.sentences), len(wanted.sentences)),
        tags=Score(sum(one.tag == other.tag for one, other in pairs), *counts),
        heads=Score(len(attached), *counts),
        relations=Score(sum(_plain(one) == _plain(other) for one, other in attached), *counts),
    )


def score_words(trees: Iterable[Tree], readings: Iterable[Reading]) -> ParseScore:
    """Return the score of readings of the treebank's own words; ValueError where a reading has other words."""
    total = ParseScore()
    for tree, reading in zip(trees, readings, strict=True):
        if len(reading.words) != len(tree.words):
            raise ValueError(
                f"expected {len(tree.words)} words, found {len(reading.words)} in a reading: {tree.forms}"
            )
        places = list(_follow(len(form) for form in tree.forms))
        ours = [Node(place, word.tag, None, word.relation) for place, word in zip(places, reading.words, strict=True)]
        heads = [word.head for word in reading.words]
        total = total.plus(score_parse(_parse([(ours, heads)]), _parse([_read_tree(tree, places)])))
    return total


def score_texts(documents: Iterable[TreeDocument], tag: Tag) -> ParseScore:
    """Return the score of raw text: paragraphs cut into our sentences, each read by itself."""
    total = ParseScore()
    for document in documents:
        for trees in document.paragraphs():
            text, places = join_words(trees)
            bare = [0, *accumulate(not char.isspace() for char in text)]
            wanted = [
                _read_tree(tree, [(bare[start], bare[end]) for start, end in row])
                for tree, row in zip(trees, places, strict=True)
            ]
            given = [_read_sentence(text[start:end], start, bare, tag) for start, end in split_sentences(text)]
            total = total.plus(score_parse(_parse(given), _parse(wanted)))
    return total


Rows = tuple[list[Node], list[int]]


def _read_tree(tree: Tree, places: Sequence[Range]) -> Rows:
    nodes = [Node(place, word.tag, None, word.relation) for place, word in zip(places, tree.words, strict=True)]
    return nodes, [word.head for word in tree.words]


def _read_sentence(sentence: str, start: int, bare: Sequence[int], tag: Tag) -> Rows:
    words = tag(sentence).words
    nodes = [
        Node((bare[start + word.span.start], bare[start + word.span.end]), word.tag, None, word.relation)
        for word in words
    ]
    return nodes, [word.head for word in words]


def _parse(sentences: Iterable[Rows]) -> Parse:
    """Put the places of their heads into the words."""
    found: list[Node] = []
    ranges = []
    for nodes, heads in sentences:
        if nodes:
            ranges.append((nodes[0].place[0], nodes[-1].place[1]))
        pairs = zip(nodes, heads, strict=True)
        found += [node._replace(head=nodes[head].place if head >= 0 else None) for node, head in pairs]
    return Parse(found, ranges)


def _follow(lengths: Iterable[int]) -> Iterable[Range]:
    start = 0
    for length in lengths:
        yield start, start + length
        start += length


def _plain(node: Node) -> str:
    """The universal relation, without its subtype."""
    return node.relation.partition(":")[0]
