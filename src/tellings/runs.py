"""Reports brought to a stage in child processes, in their order; what each of them may cost.

Every document is read in a child that can be stopped: a hostile one may hang or crash a parser, or take all memory,
and takes only its child down.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass

from tellings.engines import Processes
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Rejection, Report
from tellings.work import Furnished, Outcome, Source, Told, Work, ask, find_reader

Progress = Callable[[str, int, int | None], None]  # (what is being done, how many are done, of how many if known)
ANSWER = "tellings.work:answer"  # what the children run


@dataclass(frozen=True, slots=True)
class Limits:
    """What one report may cost."""

    characters: int = 5_000_000  # the longest live blogs have half a million; more is no report
    beside: int = 20_000  # characters of title, outlet, address and authors together; ten times what any report has
    seconds: float = 120.0  # wall time in a child; half a million characters and the model take 15 on a free core
    least: float = 30.0  # seconds that every report is given, and the longer ones more; most take a tenth of one
    pace: int = 4_000  # characters for which a report is given one second more; usual ones are read at ten times this
    memory: int = 2 * 1024**3  # address space of a child; numpy alone reserves a few hundred megabytes
    waiting: int = 32_000_000  # characters of outcomes that may wait for a slower report before them

    def find_seconds(self, size: int) -> float:
        """Return the wall time that a report of so many characters may take."""
        return min(self.seconds, self.least + size / self.pace)


class Run:
    """Children that bring sources to a stage, `jobs` at a time; made by `open_run`."""

    def __init__(self, children: Processes, *, jobs: int, limits: Limits, progress: Progress | None) -> None:
        self._children = children
        self._jobs = jobs
        self._limits = limits
        self._progress = progress

    def bring(
        self, sources: Iterable[Source | Furnished | Told], work: Work, *, told: str = "reading reports"
    ) -> Iterator[Outcome]:
        """Yield the outcome of each source in order; `told` names the work where progress is told."""

        def outcome_of(source: Source | Furnished | Told) -> Outcome:
            return _bring(source, work, self._children, self._limits)

        for done, outcome in enumerate(self._in_order(outcome_of, sources), 1):
            if self._progress:
                self._progress(told, done, None)
            yield outcome

    def _in_order(
        self,
        outcome_of: Callable[[Source | Furnished | Told], Outcome],
        sources: Iterable[Source | Furnished | Told],
    ) -> Iterator[Outcome]:
        if self._jobs <= 1:
            yield from map(outcome_of, sources)
            return
        waiting: deque[Future[Outcome]] = deque()
        with ThreadPoolExecutor(self._jobs) as threads:
            try:
                for source in sources:
                    waiting.append(threads.submit(outcome_of, source))
                    yield from self._give(waiting)
                while waiting:
                    yield waiting.popleft().result()
            except BaseException:
                for future in waiting:
                    future.cancel()
                self._children.close()  # else the threads would wait for what nobody wants any more
                raise

    def _give(self, waiting: deque[Future[Outcome]]) -> Iterator[Outcome]:
        """Yield what is finished at the head, until there is room for one more: a slow report stops no others."""
        while True:
            while waiting and waiting[0].done():
                yield waiting.popleft().result()
            open_ones = [future for future in waiting if not future.done()]
            held = sum(_weigh(future.result()) for future in waiting if future.done())
            if len(open_ones) < 2 * self._jobs and held < self._limits.waiting:
                return
            wait(open_ones[:1] if held >= self._limits.waiting else open_ones, return_when=FIRST_COMPLETED)


@contextmanager
def open_run(work: Work, *, jobs: int, limits: Limits, progress: Progress | None) -> Iterator[tuple[Run, Work]]:
    """Give children for some work, and the work itself: with the model only where it is there now.

    ModelError where the model is damaged; it is said once here, not for each report in its child.
    """
    reader = find_reader(model=work.model)
    work = work._replace(model=reader is not None)  # for all reports alike, whatever becomes of the file meanwhile
    if reader is not None:
        reader.check()
    with Processes(
        ANSWER,
        count=max(1, jobs),
        seconds=limits.seconds,
        memory=limits.memory,
        opening=ask(work),
    ) as children:
        yield Run(children, jobs=jobs, limits=limits, progress=progress), work


def _bring(source: Source | Furnished | Told, work: Work, children: Processes, limits: Limits) -> Outcome:
    """Return the source brought to its stage by a child; a source that is there already is given back."""
    stage = work.stage
    match source:
        case Rejection() | AnnotatedDocument():
            return source
        case Told() if source.kind != "document":
            return source
        case Document() if stage == "extract":
            return source
        case Told():
            report_id, size = source.report_id, len(source.line)
        case Document():
            report_id, size = source.report_id, len(source.text)
        case Report() | Furnished():
            report = source.report if isinstance(source, Furnished) else source
            report_id, size = report.id, len(report.body)
            refused = _refuse(report, limits)
            if refused:
                return Rejection(report_id, "extract", refused)
    if size > limits.characters and not isinstance(source, Told):
        return Rejection(report_id, "extract", _too_long(size, limits))
    answer = children.ask(ask(work, source), seconds=limits.find_seconds(size))
    if answer.text is None:
        return Rejection(report_id, stage, f"It could not be read: {answer.failure}.")
    kind, _, line = answer.text.partition("\n")
    return Told(kind, line, report_id, stage)


def _refuse(report: Report, limits: Limits) -> str | None:
    """Return why a report is not even given to a child; None where it is."""
    if len(report.body) > limits.characters:
        return _too_long(len(report.body), limits)
    fields = (report.id, report.title, report.outlet, report.url, report.published, report.fetched, *report.authors)
    beside = sum(len(field) for field in fields if field)
    if beside > limits.beside:
        return f"Id, title, outlet, address and authors hold {beside:,} characters; they may hold {limits.beside:,}."
    return None


def _too_long(size: int, limits: Limits) -> str:
    return f"It holds {size:,} characters; a report may hold at most {limits.characters:,}."


def _weigh(outcome: Outcome) -> int:
    return len(outcome.line) if isinstance(outcome, Told) else 0
