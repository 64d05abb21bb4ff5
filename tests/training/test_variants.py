"""Variants of training sentences keep what their set says of them."""

from __future__ import annotations

import random

import pytest

from training.reader import variants
from training.reader.data import Example
from training.reader.variants import Shares, curl_quotes, drop_last_mark, join, swap_names, vary

WORDS = ("Ada", "Oru", "left", "Veld", "for", "the", "Harbour", "Council", ".")
LABELS = ("B-person", "I-person", "O", "B-place", "O", "O", "B-organization", "I-organization", "O")
HEADS = (3, 1, 0, 3, 8, 8, 8, 3, 3)
RELATIONS = ("nsubj", "flat", "root", "obj", "case", "det", "compound", "obl", "punct")
TAGS = ("PROPN", "PROPN", "VERB", "PROPN", "ADP", "DET", "PROPN", "PROPN", "PUNCT")
EXAMPLE = Example(WORDS, TAGS, HEADS, RELATIONS, LABELS, "uner")


@pytest.fixture(autouse=True)
def foreign_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the list that is not part of the project."""
    monkeypatch.setattr(variants, "_foreign_names", lambda: ("Tomaskin", "Uruzbek"))


def names_of(example: Example) -> list[str]:
    """Return the kinds of the names in order, and fail where a name goes on that never began."""
    assert example.labels is not None and len(example.labels) == len(example.words)
    kinds, before = [], "O"
    for label in example.labels:
        assert label[0] != "I" or before[2:] == label[2:]
        kinds += [label[2:]] if label[0] == "B" else []
        before = label
    return kinds


@pytest.mark.parametrize("seed", range(40))
def test_names_are_swapped_for_names_of_their_kind(seed: int) -> None:
    swapped = swap_names(EXAMPLE, random.Random(seed))
    assert names_of(swapped) == ["person", "place", "organization"]
    assert [word for word, label in zip(swapped.words, swapped.labels or (), strict=True) if label == "O"] == [
        "left",
        "for",
        "the",
        ".",
    ]
    assert swapped.heads is None and swapped.tags is None  # of the new words no tree is known


@pytest.mark.parametrize("seed", range(60))
def test_a_variant_has_as_many_labels_as_words(seed: int) -> None:
    shares = Shares(swapped=0.5, curly=0.5, unfinished=0.5, lower=0.2, capitals=0.2, title=0.3)
    varied = vary(EXAMPLE, shares, random.Random(seed))
    assert names_of(varied) == ["person", "place", "organization"]
    for layer in (varied.tags, varied.heads, varied.relations):
        assert layer is None or len(layer) == len(varied.words)


def test_two_sentences_in_one_have_two_roots() -> None:
    both = join(EXAMPLE, EXAMPLE)
    assert both.heads == (*HEADS, 12, 10, 0, 12, 17, 17, 17, 12, 12)
    assert names_of(both) == ["person", "place", "organization"] * 2


def test_a_sentence_of_another_set_leaves_the_names_open() -> None:
    assert join(EXAMPLE, Example(("Yes", "."), labels=("O", "O"), scheme="gum")).labels is None


def test_the_last_mark_goes_only_where_nothing_hangs_on_it() -> None:
    assert drop_last_mark(EXAMPLE).words == WORDS[:-1]
    hanging = Example(("Yes", "he", "."), heads=(3, 1, 0), relations=("a", "b", "root"), tags=("X", "X", "X"))
    assert drop_last_mark(hanging) is hanging


def test_quotes_are_curled_in_turn() -> None:
    assert curl_quotes(["``", "It", "'s", "late", "''"]) == ("“", "It", "’s", "late", "”")
