"""The parts of sets never change."""

from __future__ import annotations

from collections import Counter

from bench.splits import part_of


def test_parts_are_fixed_and_of_their_sizes() -> None:
    expected = ["test", "train", "train", "test", "train", "test"]
    assert [part_of(f"document {number}") for number in range(6)] == expected
    counts = Counter(part_of(str(number)) for number in range(4000))
    assert 900 < counts["test"] < 1100
    assert 430 < counts["dev"] < 570
