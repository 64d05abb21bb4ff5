"""Fingerprints as JSON: what goes in comes out, and what is wrong is said."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.errors import FormatError
from tellings.types.codec import decode_fingerprint, encode_fingerprint
from tellings.types.stories import Fingerprint

_HASHES = st.lists(st.integers(0, 2**64 - 1), max_size=4).map(tuple)
_PRINTS = st.from_type(Fingerprint).flatmap(lambda made: _HASHES.map(lambda hashes: _with_hashes(made, hashes)))


def _with_hashes(made: Fingerprint, hashes: tuple[int, ...]) -> Fingerprint:
    values = {name: getattr(made, name) for name in made.__dataclass_fields__}
    return Fingerprint(**{**values, "shingles": hashes})


@given(_PRINTS)
def test_what_goes_in_comes_out(made: Fingerprint) -> None:
    assert repr(decode_fingerprint(json.loads(json.dumps(encode_fingerprint(made))))) == repr(made)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("words", [["quay", "much"]], "fingerprint.words: expected a number, found the text 'much'"),
        ("words", [["quay"]], "fingerprint.words: expected a list of 2, found one of 1"),
        ("words", "quay", "fingerprint.words: expected a list, found the text 'quay'"),
        ("title_words", [7], "fingerprint.title_words: expected a text, found the number 7"),
        ("days", [None, "soon"], "fingerprint.days: expected a whole number or null, found the text 'soon'"),
        ("shingles", ["12"], "fingerprint.shingles: expected sixteen hexadecimal digits, found the text '12'"),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object, told: str) -> None:
    made = Fingerprint("a", (("quay", 2.0),), (), (), (), (), (None, None))
    with pytest.raises(FormatError, match=told.replace("[", r"\[")):
        decode_fingerprint(encode_fingerprint(made) | {field: value})


def test_a_missing_field_is_named() -> None:
    row = encode_fingerprint(Fingerprint("a", (), (), (), (), (), (None, None)))
    del row["names"]
    with pytest.raises(FormatError, match=r"names: expected a list, found nothing"):
        decode_fingerprint(row)
