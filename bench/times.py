"""Time expressions against the reference readings and against public TIMEX3 corpora; publication dates; speed.

`python -m bench.times` prints figures, `python -m bench.times --errors` the differences too. Corpora are scored the
TempEval-3 way (UzZaman et al. 2013): strict and relaxed spans, and the value on relaxed matches, the document's
own date excluded.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.gold import GoldStory, Score, load_stories, overlaps_half, raw_ranges, shared_folder, skip_if_absent
from tellings.annotation.sentences import find_sentences
from tellings.annotation.times import find_times, resolve_times
from tellings.text.sentences import split_sentences
from tellings.types.annotations import AnnotatedDocument, Sentence, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span

_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^<>]*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")
_BLANK = re.compile(r"\n[ \t]*\n|\n(?=\s{2,}\S)")
_STORY_ZONES = frozenset({"body", "title"})


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


class Tally(NamedTuple):
    """Counts over a corpus: spans equal, spans that overlap, types and values right on those, given and wanted."""

    strict: int = 0
    relaxed: int = 0
    kinds: int = 0
    values: int = 0
    given: int = 0
    wanted: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return the sum of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def __str__(self) -> str:
        total = (self.given + self.wanted) or 1
        figures = (
            f"{name} {200 * count / total:5.1f}"
            for name, count in zip(("strict", "relaxed", "type", "value"), self, strict=False)
        )
        precision, recall = self.relaxed / (self.given or 1), self.relaxed / (self.wanted or 1)
        return f"{'  '.join(figures)}  (relaxed P {100 * precision:.1f} R {100 * recall:.1f}, {self.wanted} wanted)"


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


def read_page(page: Page) -> tuple[TimeExpression, ...]:
    """Return the time expressions that the annotator finds on a page."""
    blocks, sentences = [], []
    start = 0
    cuts = [match.start() for match in _BLANK.finditer(page.text)]
    for end in [*cuts, len(page.text)]:
        if page.text[start:end].strip():
            blocks.append(Block("paragraph", Span(start, end)))
            sentences += [Sentence(Span(a, b), len(blocks) - 1) for a, b in split_sentences(page.text, start, end)]
        start = end
    published = PublicationDate(page.day, page.day, "given")
    document = Document(
        page.name, page.name, page.text, tuple(blocks), None, (), "", Outlet("", "", "unknown"), (), published,
        None, "en", "report", "", "text/plain", "",
    )  # fmt: skip
    return find_times(document, sentences)


def normalise(value: str) -> str:
    """Return a value with the spellings of one length made one (P1Y6M is P18M, P24H is PT24H)."""
    value = value.strip().replace("TXX:XX", "")
    years = re.fullmatch(r"P(\d+)Y(\d+)M", value)
    if years:
        return f"P{12 * int(years[1]) + int(years[2])}M"
    return value.removesuffix("Z")


def score_page(page: Page, found: tuple[TimeExpression, ...], *, show: bool = False) -> Tally:
    """Return the counts of one page; with `show`, every difference is printed."""
    free = list(found)
    strict = relaxed = kinds = values = 0
    for gold in page.times:
        hit = next((one for one in free if one.span.start < gold.end and gold.start < one.span.end), None)
        words = page.text[gold.start : gold.end].replace("\n", " ")
        context = page.text[max(0, gold.start - 50) : gold.end + 40].replace("\n", " ")
        if hit is None:
            if show:
                print(f"MISS  {words!r} {gold.type} {gold.value}   | {context}")
            continue
        free.remove(hit)
        relaxed += 1
        exact = (hit.span.start, hit.span.end) == (gold.start, gold.end)
        strict += exact
        kinds += hit.type == gold.type
        right = normalise(hit.value) == normalise(gold.value)
        values += right
        if show and not exact:
            print(f"SPAN  {words!r} / {hit.span.of(page.text)!r}")
        if show and not right:
            print(f"VALUE {words!r} {gold.value} / {hit.value} ({hit.relative}) [{page.day}]   | {context}")
    if show:
        for one in free:
            context = page.text[max(0, one.span.start - 50) : one.span.end + 40].replace("\n", " ")
            print(f"EXTRA {one.span.of(page.text)!r} {one.value}   | {context}")
    return Tally(strict, relaxed, kinds, values, len(found), len(page.times))


def score_corpus(pages: list[Page], *, show: bool) -> Tally:
    """Return the counts of one corpus."""
    total = Tally()
    for page in pages:
        total = total.plus(score_page(page, read_page(page), show=show))
    return total


def score_story(story: GoldStory, documents: dict[str, AnnotatedDocument], *, show: bool) -> Score:
    """Return the values right among the time expressions of title and body that the reading has."""
    right = wanted = given = 0
    for report in story.reports:
        document = documents.get(report.id)
        gold = [one for one in story.times_in(report.id) if one.zone in _STORY_ZONES]
        wanted += len(gold)
        if document is None:
            continue
        given += len(document.times)
        for one in gold:
            hits = [
                hit
                for hit in document.times
                if overlaps_half(raw_ranges(document.document, hit.span), one.span.ranges)
            ]
            ok = any(_agrees(hit.value, one.value) for hit in hits)
            right += ok
            if show and not ok:
                context = report.body[max(0, one.span.start - 60) : one.span.end + 40].replace("\n", " ")
                found = [(hit.value, hit.relative) for hit in hits]
                print(f"{one.id} {one.span.text!r} {one.value} / {found} | {context}")
    return Score(right, given, wanted)


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name."""
    return {"time values right": score_story(story, annotated(story), show=False).recall}


