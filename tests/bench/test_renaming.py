"""Renaming keeps marked places on their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.renaming import Edit, Moves, find_edits

NAMES = {"Velmora": "Ostany", "Velmoran": "Ostanian", "Brandvik": "Lee", "Sennhaven": "Upper Marl"}


def renamed(text: str, weeks: int = 52) -> str:
    edits, pieces, done = find_edits(text, NAMES, date(2032, 3, 9), weeks), "", 0
    for edit in edits:
        pieces += text[done : edit.start] + edit.text
        done = edit.end
    return pieces + text[done:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velmora’s minister Brandvik left Sennhaven.", "Ostany’s minister Lee left Upper Marl."),
        ("Velmorans and Brandviks", "Velmorans and Brandviks"),  # longer words are other words
        ("a Velmoran boat, an old boat", "an Ostanian boat, an old boat"),  # the article follows the name
        ("on Monday 15 March", "on Monday 14 March"),
        ("on Monday, March 15", "on Monday, March 14"),
        ("Feb. 27, 2032", "Feb. 25, 2033"),
        ("March 1", "February 28"),  # the month changes with the day
        ("Jan. 1", "Dec. 30"),
        ("since March 2031", "since March 2032"),
        ("2,032 boats for $2031", "2,032 boats for $2031"),  # no year
    ],
)
def test_names_and_dates_are_replaced_and_nothing_else(text: str, expected: str) -> None:
    assert renamed(text) == expected


@given(
    text=st.text("abc ", min_size=1, max_size=40),
    cuts=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4), st.text("XY", max_size=6)), max_size=5),
    place=st.integers(0, 39),
)
def test_a_character_that_stays_is_found_again(text: str, cuts: list[tuple[int, int, str]], place: int) -> None:
    edits: list[Edit] = []
    for start, length, new in sorted(cuts):
        if start + length <= len(text) and (not edits or edits[-1].end <= start):
            edits.append(Edit(start, start + length, new))
    place %= len(text)
    if any(edit.start <= place < edit.end for edit in edits):
        return
    changed, done = "", 0
    for edit in edits:
        changed += text[done : edit.start] + edit.text
        done = edit.end
    changed += text[done:]
    moves = Moves(edits)
    start, end = moves.move(place, is_end=False), moves.move(place + 1, is_end=True)
    assert changed[start:end] == text[place]


def test_a_boundary_inside_a_name_goes_to_the_name_s_own_boundary() -> None:
    moves = Moves([Edit(4, 12, "Lee")])
    assert (moves.move(6, is_end=False), moves.move(9, is_end=True)) == (4, 7)
    assert (moves.move(4, is_end=False), moves.move(12, is_end=True)) == (4, 7)
