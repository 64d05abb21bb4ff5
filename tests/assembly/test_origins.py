"""What counts as independent."""

from __future__ import annotations

import pytest

from tellings.assembly.origins import independent_count
from tellings.types.dossiers import Origin, OriginKind


def _origin(key: str, kind: OriginKind, party: str | None = None) -> Origin:
    return Origin(key, kind, key, party, (), ())


@pytest.mark.parametrize(
    ("origins", "expected"),
    [
        ([_origin("minister", "person", "veldland")], 1),
        ([_origin("minister", "person", "veldland"), _origin("ministry", "institution", "veldland")], 1),  # one side
        ([_origin("minister", "person", "veldland"), _origin("mayor", "person", "osterby")], 2),
        ([_origin("minister", "person", "veldland"), _origin("post", "outlet"), _origin("herald", "outlet")], 1),
        ([_origin("post", "outlet"), _origin("herald", "outlet")], 2),  # two outlets in their own voice
        ([_origin("x", "unknown"), _origin("y", "unknown")], 1),  # unknown is not independent
        ([_origin("officials", "anonymous"), _origin("sources", "anonymous")], 1),
        ([_origin("minister", "person", "veldland"), _origin("officials", "anonymous")], 1),
        ([], 0),
    ],
)
def test_independent_count(origins: list[Origin], expected: int) -> None:
    assert independent_count([origin.id for origin in origins], {origin.id: origin for origin in origins}) == expected


def test_the_same_origin_in_many_outlets_counts_once() -> None:
    origin = _origin("minister", "person")
    assert independent_count(["minister"] * 5, {"minister": origin}) == 1