def measure_sets() -> dict[str, float]:
    """Return the F1 of spans and of values on public corpora."""
    found: dict[str, float] = {}
    for name, pages in corpora():
        tally = score_corpus(pages, show=False)
        total = max(1, tally.given + tally.wanted)
        folder = "wikiwars" if name == "WikiWars" else "timeml"
        found[f"{folder}: {name} spans F1"] = 2 * tally.relaxed / total
        found[f"{folder}: {name} values F1"] = 2 * tally.values / total
    return found


def _agrees(found: str, wanted: str) -> bool:
    if normalise(found) == normalise(wanted):
        return True
    # A clock time with the place's zone, which the text does not give, is the same clock time.
    return "T" in wanted and wanted[:16] == found[:16]


def speed(pages: list[Page]) -> float:
    """Return how many sentences a second the annotator reads, one core."""
    count = sum(len(split_sentences(page.text)) for page in pages)
    begun = time.process_time()
    for page in pages:
        read_page(page)
    return count / (time.process_time() - begun)


def corpora() -> Iterator[tuple[str, list[Page]]]:
    """Yield the public corpora that lie in the shared folder."""
    data = shared_folder() / "data"
    for name, folder in (
        ("TimeBank", "timeml/TimeBank"), ("AQUAINT", "timeml/AQUAINT"), ("WikiWars", "wikiwars/trainingset/tml"),
    ):  # fmt: skip
        paths = sorted((data / folder).glob("*.tml"))
        if paths:
            yield name, [read_timeml(path) for path in paths]


def annotated(story: GoldStory) -> dict[str, AnnotatedDocument]:
    """Return the reports of a story with their times, dated by one another as the account will date them."""
    from tellings.assembly.dates import match_dates
    from tellings.extraction import extract

    documents: dict[str, AnnotatedDocument] = {}
    for report in story.reports:
        document = extract(report)
        if isinstance(document, Document):
            sentences = find_sentences(document)
            times = find_times(document, sentences)
            documents[report.id] = AnnotatedDocument(document, sentences, (), (), (), times, (), ())
    published = dict(match_dates(tuple(documents.values())))
    return {name: resolve_times(one, published[one.document.id]) for name, one in documents.items()}


def main(show: bool) -> None:
    """Print all figures."""
    skip_if_absent()
    for name, pages in corpora():
        print(f"{name:10} {score_corpus(pages, show=show and name in sys.argv)}")
        if name == "TimeBank":
            print(f"{'speed':10} {speed(pages):.0f} sentences a second")
    for story in load_stories():
        documents = annotated(story)
        score = score_story(story, documents, show=show)
        print(
            f"{story.name:10} values right {score.right} of {score.wanted} ({score.recall:.3f}), {score.given} found"
        )
        for name, document in documents.items():
            published = document.document.published
            print(f"  {name[:16]:16} {published.basis:9} {published.earliest} .. {published.latest}")


if __name__ == "__main__":
    main("--errors" in sys.argv)
