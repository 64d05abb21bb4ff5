"""Where readers, stages and processes meet: reports in, dossiers out, every refusal a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from os import PathLike, fspath
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from tellings.errors import ModelError
from tellings.runs import Limits as Limits
from tellings.runs import Progress as Progress
from tellings.runs import Run, open_run
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Rejection, Report
from tellings.types.dossiers import Dossier
from tellings.types.stories import Correction, Story
from tellings.versions import find_versions
from tellings.work import (
    Furnished,
    Outcome,
    Source,
    Told,
    Work,
    describe,
    find_absence,
    find_reader,
    read_told,
    tell,
)

if TYPE_CHECKING:  # loaded where paths are read
    from tellings.readers import Fetch

TOGETHER = 100_000_000  # characters of reports that are held while their furniture is learnt


@dataclass(frozen=True, slots=True)
class Result:
    """The accounts of all stories with the documents they cite, and what could not be read; `notes` are asides."""

    dossiers: tuple[Dossier, ...]
    documents: tuple[AnnotatedDocument, ...]
    rejections: tuple[Rejection, ...] = ()
    notes: tuple[str, ...] = ()


class Account(NamedTuple):
    """The dossier of one story, and its documents with their times as the story lets them be known."""

    dossier: Dossier
    documents: tuple[AnnotatedDocument, ...]


Made = TypeVar("Made", Document, AnnotatedDocument, Account)


def read(
    sources: str | PathLike[str] | Iterable[str | PathLike[str] | Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    model: bool = True,
    fetch: Fetch | None = None,
) -> Result:
    """Return one dossier for each story in the reports.

    `sources` are paths of files and folders, or values: reports, and the documents that an earlier command
    wrote. A text is always a path, never a report. What cannot be read is listed in the result; the rest is read.
    `model=False` leaves the reader model out; ModelError where it is installed and cannot be loaded. `fetch` answers
    URLs among the paths, as `tellings.readers.web.Client().fetch` does; without it a URL is a UsageError.
    """
    notes: list[str] = []
    gathered = gather_sources(sources, note=notes.append, fetch=fetch)
    read_in = annotate_together(gathered, jobs=jobs, progress=progress, limits=limits, model=model)
    annotated, rejections = separate(read_in)
    documents = distinguish(annotated)
    if documents:
        note_absence(notes.append, model=model)
    stories = cluster_documents(documents, model=model)
    accounts, failed = separate(assemble_stories(documents, stories, progress=progress, model=model))
    return gather_result(accounts, [*rejections, *failed], notes)


def note_absence(note: Callable[[str], None], *, model: bool) -> None:
    """Note that the reader model is missing, where somebody wants it."""
    if model and (why := find_absence(model=model)):
        note(f"read without the reader model: {why}")


def gather_result(accounts: Sequence[Account], rejections: Sequence[Rejection], notes: Sequence[str] = ()) -> Result:
    """Return the accounts of several stories as one result."""
    return Result(
        dossiers=tuple(account.dossier for account in accounts),
        documents=tuple(item for account in accounts for item in account.documents),
        rejections=tuple(rejections),
        notes=tuple(notes),
    )


def gather_sources(
    sources: str | PathLike[str] | Iterable[str | PathLike[str] | Source],
    *,
    note: Callable[[str], None] | None = None,
    fetch: Fetch | None = None,
) -> Iterator[Source]:
    """Yield values as they are, and what paths hold in their place; `fetch` answers URLs."""
    from tellings.readers import read_reports

    if isinstance(sources, str | PathLike):
        sources = [sources]
    values = list(sources)
    if all(isinstance(value, str | PathLike) for value in values):
        # together, so that two files of one name are told apart
        yield from read_reports(
            [fspath(cast("str | PathLike[str]", value)) for value in values], note=note, fetch=fetch
        )
        return
    for value in values:
        if isinstance(value, str | PathLike):
            yield from read_reports([fspath(value)], note=note, fetch=fetch)
        else:
            yield value


def separate(outcomes: Iterable[Made | Rejection]) -> tuple[list[Made], list[Rejection]]:
    """Return what was made and what was rejected, each in its order."""
    made: list[Made] = []
    rejections: list[Rejection] = []
    for outcome in outcomes:
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        else:
            made.append(outcome)
    return made, rejections


def extract_reports(
    sources: Iterable[Source | Furnished],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Iterator[Document | Rejection]:
    """Yield the document of each report in order; documents given are passed on.

    Each report is read by itself, with the furniture that is given with it and no other.
    """
    with open_run(Work("extract"), jobs=jobs, limits=limits or Limits(), progress=progress) as (run, work):
        for outcome in map(read_told, run.bring(sources, work)):
            yield outcome.document if isinstance(outcome, AnnotatedDocument) else outcome


def annotate_reports(
    sources: Iterable[Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    model: bool = True,
) -> Iterator[AnnotatedDocument | Rejection]:
    """Yield the annotated document of each report in order; annotated documents given are passed on."""
    with open_run(Work("annotate", model), jobs=jobs, limits=limits or Limits(), progress=progress) as (run, work):
        outcomes = map(read_told, run.bring(sources, work))
        yield from (outcome for outcome in outcomes if not isinstance(outcome, Document))


def annotate_together(
    sources: Iterable[Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    model: bool = True,
) -> Iterator[AnnotatedDocument | Rejection]:
    """Yield the annotated document of each report in order, without the lines that an outlet prints on many of them.

    All reports are held until what repeats is known, up to `TOGETHER` characters at a time.
    """
    with open_run(Work("annotate", model), jobs=jobs, limits=limits or Limits(), progress=progress) as (run, work):
        for batch in _gather_batches(sources):
            furnished = remove_furniture(batch, run)
            outcomes = map(read_told, run.bring(furnished, work, told="annotating reports"))
            yield from (outcome for outcome in outcomes if not isinstance(outcome, Document))


def remove_furniture(sources: Sequence[Source], run: Run) -> list[Source | Told]:
    """Return the sources extracted, those again that held lines which an outlet repeats from report to report.

    A report is extracted again with those that it held; where anything else changes with them, it stays as it was.
    """
    from tellings.extraction.templates import find_learnt, is_shorn, learn_furniture

    if sum(isinstance(source, Report) for source in sources) < 2:  # one report repeats nothing
        return list(sources)
    told: list[Outcome] = []
    documents: list[Document | Rejection] = []
    for outcome in run.bring(sources, Work("extract")):
        told.append(outcome)
        made = read_told(outcome)  # while the children are at the next
        documents.append(made.document if isinstance(made, AnnotatedDocument) else made)
    learnt = learn_furniture([each for each in documents if isinstance(each, Document)])
    asked: dict[int, Furnished] = {}
    for number, (source, before) in enumerate(zip(sources, documents, strict=True)):
        lines = find_learnt(before, learnt) if isinstance(before, Document) else frozenset()
        if lines and isinstance(source, Report):
            asked[number] = Furnished(source, lines)
    outcomes = run.bring(asked.values(), Work("extract"), told="leaving out furniture")
    for (number, (_, lines)), outcome in zip(asked.items(), outcomes, strict=True):
        before, after = documents[number], read_told(outcome)
        if isinstance(before, Document) and isinstance(after, Document) and is_shorn(before, after, lines):
            told[number] = outcome
    return [*told]


def _gather_batches(sources: Iterable[Source]) -> Iterator[list[Source]]:
    batch: list[Source] = []
    held = 0
    for source in sources:
        batch.append(source)
        held += len(source.body) if isinstance(source, Report) else 0
        if held >= TOGETHER:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def write_annotated(
    sources: Iterable[Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
    model: bool = True,
) -> Iterator[str | Rejection]:
    """Yield the annotated document of each report in order as one line of JSON.

    What a child has written is passed on as it is; reading it and writing it again would cost as much as a stage.
    """
    with open_run(Work("annotate", model), jobs=jobs, limits=limits or Limits(), progress=progress) as (run, work):
        for outcome in run.bring(sources, work):
            if isinstance(outcome, Told) and outcome.kind == "annotated":
                yield outcome.line
                continue
            read_out = read_told(outcome)
            if not isinstance(read_out, Document):
                yield read_out if isinstance(read_out, Rejection) else tell(read_out).line


def distinguish(documents: Iterable[AnnotatedDocument]) -> tuple[AnnotatedDocument, ...]:
    """Return the documents with an id each: of those that are the same to the letter, all but one get a longer id.

    The one with the first report id keeps the short id, so the result does not depend on the order.
    """
    items = list(documents)
    owner: dict[str, str] = {}
    for item in items:
        document = item.document
        owner[document.id] = min(owner.get(document.id, document.report_id), document.report_id)
    named: dict[str, AnnotatedDocument] = {}
    for item in items:
        document = item.document
        if owner[document.id] != document.report_id:
            suffix = sha256(document.report_id.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            item = replace(item, document=replace(document, id=f"{document.id}-{suffix}"))
        named.setdefault(item.document.id, item)  # the same report given twice is one document
    return tuple(named.values())


def cluster_documents(
    documents: Sequence[AnnotatedDocument],
    *,
    previous: Sequence[Story] = (),
    corrections: Sequence[Correction] = (),
    model: bool = True,
) -> tuple[Story, ...]:
    """Return the stories of the documents; `previous` keeps ids, `corrections` are decisions of a person."""
    from tellings.clustering import cluster

    reader = find_reader(model=model)
    encode = None if reader is None else reader.encode
    return cluster(documents, previous=previous, corrections=corrections, encode=encode)


def assemble_stories(
    documents: Iterable[AnnotatedDocument],
    stories: Sequence[Story],
    *,
    progress: Progress | None = None,
    model: bool = True,
) -> Iterator[Account | Rejection]:
    """Yield the account of each story; of a story that cannot be assembled, a rejection of each of its reports."""
    by_id = {item.document.id: item for item in documents}
    for number, story in enumerate(stories):
        if progress:
            progress("assembling stories", number, len(stories))
        members = [by_id[document_id] for document_id in story.document_ids]
        try:
            yield assemble_story(story, members, model=model)
        except (ImportError, ModelError):  # a broken installation is no fault of the reports
            raise
        except Exception as error:
            for member in members:
                yield Rejection(member.document.report_id, "assemble", f"Its story failed: {describe(error)}.")


def assemble_story(story: Story, documents: Sequence[AnnotatedDocument], *, model: bool = True) -> Account:
    """Return the account of a story: its documents date one another, then their times are read anew, then told."""
    from tellings import assembly, clustering
    from tellings.annotation.coreference.scenes import Thresholds as CoreferenceThresholds
    from tellings.annotation.mentions.decisions import Thresholds as MentionThresholds
    from tellings.annotation.times import resolve_times
    from tellings.extraction.templates import Thresholds as FurnitureThresholds

    published = dict(assembly.match_dates(documents))
    members = tuple(
        resolve_times(item, published[item.document.id]) if item.document.id in published else item
        for item in documents
    )
    reader = find_reader(model=model)
    parameters: dict[str, object] = {
        "versions": find_versions(),
        "extractor": "rules",
        "furniture": _record_furniture(members),
    }
    parameters |= (
        {"model": None, "no_model": find_absence(model=model)} if reader is None else {"model": reader.version}
    )
    thresholds = {"clusters": asdict(clustering.Thresholds()), "copies": asdict(clustering.CopyThresholds())}
    thresholds["furniture"] = asdict(FurnitureThresholds())
    thresholds["coreference"] = asdict(CoreferenceThresholds())
    if reader is not None:
        thresholds["mentions"] = asdict(MentionThresholds())
        thresholds["leads"] = asdict(clustering.MeaningThresholds())
    dossier = assembly.assemble(
        story,
        members,
        published=published,
        parameters=parameters,
        thresholds=thresholds,
        encode=None if reader is None else reader.encode,
    )
    return Account(dossier, members)


def _record_furniture(documents: Sequence[AnnotatedDocument]) -> tuple[dict[str, object], ...]:
    """Return the repeated lines that were cut from each document, with which it is extracted again."""
    from tellings.extraction.templates import find_template

    found = {item.document.id: sorted(find_template(item.document)) for item in documents}
    return tuple({"document": each, "lines": lines} for each, lines in sorted(found.items()) if lines)


def assemble(story: Story, documents: Sequence[AnnotatedDocument], *, model: bool = True) -> Dossier:
    """Return the dossier of a story; `documents` are its members or a larger collection that holds them."""
    members = set(story.document_ids)
    return assemble_story(story, [item for item in documents if item.document.id in members], model=model).dossier
