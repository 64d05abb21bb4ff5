"""Statements made comparable: which frame a quotation, and whose they are; the reports are invented."""

from __future__ import annotations

from tellings.annotation import annotate
from tellings.assembly.entities import match_entities
from tellings.assembly.units import Unit, find_units
from tellings.extraction import extract
from tellings.types.documents import Rejection, Report

OPENING = (
    "The ferries of Velmora lie still in the harbour of Port Aldren, and nobody knows for how long. Transport "
    "Minister Ida Kestrel visited the burnt berths on Monday night."
)


def _frames(words: str) -> list[tuple[str, Unit]]:
    """Return the frames of quotations in the last sentence of a report, with their words."""
    report = Report(id="a", body=f"{OPENING} {words}", title="Ferries", outlet="The Gull", published="2031-06-04")
    document = extract(report)
    assert not isinstance(document, Rejection)
    annotated = annotate(document)
    units = find_units((annotated,), match_entities((annotated,)))
    last = max(unit.sentence for unit in units)
    return [
        (unit.passage.span.of(document.text), unit)
        for unit in units
        if unit.sentence == last and unit.is_attribution
    ]  # fmt: skip


def test_where_a_post_stands_is_part_of_its_frame() -> None:
    frames = _frames(
        "“We will not sail before the timetable is on paper and both harbours have signed it,” Ida Kestrel posted on "
        "the social media platform Telegram."
    )
    assert [words[:18] for words, _ in frames] == ["Ida Kestrel posted"]


def test_whose_lawyer_speaks_does_not_speak() -> None:
    frames = _frames("The berths will be built again in the spring, Kestrel’s lawyer said on Tuesday.")
    assert [(words, unit.subject) for words, unit in frames] == [("Kestrel’s lawyer said on Tuesday", None)]
