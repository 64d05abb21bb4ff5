"""Where an event was: only what the words of its own clause say, and nothing where reports disagree."""

from __future__ import annotations

import pytest
from tests.assembly.test_events import Told


def place(*bodies: str) -> list[str | None]:
    told = Told(*(body + "\n\nKarsk is a town. The people of Karsk fish." for body in bodies))
    names = {entity.id: entity.name for entity in told.dossier.entities}
    return [names[event.place] if event.place else None for event in told.dossier.timeline]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The talks between France and Poland took place in Istanbul on Monday.", "Istanbul"),
        ("France will hold talks with Poland in Istanbul on Friday.", "Istanbul"),
        ("A storm killed nine people in Toulouse on Monday.", "Toulouse"),
        ("In Istanbul, the ministers of France and Poland signed a treaty on Monday.", "Istanbul"),
        ("French and Polish ministers met on Monday in Poland.", "Poland"),
        ("France attacked Poland on Monday.", None),
        ("France closed its border with Poland on Monday.", None),
        ("Officials in Istanbul signed the treaty with France on Monday.", None),
        ("France left the talks on Monday and shelled a camp of rebels in Poland.", None),
        ("The minister discussed the war in Poland on Monday with Mira Dahl.", None),
        ("A court ordered Mira Dahl on Monday to wait in Poland.", None),
        ("The troops on Monday came from near Istanbul.", None),
        ("Mira Dahl opened the Istanbul summit on Monday.", None),
        ("Mira Dahl won prizes in Toulouse and in Istanbul on Monday.", None),
    ],
)
def test_a_place_is_said_in_the_clause_itself(sentence: str, name: str | None) -> None:
    assert set(place(sentence)) in ({name}, {name, None}) if name else set(place(sentence)) <= {None}


def test_reports_that_name_two_places_leave_it_open() -> None:
    one = "The two ministers of France and Poland signed the treaty in {} on Monday."
    assert place(one.format("Istanbul"), one.format("Istanbul")) == ["Istanbul"]
    assert (
        None in place(one.format("Istanbul"), one.format("Toulouse"))
        or len(place(one.format("Istanbul"), one.format("Toulouse"))) == 2
    )


def test_the_closest_place_is_taken() -> None:
    one = "The two ministers of France and Poland signed the treaty in {} on Monday."
    assert place(one.format("Istanbul"), one.format("Turkey")) in (["Istanbul"], ["Turkey", "Istanbul"])
