from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.models.pieces import LONGEST_WORD, Vocabulary, split_parts

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "quay",
    "##side",
    "##s",
    "elysee",
    "ness",
    "-",
    "’",
    "s",
    "港",
    "100",
    "##0",
]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary(PIECES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("Quaysides", "quay ##side ##s", id="the longest known piece first"),
        pytest.param("QUAY", "quay", id="no capitals"),
        pytest.param("Élysée", "elysee", id="no accents"),
        pytest.param("e\u0301lyse\u0301e", "elysee", id="no accents that stand apart"),
        pytest.param("Quay’s", "quay ’ s", id="marks apart"),
        pytest.param("Ness-Quay", "ness - quay", id="hyphens apart"),
        pytest.param("港港quay", "港 港 quay", id="ideographs apart"),
        pytest.param("1000", "100 ##0", id="figures"),
        pytest.param("quay\u00adside", "quay ##side", id="a soft hyphen is not there"),
        pytest.param("\u202equay\u202c", "quay", id="nor is what turns the direction of writing"),
        pytest.param("quaysidex", "[UNK]", id="one letter unknown, the whole word unknown"),
        pytest.param("quay@ness", "quay [UNK] ness", id="but only between marks"),
        pytest.param("\x00", "[UNK]", id="nothing left"),
        pytest.param("\ud800", "[UNK]", id="half a character"),
        pytest.param("quay" * 25 + "s", "[UNK]", id="longer than any word"),
        pytest.param("", "[UNK]", id="no word at all"),
    ],
)
def test_words_are_cut_into_known_pieces(vocabulary: Vocabulary, word: str, pieces: str) -> None:
    assert [PIECES[number] for number in vocabulary.find_ids(word)] == pieces.split()


@given(st.text(max_size=2 * LONGEST_WORD))
def test_any_word_gets_a_piece(word: str) -> None:
    ids = Vocabulary(PIECES).find_ids(word)
    assert ids and all(0 <= number < len(PIECES) for number in ids)


@given(st.text(st.characters(exclude_categories=["C", "Z", "M"])))
def test_parts_hold_no_blanks_and_are_read_the_same_again(word: str) -> None:
    parts = split_parts(word)
    assert all(part and not any(letter.isspace() for letter in part) for part in parts)
    assert [again for part in parts for again in split_parts(part)] == parts
