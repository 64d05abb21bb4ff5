"""Numbers in digits and words."""

from __future__ import annotations

import pytest

from tellings.text.lines import read_line
from tellings.text.numbers import read_number, read_ordinal


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,000", 1000),
        ("1000", 1000),
        ("5.7bn", 5.7e9),
        ("2.5 million", 2.5e6),
        ("800k", 800_000),
        ("twenty-five", 25),
        ("two hundred and six", 206),
        ("three hundred thousand", 300_000),
        ("one million two hundred", 1_000_200),
        ("nine 1", 9),
        ("9 1/2", 9.5),
        # A comma that parts two numbers is no part of either.
        ("3, 400", 3),
        ("10,20", 10),
        ("twenty twenty", 20),
    ],
)
def test_cardinals(text: str, value: float) -> None:
    number = read_number(read_line(text), 0)
    assert number is not None
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(("text", "value"), [("2nd", 2), ("21st", 21), ("third", 3), ("twenty-first", 21)])
def test_ordinals(text: str, value: float) -> None:
    number = read_ordinal(read_line(text), 0)
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize("text", ["harbour", "", "hundred", "and"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(read_line(text), 0) is None
