from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.clustering import partings
from tellings.errors import UsageError
from tellings.rendering import render_reasons
from tellings.rendering.stories import NAMED
from tellings.types.spans import Span
from tellings.types.stories import Copy, Correction, Follow, Likeness, Member, Neighbour, Split, Story

LONG = Story(
    "s-1",
    ("a", "b", "c"),
    copies=(Copy("c", "b", "wire", 0.7, ((Span(0, 4), Span(0, 4)),)), Copy("a", None, "excerpt", 0.3)),
    first="2031-04-02",
    last="2031-04-05",
    merged_ids=("s-0",),
    why=(
        Likeness("a", "b", 0.6, (("words", 0.6),)),
        Likeness("a", "c", 0.2, (("words", 0.2),), "another day"),
        Likeness("b", "c", 0.7, (("words", 0.7),)),
    ),
    report_ids=("a.txt", "b.txt", "c.txt"),
    absent=(Member("x", "x.txt"),),
    background=(Member("r", "r.txt"),),
    corrections=(Correction("must_link", ("a.txt", "c.txt"), "Ada", "2031-04-05"),),
    apart=(Neighbour("s-2", ("a.txt", "r.txt"), 0.3, (("words", 0.3),), "less alike than 0.4"),),
    link=0.4,
)
LATER = Story(
    "s-2",
    ("r",),
    report_ids=("r.txt",),
    follows=(Follow("s-1", "round 2 comes after round 1"),),
    split_from=(Split("s-0", ("r.txt",)),),
)
LONELY = Story("s-3", (), absent=(Member("z", "z.txt"),))
STORIES = (LONG, LATER, LONELY)


def test_two_reports_of_a_story_are_explained_by_their_link() -> None:
    told = render_reasons(STORIES, "b.txt", "c.txt")
    assert "b.txt and c.txt share story s-1: 3 reports and 1 of earlier runs, 2031-04-02 to 2031-04-05." in told
    assert "from a mean likeness of 0.4 on" in told
    assert "likeness 0.70 (words 0.70)" in told and "c.txt repeats b.txt (wire), 70 % of the shorter text" in told


def test_a_story_says_that_it_is_one_part_of_too_many_reports() -> None:
    told = render_reasons((replace(LONG, parted=1290),), "s-1")
    assert "one part of 1,290 linked reports" in told
    assert "one part of" not in render_reasons(STORIES, "s-1")


def test_a_pair_without_a_link_belongs_together_through_others() -> None:
    told = render_reasons(STORIES, "a.txt", "c")
    assert "no link, because: another day" in told and "They belong together through:" in told
    assert "a.txt and c.txt were joined by Ada on 2031-04-05" in told
    assert "x.txt was not given in this run" in render_reasons(STORIES, "a.txt", "x.txt")


def test_two_reports_of_two_stories_are_told_what_keeps_them_apart() -> None:
    told = render_reasons(STORIES, "r.txt", "b.txt")
    assert "r.txt is in s-2, b.txt in s-1" in told
    assert "a.txt and r.txt: 0.30 (words 0.30)" in told and "because: less alike than 0.4" in told
    assert "s-2 follows s-1: round 2 comes after round 1" in told
    assert "r.txt went from s-0 to s-2" in told
    assert "r.txt is background to s-1" in told
    assert "no report of s-3 was given in this run" in render_reasons(STORIES, "r.txt", "z.txt")


def test_two_reports_that_a_person_parted_are_not_called_the_likest() -> None:
    decided = Correction("cannot_link", ("r", "a.txt"), "Ada")
    told = render_reasons((replace(LONG, corrections=(decided,)), LATER), "a.txt", "r.txt")
    assert "Of their reports a person parted a.txt and r.txt: 0.30" in told and "The likest" not in told
    assert "The likest of their reports are a.txt and r.txt" in render_reasons((LONG, LATER), "a.txt", "r.txt")


def test_what_the_file_does_not_say_of_two_stories_is_told_as_that() -> None:
    near = tuple(Neighbour(f"s-{number}", ("q.txt", "o.txt"), 0.3, (), "less alike than 0.4") for number in (5, 6, 7))
    far = Story("s-4", ("q",), report_ids=("q.txt",), apart=near)
    assert "even half as alike" in render_reasons((LONG, far), "b.txt", "q.txt")
    full = replace(LONG, apart=near)
    assert "neither is among the 3 that the other one names" in render_reasons((full, far), "b.txt", "q.txt")
    parts = replace(full, parted=1000), replace(far, parted=1000)
    told = render_reasons(parts, "b.txt", "q.txt")
    assert "Size may be all that keeps them apart" in told and told.count("one part of 1,000 linked reports") == 2


def test_a_story_is_explained_by_any_id_that_leads_to_it() -> None:
    told = render_reasons(STORIES, "s-0")
    assert "Story s-1" in told and "s-0 was merged into it" in told and "not one with s-2" in told
    assert told.index("likeness 0.70") < told.index("likeness 0.60")
    assert "none of its reports was given" in render_reasons(STORIES, "s-3")
    assert render_reasons(STORIES, "s-1", "s-2").count("Story s-") == 2
    with pytest.raises(UsageError, match=r"found 'nobody'; it has a.txt, b.txt, c.txt, r.txt"):
        render_reasons(STORIES, "nobody")


def test_an_earlier_id_beside_a_report_is_explained_as_a_story() -> None:
    told = render_reasons(STORIES, "b.txt", "s-0")
    assert told.count("Story s-1") == 2 and "s-0 was merged into it" in told


def test_a_likeness_of_documents_that_a_changed_file_does_not_list_is_named_by_their_ids() -> None:
    forged = replace(LONG, why=(*LONG.why, Likeness("b", "gone", 0.9, ())))
    assert "b.txt and gone: likeness 0.90" in render_reasons((forged,), "s-1")
    assert "likeness 0.70" in render_reasons((forged,), "b.txt", "c.txt")


def test_as_many_other_stories_are_named_as_explaining_counts_on() -> None:
    assert partings.NAMED == NAMED
