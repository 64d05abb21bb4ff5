from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import tellings
from tellings import assembly, extraction, pipeline
from tellings.engines import Answer, Processes
from tellings.errors import UsageError
from tellings.pipeline import Limits, annotate_reports, distinguish, extract_reports, write_annotated
from tellings.readers import Fetched
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import encode_annotated
from tellings.types.documents import Document, Rejection, Report
from tellings.work import Furnished, Work, bring_source, write_line

FERRY = """Ferry to Ness will sail again on Monday

The ferry to Ness will sail again on Monday, the harbour office of Velmora said on Thursday, 3 April 2031.

“We have checked every bolt of the ramp,” said Ilo Tarn, who runs the harbour office. He gave no further details.

Two hundred islanders had waited nine days for the boat, and a bakery on Ness sold its last loaf on Wednesday.
"""
FAIR = """Goat wins first prize at the Ostrand fair

A goat called Pepper won the first prize of the Ostrand fair on Saturday, 12 October 2030, its owner Ada Brenn said.

“She ate the second prize,” Brenn told reporters. The fair drew nine thousand visitors, more than ever before.
"""
PAGE = (
    "<!doctype html><html lang='en'><body><article><h1>Quay</h1>"
    + "".join(f"<p>{line}</p>" for line in FERRY.splitlines() if line)
    + "</article></body></html>"
)


def extracted(
    *reports: Report | Furnished, limits: Limits | None = None, jobs: int = 1
) -> list[Document | Rejection]:
    return list(extract_reports(reports, limits=limits, jobs=jobs))


def test_paths_and_values_are_read_into_one_account_for_each_story(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "fair.txt").write_bytes(FAIR.encode("windows-1252"))
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    result = pipeline.read(tmp_path, model=False)
    assert len(result.dossiers) == 2
    assert {item.document.report_id for item in result.documents} == {"ferry.txt", "fair.txt"}
    assert [rejection.report_id for rejection in result.rejections] == ["picture.txt"]
    assert result.notes == ("fair.txt: not UTF-8; read as windows-1252",)
    parameters = dict(result.dossiers[0].parameters)
    assert parameters["model"] is None and parameters["no_model"] == "switched off"
    assert "versions" in parameters and "extractor" in parameters
    thresholds = dict(parameters["thresholds"])  # type: ignore[call-overload]
    assert {"clusters", "copies", "alignments", "utterances", "timeline"} <= thresholds.keys()
    again = pipeline.read([str(tmp_path / "fair.txt"), Report("ferry.txt", FERRY), result.rejections[0]])
    assert {dossier.story.id for dossier in again.dossiers} == {dossier.story.id for dossier in result.dossiers}
    assert again.rejections == result.rejections


