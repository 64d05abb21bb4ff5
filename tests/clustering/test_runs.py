"""The outlet's own words: outside quotations, title and captions."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clustering.sheets import OTHERS, SENTENCES, make_sheet

from tellings.clustering.passages import match_passages
from tellings.clustering.runs import FIRST_PERSON, SIGNATURE, find_own_hashes, list_runs
from tellings.types.annotations import Sentence

_PIECES = st.lists(
    st.sampled_from((*SENTENCES[:4], "“", "”", '"', "'", "a", "‘no more of it, please,’ he said")), max_size=9
)
_PARAGRAPHS = st.lists(_PIECES.map(" ".join), max_size=4)


@given(_PARAGRAPHS, st.booleans())
def test_hashes_are_those_of_the_runs(paragraphs: list[str], with_quotations: bool) -> None:
    sheet = make_sheet("a", *paragraphs)
    runs = list_runs(sheet, with_quotations=with_quotations)
    own = find_own_hashes(sheet, with_quotations=with_quotations)
    assert own.tolist() == sorted({value for value in runs.runs if value >= 0})
    assert len(runs.words) == len(runs.runs) == len(runs.starts)


@given(_PARAGRAPHS, _PARAGRAPHS)
def test_passages_are_the_same_words_in_both(first: list[str], second: list[str]) -> None:
    one, two = make_sheet("a", *first), make_sheet("b", *second)
    text, other = one.document.text, two.document.text
    for here, there in match_passages(list_runs(one), list_runs(two)):
        words = [word.strip("“”\"'‘’.,") for word in here.of(text).split()]
        assert [word for word in words if word] == [
            word for word in (each.strip("“”\"'‘’.,") for each in there.of(other).split()) if word
        ]
        assert any(block.span.contains(here) for block in one.document.blocks)


def test_a_passage_goes_on_through_a_quotation_and_ends_with_the_paragraph() -> None:
    said = f"{SENTENCES[0]} “We have waited for this since the great spring storm,” a farmer said. {SENTENCES[1]}"
    one, two = make_sheet("a", said, SENTENCES[2]), make_sheet("b", OTHERS[0], f"{said} {SENTENCES[2]}")
    passages = [here.of(one.document.text) for here, _ in match_passages(list_runs(one), list_runs(two))]
    assert passages == [said.rstrip("."), SENTENCES[2].rstrip(".")]


def test_a_term_in_marks_is_the_outlets_own_word() -> None:
    sentence = "The board calls the toll a “harvest levy” and will lift it for all ships this summer."
    assert len(find_own_hashes(make_sheet("a", sentence))) == len(sentence.split()) - 4


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"{SENTENCES[0]} {SENTENCES[1]} — Ida Kestrel (@osterbymayor) April 2, 2031",),
        (f"{SENTENCES[0]} {SENTENCES[1]}", "— Ida Kestrel (@osterbymayor) April 2, 2031"),
    ],
)
def test_a_signed_post_is_its_authors(paragraphs: tuple[str, ...]) -> None:
    own = find_own_hashes(make_sheet("a", *paragraphs, OTHERS[0]))
    assert own.tolist() == find_own_hashes(make_sheet("b", OTHERS[0])).tolist()


def test_who_says_i_is_quoted() -> None:
    told = "I have paid this toll for thirty years and my father paid it before the bridge was built."
    sheet = make_sheet("a", told, OTHERS[0])
    block = sheet.document.blocks[1]
    assert len(find_own_hashes(sheet)) > len(find_own_hashes(make_sheet("b", OTHERS[0])))
    sheet = replace(sheet, sentences=(Sentence(block.span, 1),))
    assert find_own_hashes(sheet).tolist() == find_own_hashes(make_sheet("b", OTHERS[0])).tolist()


@pytest.mark.parametrize(
    "text", ["— " * 20_000, "—" + "a" * 50_000, "— " + "a (@" * 20_000, "I." * 30_000, "My" * 30_000]
)
def test_patterns_are_quick_on_nasty_texts(text: str) -> None:
    started = time.perf_counter()
    for pattern in (SIGNATURE, FIRST_PERSON):
        pattern.search(text)
    assert time.perf_counter() - started < 2


def test_a_caption_divides_no_run() -> None:
    plain = make_sheet("a", *SENTENCES[:2])
    shown = make_sheet("b", SENTENCES[0], "A ship in the rain.", SENTENCES[1], kinds=("paragraph", "caption"))
    assert find_own_hashes(plain).tolist() == find_own_hashes(shown).tolist()
