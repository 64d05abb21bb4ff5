from __future__ import annotations

import time

import pytest

from tellings.text.verbs import base_form, verb_readings

FORMS = [
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("announces", "announce"),
    ("dividing", "divide"),
    ("hoped", "hope"),
    ("planned", "plan"),
    ("carries", "carry"),
    ("dying", "die"),
    ("travelled", "travel"),
    ("traveled", "travel"),
    ("was", "be"),
    ("blockaded", "blockade"),
    ("weaponizes", "weaponize"),
    ("re-elected", "re-elect"),
    ("table", "table"),
]


@pytest.mark.parametrize(("word", "base"), FORMS)
def test_base_forms(word: str, base: str) -> None:
    assert base_form(word) == base


@pytest.mark.parametrize("word", ["hundred", "morning", "treaty", "during", "willing"])
def test_words_that_only_look_like_verbs(word: str) -> None:
    assert verb_readings(word) == ()


def test_a_word_that_is_noun_and_verb_is_not_sure() -> None:
    assert [reading.sure for reading in verb_readings("talks")] == [False]


def test_long_words_cost_little() -> None:
    started = time.perf_counter()
    for ending in ("ed", "ing", "izes", ""):
        verb_readings("b" * 100_000 + ending)
    assert time.perf_counter() - started < 2
