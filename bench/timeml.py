"""TIMEX3 corpora: read, parted by a hash into what is tuned on and what is held out, and scored as TempEval-3 did.

TempEval-3 (UzZaman et al. 2013): strict and relaxed spans; type and value on relaxed matches; the document's own
date left out. Values are compared as they are written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from bench.gold import shared_folder
from tellings.annotation.times import find_times
from tellings.text.sentences import split_sentences
from tellings.types.annotations import Sentence, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span

Part = Literal["tuned", "held out"]
# Where each corpus lies, and how many of its documents were tuned on; those of AQUAINT all.
_FOLDERS: dict[str, tuple[tuple[str, ...], int]] = {
    "TimeBank": (("timeml/TimeBank",), 120),
    "AQUAINT": (("timeml/AQUAINT",), 10**6),
    "WikiWars": (("wikiwars/trainingset/tml", "wikiwars/testset/tml"), 15),
}
CORPORA = tuple(_FOLDERS)
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")
_BLANK = re.compile(r"\n[ \t]*\n|\n(?=\s{2,}\S)")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


class Marked(NamedTuple):
    """One TIMEX3 of a corpus."""

    start: int
    end: int
    type: str
    value: str


class Page(NamedTuple):
    """One annotated text with the day of its writing."""

    name: str
    text: str
    day: str
    times: tuple[Marked, ...]


class Match(NamedTuple):
    """A marked expression beside the found one that overlaps it; one of the two is None where the other is alone."""

    marked: Marked | None
    found: TimeExpression | None

    @property
    def is_strict(self) -> bool:
        """Return whether both cover the same characters."""
        if self.marked is None or self.found is None:
            return False
        return (self.marked.start, self.marked.end) == (self.found.span.start, self.found.span.end)

    @property
    def is_right(self) -> bool:
        """Return whether both have one value."""
        return bool(self.marked and self.found and self.marked.value.strip() == self.found.value)

    @property
    def is_alike(self) -> bool:
        """Return whether both have one value once each value is spelled in one way."""
        return bool(self.marked and self.found and spell(self.marked.value) == spell(self.found.value))


class Tally(NamedTuple):
    """Counts over a corpus: spans equal, spans that overlap, types and values right on those, given and wanted.

    `alike` counts the values right where the corpora's several spellings of one value count as one.
    """

    strict: int = 0
    relaxed: int = 0
    kinds: int = 0
    values: int = 0
    given: int = 0
    wanted: int = 0
    alike: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return the sum of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def f1(self, count: int) -> float:
        """Return the F1 of so many right."""
        return 2 * count / max(1, self.given + self.wanted)

    def __str__(self) -> str:
        figures = "  ".join(
            f"{name} {100 * self.f1(count):5.1f}"
            for name, count in zip(("strict", "relaxed", "type", "value"), self, strict=False)
        )
        precision, recall = self.relaxed / (self.given or 1), self.relaxed / (self.wanted or 1)
        figures += f" ({100 * self.f1(self.alike):.1f} in one spelling)"
        return f"{figures}  (relaxed P {100 * precision:.1f} R {100 * recall:.1f}, {self.wanted} wanted)"


class Weekdays(NamedTuple):
    """How many weekdays are put on the right day, how many have the marked value to the letter, how many are marked.

    The corpora drop the part of the day in every other "Friday night", so the value tells less than the day.
    """

    days: int
    values: int
    wanted: int

    def __str__(self) -> str:
        return f"{self.days} of {self.wanted} on the right day, {self.values} with the same value"


def spell(value: str) -> str:
    """Return a value in one spelling: the corpora have 2000-W7 for 2000-W07, 1968-XX for 1968, 198X for 198, T24.

    >>> spell("2000-W7"), spell("1998-XX-XX"), spell("199X"), spell("1989-11-06T17"), spell("P2Q")
    ('2000-W07', '1998', '199', '1989-11-06T17:00', 'P6M')
    """
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value.strip())
    value = re.sub(r"\A(\d{4}(?:-\d\d)?)(?:-XX)+\Z", r"\1", value)
    value = re.sub(r"\A(\d{3})X\Z", r"\1", value)
    value = re.sub(r"(T\d\d)\Z", r"\1:00", value)
    return re.sub(r"\AP(\d+)Q\Z", lambda match: f"P{3 * int(match[1])}M", value)


def read_corpus(name: str, part: Part = "tuned") -> list[Page]:
    """Return one part of a corpus: the documents whose file names have the lowest SHA-256 are tuned on."""
    folders, count = _FOLDERS[name]
    paths = [path for folder in folders for path in (shared_folder() / "data" / folder).glob("*.tml")]
    paths.sort(key=lambda path: sha256(path.name.encode()).hexdigest())
    chosen = paths[:count] if part == "tuned" else paths[count:]
    return [read_timeml(path) for path in sorted(chosen)]


def read_timeml(path: Path) -> Page:
    """Return one TimeML file as text with its TIMEX3 spans."""
    source = path.read_text(encoding="utf-8", errors="replace")
    day = re.search(r"<DCT>.*?value=\"([^\"]*)\"", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, times = "", []
    opened: list[tuple[int, dict[str, str]]] = []
    at = 0
    content = body[1] if body else ""
    for match in _TAG.finditer(content):
        text += html.unescape(content[at : match.start()])
        at = match.end()
        if match[2] != "TIMEX3" or match[3].endswith("/"):
            continue
        if not match[1]:
            opened.append((len(text), dict(_ATTRIBUTE.findall(match[3]))))
        elif opened:
            start, marks = opened.pop()
            times.append(Marked(start, len(text), marks["type"], marks["value"]))
    text += html.unescape(content[at:])
    return Page(path.name, text, day[1][:10] if day else "", tuple(sorted(times)))


def make_document(name: str, text: str, day: str) -> tuple[Document, list[Sentence]]:
    """Return a text as a document of paragraphs that was published on a day, with its sentences."""
    blocks, sentences = [], []
    start = 0
    cuts = [match.start() for match in _BLANK.finditer(text)]
    for end in [*cuts, len(text)]:
        if text[start:end].strip():
            blocks.append(Block("paragraph", Span(start, end)))
            sentences += [Sentence(Span(a, b), len(blocks) - 1) for a, b in split_sentences(text, start, end)]
        start = end
    published = PublicationDate(day, day, "given")
    document = Document(
        name, name, text, tuple(blocks), None, (), "", Outlet("", "", "unknown"), (), published, None, "en",
        "report", "", "text/plain", "",
    )  # fmt: skip
    return document, sentences


def read_page(page: Page) -> tuple[TimeExpression, ...]:
    """Return the time expressions that the annotator finds on a page."""
    return find_times(*make_document(page.name, page.text, page.day))


def match_page(page: Page, found: Sequence[TimeExpression]) -> Iterator[Match]:
    """Yield each marked expression with the first free one that overlaps it, then those found beside them."""
    free = list(found)
    for marked in page.times:
        hit = next((one for one in free if one.span.start < marked.end and marked.start < one.span.end), None)
        if hit:
            free.remove(hit)
        yield Match(marked, hit)
    yield from (Match(None, one) for one in free)


def count(matches: Sequence[Match]) -> Tally:
    """Return the counts of the matches of one page or many."""
    pairs = [match for match in matches if match.marked and match.found]
    return Tally(
        sum(match.is_strict for match in pairs),
        len(pairs),
        sum(match.marked.type == match.found.type for match in pairs if match.marked and match.found),
        sum(match.is_right for match in pairs),
        sum(match.found is not None for match in matches),
        sum(match.marked is not None for match in matches),
        sum(match.is_alike for match in pairs),
    )


def score_corpus(pages: Sequence[Page], *, show: bool = False) -> Tally:
    """Return the counts of one corpus; with `show`, every difference is printed."""
    total = Tally()
    for page in pages:
        matches = list(match_page(page, read_page(page)))
        total = total.plus(count(matches))
        for match in matches if show else ():
            _print_difference(page, match)
    return total


def score_weekdays(pages: Sequence[Page]) -> Weekdays:
    """Return how many dates and times marked with the name of a weekday are put on the right day."""
    days = values = wanted = 0
    for page in pages:
        for marked, found in match_page(page, read_page(page)):
            if marked is None or marked.type not in ("DATE", "TIME"):
                continue
            if _WEEKDAY.search(page.text, marked.start, marked.end):
                wanted += 1
                days += found is not None and marked.value[:10] == found.value[:10]
                values += found is not None and marked.value == found.value
    return Weekdays(days, values, wanted)


def _print_difference(page: Page, match: Match) -> None:
    marked, found = match
    start, end = (marked.start, marked.end) if marked else (found.span.start, found.span.end) if found else (0, 0)
    words = page.text[start:end].replace("\n", " ")
    context = page.text[max(0, start - 60) : end + 50].replace("\n", " ")
    tail = f"  [{page.name} {page.day}] | {context}"
    if marked is None and found:
        print(f"EXTRA {words!r} {found.value} ({found.relative}){tail}")
    elif marked and found is None:
        print(f"MISS  {words!r} {marked.type} {marked.value}{tail}")
    elif marked and found:
        if not match.is_strict:
            print(f"SPAN  {words!r} / {found.span.of(page.text)!r}{tail}")
        if marked.type != found.type:
            print(f"TYPE  {words!r} {marked.type} / {found.type}{tail}")
        if not match.is_right:
            print(f"VALUE {words!r} {marked.value} / {found.value} ({found.relative}){tail}")
