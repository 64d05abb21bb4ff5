"""Runs of words as hashes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tellings.text.shingles import SAMPLE, find_shingles, hash_runs, hash_word, sample_hashes
from tellings.text.tokens import tokenize

_WORDS = st.lists(st.sampled_from(["quay", "crane", "toll", "grain", "ferry"]), max_size=30)


@given(_WORDS, st.integers(1, 7))
def test_equal_runs_and_only_they_have_equal_hashes(words: list[str], size: int) -> None:
    hashes = hash_runs([hash_word(word) for word in words], size=size).tolist()
    runs = [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]
    assert len(hashes) == len(runs)
    assert len(set(zip(hashes, runs, strict=True))) == len(set(hashes)) == len(set(runs))
    assert all(0 <= value < 1 << 61 for value in hashes)


def test_case_accents_and_marks_do_not_count() -> None:
    one = find_shingles(tokenize("The quay’s café, closed: at noon."))
    two = find_shingles(tokenize("THE QUAY'S CAFE CLOSED AT NOON"))
    assert [value for value, _, _ in one] == [value for value, _, _ in two]
    assert one[0][1:] == (0, 27)


def test_hashes_are_the_same_on_every_machine() -> None:
    # pinned: stored fingerprints are compared with new ones
    assert hash_word("harbour") == 359356526591091938
    assert hash_runs([1, 2, 3, 4, 5, 6]).tolist() == [32467590528503292, 1112422178205053839]


def test_about_one_in_eight_is_kept() -> None:
    tokens = tokenize(" ".join(f"word{number} and" for number in range(4000)))
    kept = sample_hashes(value for value, _, _ in find_shingles(tokens))
    assert 0.9 < len(kept) * SAMPLE / (len(tokens) - 4) < 1.1
