from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.models.names import Labels
from tellings.types.readings import Name

LABELS = ["O", "B-person", "I-person", "B-place", "I-place"]


def row(label: str, score: float = 9.0) -> list[float]:
    return [score if each == label else 0.0 for each in LABELS]


def found(*rows: list[float]) -> list[tuple[int, int, str]]:
    names = Labels(LABELS).find_names(np.array(rows, np.float32).reshape(len(rows), len(LABELS)))
    return [(name.first, name.end, name.kind) for name in names]


def test_a_name_goes_from_its_beginning_to_its_end() -> None:
    assert found(row("O"), row("B-person"), row("I-person"), row("O")) == [(1, 3, "person")]
    assert found(row("B-person"), row("B-person"), row("B-place")) == [
        (0, 1, "person"),
        (1, 2, "person"),
        (2, 3, "place"),
    ]
    assert found(row("O")) == found() == []


def test_a_name_that_goes_on_without_a_beginning_gets_one() -> None:
    middling = [0.0, 3.0, 5.0, 0.0, 0.0]
    assert found(middling, row("I-person")) == [(0, 2, "person")]
    assert found(row("B-place"), row("I-person", 2.0)) == [(0, 1, "place")]


def test_the_score_is_the_mean_share_of_the_labels() -> None:
    logs = np.log(np.array([[0.1, 0.6, 0.1, 0.1, 0.1], [0.3, 0.1, 0.4, 0.1, 0.1]], np.float32))
    [name] = Labels(LABELS).find_names(logs)
    assert name == Name(0, 2, "person", name.score)
    assert name.score == pytest.approx(0.5)


@settings(max_examples=200)
@given(st.lists(st.lists(st.integers(-5, 5), min_size=5, max_size=5), min_size=1, max_size=4))
def test_the_labels_are_the_best_that_are_allowed(cells: list[list[int]]) -> None:
    def is_allowed(path: tuple[int, ...]) -> bool:
        names = [LABELS[label] for label in path]
        return all(label[0] != "I" or (at > 0 and names[at - 1][1:] == label[1:]) for at, label in enumerate(names))

    paths = [path for path in product(range(5), repeat=len(cells)) if is_allowed(path)]
    best = max(sum(cells[at][label] for at, label in enumerate(path)) for path in paths)
    labels = Labels(LABELS)
    scores = np.array(cells, np.float32)
    logs = scores - np.log(np.exp(scores.astype(np.float64)).sum(axis=1, keepdims=True))
    path = labels._find_path(logs)
    assert is_allowed(tuple(path))
    assert sum(cells[at][label] for at, label in enumerate(path)) == best


@given(st.lists(st.lists(st.floats(width=32), min_size=5, max_size=5), max_size=5))
def test_whatever_the_scores_names_lie_in_order_with_a_share(cells: list[list[float]]) -> None:
    names = Labels(LABELS).find_names(np.array(cells, np.float32).reshape(len(cells), 5))
    places = [place for name in names for place in (name.first, name.end)]
    assert places == sorted(places)
    assert all(0 <= name.score <= 1 and name.first < name.end <= len(cells) for name in names)


@pytest.mark.parametrize("labels", [["O", "B-ship"], ["B-person", "I-person"], ["O", "person"]])
def test_labels_that_are_none_of_ours_are_named(labels: list[str]) -> None:
    with pytest.raises(ValueError, match="expected labels O, B-KIND and I-KIND"):
        Labels(labels)
