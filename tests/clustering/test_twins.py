"""Reports of one text in several groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.clustering.twins import gather_twins


def test_groups_of_one_text_alone_join_the_largest_that_holds_it() -> None:
    groups = [("a", "b", "x"), ("c",), ("d", "e"), ("f", "y"), ("z",)]
    assert gather_twins(groups, [["a", "c", "d", "e", "f"]]) == [("a", "b", "c", "d", "e", "x"), ("f", "y"), ("z",)]


def test_of_groups_of_one_text_the_first_of_the_largest_takes_the_others() -> None:
    assert gather_twins([("c",), ("b",), ("a",)], [["c", "a", "b"]]) == [("a", "b", "c")]


@given(st.lists(st.integers(0, 4), min_size=12, max_size=12), st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_nobody_is_lost_and_no_order_of_texts_matters(homes: list[int], texts: list[int]) -> None:
    names = [f"d{number:02}" for number in range(12)]
    groups = [tuple(name for name, home in zip(names, homes, strict=True) if home == at) for at in set(homes)]
    carried = [[name for name, text in zip(names, texts, strict=True) if text == at] for at in set(texts)]
    found = gather_twins(groups, carried)
    assert sorted(member for group in found for member in group) == names
    assert found == gather_twins(groups[::-1], carried[::-1])
