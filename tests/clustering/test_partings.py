from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tellings.clustering.components import Demand, Pair
from tellings.clustering.partings import match_neighbours
from tellings.clustering.reasons import Grounds
from tellings.types.stories import Correction, Likeness, Neighbour, Story

DEMAND = Demand(0.4, growth=0.1, silence=0.05)
IDS = {name: (name,) for name in "abcdefg"}
STORIES = (
    Story("s-1", ("a", "b"), report_ids=("a.txt", "b.txt")),
    *(Story(f"s-{number}", (name,), report_ids=(f"{name}.txt",)) for number, name in enumerate("cdefg", 2)),
)


def like(first: str, second: str, score: float, veto: str | None = None) -> Likeness:
    return Likeness(first, second, score, (("words", score),), veto)


def match(
    stories: Sequence[Story], likenesses: Mapping[Pair, Likeness], decided: Sequence[Correction] = (), **grounds: Any
) -> tuple[Story, ...]:
    known = {"pieces": {}, "parted": {}} | grounds
    return match_neighbours(stories, likenesses, decided, ids=IDS, grounds=Grounds(DEMAND, likenesses, **known))


def name(*likes: Likeness, decided: tuple[Correction, ...] = ()) -> dict[str, tuple[Neighbour, ...]]:
    likenesses = {(each.first_id, each.second_id): each for each in likes}
    found = match(STORIES, likenesses, decided)
    turned = match(STORIES[::-1], dict(reversed(likenesses.items())), decided)
    assert {story.id: story for story in turned} == {story.id: story for story in found}
    return {story.id: story.apart for story in found}


def test_the_likest_pair_of_two_stories_says_what_keeps_them_apart() -> None:
    found = name(like("a", "c", 0.3), like("b", "c", 0.6, "ordinal: round 1 and 2"), like("a", "b", 0.9))
    told = Neighbour("s-2", ("b.txt", "c.txt"), 0.6, (("words", 0.6),), "ordinal: round 1 and 2")
    assert found["s-1"] == (told,)
    assert found["s-2"] == (Neighbour("s-1", ("c.txt", "b.txt"), 0.6, (("words", 0.6),), told.why),)


def test_what_is_little_alike_or_was_vetoed_below_the_link_is_not_named() -> None:
    assert not any(name(like("a", "c", 0.19), like("a", "d", 0.39, "another day")).values())
    assert name(like("a", "c", 0.2))["s-1"][0].why == "less alike than 0.4"
    assert "as a whole" in name(like("a", "c", 0.5))["s-1"][0].why


def test_three_are_named_and_whatever_a_person_decided() -> None:
    decided = (Correction("cannot_link", ("g", "a"), "Ada", "2031-04-05"),)
    likes = [like("a", other, score) for other, score in zip("cdef", (0.2, 0.3, 0.35, 0.39), strict=True)]
    found = name(*likes, decided=decided)["s-1"]
    assert [other.story_id for other in found] == ["s-6", "s-5", "s-4"]
    assert found[0] == Neighbour("s-6", ("a.txt", "g.txt"), 0.0, (), "kept apart by Ada on 2031-04-05")


def test_what_two_groups_needed_is_told_with_their_size_and_the_days_between_them() -> None:
    one = Story("s-1", ("a", "b"), report_ids=("a.txt", "b.txt"), first="2031-03-04", last="2031-03-05")
    two = Story("s-2", ("c", "d", "e"), report_ids=("c.txt", "d.txt", "e.txt"), first="2031-03-08")
    for last, told in (
        ("2031-03-09", "0.6 is needed (the smaller has 2 reports, 3 days lie between them)"),
        (None, "0.5 is needed (the smaller has 2 reports)"),
    ):
        stories = one, replace(two, last=last)
        likes = {("a", "c"): like("a", "c", 0.7)}
        found = match(stories, likes)[0].apart
        assert found[0].why == f"their stories as a whole are alike by 0.117, and {told}"


def test_a_guard_between_other_reports_is_named_with_them() -> None:
    likes = {
        ("a", "c"): like("a", "c", 1.0),
        ("b", "c"): like("b", "c", 0.9, "ordinal: round 1 and 2"),
        ("a", "d"): like("a", "d", 0.6),
        ("b", "d"): like("b", "d", 0.1, "roles turned round"),
    }
    first, second = match(STORIES, likes)[0].apart
    assert first.why == "a guard keeps b.txt and c.txt apart (ordinal: round 1 and 2)"
    told = (
        "their stories as a whole are alike by 0.35, and 0.4 is needed; besides, a guard keeps b.txt and d.txt apart"
    )
    assert second.why == f"{told} (roles turned round)"


def test_a_link_that_was_cut_for_size_is_told_as_that() -> None:
    likes = {("a", "c"): like("a", "c", 1.0), ("b", "d"): like("b", "d", 0.3)}
    pieces = {"a": 0, "b": 0, "c": 1, "d": 1}
    found = match(STORIES, likes, pieces=pieces, parted=dict.fromkeys("abcd", 1000))[0].apart
    assert found[0].why.startswith("parted by size: 1,000 reports are linked, too many to be grouped at once")
    assert found[1].why == "less alike than 0.4"


def test_two_stories_that_were_alike_enough_say_what_kept_them_apart_all_the_same() -> None:
    likes = {(one, "c"): like(one, "c", 0.9) for one in "ab"}
    assert match(STORIES, likes)[0].apart[0].why.startswith("too few of their reports were held against one another")
    loose = match(STORIES, likes, loose=("c",))[0].apart[0].why
    assert loose == "c.txt is a round-up or comment, which brings no stories together"
    one_like = {("a", "c"): like("a", "c", 0.5)}  # as a whole too little, but more would not help
    assert match(STORIES, one_like, loose=("c", "d"))[0].apart[0].why == loose
    touched = (replace(STORIES[0], corrections=(Correction("must_link", ("a", "b")),)), *STORIES[1:])
    assert "before a person's decisions" in match(touched, likes)[0].apart[0].why
