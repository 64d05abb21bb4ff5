"""What keeps two statements apart that share nearly every word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tellings.assembly.units import Unit
from tellings.assembly.vetoes import veto

MakeUnit = Callable[..., Unit]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ({"polarity": "positive"}, {"polarity": "negative"}, "polarity"),
        ({"denied": True}, {}, "one is told only to be denied"),
        ({"predicate": "no-comment"}, {}, "silence and speech"),
        ({"ordinals": frozenset({("round", 1)})}, {"ordinals": frozenset({("round", 2)})}, "ordinal of round"),
        ({"numbers": [(11, "crew", "exact")]}, {"numbers": [(14, "crew", "exact")]}, "number"),
        ({"numbers": [(11, "crew", "exact")]}, {"numbers": [(14, "boat", "exact")]}, None),  # other things counted
        ({"numbers": [(1000, "crew", "exact")]}, {"numbers": [(1000.0, "crew", "about")]}, None),
        ({"days": (("2031-04-02", "2031-04-02"),)}, {"days": (("2031-04-09", "2031-04-09"),)}, "date"),
        ({"days": (("2031-04-02", "2031-04-02"),)}, {"days": (("2031-04-01", "2031-04-07"),)}, None),  # inside it
        ({"actors": ("ada", "bo"), "predicate": "call"}, {"actors": ("bo", "ada"), "predicate": "call"}, "actors"),
        ({"mood": "happened"}, {"mood": "demanded"}, "mood"),
    ],
)
def test_vetoes(make_unit: MakeUnit, one: dict[str, Any], two: dict[str, Any], expected: str | None) -> None:
    first, second = make_unit(0, "a", "ferri strike", **one), make_unit(1, "b", "ferri strike", **two)
    assert veto(first, second) == expected
    assert veto(second, first) == expected
