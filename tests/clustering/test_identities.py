"""Ids of stories from run to run: what grew keeps its id, what merged leads on, what was split says so."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.clustering.stories import make_stories
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Outlet, PublicationDate
from tellings.types.stories import Correction, Member, Split, Story

REPORTS = "abcdefgh"
days = st.sampled_from(["2031-04-02", "2031-04-03", None])
runs = st.lists(st.dictionaries(st.sampled_from(REPORTS), st.integers(0, 3), max_size=8), min_size=1, max_size=5)


def write(report_id: str, *, document_id: str = "", day: str | None = "2031-04-02") -> AnnotatedDocument:
    document = Document(
        id=document_id or f"d-{report_id}", report_id=report_id, text="", blocks=(), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(day, day, "given"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    return AnnotatedDocument(document, (), (), (), (), (), (), ())


def tell(
    *groups: str,
    previous: tuple[Story, ...] = (),
    corrections: tuple[Correction, ...] = (),
    day: str | None = "2031-04-02",
) -> dict[str, Story]:
    """The stories of groups of reports, each a letter, by the letters of their members; absent ones in capitals."""
    documents = {f"d-{name}": write(name, day=day) for name in "".join(groups)}
    made = make_stories(
        [tuple(f"d-{name}" for name in group) for group in groups],
        {},
        documents,
        previous=previous,
        corrections=corrections,
    )
    return {
        "".join([*story.report_ids, *(member.report_id.upper() for member in story.absent)]): story for story in made
    }


def after(stories: dict[str, Story]) -> tuple[Story, ...]:
    return tuple(stories.values())


def test_a_story_that_grows_keeps_its_id() -> None:
    first = tell("ab", "c")
    second = tell("abde", "c", previous=after(first))
    assert second["abde"].id == first["ab"].id and second["c"].id == first["c"].id
    assert second["abde"].merged_ids == () and second["abde"].split_from == ()


def test_merged_ids_lead_on_over_several_runs() -> None:
    first = tell("abc", "de", "f")
    second = tell("abcde", "f", previous=after(first))
    assert second["abcde"].id == first["abc"].id
    assert second["abcde"].merged_ids == (first["de"].id,)
    third = tell("abcdef", previous=after(second))
    assert third["abcdef"].id == first["abc"].id
    assert set(third["abcdef"].merged_ids) == {first["de"].id, first["f"].id}
    # the larger story gives its id, and what led to the smaller one leads there too
    fourth = tell("abcdef", "gh", previous=after(third))
    grown = replace(fourth["gh"], document_ids=tuple(f"d-{n}" for n in "ghijklm"), report_ids=tuple("ghijklm"))
    fifth = tell("abcdefghijklm", previous=(fourth["abcdef"], grown))
    [story] = fifth.values()
    assert story.id == grown.id
    assert set(story.merged_ids) == {first["abc"].id, first["de"].id, first["f"].id}


def test_a_split_says_which_reports_went_where_and_the_larger_part_keeps_the_id() -> None:
    first = tell("abcde")
    second = tell("abc", "de", previous=after(first))
    assert second["abc"].id == first["abcde"].id and second["abc"].split_from == ()
    assert second["de"].split_from == (Split(first["abcde"].id, ("d", "e")),)
    third = tell("abcf", "deg", previous=after(second))
    assert third["deg"].id == second["de"].id and third["deg"].split_from == second["de"].split_from
    again = tell("abcdefg", previous=after(third))
    assert again["abcdefg"].id == first["abcde"].id
    assert again["abcdefg"].merged_ids == (second["de"].id,) and again["abcdefg"].split_from == ()


def test_a_report_that_moves_to_another_story_is_named_there() -> None:
    first = tell("abc", "de")
    second = tell("ab", "cde", previous=after(first))
    assert [second[key].id for key in ("ab", "cde")] == [first[key].id for key in ("abc", "de")]
    assert second["cde"].split_from == (Split(first["abc"].id, ("c",)),)
    third = tell("abd", "ce", previous=after(second))
    assert [third[key].id for key in ("abd", "ce")] == [first[key].id for key in ("abc", "de")]
    assert third["abd"].split_from == (Split(first["de"].id, ("d",)),)
    assert third["ce"].split_from == second["cde"].split_from


def test_a_decision_that_is_undone_leaves_no_trace_of_reports_that_went_home() -> None:
    first = tell("abc", "def")
    decided = (
        Correction("cannot_link", ("d", "c")),
        Correction("must_link", ("d", "a")),
        Correction("cannot_link", ("a", "c")),
    )
    second = tell("abc", "def", previous=after(first), corrections=decided)
    assert any(story.split_from for story in second.values())
    assert after(tell("abc", "def", previous=after(second))) == after(first)


def test_a_new_story_never_takes_an_id_that_was_another_ones() -> None:
    first = tell("ab")
    grown = tell("abcde", previous=after(first))
    split = tell("ab", "cde", previous=after(grown))
    assert split["cde"].id == first["ab"].id  # the larger part
    assert split["ab"].id != first["ab"].id  # though the digest of its members is the same


def test_reports_that_are_not_given_stay_members_and_stories_without_any_come_last() -> None:
    first = tell("abc", "de")
    second = tell("cf", previous=after(first))
    assert second["cfAB"].id == first["abc"].id
    assert second["cfAB"].absent == (Member("d-a", "a"), Member("d-b", "b"))
    assert list(second) == ["cfAB", "DE"] and second["DE"].id == first["de"].id
    assert second["DE"].first == "2031-04-02" and second["DE"].document_ids == ()
    third = tell("abcdef", "g", previous=after(second), day="2031-04-09")
    assert third["abcdef"].id == first["abc"].id and third["abcdef"].merged_ids == (first["de"].id,)
    assert third["abcdef"].first == "2031-04-09"  # all are here: their own days count
    assert tell("cf", previous=after(first), day="2031-04-09")["cfAB"].first == "2031-04-02"


def test_a_changed_report_is_the_same_one_within_the_days_of_its_story() -> None:
    first = tell("a", "b")
    for day, is_same in (("2031-04-02", True), ("2031-04-03", False), (None, False)):
        document = write("a", document_id="d-new", day=day)
        made = make_stories([("d-new",)], {}, {"d-new": document}, previous=after(first))
        assert (made[0].id == first["a"].id) == is_same
        assert (made[0].absent == ()) and len(made) == (2 if is_same else 3)


def test_a_line_that_names_reports_alone_is_known_by_them() -> None:
    earlier = Story("s-old", ("a", "b"), report_ids=("a", "b"))
    assert tell("abc", previous=(earlier,))["abc"].id == "s-old"


def test_lines_of_one_id_are_one_story() -> None:
    lines = (Story("s-1", ("d-a",), report_ids=("a",), first="2031-04-02"), Story("s-1", ("d-b",), report_ids=("b",)))
    assert tell("ac", previous=lines)["acB"].id == "s-1"


def test_a_correction_joins_and_parts_reports_that_are_not_given() -> None:
    first = tell("ab", "c")
    joined = tell("d", previous=after(first), corrections=(Correction("must_link", ("d", "c")),))
    assert joined["dC"].id == first["c"].id and joined["AB"].id == first["ab"].id
    parted = tell("a", previous=after(first), corrections=(Correction("cannot_link", ("a", "b")),))
    assert {"a", "B"} <= set(parted) and {first["ab"].id} < {parted["a"].id, parted["B"].id}
    later = tell("b", previous=after(parted))
    assert later["b"].id == parted["B"].id


def test_a_story_shows_the_corrections_of_its_reports() -> None:
    decided = Correction("cannot_link", ("a", "b"), "Ada", "2031-04-05", 3)
    stories = tell("ab", "c", corrections=(decided,))
    assert stories["a"].corrections == stories["b"].corrections == (decided,) and stories["c"].corrections == ()
    both = tell("a", "b", corrections=(Correction("must_link", ("a", "b"), "Ada", "2031-04-05"),))["ab"]
    assert both.why[0].parts == (("joined by Ada on 2031-04-05", 1.0),)


@settings(max_examples=150, deadline=None)
@given(runs, st.randoms(use_true_random=False))
def test_no_report_and_no_id_is_ever_lost_in_any_order(plans: list[dict[str, int]], chance: Random) -> None:
    previous: tuple[Story, ...] = ()
    seen: set[str] = set()
    ids: set[str] = set()
    for plan in plans:
        groups = [
            group
            for number in range(4)
            if (group := "".join(name for name, place in plan.items() if place == number))
        ]
        stories = after(tell(*groups, previous=previous))
        mixed = ["".join(chance.sample(group, len(group))) for group in chance.sample(groups, len(groups))]
        assert after(tell(*mixed, previous=tuple(chance.sample(previous, len(previous))))) == stories
        named = [name for each in stories for name in (*each.report_ids, *(one.report_id for one in each.absent))]
        seen |= set(plan)
        assert sorted(named) == sorted(seen)
        live = [story.id for story in stories]
        led = [old for story in stories for old in story.merged_ids]
        ids |= set(live)
        assert sorted([*live, *led]) == sorted(ids)
        for story in stories:
            given_ids = {report for split in story.split_from for report in split.report_ids}
            own = {*story.report_ids, *(one.report_id for one in story.absent)}
            assert given_ids <= own and all(
                split.story_id not in (story.id, *story.merged_ids) for split in story.split_from
            )
        previous = stories


def test_the_days_of_a_story_are_days_though_reports_give_their_hour() -> None:
    story = tell("ab", day="2031-04-02T21:05+02:00")["ab"]
    assert (story.first, story.last) == ("2031-04-02", "2031-04-02")


def test_an_older_id_that_two_lines_claim_leads_to_one_story() -> None:
    given = (Story("s-1", ("d-a",), merged_ids=("s-0",)), Story("s-2", ("d-b",), merged_ids=("s-0",)))
    for previous in (given, given[::-1]):
        made = tell("a", "b", previous=previous)
        assert made["a"].merged_ids == ("s-0",) and made["b"].merged_ids == ()


def test_the_id_of_a_story_all_of_whose_reports_another_had_leads_there() -> None:
    first, second = (Story(name, ("d-a", "d-b"), merged_ids=(old,)) for name, old in (("s-1", "s-0"), ("s-2", "s-9")))
    for previous in ((first, second), (second, first)):
        made = tell("abc", previous=previous)["abc"]
        assert made.id == "s-1" and made.merged_ids == ("s-0", "s-2", "s-9")


def test_absent_reports_of_which_no_correction_tells_stay_together_where_their_story_is_parted() -> None:
    absent = tuple(Member(f"d-{name}", name) for name in REPORTS)
    made = tell(previous=(Story("s-1", (), absent=absent),), corrections=(Correction("cannot_link", ("a", "b")),))
    assert sorted(map(len, made)) == [1, 7]
