"""What counts as independent."""

from __future__ import annotations

import pytest

from tellings.assembly.origins import independent_count
from tellings.types.dossiers import Origin, OriginKind
from tellings.types.spans import Passage, Span


def _origin(key: str, kind: OriginKind, party: str | None = None, *, cited: bool = False) -> Origin:
    return Origin(key, kind, key, party, (Passage("d", Span(0, 1)),) if cited else (), ())


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
        # a medium adds nothing beside somebody who is named, and an own voice nothing beside a medium that is cited
        ([_origin("minister", "person", "veldland"), _origin("Tidal Press", "agency")], 1),
        ([_origin("Tidal Press", "agency"), _origin("post", "outlet")], 1),
        ([_origin("Evening Star", "outlet", cited=True), _origin("post", "outlet")], 1),
        ([_origin("Tidal Press", "agency"), _origin("Evening Star", "outlet", cited=True)], 2),
        # papers and posts whose author is open may be anybody's
        ([_origin("court documents", "document"), _origin("minister", "person")], 1),
        ([_origin("court documents", "document"), _origin("a twitter account", "post")], 1),
        ([], 0),
    ],
)
def test_independent_count(origins: list[Origin], expected: int) -> None:
    assert independent_count([origin.id for origin in origins], {origin.id: origin for origin in origins}) == expected


def test_the_same_origin_in_many_outlets_counts_once() -> None:
    origin = _origin("minister", "person")
    assert independent_count(["minister"] * 5, {"minister": origin}) == 1