def test_the_library_in_four_lines_and_stage_by_stage(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    result = tellings.read([str(tmp_path)], model=False)
    told = tellings.render(result.dossiers[0], result.documents, format="md")
    assert "ferry.txt" in told
    document = tellings.extract(Report("ferry.txt", FERRY, place=str(tmp_path / "ferry.txt")))
    assert isinstance(document, Document)
    documents = [tellings.annotate(document)]
    [story] = tellings.cluster(documents)
    dossier = tellings.assemble(story, documents, model=False)
    assert tellings.render(dossier, result.documents, format="md") == told
    assert story.id in tellings.explain(dossier, documents, story.id)
    data = json.loads(tellings.render(dossier, documents, format="json"))
    assert tellings.verify(data, [Report("ferry.txt", FERRY)]).findings == ()


def test_documents_that_were_written_earlier_need_not_be_read_again() -> None:
    [annotated] = annotate_reports([Report("a.txt", FERRY)])
    assert isinstance(annotated, AnnotatedDocument)
    assert list(annotate_reports([annotated, annotated.document])) == [annotated, annotated]
    assert list(extract_reports([annotated, annotated.document])) == [annotated.document] * 2


def test_nothing_given_is_an_empty_result() -> None:
    assert pipeline.read([]) == pipeline.Result((), (), (), ())


def test_a_page_is_read_in_a_child_with_the_same_outcome() -> None:
    report = Report("a.html", PAGE, media_type="text/html")
    assert extracted(report) == [bring_source(report, Work("extract"))]


def test_several_jobs_give_what_one_gives_in_the_same_order() -> None:
    reports = [Report(f"{number}.txt", body) for number, body in enumerate((FERRY, FAIR, "", FERRY, FAIR))]
    assert extracted(*reports, jobs=2) == extracted(*reports)


def test_a_report_of_fifty_million_characters_is_refused_by_its_length() -> None:
    begun = time.monotonic()
    huge, small = extracted(Report("huge", "word " * 10_000_000), Report("small", FERRY))
    assert isinstance(huge, Rejection) and "50,000,000 characters" in huge.reason
    assert isinstance(small, Document)
    assert time.monotonic() - begun < 20


def test_a_page_nested_without_end_takes_nothing_else_down() -> None:
    deep = "<html><body>" + "<div>" * 100_000 + "words" + "</div>" * 100_000
    begun = time.monotonic()
    outcomes = extracted(Report("deep.html", deep, media_type="text/html"), Report("a.txt", FERRY))
    assert isinstance(outcomes[1], Document)
    assert time.monotonic() - begun < 90


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError("odd"), "It could not be read: ValueError: odd."),
        (MemoryError(), "It could not be read: it needs more memory than a report may take."),
        (RecursionError(), "It could not be read: it is nested too deeply."),
    ],
)
def test_what_goes_wrong_with_one_report_is_told_and_the_rest_read(
    monkeypatch: pytest.MonkeyPatch, here: None, error: Exception, told: str
) -> None:
    extract = extraction.extract

    def fail(report: Report) -> Document | Rejection:
        if report.id == "bad":
            raise error
        return extract(report)

    monkeypatch.setattr(extraction, "extract", fail)
    bad, good = extracted(Report("bad", FERRY), Report("good", FERRY))
    assert bad == Rejection("bad", "extract", told)
    assert isinstance(good, Document)


def test_a_story_that_fails_rejects_its_reports_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assemble: Callable[..., object] = assembly.assemble

    def fail(story: object, documents: tuple[AnnotatedDocument, ...], **given: object) -> object:
        if any(item.document.report_id == "fair" for item in documents):
            raise ValueError("odd")
        return assemble(story, documents, **given)

    monkeypatch.setattr(assembly, "assemble", fail)
    result = pipeline.read([Report("fair", FAIR), Report("ferry", FERRY)])
    assert result.rejections == (Rejection("fair", "assemble", "Its story failed: ValueError: odd."),)
    assert [item.document.report_id for item in result.documents] == ["ferry"]


