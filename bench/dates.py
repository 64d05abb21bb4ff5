"""Publication dates found from other reports: of each pair of dated reports of one story, one is made undated.

`python -m bench.dates [STORIES]` prints how often the interval found holds the real day, and how wide it is.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from statistics import mean
from typing import Any

from bench.gold import shared_folder, skip_if_absent
from tellings.annotation.sentences import find_sentences
from tellings.annotation.times import find_times
from tellings.assembly.dates import match_dates
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, PublicationDate, Report

_UNKNOWN = PublicationDate(None, None, "unknown")


def read(row: dict[str, Any]) -> AnnotatedDocument | None:
    """Return one report with its times and without its date, None where it is rejected."""
    document = extract(Report(id=row["id"], body=row["text"], title=row["title"] or None))
    if not isinstance(document, Document):
        return None
    sentences = find_sentences(document)
    times = find_times(document, sentences)
    return AnnotatedDocument(replace(document, published=_UNKNOWN), sentences, (), (), (), times, (), ())


def score_allsides(limit: int) -> tuple[Counter[str], list[int]]:
    """Return how often each verdict falls over so many stories, and the widths of the intervals in days."""
    path = shared_folder() / "data" / "allsides" / "docs.jsonl.gz"
    if not path.is_file():
        return Counter(), []
    stories = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["date"][:2] == "20":
                stories[row["story"]].append(row)
    verdicts: Counter[str] = Counter()
    widths = []
    for rows in [rows for rows in stories.values() if len(rows) > 1][:limit]:
        documents = [document for document in map(read, rows) if document]
        if len(documents) < 2:
            continue
        days = {row["id"]: row["date"][:10] for row in rows}
        hidden, dated = documents[0], [_dated(one, days[one.document.report_id]) for one in documents[1:]]
        found = dict(match_dates([hidden, *dated]))[hidden.document.id]
        if found.earliest is None or found.latest is None:
            verdicts["left unknown"] += 1
            continue
        verdicts[_judge(found.earliest, days[hidden.document.report_id], found.latest)] += 1
        widths.append((date.fromisoformat(found.latest) - date.fromisoformat(found.earliest)).days + 1)
    return verdicts, widths


def measure_sets(limit: int = 200) -> dict[str, float]:
    """Return, of the intervals found for reports whose date was taken away, the part that holds the real day."""
    verdicts, widths = score_allsides(limit)
    return {
        "allsides: dates found": len(widths) / max(1, verdicts.total()),
        "allsides: dates found hold the day": verdicts["holds the day"] / max(1, len(widths)),
    }


def main(limit: int) -> None:
    """Print the figures over so many stories."""
    skip_if_absent()
    verdicts, widths = score_allsides(limit)
    print(dict(verdicts), f"mean width {mean(widths):.1f} days" if widths else "")


def _dated(document: AnnotatedDocument, day: str) -> AnnotatedDocument:
    return replace(document, document=replace(document.document, published=PublicationDate(day, day, "given")))


def _judge(earliest: str, day: str, latest: str) -> str:
    if earliest <= day <= latest:
        return "holds the day"
    real = date.fromisoformat(day)
    gap = max((date.fromisoformat(earliest) - real).days, (real - date.fromisoformat(latest)).days)
    return "off by one or two days" if gap <= 2 else "wrong"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
