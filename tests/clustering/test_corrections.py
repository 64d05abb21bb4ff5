from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tellings.clustering.corrections import (
    apply_corrections,
    describe_correction,
    find_unknown,
    mark_likenesses,
    require_consistent,
)
from tellings.errors import UsageError
from tellings.types.stories import Correction, Likeness

Pair = tuple[str, str]
MEMBERS = tuple("abcdefghij")
IDS = {member: (member,) for member in MEMBERS}
pairs = st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)).filter(lambda pair: pair[0] != pair[1])
corrections = st.lists(
    st.builds(Correction, st.sampled_from(["must_link", "cannot_link"]), pairs, st.just("Ada")), max_size=8
)
partitions = st.lists(st.integers(0, 3), min_size=len(MEMBERS), max_size=len(MEMBERS))
scores = st.dictionaries(
    pairs.map(lambda pair: (min(pair), max(pair))), st.tuples(st.floats(0, 1), st.booleans()), max_size=30
)


def join(first: str, second: str, line: int = 0) -> Correction:
    return Correction("must_link", (first, second), "Ada", "2031-04-05", line)


def part(first: str, second: str, line: int = 0) -> Correction:
    return Correction("cannot_link", (first, second), "Ada", "2031-04-05", line)


def measure(scored: dict[Pair, float]) -> dict[Pair, Likeness]:
    return {pair: Likeness(*pair, score, (("words", score),)) for pair, score in scored.items()}


def is_consistent(decided: list[Correction]) -> bool:
    try:
        require_consistent(decided)
    except UsageError:
        return False
    return True


@settings(max_examples=300, deadline=None)
@given(partitions, scores, corrections, st.randoms(use_true_random=False))
def test_every_decision_holds_whatever_the_order(
    places: list[int], measured: dict[Pair, tuple[float, bool]], decided: list[Correction], chance: Random
) -> None:
    assume(is_consistent(decided))
    groups = [tuple(m for m, place in zip(MEMBERS, places, strict=True) if place == number) for number in range(4)]
    groups = [group for group in groups if group]
    likenesses = {
        pair: Likeness(*pair, score, (), "another day" if is_vetoed else None)
        for pair, (score, is_vetoed) in measured.items()
    }
    made = apply_corrections(groups, likenesses, decided, ids=IDS)
    assert sorted(member for group in made for member in group) == sorted(MEMBERS)
    place = {member: number for number, group in enumerate(made) for member in group}
    for correction in decided:
        first, second = correction.report_ids
        assert (place[first] == place[second]) == (correction.kind == "must_link")
    chance.shuffle(groups)
    chance.shuffle(decided)
    turned = [Correction(each.kind, (each.report_ids[1], each.report_ids[0])) for each in decided]
    mixed = [tuple(reversed(group)) for group in groups]
    again = apply_corrections(mixed, dict(reversed(likenesses.items())), turned, ids=IDS)
    assert {frozenset(group) for group in again} == {frozenset(group) for group in made}


@settings(max_examples=200, deadline=None)
@given(corrections)
def test_a_contradiction_is_found_exactly_where_no_stories_could_obey(decided: list[Correction]) -> None:
    root = {member: member for member in MEMBERS}
    for correction in decided:
        if correction.kind == "must_link":
            old, new = (root[name] for name in correction.report_ids)
            root = {member: new if place == old else place for member, place in root.items()}
    torn = [
        each
        for each in decided
        if each.kind == "cannot_link" and root[each.report_ids[0]] == root[each.report_ids[1]]
    ]
    assert is_consistent(decided) == (not torn)


def test_joining_takes_whole_groups_and_parting_sends_the_rest_to_the_side_they_are_like() -> None:
    groups = [("a", "b"), ("c", "d"), ("e",)]
    assert apply_corrections(groups, {}, [join("b", "c")], ids=IDS) == [("a", "b", "c", "d"), ("e",)]
    likenesses = measure({("a", "c"): 0.8, ("b", "d"): 0.7, ("c", "d"): 0.3, ("a", "b"): 0.4})
    made = apply_corrections([("a", "b", "c", "d", "e")], likenesses, [part("a", "b")], ids=IDS)
    assert made == [("a", "c"), ("b", "d"), ("e",)]


def test_parting_holds_along_chains_and_against_the_highest_score() -> None:
    likenesses = measure(dict.fromkeys(combinations("abcd", 2), 1.0))
    made = apply_corrections([("a", "b", "c", "d")], likenesses, [join("a", "b"), part("b", "c")], ids=IDS)
    assert {frozenset(group) for group in made} == {frozenset("abd"), frozenset("c")}


def test_a_report_of_an_earlier_story_stays_with_it_where_nothing_is_measured() -> None:
    homes = {"a": "s-1", "x": "s-1", "b": "s-2"}
    ids = IDS | {"x": ("x",)}
    made = apply_corrections([("a", "b", "x")], {}, [part("a", "b")], ids=ids, homes=homes)
    assert made == [("a", "x"), ("b",)]


def test_a_contradiction_names_the_lines_of_the_whole_chain() -> None:
    decided = [join("a", "b", 1), join("b", "c", 2), join("d", "e", 3), part("c", "a", 7)]
    with pytest.raises(UsageError, match=r"line 7 parts 'c' from 'a' \(Ada, 2031-04-05\), but line 1 .* and line 2"):
        require_consistent(decided)
    with pytest.raises(UsageError, match="Delete one of these lines"):
        apply_corrections([("a",)], {}, [join("a", "b", 1), part("b", "a", 2)], ids=IDS)
    require_consistent(decided[:3])


def test_a_report_with_two_documents_is_decided_as_a_whole() -> None:
    ids = {"a": ("a1", "a2"), "b": ("b",)}
    with pytest.raises(UsageError):
        require_consistent([join("a", "b"), part("a1", "a2")], ids)
    assert apply_corrections([("a1",), ("a2",), ("b",)], {}, [join("a", "b")], ids=ids) == [("a1", "a2", "b")]


def test_corrections_about_reports_that_are_not_there_wait() -> None:
    assert find_unknown([join("a", "zz"), join("a", "b")], MEMBERS) == (join("a", "zz"),)
    assert apply_corrections([("a",), ("b",)], {}, [join("a", "zz")], ids=IDS) == [("a",), ("b",)]


def test_the_reason_of_a_joined_pair_says_who_and_when_and_keeps_what_was_measured() -> None:
    measured = {("a", "b"): Likeness("a", "b", 0.1, (("words", 0.1),), "another day")}
    [marked] = mark_likenesses(measured, [join("b", "a")], IDS).values()
    assert marked == Likeness("a", "b", 1.0, (("words", 0.1), ("joined by Ada on 2031-04-05", 1.0)))
    [unsigned] = mark_likenesses({}, [Correction("must_link", ("a", "b"))], IDS).values()
    assert unsigned.parts == (("joined by a person", 1.0),)
    assert describe_correction(part("a", "b")) == "one parts 'a' from 'b' (Ada, 2031-04-05)"


def test_a_long_chain_is_told_in_words_at_first_and_then_by_its_lines() -> None:
    chain = [Correction("must_link", (f"r{n}", f"r{n + 1}"), line=n + 1) for n in range(40)]
    with pytest.raises(UsageError) as caught:
        require_consistent([*chain, Correction("cannot_link", ("r0", "r40"), line=41)])
    assert "line 6 joins 'r5' and 'r6', and so on by lines 7, 8, 9," in str(caught.value)
    assert ", 40: 'r0' and 'r40'" in str(caught.value)
