"""Where readers, stages and processes meet: reports in, dossiers out, every refusal a value.

Ordinary text runs through the stages in this process. Markup, and text far longer than a report, goes to a child
process that can be stopped: a hostile page may hang or crash a parser, and takes only itself down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from os import PathLike, fspath
from typing import NamedTuple, TypeVar, cast

from tellings.engines import Processes
from tellings.errors import ModelError
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Rejection, Report
from tellings.types.dossiers import Dossier
from tellings.types.stories import Story
from tellings.versions import find_versions
from tellings.work import (
    Outcome,
    Source,
    Told,
    Work,
    ask,
    bring_source,
    describe,
    find_absence,
    find_reader,
    read_told,
    tell,
)

Progress = Callable[[str, int, int | None], None]  # (what is being done, how many are done, of how many if known)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost."""

    characters: int = 5_000_000  # the longest live blogs have half a million; more is no report
    in_process: int = 100_000  # plain text up to here takes two seconds, with the model four; longer goes to a child
    line: int = 20_000  # a whole article on one line; in a longer sentence some stages need its square in time
    seconds: float = 120.0  # wall time in a child; half a million characters and the model take 15 on a free core
    memory: int = 2 * 1024**3  # address space of a child; numpy alone reserves a few hundred megabytes


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
) -> Result:
    """Return one dossier for each story in the reports.

    `sources` are paths of files and folders, or values: reports, and the documents that an earlier command
    wrote. A text is always a path, never a report. What cannot be read is listed in the result; the rest is read.
    `model=False` leaves the reader model out; ModelError where it is installed and cannot be loaded.
    """
    notes: list[str] = []
    read_in = annotate_reports(
        gather_sources(sources, note=notes.append), jobs=jobs, progress=progress, limits=limits, model=model
    )
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
) -> Iterator[Source]:
    """Yield values as they are, and what paths hold in their place."""
    from tellings.readers import read_reports

    if isinstance(sources, str | PathLike):
        sources = [sources]
    values = list(sources)
    if all(isinstance(value, str | PathLike) for value in values):
        # together, so that two files of one name are told apart
        yield from read_reports([fspath(cast("str | PathLike[str]", value)) for value in values], note=note)
        return
    for value in values:
        if isinstance(value, str | PathLike):
            yield from read_reports([fspath(value)], note=note)
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
    sources: Iterable[Source],
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> Iterator[Document | Rejection]:
    """Yield the document of each report in order; documents given are passed on."""
    for outcome in map(read_told, _run(sources, Work("extract"), jobs, progress, limits or Limits())):
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
    for outcome in map(read_told, _run(sources, Work("annotate", model), jobs, progress, limits or Limits())):
        if not isinstance(outcome, Document):
            yield outcome


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
    for outcome in _run(sources, Work("annotate", model), jobs, progress, limits or Limits()):
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
    must_link: Iterable[Pair] = (),
    cannot_link: Iterable[Pair] = (),
    model: bool = True,
) -> tuple[Story, ...]:
    """Return the stories of the documents; `previous` keeps ids, the pairs are decisions of a person."""
    from tellings.clustering import cluster

    reader = find_reader(model=model)
    encode = None if reader is None else reader.encode
    return cluster(documents, previous=previous, must_link=must_link, cannot_link=cannot_link, encode=encode)


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
    from tellings.annotation.mentions.decisions import Thresholds as MentionThresholds
    from tellings.annotation.times import resolve_times

    published = dict(assembly.match_dates(documents))
    members = tuple(
        resolve_times(item, published[item.document.id]) if item.document.id in published else item
        for item in documents
    )
    reader = find_reader(model=model)
    parameters: dict[str, object] = {"versions": find_versions(), "extractor": "rules", "furniture": ()}
    parameters |= (
        {"model": None, "no_model": find_absence(model=model)} if reader is None else {"model": reader.version}
    )
    thresholds = {"clusters": asdict(clustering.Thresholds()), "copies": asdict(clustering.CopyThresholds())}
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


def assemble(story: Story, documents: Sequence[AnnotatedDocument], *, model: bool = True) -> Dossier:
    """Return the dossier of a story; `documents` are its members or a larger collection that holds them."""
    members = set(story.document_ids)
    return assemble_story(story, [item for item in documents if item.document.id in members], model=model).dossier


def _run(
    sources: Iterable[Source], work: Work, jobs: int, progress: Progress | None, limits: Limits
) -> Iterator[Outcome]:
    """Yield the outcome of each source in order; with several jobs all reports go to children."""
    reader = find_reader(model=work.model)
    work = work._replace(model=reader is not None)  # for all reports alike, whatever becomes of the file meanwhile
    if reader is not None:
        reader.check()  # once here and with a clear word, not for each report in its child
    done = 0
    with Processes(
        "tellings.work:answer",
        count=max(1, jobs),
        seconds=limits.seconds,
        memory=limits.memory,
        opening=None if reader is None else ask(work),
    ) as children:

        def outcome_of(source: Source) -> Outcome:
            return _bring(source, work, children, limits, alone=jobs > 1)

        for outcome in _in_order(outcome_of, sources, jobs):
            done += 1
            if progress:
                progress("reading reports", done, None)
            yield outcome


def _in_order(outcome_of: Callable[[Source], Outcome], sources: Iterable[Source], jobs: int) -> Iterator[Outcome]:
    if jobs <= 1:
        yield from map(outcome_of, sources)
        return
    waiting: deque[Future[Outcome]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        try:
            for source in sources:
                waiting.append(threads.submit(outcome_of, source))
                if len(waiting) >= 2 * jobs:  # enough to keep all busy, without holding a whole archive
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _bring(source: Source, work: Work, children: Processes, limits: Limits, *, alone: bool) -> Outcome:
    """Return the source brought to its stage, in this process or, where it may be hostile, in a child."""
    stage = work.stage
    if isinstance(source, Rejection | AnnotatedDocument) or (stage == "extract" and isinstance(source, Document)):
        return source
    text, report_id = (source.body, source.id) if isinstance(source, Report) else (source.text, source.report_id)
    if len(text) > limits.characters:
        found = f"It holds {len(text):,} characters; a report may hold at most {limits.characters:,}."
        return Rejection(report_id, "extract", found)
    markup = isinstance(source, Report) and source.media_type != "text/plain"
    if not (alone or markup or _is_unusual(text, limits)):
        return bring_source(source, work)
    answer = children.ask(ask(work, source))
    if answer.text is None:
        return Rejection(report_id, stage, f"It could not be read: {answer.failure}.")
    kind, _, line = answer.text.partition("\n")
    return Told(kind, line, report_id, stage)


def _is_unusual(text: str, limits: Limits) -> bool:
    """Return whether plain text is shaped as no report is, so that it might take far longer than its length says."""
    return len(text) > limits.in_process or any(len(line) > limits.line for line in text.split("\n"))
