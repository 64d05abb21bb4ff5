"""How well statements cover the claims that readers marked: spans found, one to one, per sentence, and moods."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bench.gold import (
    GoldSpan,
    GoldStory,
    Score,
    load_stories,
    match_one_to_one,
    overlaps_half,
    raw_ranges,
    shared_folder,
    skip_if_absent,
)
from bench.models import find_tag, take_flag
from tellings.annotation.sentences import find_sentences
from tellings.annotation.statements import find_statements
from tellings.annotation.statements.revisions import find_words
from tellings.annotation.statements.sketches import FINITE
from tellings.extraction import extract
from tellings.types.annotations import Statement
from tellings.types.documents import Document, Report
from tellings.types.spans import Span

BARE = frozenset({"be", "been", "being", "having"})


class Reading(NamedTuple):
    """One report with the sentences and statements found in it."""

    report_id: str
    document: Document
    sentences: int
    statements: tuple[Statement, ...]

    def ranges(self, statement: Statement) -> tuple[tuple[int, int], ...]:
        """Return where a statement stands in the report's own body."""
        return tuple(raw_ranges(self.document, statement.span))


def read_report(report: Report) -> Reading | None:
    """Return a report's statements, found without names, numbers and times, or None where it was rejected."""
    document = extract(report)
    if not isinstance(document, Document):
        return None
    sentences = find_sentences(document)
    statements = find_statements(document, sentences, (), (), (), (), (), tag=find_tag())
    return Reading(report.id, document, len(sentences), statements)


def find_covering(reading: Reading, span: GoldSpan) -> list[int]:
    """Return the statements that share half of the shorter with a marked span."""
    return [
        index
        for index, statement in enumerate(reading.statements)
        if overlaps_half(reading.ranges(statement), span.ranges)
    ]


def score_story(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story, each between 0 and 1 except statements per sentence."""
    readings = {reading.report_id: reading for report in story.reports if (reading := read_report(report))}
    spans = covered = 0
    edges: list[tuple[int, int]] = []
    per_report: Counter[str] = Counter()
    numbers = {
        (report_id, index): number
        for number, (report_id, index) in enumerate(
            (report_id, index)
            for report_id, reading in sorted(readings.items())
            for index in range(len(reading.statements))
        )
    }
    for place, claim in enumerate(story.claims):
        for telling in claim.tellings:
            spans += 1
            reading = readings.get(telling.span.report_id)
            hits = find_covering(reading, telling.span) if reading else []
            covered += bool(hits)
            per_report[telling.span.report_id] += not hits
            edges.extend((place, numbers[telling.span.report_id, hit]) for hit in hits)
    sentences = sum(reading.sentences for reading in readings.values())
    statements = sum(len(reading.statements) for reading in readings.values())
    return {
        "spans": spans,
        "covered": covered / spans,
        "one_to_one": _one_to_one_spans(story, readings) / spans,
        "claims": len(match_one_to_one(edges)) / len(story.claims),
        "per_sentence": statements / sentences,
        "nested": sum(_nested(reading) for reading in readings.values()) / statements,
    }


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name."""
    figures = score_story(story)
    return {"marked spans covered": figures["covered"], "marked spans covered one to one": figures["one_to_one"]}


def measure_sets() -> dict[str, float]:
    """Return how well finite verbs are told on a treebank."""
    score = score_finite_verbs()
    return {"ewt: finite verbs F1": score.f1} if score.wanted else {}


def _one_to_one_spans(story: GoldStory, readings: dict[str, Reading]) -> int:
    """How many marked spans have a statement of their own."""
    found = 0
    for report_id, reading in readings.items():
        spans = [each.span for claim in story.claims for each in claim.tellings if each.span.report_id == report_id]
        found += len(
            match_one_to_one((i, hit) for i, span in enumerate(spans) for hit in find_covering(reading, span))
        )
    return found


def _nested(reading: Reading) -> int:
    spans = [statement.span for statement in reading.statements]
    return sum(any(other != span and other.contains(span) for other in spans) for span in spans)


def misses(story: GoldStory) -> Iterator[str]:
    """Yield the marked spans that no statement covers."""
    readings = {reading.report_id: reading for report in story.reports if (reading := read_report(report))}
    for claim in story.claims:
        for telling in claim.tellings:
            reading = readings.get(telling.span.report_id)
            if reading is None or not find_covering(reading, telling.span):
                yield f"{claim.id} {telling.span.report_id[:6]} {telling.span.text}"


def planned_agreement(story: GoldStory) -> tuple[int, int]:
    """Return for how many events the mood tells past from planned as the reader did, and of how many."""
    rows = story.files.get("events", {}).get("events", ())
    readings = {reading.report_id: reading for report in story.reports if (reading := read_report(report))}
    right = asked = 0
    for row in rows:
        future = row["kind"].startswith(("planned", "proposed", "future"))
        for span in row["spans"]:
            reading = readings.get(span["doc"])
            gold = GoldSpan(span["doc"], span["start"], span["end"], span["text"])
            hits = find_covering(reading, gold) if reading else []
            if not hits or reading is None:
                continue
            best = min(hits, key=lambda hit: len(reading.statements[hit].span))
            asked += 1
            right += (reading.statements[best].mood in ("planned", "proposed", "unknown", "demanded")) == future
    return right, asked


def score_finite_verbs() -> Score:
    """Return how well finite verbs are told on a treebank of web texts, imperatives left out."""
    total = Score(0, 0, 0)
    path = shared_folder() / "data" / "ewt" / "en_ewt-ud-dev.conllu"
    if not path.is_file():
        return total
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        text = next(line[9:] for line in block.splitlines() if line.startswith("# text = "))
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        total = total.plus(_score_sentence(text, [row for row in rows if row[0].isdigit()]))
    return total


def _score_sentence(text: str, rows: list[list[str]]) -> Score:
    wanted: dict[int, bool] = {}
    place = 0
    for row in rows:
        found = text.find(row[1], place)
        if found < 0:
            continue
        place = found + len(row[1])
        if "Mood=Imp" not in row[5]:
            wanted[found] = row[3] in ("VERB", "AUX") and "VerbForm=Fin" in row[5]
    given = {
        word.start: word.tag in FINITE and word.low not in BARE
        for word in find_words(text, Span(0, len(text)), find_tag())
    }
    shared = wanted.keys() & given.keys()
    return Score(
        sum(wanted[at] and given[at] for at in shared),
        sum(given[at] for at in shared),
        sum(wanted[at] for at in shared),
    )


def main() -> None:
    """Print the figures of every story and of the tagger; `-v` lists the marked spans that were missed.

    With `--model` the reader model helps.
    """
    skip_if_absent()
    take_flag()
    print("finite verbs on web texts:", score_finite_verbs())
    for story in load_stories():
        figures = score_story(story)
        right, asked = planned_agreement(story)
        mood = f"  past/planned {right}/{asked}" if asked else ""
        print(f"{story.name:8}", *(f"{name} {value:.3g}" for name, value in figures.items()), mood, sep="  ")
        if "-v" in sys.argv:
            for line in misses(story):
                print("   missed:", line)


if __name__ == "__main__":
    main()
