"""The reference reading of four stories, loaded as typed values, ready to score against.

The readings lie outside the repository, in a folder that `TELLINGS_SHARED` names, else in `../shared` beside the
checkout. Every span is given in code points of the report's own body, end exclusive.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from bench.scores import Ranges as Ranges
from bench.scores import Score as Score
from bench.scores import match_one_to_one as match_one_to_one
from bench.scores import overlap as overlap
from bench.scores import overlaps_half as overlaps_half
from bench.scores import raw_ranges as raw_ranges
from bench.scores import score_spans as score_spans
from tellings.types.documents import Report

StoryName = Literal["seeds", "border", "hotel", "strike"]
STORY_NAMES: tuple[StoryName, ...] = ("seeds", "border", "hotel", "strike")
Row = Mapping[str, Any]
# What belongs to the story's own text; all other parts of a page are furniture, captions or credits.
MAIN_LABELS = frozenset({"title", "standfirst", "dateline", "body", "subheading", "video_transcript", "crosshead"})
_FILES = ("claims", "quotes", "times", "entities", "provenance", "events", "clean")


class GoldSpan(NamedTuple):
    """A marked place: `start:end` in the body of the report `report_id`, with the words that stand there."""

    report_id: str
    start: int
    end: int
    text: str

    @property
    def ranges(self) -> Ranges:
        """Return the place as the one range that the scoring functions take."""
        return ((self.start, self.end),)


class GoldPart(NamedTuple):
    """One labelled piece of a page (body, title, ad, related_title ...)."""

    span: GoldSpan
    label: str


class GoldMention(NamedTuple):
    """One mention; `zone` is the label of the piece of page it stands in, `head` the bare name inside it."""

    span: GoldSpan
    head: GoldSpan
    type: str
    zone: str


class GoldTelling(NamedTuple):
    """One place where a report tells a claim; `fit` is same, more_specific, less_specific or partial."""

    span: GoldSpan
    fit: str
    voice: str


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """One person, body or thing with its mentions; `in_story` is False for the negative controls."""

    id: str
    name: str
    type: str
    in_story: bool
    variants: tuple[str, ...]
    mentions: tuple[GoldMention, ...]


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One statement given to a speaker; `cue` and `speaker_span` are None where the text has none."""

    id: str
    report_id: str
    mode: str
    speaker: str
    content: tuple[GoldSpan, ...]
    cue: GoldSpan | None
    speaker_span: GoldSpan | None
    channel: str | None
    groups: tuple[str, ...]
    nested_in: str | None
    optional: bool
    zone: str
    row: Row

    @property
    def ranges(self) -> Ranges:
        """Return the content as ranges of the report's body."""
        return tuple((span.start, span.end) for span in self.content)


