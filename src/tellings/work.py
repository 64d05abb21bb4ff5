"""What is done with one report, in this process or in a child: its stages, and the lines that a child is asked in.

A message is a line that says what is asked or told, and a line of JSON with the value.
"""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from tellings.errors import FormatError, ModelError
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import decode_annotated, decode_document, encode_annotated, encode_document
from tellings.types.codec.rows import escape_signs
from tellings.types.documents import Document, Rejection, Report

if TYPE_CHECKING:  # loaded by the stages that ask it
    from tellings.models import Reader

Source = Report | Document | AnnotatedDocument | Rejection
Stage = Literal["extract", "annotate"]


class Work(NamedTuple):
    """What is to be done with a report: up to which stage, and whether with the reader model.

    Whoever gives the work has seen that the model is there; where it is gone since, that is a ModelError.
    """

    stage: Stage
    model: bool = False


class Told(NamedTuple):
    """An outcome as a line of JSON that nobody has read yet; `kind` names what it holds."""

    kind: str
    line: str
    report_id: str = ""
    stage: Stage = "extract"


class Furnished(NamedTuple):
    """A report with the folded lines that are known to be furniture of its outlet."""

    report: Report
    furniture: frozenset[str]


Outcome = Document | AnnotatedDocument | Rejection | Told


def find_absence(*, model: bool) -> str:
    """Return in words why no reader model is used; empty where one is."""
    from tellings.models import has_weights

    if not model:
        return "switched off"
    return "" if has_weights() else "its weights are not in this installation"


def find_reader(*, model: bool) -> Reader | None:
    """Return the reader model, not loaded yet; None where it is not wanted or not installed."""
    from tellings.models import load_reader

    return None if find_absence(model=model) else load_reader()


def _require_reader(work: Work) -> Reader | None:
    """Return the reader model where the work is with it, whether its file still lies there or not."""
    from tellings.models import load_reader

    return load_reader() if work.model else None


def bring_source(
    source: Report | Document, work: Work, *, furniture: frozenset[str] = frozenset()
) -> Document | AnnotatedDocument | Rejection:
    """Return the source brought to its stage in this process; what goes wrong with it becomes a rejection.

    MemoryError goes on to whoever runs this process, since nobody knows what it has left behind.
    """
    report_id = source.id if isinstance(source, Report) else source.report_id
    reached: Stage = "extract"
    try:
        if isinstance(source, Report):
            from tellings.extraction import extract

            document = extract(source, furniture=furniture) if furniture else extract(source)
        else:
            document = source
        if work.stage == "extract" or isinstance(document, Rejection):
            return document
        from tellings.annotation import annotate

        reached = "annotate"
        reader = _require_reader(work)
        if reader is None:
            return annotate(document)
        return replace(annotate(document, tag=reader.tag), model=reader.version)
    except (ImportError, ModelError, MemoryError):  # a broken installation is no fault of the report
        raise
    except Exception as error:
        return Rejection(report_id, reached, f"It could not be read: {describe(error)}.")


def describe(error: BaseException) -> str:
    """Return in words what went wrong, for a rejection."""
    if isinstance(error, MemoryError):
        return "it needs more memory than there is"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def ask(work: Work, source: Source | Furnished | Told | None = None) -> str:
    """Return the message that asks a child for some work; without a source it loads what the work needs."""
    match source:
        case None:
            asked = Told("nothing", "")
        case Told():
            asked = source
        case Furnished():
            row = {"furniture": sorted(source.furniture), **asdict(source.report)}
            asked = Told("report", write_line(row))
        case _:
            asked = tell(source)
    return f"{work.stage} {'model' if work.model else 'rules'} {asked.kind}\n{asked.line}"


def answer(message: str) -> str:
    """Return the outcome of one source, both told as a line with their kind and one of JSON: what a child does.

    A message without a source has the child load what the work needs.
    """
    head, _, line = message.partition("\n")
    stage, model, kind = head.split()
    work = Work(cast(Stage, stage), model == "model")
    try:
        if kind == "nothing":
            told = Told("ready", _load(work))
        elif kind == "report":
            data = json.loads(line)
            furniture = frozenset(data.pop("furniture", ()))
            report = Report(**{**data, "authors": tuple(data["authors"])})
            told = tell(bring_source(report, work, furniture=furniture))
        else:
            told = tell(bring_source(decode_document(json.loads(line)), work))
    except ModelError as error:
        told = Told("broken", str(error))
    return f"{told.kind}\n{told.line}"


def _load(work: Work) -> str:
    """Load what the work needs in any case, and return the version of the model, empty where it is without."""
    import tellings.extraction

    if work.stage == "annotate":
        import tellings.annotation  # noqa: F401
    reader = _require_reader(work)
    return "" if reader is None else reader.version


def tell(value: Source) -> Told:
    """Return a value as a line with the kind of what it holds."""
    match value:
        case Report():
            return Told("report", write_line(asdict(value)))
        case Rejection():
            return Told("rejection", write_line(asdict(value)))
        case Document():
            return Told("document", write_line(encode_document(value)))
        case _:
            return Told("annotated", write_line(encode_annotated(value)))


def read_told(outcome: Outcome) -> Document | AnnotatedDocument | Rejection:
    """Return the outcome that a child has told; a line that does not hold it is a rejection.

    Raises ModelError where the child could not load the reader model.
    """
    if not isinstance(outcome, Told):
        return outcome
    if outcome.kind == "broken":
        raise ModelError(outcome.line)
    try:
        data: Any = json.loads(outcome.line)
        if outcome.kind == "rejection":
            return Rejection(**data)
        return decode_annotated(data) if outcome.kind == "annotated" else decode_document(data)
    except (FormatError, ValueError, TypeError, RecursionError) as error:  # whatever a child may have come to write
        return Rejection(outcome.report_id, outcome.stage, f"It could not be read: {describe(error)}.")


def write_line(value: object) -> str:
    """Return a JSON object as one line, as all our files of lines have it."""
    return escape_signs(json.dumps(value, ensure_ascii=False, separators=(", ", ": "))) + "\n"
