"""What readers counted, as their labels say it, and what counts as a fall."""

from __future__ import annotations

import pytest

from bench.facts import counted_origins, counted_outlets
from bench.figures import COUNTS, FACTS, TARGETS, is_fall, write_figure
from bench.gold import GoldClaim


def claim(label: str, counts: tuple[int, int] | None = None) -> GoldClaim:
    return GoldClaim("C01", "The ferry runs again.", "fact", (), (), (), counts, {"label": label})


@pytest.mark.parametrize(
    ("label", "counts", "outlets", "origins"),
    [
        ("4 outlets, 1 named origin(s)", None, 4, (1, 1)),
        ("3 outlets, 0 named origin(s)", None, 3, (0, 3)),  # the outlets' own voice, counted either way
        ("reported by one outlet only, 2 named origin(s)", None, 1, (2, 2)),
        ("2 outlets, 2 independent origin(s)", (1, 2), 2, (1, 2)),
    ],
)
def test_counts_are_read_from_the_label(
    label: str, counts: tuple[int, int] | None, outlets: int, origins: tuple[int, int]
) -> None:
    gold = claim(label, counts)
    assert (counted_outlets(gold), counted_origins(gold)) == (outlets, origins)


@pytest.mark.parametrize(
    ("name", "before", "after", "fallen"),
    [
        ("claims found", 0.80, 0.78, False),
        ("claims found", 0.80, 0.76, True),
        ("claims found", 0.80, 0.95, False),
        ("furniture in blocks", 0.00, 0.05, True),
        ("origins too many", 1, 2, True),  # no mistake more
        ("origins too many", 2, 0, False),
    ],
)
def test_a_share_may_fall_a_little_and_a_count_of_mistakes_may_not_rise(
    name: str, before: float, after: float, fallen: bool
) -> None:
    assert is_fall(name, before, after) is fallen


def test_every_fact_has_a_target_and_every_figure_is_written_in_its_way() -> None:
    assert all(TARGETS[name].is_met(1.0) and not TARGETS[name].is_met(0.0) for name in FACTS)
    assert {write_figure(name, 2.0) for name in COUNTS} == {"2"}
    assert [write_figure("one story", 1.0), write_figure("claims found", 0.5), write_figure("x", None)] == [
        "yes", "0.500", "–",
    ]  # fmt: skip
