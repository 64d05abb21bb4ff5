"""Copies: which kind, who copied whom, and what is no copying."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from tests.clustering.sheets import OTHERS, SENTENCES, make_sheet

from tellings.clustering.copies import CopyThresholds, match_copies
from tellings.types.annotations import AnnotatedDocument
from tellings.types.stories import Copy

BASE = make_sheet("base", *SENTENCES, outlet="Gull Gazette")
_SWAPPED = [sentence.replace("harbour", "port").replace("Monday", "Tuesday") for sentence in SENTENCES]


def only(*documents: AnnotatedDocument) -> Copy:
    """The one copy among the documents."""
    [copy] = match_copies(documents)
    return copy


@pytest.mark.parametrize(
    "body",
    [
        SENTENCES[:8],  # the tail cut
        SENTENCES[:6],  # half
        SENTENCES,  # as a whole, by another outlet
        _SWAPPED,  # words changed
        (*SENTENCES[:5], *OTHERS, *SENTENCES[5:]),  # paragraphs of the house added
        tuple(reversed(SENTENCES)),  # in another order
        (" ".join(SENTENCES[:4]), " ".join(SENTENCES[4:])),  # in other paragraphs
    ],
)
def test_a_text_that_another_outlet_carries_is_wire_however_it_was_edited(body: tuple[str, ...]) -> None:
    copy = only(BASE, make_sheet("other", *body, outlet="Marrow Herald", title="No tolls for grain ships"))
    assert (copy.kind, copy.original_id) == ("wire", None)
    assert {copy.copy_id, copy.other_id} == {"base", "other"}
    assert copy.passages


def test_a_page_delivered_twice_is_a_duplicate_and_a_new_version_an_update() -> None:
    again = make_sheet("again", *SENTENCES, "Share this page with your friends.", outlet="Gull Gazette")
    assert only(BASE, again).kind == "duplicate"
    longer = make_sheet("new", *OTHERS[:3], *SENTENCES, outlet="Gull Gazette", title="Tolls lifted, yard angry")
    assert only(BASE, longer).kind == "update"


def test_a_page_without_an_outlet_is_a_duplicate_under_the_same_headline_only() -> None:
    assert only(BASE, make_sheet("other", *SENTENCES)).kind == "duplicate"
    assert only(BASE, make_sheet("other", *SENTENCES, title="Grain sails free")).kind == "wire"


def test_passages_taken_over_are_an_excerpt_and_open_without_a_credit() -> None:
    body = (*OTHERS, *SENTENCES[:2])
    copy = only(BASE, make_sheet("other", *body, outlet="Marrow Herald", day="2031-04-09"))
    assert (copy.kind, copy.original_id, copy.other_id) == ("excerpt", None, "base")
    told = make_sheet("other", *body, outlet="Marrow Herald", given=(("the Gull Gazette", "sentence", "source"),))
    assert only(BASE, told).original_id == "base"


def test_a_live_blog_does_not_glue_the_texts_that_it_holds() -> None:
    first = make_sheet("first", *SENTENCES[:6], outlet="Gull Gazette")
    second = make_sheet("second", *SENTENCES[6:], outlet="North Star")
    blog = make_sheet("third", *OTHERS, *SENTENCES, *OTHERS, outlet="Marrow Herald")
    blog = replace(blog, document=replace(blog.document, genre="live-blog"))
    assert [copy.kind for copy in match_copies([first, second, blog])] == ["excerpt", "excerpt"]


def test_what_two_outlets_quote_is_no_copying() -> None:
    speech = " ".join(SENTENCES[:8])
    one = make_sheet("one", f"“{speech}” the mayor said.", *SENTENCES[8:10], outlet="Gull Gazette")
    two = make_sheet("two", *OTHERS[:3], f"The mayor told the hall: “{speech}”", outlet="Marrow Herald")
    assert match_copies([one, two]) == ()
    block = make_sheet("two", speech, *OTHERS[:3], outlet="Marrow Herald", kinds=("block-quote",))
    assert match_copies([make_sheet("one", speech, *SENTENCES[8:10], kinds=("block-quote",)), block]) == ()


def test_a_speech_printed_whole_by_two_is_still_one_text() -> None:
    speech = f"“{' '.join(SENTENCES)}”"
    one, two = (make_sheet(name, speech, outlet=outlet) for name, outlet in (("a", "Gull Gazette"), ("b", "Herald")))
    assert only(one, two).share == 1.0


def test_a_line_that_stands_under_many_reports_makes_no_copy() -> None:
    line = "Sign up for our morning letter and get the news of the coast before breakfast, free and without ads."
    reports = [make_sheet(f"r{n}", *SENTENCES[n * 2 : n * 2 + 2], line, outlet="Gull Gazette") for n in range(5)]
    assert match_copies(reports) == ()


def test_furniture_of_a_page_that_was_not_read_well_tells_of_nothing() -> None:
    furniture = (
        "We have sent a letter to confirm your address, so please look into your box and follow the link inside.",
        "If you cannot find it, look among the unwanted ones or ask us to send another within the next hour.",
    )
    one = make_sheet("one", *furniture, "A van burns.", outlet="Kesh Radio", title="Van burns near Kesh")
    two = make_sheet("two", *furniture, outlet="Lomen Radio", title="Council of Lomen elects a mayor")
    assert match_copies([one, two]) == ()


def test_two_pages_of_one_line_are_no_copies() -> None:
    line = "Watch the whole talk in the player above, or on our channel."
    pages = [make_sheet(name, line, outlet=name, title=f"The {name} talk") for name in ("first", "second")]
    assert match_copies(pages) == ()


def test_independent_reports_of_one_event_are_no_copies() -> None:
    other = make_sheet("other", *OTHERS, SENTENCES[0], outlet="Marrow Herald")
    assert match_copies([BASE, other]) == ()


def test_all_who_carry_one_text_are_one_group_of_as_few_copies_as_hold_it() -> None:
    carriers = [make_sheet(f"c{n}", *SENTENCES, OTHERS[n % 5], outlet=f"House {n}") for n in range(9)]
    halves = [
        make_sheet("h1", *SENTENCES[:6], outlet="North Star"),
        make_sheet("h2", *SENTENCES[6:], outlet="South Star", given=(("AP", "text", "source"),)),
    ]
    copies = match_copies([*carriers, *halves])
    assert len(copies) == len(carriers) + len(halves) - 1
    assert {copy.source for copy in copies} == {"Associated Press"}
    assert {copy.original_id for copy in copies} == {None}
    assert {key for copy in copies for key in (copy.copy_id, copy.other_id)} == {
        item.document.id for item in (*carriers, *halves)
    }


def test_the_agencys_own_page_is_the_original_of_all() -> None:
    page = make_sheet("wire", *SENTENCES, outlet="Reuters")
    carriers = [make_sheet(f"c{n}", *SENTENCES[: 8 + n], outlet=f"House {n}") for n in range(4)]
    assert {copy.original_id for copy in match_copies([*carriers, page])} == {"wire"}


def test_an_excerpt_is_told_once_between_two_groups() -> None:
    carriers = [make_sheet(f"c{n}", *SENTENCES, outlet=f"House {n}") for n in range(4)]
    takers = [make_sheet(f"t{n}", *OTHERS, *SENTENCES[:2], outlet=f"Tower {n}") for n in range(3)]
    kinds = [copy.kind for copy in match_copies([*carriers, *takers])]
    assert sorted(kinds) == ["excerpt", *["wire"] * 5]


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [
        BASE,
        make_sheet("half", *SENTENCES[:6], outlet="Marrow Herald"),
        make_sheet("rest", *SENTENCES[4:], outlet="Osterby Post"),
        make_sheet("part", *OTHERS, *SENTENCES[:2], outlet="North Star"),
    ]
    assert len({match_copies(each) for each in permutations(documents)}) == 1


def test_samples_find_what_comparing_every_run_finds() -> None:
    documents = [BASE]
    documents += [make_sheet(f"c{n}", *SENTENCES[n:], *OTHERS[: n + 1], outlet=f"House {n}") for n in range(5)]
    sampled = replace(CopyThresholds(), sampled_from=1)
    assert match_copies(documents, thresholds=sampled) == match_copies(documents)


def test_equal_bodies_are_copies_however_short() -> None:
    one, two = (make_sheet(name, "No school today.", sha256="aa") for name in ("one", "two"))
    assert only(one, two).kind == "duplicate"
    assert match_copies([one]) == match_copies([]) == ()
