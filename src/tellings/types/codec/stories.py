"""Stories as JSON objects, `tellings.story/1`: report ids for people, document ids beside them for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast, get_args

from tellings.errors import FormatError, UsageError
from tellings.types.codec.rows import Row, describe, read_span, require_format, write_span
from tellings.types.documents import Document
from tellings.types.spans import Span
from tellings.types.stories import (
    Copy,
    CopyKind,
    Correction,
    CorrectionKind,
    Follow,
    Likeness,
    Member,
    Neighbour,
    Split,
    Story,
)

FORMAT = "tellings.story/1"


def find_document(documents: Mapping[str, Document], document_id: str) -> Document:
    """Return the document of an id."""
    if document_id not in documents:
        raise UsageError(f"document {document_id!r} is cited, but is not among the {len(documents)} documents given")
    return documents[document_id]


def encode_story(story: Story, documents: Mapping[str, Document]) -> dict[str, object]:
    """Return a story as a JSON object; `documents` gives the report id of each of its documents."""

    def report(document_id: str | None) -> str | None:
        return None if document_id is None else find_document(documents, document_id).report_id

    return {
        "format": FORMAT,
        "id": story.id,
        "reports": [report(document_id) for document_id in story.document_ids],
        "documents": list(story.document_ids),
        "first": story.first,
        "last": story.last,
        "merged_ids": list(story.merged_ids),
        "copies": [
            {
                "copy": report(copy.copy_id),
                "original": report(copy.original_id),
                "kind": copy.kind,
                "share": copy.share,
                "passages": [[write_span(here), write_span(there)] for here, there in copy.passages],
                "twin": report(copy.twin_id),
                "source": copy.source,
                "documents": [copy.copy_id, copy.original_id, copy.twin_id],
            }
            for copy in story.copies
        ],
        "why": [
            {
                "reports": [report(likeness.first_id), report(likeness.second_id)],
                "documents": [likeness.first_id, likeness.second_id],
                "score": likeness.score,
                "parts": dict(likeness.parts),
                "veto": likeness.veto,
            }
            for likeness in story.why
        ],
        **_write_history(story),
    }


def _write_history(story: Story) -> dict[str, object]:
    """What is said of a story by report ids alone: earlier runs, decisions, other stories."""
    return {
        "absent": [_write_member(member) for member in story.absent],
        "split_from": [{"story": split.story_id, "reports": list(split.report_ids)} for split in story.split_from],
        "follows": [{"story": follow.story_id, "why": follow.why} for follow in story.follows],
        "background": [_write_member(member) for member in story.background],
        "corrections": [encode_correction(correction) for correction in story.corrections],
        "link": story.link,
        "parted": story.parted,
        "apart": [
            {
                "story": other.story_id,
                "reports": list(other.report_ids),
                "score": other.score,
                "parts": dict(other.parts),
                "why": other.why,
            }
            for other in story.apart
        ],
    }


def decode_story(data: object) -> Story:
    """Return the story that a JSON object holds; where it names no document ids, the report ids stand for them."""
    row = Row(data, "story")
    require_format(row, FORMAT)
    reports = row.texts("reports")
    documents = row.texts("documents") if "documents" in row.values else reports
    if len(reports) != len(documents):
        raise row.wrong("documents", f"as many ids as there are reports, {len(reports)}")
    return Story(
        id=row.text("id"),
        document_ids=documents,
        copies=tuple(_decode_copy(each) for each in row.rows("copies")),
        first=row.maybe_text("first"),
        last=row.maybe_text("last"),
        merged_ids=row.texts("merged_ids"),
        why=tuple(_decode_likeness(each) for each in row.rows("why")),
        report_ids=reports,
        absent=tuple(_decode_member(each) for each in row.rows("absent")),
        split_from=tuple(Split(each.text("story"), each.texts("reports")) for each in row.rows("split_from")),
        follows=tuple(Follow(each.text("story"), each.text("why")) for each in row.rows("follows")),
        background=tuple(_decode_member(each) for each in row.rows("background")),
        corrections=tuple(_read_correction(each) for each in row.rows("corrections")),
        apart=tuple(_decode_neighbour(each) for each in row.rows("apart")),
        link=row.maybe_number("link"),
        parted=row.maybe_index("parted"),
    )


def encode_correction(correction: Correction) -> dict[str, object]:
    """Return a correction as a JSON object, which can stand as a line in a corrections file."""
    return {
        "kind": correction.kind,
        "reports": list(correction.report_ids),
        "by": correction.by,
        "at": correction.at,
    }


def decode_correction(data: object, *, line: int = 0) -> Correction:
    """Return the correction that a line of a corrections file holds; FormatError says what is wrong with it."""
    return _read_correction(Row(data, "correction"), line)


def _read_correction(row: Row, line: int = 0) -> Correction:
    kind = cast(CorrectionKind, row.choice("kind", get_args(CorrectionKind)))
    match row.texts("reports"):
        case (first, second) if first != second:
            return Correction(kind, (first, second), row.maybe_text("by"), row.maybe_text("at"), line)
        case reports if len(set(reports)) < len(reports):
            raise FormatError(f"{row.where}.reports: expected two different report ids, found {reports[0]!r} twice")
        case reports:
            raise FormatError(f"{row.where}.reports: expected a list of two report ids, found {len(reports)}")


def _decode_neighbour(row: Row) -> Neighbour:
    reports, parts = row.texts("reports"), row.row("parts")
    if len(reports) != 2:
        raise row.wrong("reports", "two report ids")
    return Neighbour(
        story_id=row.text("story"),
        report_ids=(reports[0], reports[1]),
        score=row.number("score"),
        parts=tuple((key, parts.number(key)) for key in parts.values),
        why=row.text("why"),
    )


def _write_member(member: Member) -> dict[str, object]:
    return {"report": member.report_id, "document": member.document_id}


def _decode_member(row: Row) -> Member:
    return Member(row.text("document" if "document" in row.values else "report"), row.text("report"))


def _pair(row: Row) -> tuple[str, str]:
    match row.items("documents"):
        case [str(first), str(second)]:
            return first, second
    raise row.wrong("documents", "two document ids")


def _decode_copy(row: Row) -> Copy:
    copy_id, original_id, twin_id = _list_copied(row)
    return Copy(
        copy_id=copy_id,
        original_id=original_id,
        kind=cast(CopyKind, row.choice("kind", get_args(CopyKind))),
        share=row.number("share"),
        passages=tuple(_decode_passages(value, f"{row.where}.passages") for value in row.items("passages")),
        twin_id=twin_id,
        source=row.maybe_text("source"),
    )


def _list_copied(row: Row) -> tuple[str, str | None, str | None]:
    """The copy, its original and its twin; stories written before there were twins have two documents."""
    if "documents" not in row.values:
        return row.text("copy"), row.maybe_text("original"), row.maybe_text("twin")
    match row.items("documents"):
        case [str(copy), str() | None as original]:
            return copy, original, None
        case [str(copy), str() | None as original, str() | None as twin]:
            return copy, original, twin
    raise row.wrong("documents", "the ids of the copy, of its original or null, and of its twin or null")


def _decode_passages(value: object, where: str) -> tuple[Span, Span]:
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise FormatError(f"{where}: expected a pair of spans, found {describe(value)}")
    return read_span(value[0], where), read_span(value[1], where)


def _decode_likeness(row: Row) -> Likeness:
    first, second = _pair(row)
    parts = row.row("parts")
    return Likeness(
        first_id=first,
        second_id=second,
        score=row.number("score"),
        parts=tuple((key, parts.number(key)) for key in parts.values),
        veto=row.maybe_text("veto"),
    )
