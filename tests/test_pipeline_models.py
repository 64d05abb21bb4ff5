"""The pipeline with the reader model, without it, and with one that is damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import MakeWeights
from tests.test_pipeline import FAIR, FERRY, PAGE

import tellings
from tellings import annotation, pipeline, work
from tellings.engines import Processes
from tellings.errors import ModelError
from tellings.faces.cli import main
from tellings.models import has_weights
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import decode_annotated, encode_annotated
from tellings.types.documents import Document, Rejection, Report

pytestmark = pytest.mark.usefixtures("here")
Install = Callable[[Path], None]
REPORTS = (Report("ferry", FERRY), Report("fair", FAIR))


def find_limits(result: pipeline.Result) -> str:
    return "\n".join(limit for dossier in result.dossiers for limit in dossier.limits)


def test_the_version_of_the_model_is_in_every_result(install: Install, make_weights: MakeWeights) -> None:
    install(make_weights())
    result = tellings.read(REPORTS)
    assert {dict(dossier.parameters)["model"] for dossier in result.dossiers} == {"chance-1"}
    assert "no_model" not in dict(result.dossiers[0].parameters)
    thresholds = dict(result.dossiers[0].parameters)["thresholds"]
    assert isinstance(thresholds, dict)
    assert {"mentions", "leads", "meanings", "nearness"} <= thresholds.keys()
    assert {item.model for item in result.documents} == {"chance-1"}
    assert "without a model" not in find_limits(result) and "nnotated with" not in find_limits(result)
    assert [decode_annotated(encode_annotated(item)) for item in result.documents] == list(result.documents)


def test_without_a_model_all_works_and_the_limits_say_why(
    install: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tmp_path / "none.onnx")
    result = tellings.read(REPORTS)
    assert len(result.dossiers) == 2
    assert "without a model (its weights are not in this installation)" in find_limits(result)
    assert result.notes == ("read without the reader model: its weights are not in this installation",)
    off = tellings.read(REPORTS, model=False)
    assert "without a model (switched off)" in find_limits(off)
    assert (off.notes, {item.model for item in off.documents}) == ((), {None})
    (tmp_path / "ferry.txt").write_text(FERRY, encoding="utf-8")
    assert main(["read", str(tmp_path / "ferry.txt")]) == 0
    assert "note: read without the reader model" in capsys.readouterr().err


def test_documents_that_were_annotated_otherwise_are_named(install: Install, make_weights: MakeWeights) -> None:
    install(make_weights())
    bare = tellings.read([REPORTS[0]], model=False).documents
    assert "Annotated without the model: ferry." in find_limits(tellings.read(bare))
    helped = tellings.read([REPORTS[0]]).documents
    told = find_limits(tellings.read(helped, model=False))
    assert told.startswith("Compared by rules and tables alone, without a model (switched off)")
    assert "Annotated with the model chance-1: ferry." in told


def test_weights_that_vanish_leave_no_report_without_the_model(install: Install, make_weights: MakeWeights) -> None:
    path = make_weights()
    install(path)

    def give() -> Iterator[Report]:
        yield REPORTS[0]
        path.unlink()
        yield REPORTS[1]

    found = list(pipeline.annotate_reports(give()))
    assert [item.model for item in found if isinstance(item, AnnotatedDocument)] == ["chance-1", "chance-1"]
    make_weights()
    install(path)
    asked = work.ask(work.Work("annotate", model=True), REPORTS[0])
    path.unlink()
    assert work.answer(asked).startswith("broken\nexpected the weights")


def test_damaged_weights_stop_what_would_use_them(
    install: Install, make_weights: MakeWeights, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_weights()
    install(path)
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(ModelError, match="expected the SHA-256"):
        tellings.read(REPORTS)
    report = tmp_path / "ferry.txt"
    report.write_text(FERRY, encoding="utf-8")
    for command in ("read", "annotate", "cluster"):
        assert main([command, str(report)]) == 2
        shown = capsys.readouterr()
        assert "tellings: " in shown.err and "--no-model" in shown.err and "Traceback" not in shown.err
        assert main([command, str(report), "--no-model"]) == 0
        assert "ferry" in capsys.readouterr().out
    assert main(["extract", str(report)]) == 0


def test_a_child_tells_its_parent_that_the_model_is_damaged(install: Install, make_weights: MakeWeights) -> None:
    path = make_weights()
    install(path)
    loading = work.ask(work.Work("annotate", model=True))
    assert work.answer(loading) == "ready\nchance-1"
    path = make_weights(version=None)
    install(path)
    kind, _, line = work.answer(loading).partition("\n")
    with pytest.raises(ModelError, match=r"expected a model that tells its tellings\.version"):
        work.read_told(work.Told(kind, line))


def test_what_fails_with_the_model_on_one_report_rejects_that_report(
    install: Install, make_weights: MakeWeights, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(make_weights())
    annotate = annotation.annotate

    def fail(document: Document, *, tag: object = None) -> AnnotatedDocument:
        if document.report_id == "fair":
            raise RuntimeError("bad allocation")
        return annotate(document)

    monkeypatch.setattr(annotation, "annotate", fail)
    result = tellings.read(REPORTS)
    assert result.rejections == (
        Rejection("fair", "annotate", "It could not be read: RuntimeError: bad allocation."),
    )
    assert [item.document.report_id for item in result.documents] == ["ferry"]


@pytest.mark.skipif(not has_weights(), reason="this checkout has no weights")
def test_children_read_with_the_model_as_this_process_does(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Report("page.html", PAGE, media_type="text/html")
    alone = list(pipeline.annotate_reports([*REPORTS, page]))
    monkeypatch.setattr("tellings.runs.Processes", Processes)
    together = list(pipeline.annotate_reports([*REPORTS, page], jobs=2))
    assert alone == together
    assert all(isinstance(item, AnnotatedDocument) and item.model for item in alone)
