"""A dossier made by hand over reports of our own; whatever cites, `verify` treats alike."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from tellings.errors import FormatError
from tellings.extraction import extract
from tellings.types.codec import encode_dossier, find_citations
from tellings.types.documents import Document, Report
from tellings.types.dossiers import BriefSentence, Claim, Dossier, Entity, Event, Telling
from tellings.types.spans import Passage, Span
from tellings.types.stories import Story
from tellings.verification import Verification, verify

FERRY = """Ferry to Ness will sail again on Monday

By Mira Tollan

VELMORA - The ferry to Ness will sail again on Monday, the harbour office of Velmora said on Thursday.

“We have checked every bolt of the ramp,” said Ilo Tarn, who runs the harbour office. He gave no further details.

Two hundred islanders had waited nine days for the boat. A bakery on Ness sold its last loaf on Wednesday evening.

The council will meet on Friday to talk about a second ramp, which would cost four million crowns.
"""
STRIKE = """The harbour office of Velmora said on Thursday that its ferry would return to service after nine days.

Ilo Tarn told this newspaper that the ramp had been “checked bolt by bolt” by two engineers from Ostrand.

Islanders on Ness doubt it. “They told us the same last week,” said Berit Holm, who keeps the bakery there.

A spokeswoman for the council did not answer calls on Thursday night, and its office was closed.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ness ferry back on Monday</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ness ferry back on Monday</h1>
<p>The ferry that links Velmora with the island of Ness will run again from Monday, officials said on Thursday.</p>
<p>Engineers from Ostrand examined the loading ramp for two days and found one cracked bolt, which they replaced.</p>
<p>“Nobody on the island trusts the timetable any more,” said Berit Holm, a baker who lost a week of custom.</p>
<p>The council of Velmora is to discuss a second ramp on Friday; no decision is expected before the summer.</p>
</article><footer>Contact us</footer></body></html>"""
REPORTS = (
    Report("ferry.txt", FERRY),
    Report("strike", STRIKE, title="Velmora ferry returns after nine days", outlet="Ness Courier"),
    Report("page.html", PAGE, media_type="text/html"),
)


pytestmark = pytest.mark.usefixtures("here")


def extracted(reports: Sequence[Report]) -> list[Document]:
    outcomes = [extract(report) for report in reports]
    return [outcome for outcome in outcomes if isinstance(outcome, Document)]


def cite(document: Document, words: str) -> Passage:
    start = document.text.index(words)
    return Passage(document.id, Span(start, start + len(words)))


def made_dossier(reports: Sequence[Report] = REPORTS, *, with_text: bool = False) -> dict[str, Any]:
    """Return the JSON of a dossier that cites a title and a few sentences of each report."""
    ferry, strike, page = documents = extracted(reports)
    wording = cite(ferry, "The ferry to Ness will sail again on Monday, the harbour office")
    tellings = (
        Telling(cite(strike, "its ferry would return to service after nine days."), "same", None),
        Telling(cite(page, "found one cracked bolt, which they replaced."), "more_specific", None),
    )
    dossier = Dossier(
        story=Story("s", tuple(document.id for document in documents)),
        published=tuple((document.id, document.published) for document in documents),
        entities=(Entity("e1", "person", "Ilo Tarn", ("Ilo Tarn",), (cite(ferry, "Ilo Tarn"),)),),
        origins=(),
        utterances=(),
        claims=(Claim("c1", wording, "planned", "one_origin", (), 3, tellings),),
        contested=(),
        timeline=(Event(None, None, "planned", (Passage(strike.id, Span(0, len(strike.title))),)),),
        brief=(BriefSentence(cite(page, "The council of Velmora is to discuss a second ramp on Friday"), "c1"),),
        limits=(),
        parameters=(),
    )  # fmt: skip
    encoded = encode_dossier(dossier, {document.id: document for document in documents}, with_text=with_text)
    return dict(json.loads(json.dumps(encoded)))


def kinds(found: Verification) -> list[str]:
    return [finding.kind for finding in found.findings]


def changed(report: Report, at: int, letter: str | None = None) -> Report:
    old = report.body[at]
    new = letter or ("q" if old != "q" else "z")
    return replace(report, body=report.body[:at] + new + report.body[at + 1 :])


def test_reports_as_they_were_hold_without_a_note() -> None:
    found = verify(made_dossier(), REPORTS)
    assert (found.findings, found.notes, found.citations, found.reports) == ((), (), 5, 3)


def cited_places(data: object, report_id: str) -> set[int]:
    spans = [raw for each in find_citations(data) if each.report_id == report_id for raw in each.raw or ()]
    return {at for span in spans for at in range(span.start, span.end)}


@pytest.mark.parametrize("report", REPORTS[:2], ids=lambda report: str(report.id))
def test_any_changed_character_in_a_cited_place_is_found_and_no_other(report: Report) -> None:
    data = made_dossier()
    inside = sorted(cited_places(data, report.id))
    outside = sorted(set(range(len(report.body))) - set(inside))
    rng = random.Random(7)
    for at in rng.choices(inside, k=100):
        reports = [changed(each, at) if each == report else each for each in REPORTS[:2]]
        found = [each for each in verify(data, reports).findings if each.kind == "citation false"]
        assert len(found) == 1, f"character {at}"
        assert found[0].report_id == report.id
        assert "–" in found[0].place and found[0].expected != found[0].found
    for at in rng.choices(outside, k=100):
        reports = [changed(each, at) if each == report else each for each in REPORTS[:2]]
        result = verify(data, reports)
        assert kinds(result) == ["report missing"], f"character {at}"  # the page, left out here for its time
        assert any("has changed since" in note for note in result.notes)


def test_white_space_counts_where_it_is_cited() -> None:
    data = made_dossier()
    at = FERRY.index("ferry to Ness will sail again on Monday,") + len("ferry")
    found = verify(data, [changed(REPORTS[0], at, "\t"), *REPORTS[1:]])
    assert kinds(found) == ["citation false"]


def test_a_finding_names_report_place_and_both_wordings() -> None:
    at = FERRY.index("sail again on Monday, the") + 5
    [finding] = verify(made_dossier(), [changed(REPORTS[0], at, "A"), *REPORTS[1:]]).findings
    start = FERRY.index("The ferry to Ness")
    assert (
        finding.place
        == f"characters {start}–{start + len('The ferry to Ness will sail again on Monday, the harbour office')}"
    )
    assert (finding.report_id, finding.where) == ("ferry.txt", "dossier.claims[0].wording")
    assert "will sail again on" in finding.expected
    assert "will sail Again on" in finding.found
    assert str(finding).startswith("citation false: ferry.txt, characters ")


def test_a_changed_title_field_is_found() -> None:
    title = "Velmora ferry returns after ten days"
    [finding] = verify(made_dossier(), [REPORTS[0], replace(REPORTS[1], title=title), REPORTS[2]]).findings
    assert (finding.report_id, finding.place) == ("strike", "the title")


def test_a_part_of_a_given_title_is_checked_alone() -> None:
    strike = extracted(REPORTS)[1]
    data = made_dossier()
    part = {"document": strike.id, "report": strike.report_id, "span": [0, 7], "raw": [], "field": "title"}
    data["timeline"][0]["citations"] = [{**part, "text": strike.title[:7]}]
    assert verify(data, REPORTS).findings == ()
    data["timeline"][0]["citations"] = [{**part, "text": "Velmoro"}]
    assert kinds(verify(data, REPORTS)) == ["citation false"]


@pytest.mark.parametrize(
    ("before", "after", "is_found"),
    [
        ("one cracked bolt", "two cracked bolts", True),
        ("one cracked bolt", "one crackad bolt", True),
        ("second ramp on Friday", "second ramp on Monday", True),
        ("who lost a week of custom", "who lost a weak of custom", False),
        ("for two days", "for three long days", False),  # later places move
        ("Contact us", "Contact them", False),
        ("<nav>", "<nav class='wide'>", False),
    ],
)
def test_of_a_page_changed_cited_words_are_found_and_moved_ones_noted(
    before: str, after: str, is_found: bool
) -> None:
    page = replace(REPORTS[2], body=PAGE.replace(before, after))
    found = verify(made_dossier(), [*REPORTS[:2], page])
    assert kinds(found) == (["citation false"] if is_found else [])
    assert any(note.startswith("page.html: the report has changed") for note in found.notes)


def test_a_moved_report_is_found_by_its_content() -> None:
    found = verify(made_dossier(), [replace(REPORTS[0], id="elsewhere/f.txt"), *REPORTS[1:]])
    assert found.findings == ()
    assert found.notes == ("ferry.txt: found under the name elsewhere/f.txt",)


def test_a_missing_report_is_named_once() -> None:
    found = verify(made_dossier(), REPORTS[1:])
    assert [(finding.kind, finding.report_id) for finding in found.findings] == [("report missing", "ferry.txt")]


def test_another_extractor_is_told_apart_from_a_false_citation() -> None:
    data = made_dossier()
    old = next(each["id"] for each in data["documents"] if each["report"] == "page.html")
    data = json.loads(json.dumps(data).replace(old, "0" * len(old)))
    for citation in (data["claims"][0]["tellings"][1]["citation"], data["brief"][0]["citation"]):
        citation["span"] = [end + 7 for end in citation["span"]]
    found = verify(data, REPORTS)
    assert found.findings == ()
    assert any("extractor differs" in note for note in found.notes)
    data["brief"][0]["citation"]["text"] = data["brief"][0]["citation"]["text"].replace("Friday", "Sunday")
    assert kinds(verify(data, REPORTS)) == ["citation false"]


def test_embedded_texts_must_hold_the_cited_words() -> None:
    data = made_dossier(with_text=True)
    assert verify(data, REPORTS).findings == ()
    key = data["claims"][0]["wording"]["document"]
    data["texts"][key] = data["texts"][key].replace("will sail", "will fail")
    assert "embedded text" in {finding.place for finding in verify(data, REPORTS).findings}


def forge(edit: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    data = copy.deepcopy(made_dossier())
    edit(data)
    return data


def wording(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["claims"][0]["wording"]
    return found


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: wording(data).update(text=wording(data)["text"].replace("Monday", "Sunday")),
        lambda data: wording(data).update(raw=[]),
        lambda data: wording(data).update(raw=None),
        lambda data: wording(data).update(raw=[[0, 3]]),
        lambda data: wording(data).update(raw=[[10**6, 10**6 + 63]]),
        lambda data: wording(data).update(span=[end + 1 for end in wording(data)["span"]]),
        lambda data: wording(data).update(span=[end + 10**5 for end in wording(data)["span"]]),
        lambda data: wording(data).update(document="nobody"),
        lambda data: wording(data).update(report="strike"),
        lambda data: wording(data).update(field="title"),
        lambda data: data["entities"][0]["mentions"][0].__setitem__(2, 10**6),
        lambda data: data["entities"][0]["mentions"][0].__setitem__(0, "nobody"),
        lambda data: data["brief"][0]["citation"].update(
            span=[end + 1 for end in data["brief"][0]["citation"]["span"]]
        ),
    ],
)
def test_forged_citations_are_false(edit: Callable[[dict[str, Any]], object]) -> None:
    assert "citation false" in kinds(verify(forge(edit), REPORTS))


@pytest.mark.parametrize(
    "edit",
    [
        lambda data: data.update(format="tellings.dossier/2"),
        lambda data: data.update(claims={}),
        lambda data: data.update(documents=[1]),
        lambda data: data.pop("story"),
        lambda data: wording(data).update(span=[0, 10**40]),
        lambda data: wording(data).update(span=[0, 10**9]),
        lambda data: wording(data).update(span="0:4"),
        lambda data: wording(data).update(text=["x"]),
        lambda data: wording(data).update(raw=[[-1, 4]]),
        lambda data: wording(data).update(field="body"),
        lambda data: data["documents"][0].update(characters=10**12),
        lambda data: data.update(texts={data["documents"][0]["id"]: 5}),
        lambda data: data["documents"][0].update(title="\ud800"),
    ],
)
def test_what_is_no_dossier_is_a_format_error(edit: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(FormatError):
        verify(forge(edit), REPORTS)


@pytest.mark.parametrize("data", [None, 1, "x", [1], {"dossiers": 3}, {"dossiers": [[]]}, {}])
def test_other_json_is_a_format_error(data: object) -> None:
    with pytest.raises(FormatError):
        verify(data, REPORTS)


def test_depth_without_end_does_no_harm() -> None:
    deep: Any = []
    for _ in range(50_000):
        deep = [deep]
    assert verify({**made_dossier(), "more": deep}, REPORTS).findings == ()