@dataclass(frozen=True, slots=True)
class GoldTime:
    """One time expression with its TIMEX3 type and value."""

    id: str
    span: GoldSpan
    type: str
    value: str
    zone: str
    row: Row


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim with every place that tells it; `counts` is the accepted range of independent origins, if given."""

    id: str
    claim: str
    status: str
    origins: tuple[str, ...]
    tellings: tuple[GoldTelling, ...]
    relations: tuple[tuple[str, str], ...]
    counts: tuple[int, int] | None
    row: Row


@dataclass(frozen=True, slots=True)
class GoldContest:
    """One contested topic: the claims that it joins and the kinds of disagreement that count as right."""

    topic: str
    claims: tuple[str, ...]
    families: frozenset[str]
    row: Row


@dataclass(frozen=True, slots=True)
class GoldStory:
    """One story: its reports as delivered and the reading of them. `files` keeps each gold file as on disk."""

    name: str
    reports: tuple[Report, ...]
    entities: tuple[GoldEntity, ...]
    quotes: tuple[GoldQuote, ...]
    times: tuple[GoldTime, ...]
    claims: tuple[GoldClaim, ...]
    contested: tuple[GoldContest, ...]
    parts: tuple[GoldPart, ...]
    provenance: Row
    files: Mapping[str, Row]

    def report(self, report_id: str) -> Report:
        """Return the report of that id."""
        return next(report for report in self.reports if report.id == report_id)

    def quotes_in(self, report_id: str) -> tuple[GoldQuote, ...]:
        """Return the statements of one report."""
        return tuple(quote for quote in self.quotes if quote.report_id == report_id)

    def times_in(self, report_id: str) -> tuple[GoldTime, ...]:
        """Return the time expressions of one report."""
        return tuple(time for time in self.times if time.span.report_id == report_id)

    def parts_in(self, report_id: str) -> tuple[GoldPart, ...]:
        """Return the labelled pieces of one report: the whole page for the seeds, else what is not story text."""
        return tuple(part for part in self.parts if part.span.report_id == report_id)


def shared_folder() -> Path:
    """Return the folder of the shared readings, whether it exists or not."""
    given = os.environ.get("TELLINGS_SHARED")
    return Path(given) if given else Path(__file__).resolve().parents[2] / "shared"


def is_present() -> bool:
    """Return whether the readings lie where they are looked for."""
    return (shared_folder() / "gold" / "claims.json").is_file()


def skip_if_absent() -> None:
    """End the run with a message and exit code 0 where the readings are not on this machine."""
    if not is_present():
        print(f"skipped: no reference readings in {shared_folder()} (TELLINGS_SHARED can name the folder of gold/)")
        sys.exit(0)


@cache
def load_story(name: StoryName) -> GoldStory:
    """Return one story with its reading, under other names and dates where TELLINGS_RENAMED is set."""
    if os.environ.get("TELLINGS_RENAMED"):
        from bench.renaming import rename_story  # it reads stories itself

        return rename_story(load_original(name), variant=int(os.environ["TELLINGS_RENAMED"]))
    return load_original(name)


@cache
def load_original(name: StoryName) -> GoldStory:
    """Return one story as its readers left it; FileNotFoundError where the shared folder is absent."""
    folder = shared_folder() / "gold" if name == "seeds" else shared_folder() / "gold" / "stories" / name
    files = {
        stem: json.loads((folder / f"{stem}.json").read_text(encoding="utf-8"))
        for stem in _FILES
        if (folder / f"{stem}.json").is_file()
    }
    return parse_story(name, _seed_reports() if name == "seeds" else _row_reports(files), files)


def load_stories() -> tuple[GoldStory, ...]:
    """Return all four stories, the seeds first."""
    return tuple(load_story(name) for name in STORY_NAMES)


def parse_story(name: str, reports: Sequence[Report], files: Mapping[str, Row]) -> GoldStory:
    """Return a story made of reports and the JSON of a reading of them, every span checked against its report."""
    story = GoldStory(
        name=name,
        reports=tuple(reports),
        entities=tuple(_entity(row) for row in files["entities"]["entities"]),
        quotes=tuple(_quote(row) for row in files["quotes"]["quotes"]),
        times=tuple(_time(row) for row in files["times"]["times"]),
        claims=tuple(_claim(row) for row in files["claims"]["claims"]),
        contested=tuple(_contest(row) for row in files["claims"]["contested"]),
        parts=tuple(_parts(files)),
        provenance=files["provenance"],
        files=files,
    )
    _check_spans(reports, files)
    return story


def walk_spans(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object of a JSON value that marks a place, wherever it is nested."""
    if isinstance(value, dict):
        if {"doc", "start", "end", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from walk_spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk_spans(inner)


def _check_spans(reports: Sequence[Report], files: Mapping[str, Row]) -> None:
    bodies = {report.id: report.body for report in reports}
    for stem, content in files.items():
        for row in walk_spans(content):
            found = bodies[row["doc"]][row["start"] : row["end"]]
            if found != row["text"]:
                raise ValueError(f"{stem}: expected {row['text']!r} at {row['doc']} {row['start']}, found {found!r}")


def _seed_reports() -> tuple[Report, ...]:
    paths = sorted((shared_folder() / "seeds").glob("*.txt"))
    return tuple(Report(id=path.name, body=path.read_bytes().decode("utf-8"), place=path.name) for path in paths)


def _row_reports(files: Mapping[str, Row]) -> tuple[Report, ...]:
    wanted = {row["doc"] for content in files.values() for row in walk_spans(content)}
    found: dict[str, Report] = {}
    with gzip.open(shared_folder() / "data" / "allsides" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted and row["id"] not in found:
                found[row["id"]] = _row_report(row)
    return tuple(found[report_id] for report_id in sorted(found))


def _row_report(row: Row) -> Report:
    return Report(
        id=row["id"],
        body=row["text"],
        place=row["id"],
        url=row["url"] or None,
        outlet=row["outlet"] or None,
        title=row["title"] or None,
        published=row["date"] or None,
        authors=tuple(name.strip() for name in row["authors"].split(",") if name.strip()),
    )


def _span(row: Row) -> GoldSpan:
    return GoldSpan(row["doc"], row["start"], row["end"], row["text"])


def _span_or_none(row: Row | None) -> GoldSpan | None:
    return _span(row) if row else None


def _entity(row: Row) -> GoldEntity:
    return GoldEntity(
        id=row["id"],
        name=row["canonical"],
        type=row["type"],
        in_story=row.get("in_story", True),
        variants=tuple(row["variants"]),
        mentions=tuple(
            GoldMention(_span(inner), _span(inner.get("head", inner)), inner["type"], inner.get("zone") or "body")
            for inner in row["mentions"]
        ),
    )


def _quote(row: Row) -> GoldQuote:
    groups = (row.get("group"), *row.get("also_groups", ()))
    return GoldQuote(
        id=row["id"],
        report_id=row["doc"],
        mode=row["mode"],
        speaker=row["speaker"],
        content=tuple(_span(inner) for inner in row["content"]),
        cue=_span_or_none(row["cue"]),
        speaker_span=_span_or_none(row["speaker_mention"]),
        channel=row["channel"],
        groups=tuple(group for group in groups if group),
        nested_in=row.get("nested_in"),
        optional=bool(row.get("optional")),
        zone=row.get("zone") or "body",
        row=row,
    )


def _time(row: Row) -> GoldTime:
    return GoldTime(row["id"], _span(row), row["type"], row["value"], row.get("zone") or "body", row)


def _claim(row: Row) -> GoldClaim:
    counts = row.get("count_range")
    return GoldClaim(
        id=row["id"],
        claim=row["claim"],
        status=row["status"],
        origins=tuple(row["origins"]),
        tellings=tuple(GoldTelling(_span(inner), inner["fit"], inner["voice"]) for inner in row["spans"]),
        relations=tuple((inner["type"], inner["target"]) for inner in row["relations"]),
        counts=(counts[0], counts[1]) if counts else None,
        row=row,
    )


def _contest(row: Row) -> GoldContest:
    families = set(row["family"])
    # One reader files a conflict of positions under contradiction, the others under compatible: both count.
    if "position" in json.dumps(row.get("verdict", "")):
        families |= {"compatible", "contradiction"}
    return GoldContest(row["topic"], tuple(row["claims"]), frozenset(families), row)


def _parts(files: Mapping[str, Row]) -> Iterator[GoldPart]:
    for page in files.get("clean", {}).get("documents", {}).values():
        for row in page["segments"]:
            yield GoldPart(_span(row), row["label"])
    rows = list(files["provenance"].get("not_story_text", ()))
    documents = files["provenance"].get("documents", ())
    for page in documents.values() if isinstance(documents, dict) else documents:
        rows.extend(page.get("not_story_text", ()))
    for row in rows:
        yield GoldPart(_span(row), row.get("label") or row.get("kind") or "furniture")


if __name__ == "__main__":
    skip_if_absent()
    for story in load_stories():
        counts = {
            "reports": len(story.reports),
            "entities": len(story.entities),
            "quotes": len(story.quotes),
            "times": len(story.times),
            "claims": len(story.claims),
            "contested": len(story.contested),
        }
        print(f"{story.name:8}", *(f"{count} {what}" for what, count in counts.items()), sep="  ")
