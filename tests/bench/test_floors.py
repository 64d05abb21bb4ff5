"""Floors rise by themselves and fall only with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.floors import Figure, Floor, Floors, find_faults, read_floors, update, write_floors

PINNED = {
    "ferry: claims found": Floor(0.75, "d1", "aaa"),
    "ferry: origins too many": Floor(2, "d1", "aaa"),  # a ceiling
}
HELD = {"ferry: claims found": Figure(0.75, "d1"), "ferry: origins too many": Figure(2, "d1")}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, None),
        ({"ferry: claims found": Figure(0.9, "d1")}, None),
        ({"ferry: claims found": Figure(0.74996, "d1")}, None),  # rounding
        ({"ferry: claims found": Figure(0.74, "d1")}, "worse than its floor"),
        ({"ferry: origins too many": Figure(1, "d1")}, None),
        ({"ferry: origins too many": Figure(3, "d1")}, "worse than its floor"),
        ({"ferry: claims found": Figure(0.9, "d2")}, "other data"),
    ],
)
def test_a_figure_below_its_floor_or_on_other_data_is_named(changed: dict[str, Figure], said: str | None) -> None:
    faults = list(find_faults(PINNED, HELD | changed))
    assert [bool(said) and str(said) in fault for fault in faults] == ([True] if said else []), faults


def test_a_figure_that_is_gone_is_named() -> None:
    assert "not measured any more" in next(find_faults(PINNED, {"ferry: claims found": Figure(0.75, "d1")}))


def test_floors_rise_and_new_ones_come() -> None:
    pinned = Floors(dict(PINNED))
    found = {
        "ferry: claims found": Figure(0.8, "d1"),
        "ferry: origins too many": Figure(1, "d1"),
        "ferry: right speaker": Figure(0.5, "d1"),
    }
    assert update(pinned, found, commit="bbb") == []
    assert {name: floor.floor for name, floor in pinned.floors.items()} == {key: f.value for key, f in found.items()}
    assert {floor.commit for floor in pinned.floors.values()} == {"bbb"}


def test_a_floor_that_is_held_keeps_its_commit() -> None:
    pinned = Floors(dict(PINNED))
    update(pinned, HELD, commit="bbb")
    assert pinned.floors == PINNED


def test_a_floor_falls_only_with_a_reason_that_is_kept() -> None:
    pinned = Floors(dict(PINNED))
    lower = HELD | {"ferry: claims found": Figure(0.5, "d1")}
    assert len(update(pinned, lower, commit="bbb")) == 1
    assert pinned == Floors(PINNED)
    assert update(pinned, lower, commit="bbb", reason="doubtful claims are dropped") == []
    assert pinned.floors["ferry: claims found"] == Floor(0.5, "d1", "bbb")
    assert [(row["from"], row["to"], row["reason"]) for row in pinned.lowered] == [
        (0.75, 0.5, "doubtful claims are dropped")
    ]


def test_the_file_gives_back_what_was_written(tmp_path: Path) -> None:
    page = tmp_path / "floors.json"
    pinned = Floors(dict(PINNED), [{"figure": "x", "from": 1, "to": None, "commit": "c", "reason": "“gone”"}])
    write_floors(pinned, page)
    assert read_floors(page) == pinned
    assert read_floors(tmp_path / "none.json") == Floors()
