"""The brief against the sentences that an editor chose from the same reports.

The seeds have an extractive brief by a person (`gold/brief.md`): eleven sentences. A sentence of ours meets one of
them where the two places share half of the shorter; a sentence of another report that tells the same counts as its
`stand-in` where the gold reading has both places as tellings of one claim. With file names, the briefs of other
reports are printed to be read.

Run: python -m bench.briefs [-v | reports ...]; `-v` lists which of the editor's sentences we have.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import replace

from bench.accounts import account_of
from bench.gold import GoldSpan, GoldStory, Ranges, load_original, overlap, shared_folder, skip_if_absent
from bench.models import is_model_used
from tellings import pipeline
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Dossier

_PLACE = re.compile(r"\[(\d{3}):(\d{1,6})-(\d{1,6})\]")
Place = tuple[str, int, int]


def load_chosen() -> tuple[GoldStory, tuple[Place, ...]]:
    """Return the seeds, and the places of their extractive brief as (report id, start, end) in the editor's order."""
    original = load_original("seeds")
    text = (shared_folder() / "gold" / "brief.md").read_text(encoding="utf-8")
    rows = []
    for line in text.partition("## Extractive variant")[2].partition("\nSentences ")[0].splitlines():
        if place := _PLACE.search(line):
            report = next(report for report in original.reports if report.id.startswith(place[1]))
            start, end = int(place[2]), int(place[3])
            rows.append({"doc": report.id, "start": start, "end": end, "text": report.body[start:end]})
    story = replace(original, files={**original.files, "brief": {"sentences": rows}})
    if os.environ.get("TELLINGS_RENAMED"):
        from bench.renaming import rename_story  # it reads stories itself

        story = rename_story(story)
    chosen = story.files["brief"]["sentences"]
    return story, tuple((row["doc"], row["start"], row["end"]) for row in chosen)


def find_stand_ins(story: GoldStory, place: Place) -> tuple[GoldSpan, ...]:
    """Return every telling of the claims that lie mostly inside a place."""
    report, start, end = place
    inside = [
        claim
        for claim in story.claims
        for span in (telling.span for telling in claim.tellings)
        if span.report_id == report and overlap(span.ranges, ((start, end),)) * 2 >= len(span.text)
    ]
    return tuple(telling.span for claim in inside for telling in claim.tellings)


def list_ours(dossier: Dossier) -> Iterator[tuple[str, Ranges]]:
    """Yield the places of our brief as (report id, ranges)."""
    account = account_of("seeds")
    for sentence in dossier.brief:
        yield account.place(sentence.passage)


def score_seeds(*, listed: bool = False) -> None:
    """Print how much of the editor's brief ours has, and how much of ours the editor chose."""
    story, chosen = load_chosen()
    account = account_of("seeds")
    dossier = max(account.dossiers, key=lambda item: len(item.story.document_ids))
    ours = [(report, ranges) for report, ranges in list_ours(dossier)]
    met, stood, used = 0, 0, set()
    for report, start, end in chosen:
        same = [n for n, (name, ranges) in enumerate(ours) if name == report and _meets(ranges, start, end)]
        spans = find_stand_ins(story, (report, start, end))
        near = [
            n
            for n, (name, ranges) in enumerate(ours)
            if any(name == span.report_id and _meets(ranges, *span.ranges[0]) for span in spans)
        ]
        met += bool(same)
        stood += bool(same or near)
        used.update(same or near)
        if listed:
            print(f"  {'=' if same else '~' if near else '-'} [{report[:3]}:{start}-{end}]")
    print(
        f"seeds    sentences {len(ours)}  found {met / len(chosen):.2f}  found or stood in {stood / len(chosen):.2f}"
    )
    print(f"seeds    of ours chosen by the editor {len(used) / max(1, len(ours)):.2f}")


def _meets(ranges: Ranges, start: int, end: int) -> bool:
    size = sum(last - first for first, last in ranges)
    return overlap(ranges, ((start, end),)) * 2 >= min(size, end - start)


def print_briefs(paths: list[str]) -> None:
    """Print the briefs of other reports, with the label under which each sentence stands."""
    for path in paths:
        result = pipeline.read(path, model=is_model_used())
        documents = {item.document.id: item for item in result.documents}
        for dossier in result.dossiers:
            print(f"\n{path}: {len(dossier.story.document_ids)} reports")
            _print_brief(dossier, documents)


def _print_brief(dossier: Dossier, documents: dict[str, AnnotatedDocument]) -> None:
    claims = {claim.id: claim for claim in dossier.claims}
    names = {origin.id: origin.name for origin in dossier.origins}
    for number, sentence in enumerate(dossier.brief, 1):
        document = documents[sentence.passage.document_id].document
        claim = claims[sentence.claim_id]
        origins = ", ".join(names[key] for key in claim.origins)
        print(f"{number:3} {sentence.passage.span.of(document.text)}")
        print(
            f"      {document.outlet.name or document.report_id} | {claim.outlets} outlets | {claim.mood} | {origins}"
        )


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["-v"]):
        print_briefs(sys.argv[1:])
    else:
        skip_if_absent()
        score_seeds(listed=bool(sys.argv[1:]))
