"""Countries that no table has, learned from the report itself: invented ones in sentences of our own."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotation.mentions import find_mentions
from tellings.annotation.mentions.lands import find_lands
from tellings.annotation.mentions.units import find_units
from tellings.annotation.sentences import find_sentences
from tellings.text.peoples import is_people_of
from tellings.types.annotations import Mention
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the mentions of a text of one paragraph."""
    outlet, unknown = Outlet("o", "Paper", "given"), PublicationDate(None, None, "unknown")
    block = Block("paragraph", Span(0, len(text)))
    document = Document(
        "d", "r", text, (block,), None, (), "", outlet, (), unknown, None, "en", "report", "", "text/plain", ""
    )
    return find_mentions(document, find_sentences(document))


def lands_in(text: str) -> set[str]:
    return set(find_lands(text, [find_units(text, 0, len(text))]).names)


LEARNED = [
    # The adjective stands before an office.
    ("The Orlavian foreign minister said that Orlavia would wait.", {"Orlavia"}),
    ("Ustrene sent a note. Ustrenian President Ana Kell signed it.", {"Ustrene"}),
    # The people, and a stay inside the country.
    ("In Thessaly Row nobody knew. Snow fell in Marund, and the Marundese waited.", {"Marund"}),
    # It owns what only a state owns, or is a realm.
    ("Then Orlavia’s parliament voted.", {"Orlavia"}),
    ("He rules the Republic of Orlavia.", {"Orlavia"}),
    # It deals with a learned country and acts.
    (
        "The Orlavian army left Orlavia. Then Orlavia offered Vestrana peace, and Vestrana agreed.",
        {"Orlavia", "Vestrana"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), LEARNED)
def test_countries_are_learned(text: str, expected: set[str]) -> None:
    assert lands_in(text) == expected


LEFT = [
    # A person with followers.
    "President Ardell spoke. The Ardellian government fell.",
    "Mira Ardell spoke; Ardell’s government fell.",
    # A company.
    "Vestrana shares fell. Vestrana said so, and the Vestranan minister agreed.",
    # A city with a mayor, and a lone name.
    "Orlavia’s mayor spoke. Rain fell in Orlavia.",
    "Then Vestrana agreed, and Vestrana said so again.",
]


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_country_is_left_out(text: str) -> None:
    assert lands_in(text) == set()


def test_a_learned_country_is_the_party_of_its_people() -> None:
    found = {
        one.name: one.party
        for one in mentions_in(
            "Orlavian Foreign Minister Ana Kell met Tom Vesk, a spokesman for the Orlavian government, in Orlavia. "
            "The Orlavian Defence Ministry was silent. The Orlavians waited."
        )
        if one.kind in {"person", "organization", "nationality"}
    }
    assert {name: found[name] for name in ("Ana Kell", "Tom Vesk", "Orlavians")} == {
        "Ana Kell": "Orlavia",
        "Tom Vesk": "Orlavia",
        "Orlavians": "Orlavia",
    }
    assert found["Orlavian Defence Ministry"] == "Orlavia"


def test_a_seat_of_government_stands_for_its_country_where_it_acts() -> None:
    text = (
        "The Orlavian government in Port Sund waited. It rained in Port Sund. Port Sund rejects what Orlavia wrote."
    )
    seats = [(one.name, one.metonym) for one in mentions_in(text) if one.span.of(text) == "Port Sund"]
    assert seats == [("Port Sund", False), ("Port Sund", False), ("Orlavia", True)]


def test_joined_countries_are_two() -> None:
    text = "The Orlavian army and the Vestranan army met. Orlavia and Vestrana signed the Orlavia-Vestrana treaty."
    assert [one.name for one in mentions_in(text) if one.kind == "place"] == ["Orlavia", "Vestrana"] * 2


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_word_is_the_people_of_itself(word: str, name: str) -> None:
    assert not is_people_of(word, word)
    assert isinstance(is_people_of(word, name), bool)


def test_long_input_is_fast() -> None:
    text = "Orlavia has offered Vestrana and " * 3000
    begin = time.perf_counter()
    lands_in(text)
    assert time.perf_counter() - begin < 5