@pytest.mark.parametrize("told", ['document\n{"format": "?"}', "document\n{", "rejection\n{}", "odd\n" + "[" * 9**6])
def test_an_answer_that_does_not_fit_is_a_rejection(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setattr(Processes, "ask", lambda *_, **__: Answer(told))
    [outcome] = extracted(Report("a.html", PAGE, media_type="text/html"))
    assert isinstance(outcome, Rejection) and outcome.reason.startswith("It could not be read: ")


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_lines_of_children_are_those_of_this_process(jobs: int) -> None:
    [annotated, rejection] = annotate_reports([Report("a.txt", FERRY), Report("b.txt", "")])
    assert isinstance(annotated, AnnotatedDocument)
    lines = list(write_annotated([Report("a.txt", FERRY), Report("b.txt", ""), annotated.document], jobs=jobs))
    line = write_line(encode_annotated(annotated))
    assert lines == [line, rejection, line]


def test_equal_reports_stay_two_documents_whatever_the_order() -> None:
    [annotated] = annotate_reports([Report("a.txt", FERRY)])
    assert isinstance(annotated, AnnotatedDocument)
    twin = replace(annotated, document=replace(annotated.document, report_id="b.txt"))
    first, second = distinguish([annotated, twin]), distinguish([twin, annotated])
    assert first == second[::-1]
    assert first[0].document.id == annotated.document.id
    assert len({item.document.id for item in first}) == 2
    assert distinguish([annotated, annotated]) == (annotated,)
    result = pipeline.read([Report("a.txt", FERRY), Report("b.txt", FERRY)])
    assert len(result.documents) == 2
    assert [copy.kind for copy in result.dossiers[0].story.copies] == ["duplicate"]


def test_progress_is_told_by_count() -> None:
    told: list[tuple[str, int, int | None]] = []
    list(extract_reports([Report("a", FERRY), Report("b", FAIR)], progress=lambda *step: told.append(step)))
    assert told == [("reading reports", 1, None), ("reading reports", 2, None)]


def write_notice(day: int, *, line: str) -> str:
    """Return a report of one outlet, each on another matter, with a line of its page between two paragraphs."""
    what, where = (
        ("quay", "ferry", "school", "market", "theatre")[day % 5],
        ("Ness", "Ostrand", "Kesh", "Lomen")[day % 4],
    )
    return (
        f"Council of {where} buys {day + 3} lamps for its {what}\n\n"
        f"The council of {where} bought {day + 3} lamps for the {what} on Monday, for {day * 90 + 70} crowns.\n\n"
        f"{line}\n\n"
        f"“The {what} was dark for {day + 2} winters,” said Ada Brenn, the mayor of {where}, before the vote.\n"
    )


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_an_outlet_repeats_is_left_out_recorded_and_verified(jobs: int) -> None:
    line = "Get the Velmora Letter on your telephone every evening"
    reports = [Report(f"{day}.txt", write_notice(day, line=line), outlet="The Velmora Post") for day in range(7)]
    result = pipeline.read([*reports, Report("ferry.txt", FERRY)], jobs=jobs, model=False)
    assert len(result.documents) == 8 and not any(line in item.document.text for item in result.documents)
    for dossier in result.dossiers:
        documents = [item for item in result.documents if item.document.id in dossier.story.document_ids]
        assert {"coreference", "furniture", "utterances"} <= dict(dossier.parameters)["thresholds"].keys()  # type: ignore[attr-defined]
        recorded = dict(dossier.parameters)["furniture"]
        shorn = sorted(item.document.id for item in documents if item.document.report_id != "ferry.txt")
        assert recorded == tuple({"document": each, "lines": [line.lower()]} for each in shorn)
        data = json.loads(tellings.render(dossier, documents, format="json"))
        checked = tellings.verify(data, reversed([*reports, Report("ferry.txt", FERRY)]))
        assert checked.findings == () and checked.notes == ()
        data["parameters"]["furniture"] = [
            {"lines": 3},
            4,
            {"document": shorn[0] if shorn else "", "lines": ["x", 5]},
        ]
        assert tellings.verify(data, [*reports, Report("ferry.txt", FERRY)]).findings == ()
    [alone] = pipeline.read([reports[0]], model=False).documents
    assert line in alone.document.text
    assert all(line in each.text for each in extract_reports(reports) if isinstance(each, Document))
    given = Furnished(reports[0], frozenset({line.lower()}))
    assert extracted(given) == [item.document for item in result.documents if item.document.report_id == "0.txt"]


@pytest.mark.usefixtures("here")
def test_reports_are_held_together_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    line = "Get the Velmora Letter on your telephone every evening"
    reports = [Report(f"{day}.txt", write_notice(day, line=line), outlet="The Velmora Post") for day in range(9)]
    whole = list(pipeline.annotate_together(reports))
    monkeypatch.setattr(pipeline, "TOGETHER", 2 * len(reports[0].body) - 50)
    parts = list(pipeline.annotate_together([*reports, Rejection("bad", "read", "It is odd.")]))
    assert parts[-1] == Rejection("bad", "read", "It is odd.")
    held = [line in item.document.text for item in parts if isinstance(item, AnnotatedDocument)]
    assert held == [True] * 9  # two at a time teach nothing
    assert not any(line in item.document.text for item in whole if isinstance(item, AnnotatedDocument))


def test_a_url_among_the_sources_is_asked_of_whoever_fetches() -> None:
    asked: list[str] = []

    def fetch(url: str, named_by: str | None) -> Fetched:
        asked.append(url)
        return Fetched(PAGE.encode(), "text/html", "https://oru.example/ferry")

    result = tellings.read(["https://oru.example/f"], fetch=fetch, model=False)
    assert asked == ["https://oru.example/f"]
    assert [item.document.report_id for item in result.documents] == ["https://oru.example/ferry"]


def test_without_it_a_url_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="not fetched here"):
        tellings.read("https://oru.example/f")
