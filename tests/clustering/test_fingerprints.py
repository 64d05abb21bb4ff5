"""Which ordinals tell one event of a series from the next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clustering.sheets import make_sheet

from tellings.clustering import fingerprint
from tellings.types.annotations import Sentence


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Second round of toll talks opens", (("round", 2),)),
        ("Kestral fells Orvane in the sixth round", ()),  # a part of one fight
        ("Kestral fells Orvane near the end of the fifth round", ()),
        ("Envoys meet in the second round of toll talks", (("round", 2),)),
    ],
)
def test_ordinals_of_a_series_and_of_a_part(title: str, expected: tuple[tuple[str, int], ...]) -> None:
    sheet = make_sheet("a", title=title)
    read = replace(sheet, sentences=(Sentence(sheet.document.blocks[0].span, 0),))
    assert fingerprint(read).ordinals == expected
