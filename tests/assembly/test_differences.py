"""Where wordings differ, on invented statements."""

from __future__ import annotations

import pytest
from tests.assembly.test_likenesses import make, speakers

from tellings.assembly.differences import find_differences
from tellings.assembly.wordings import find_wordings


def differing(*wordings: str) -> list[list[str]]:
    """The marked words of each wording."""
    documents = [make(f"d{index}", ("Ada Oru", words, "indirect")) for index, words in enumerate(wordings)]
    found = find_differences(find_wordings(documents, speakers(*documents)))
    return [
        [place.of(annotated.document.text) for place in places]
        for annotated, places in zip(documents, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        # another word for the same is no difference, another word is
        ("talks on the rusty crane", "negotiations on the idle crane", [["rusty"], ["idle"]]),
        # a part left out is one place
        (
            "the pier opens in May",
            "the pier opens in May after the repairs to its lamps",
            [[], ["repairs to its lamps"]],
        ),
        # hedges and negations, figures and small words of time
        ("the pier will open", "the pier may open", [[], ["may"]]),
        ("the pier will open", "the pier will not open", [[], ["not"]]),
        ("40 boats were lost", "boats were lost", [["40"], []]),
        (
            "the pier will open within days",
            "the pier will open in the near future",
            [["within days"], ["near future"]],
        ),
        # places on both sides of a mark are two
        ("the pier, repaired and painted, opens", "the pier opens", [["repaired and painted"], []]),
        ("the pier opens", "The pier opens.", [[], []]),
    ],
)
def test_what_is_marked(first: str, second: str, marked: list[list[str]]) -> None:
    assert differing(first, second) == marked


def test_a_copy_hides_no_difference() -> None:
    plain, more = "the pier opens in May", "the pier opens in May after repairs"
    assert differing(more, plain, more) == [["repairs"], [], ["repairs"]]
    assert differing(plain, plain) == [[], []]
