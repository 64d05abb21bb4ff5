"""What each command does, from its arguments to its exit code."""

from __future__ import annotations

import json
import shutil
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, cast

from tellings.errors import FormatError, UsageError
from tellings.faces.consoles import Console, count, find_emphasis, show_printable
from tellings.faces.listings import list_document, list_findings
from tellings.faces.outputs import Output, require_apart
from tellings.faces.stories import (
    find_stories,
    list_changes,
    list_impossible_dates,
    list_stories,
    read_corrections,
    read_stories,
)
from tellings.pipeline import (
    Account,
    Progress,
    annotate_reports,
    annotate_together,
    assemble_stories,
    cluster_documents,
    distinguish,
    extract_reports,
    gather_result,
    note_absence,
    separate,
    write_annotated,
)
from tellings.readers import Fetch, read_json, read_reports
from tellings.readers.places import is_address
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import (
    decode_cited_documents,
    decode_dossier,
    encode_document,
    encode_story,
    find_citations,
)
from tellings.types.documents import Document, Rejection
from tellings.types.dossiers import Dossier
from tellings.work import Source, write_line

if TYPE_CHECKING:  # rendering is loaded by the commands that render
    from tellings.rendering import Format

DONE, FOUND, STOPPED = 0, 1, 130
BY_ENDING: Mapping[str, str] = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "md",
    ".txt": "text",
    ".ics": "ics",
}
# Endings that promise a format; a file is not given one whose promise its content would break.
OTHER_ENDINGS = frozenset({".htm", ".html", ".md", ".jsonl", ".pdf", ".docx"})


def read(arguments: Namespace, console: Console) -> int:
    """Write the accounts of all stories in the reports."""
    from tellings.rendering import render_all
    from tellings.rendering.texts import leave_plain

    wanted = _format_of(arguments, BY_ENDING, "text")
    stopped = False
    accounts: list[Account] = []
    with Output(arguments.output) as output:
        documents, rejections = _annotated(arguments, console)
        model = not arguments.no_model
        stories = cluster_documents(documents, model=model)
        try:
            for outcome in assemble_stories(documents, stories, progress=console.progress, model=model):
                if isinstance(outcome, Rejection):
                    rejections.append(outcome)
                else:
                    accounts.append(outcome)
        except KeyboardInterrupt:
            stopped = True
        result = gather_result(accounts, rejections)
        is_shown = wanted == "text" and not output.is_file
        written = render_all(
            result.dossiers,
            result.documents,
            format=cast("Format", wanted),
            rejections=rejections,
            with_text=arguments.with_text,
            width=shutil.get_terminal_size().columns if is_shown and sys.stdout.isatty() else None,
            emphasis=find_emphasis(sys.stdout) if is_shown else leave_plain,
        )
        console.clear()
        output.write(written)
    if not is_shown or not accounts:
        for rejection in rejections:
            console.reject(rejection)
    return _close(console, len(result.documents), len(rejections), stories=len(accounts), stopped=stopped)


def extract(arguments: Namespace, console: Console) -> int:
    """Write the cleaned documents, one JSON object a line, or as text."""
    write = list_document if _format_of(arguments, {".txt": "text"}, "jsonl") == "text" else _document_line
    outcomes = extract_reports(_sources(arguments, console), jobs=arguments.jobs, progress=console.progress)
    told = (outcome if isinstance(outcome, Rejection) else write(outcome) for outcome in console.heed(outcomes))
    return _write_each(told, arguments, console)


def annotate(arguments: Namespace, console: Console) -> int:
    """Write the annotated documents, one JSON object a line, or as a page for each."""
    if _format_of(arguments, {".html": "html", ".htm": "html"}, "jsonl") == "html":
        outcomes = annotate_reports(**_asked(arguments, console))
        return _write_page(console.heed(outcomes), arguments, console)
    return _write_each(console.heed(write_annotated(**_asked(arguments, console))), arguments, console)


def cluster(arguments: Namespace, console: Console) -> int:
    """Write the stories, one JSON object a line, or as a list for a person."""
    wanted = _format_of(arguments, {".txt": "text"}, "jsonl")
    previous = read_stories(arguments.previous) if arguments.previous else ()
    corrections = read_corrections(arguments.corrections) if arguments.corrections else ()
    with Output(arguments.output) as output:
        annotated, rejections = _annotated(arguments, console)
        documents = {item.document.id: item.document for item in annotated}
        console.progress("putting reports together", 0, len(documents))
        stories = cluster_documents(
            annotated, previous=previous, corrections=corrections, model=not arguments.no_model
        )
        console.clear()
        for told in list_impossible_dates(documents.values()):
            console.note(f"note: {told}")
        for told in list_changes(stories, previous, corrections):
            console.note(told)
        if wanted == "text":
            is_shown = not output.is_file and sys.stdout.isatty()
            width = shutil.get_terminal_size().columns if is_shown else None
            output.write("".join(line + "\n" for line in list_stories(stories, documents, width=width)))
        else:
            for story in stories:
                output.write(write_line(encode_story(story, documents)))
    for rejection in rejections:
        console.reject(rejection)
    return _close(console, len(documents), len(rejections), stories=sum(bool(each.document_ids) for each in stories))


def verify(arguments: Namespace, console: Console) -> int:
    """Write what in a dossier no longer stands in the reports."""
    from tellings.verification import verify as check

    data = read_json(arguments.dossier)
    found = check(data, _sources(arguments, console))
    with Output(arguments.output) as output:
        if arguments.format == "json":
            findings = [
                {"kind": each.kind, "report": each.report_id, "where": each.where, "place": each.place,
                 "expected": each.expected, "found": each.found}
                for each in found.findings
            ]  # fmt: skip
            told = {"citations": found.citations, "reports": found.reports, "findings": findings}
            output.write(json.dumps({**told, "notes": found.notes}, ensure_ascii=False, indent=1) + "\n")
        else:
            for line in list_findings(found.findings):
                output.write(line + "\n")
    for note in found.notes:
        console.note(f"note: {note}")
    checked = f"checked {count(found.citations, 'citation')} in {count(found.reports, 'report')}"
    console.note(f"{checked}: {count(len(found.findings), 'finding') if found.findings else 'all hold'}")
    return FOUND if found.findings else DONE


def explain(arguments: Namespace, console: Console) -> int:
    """Write why the named stories, reports, claims or origins stand as they do."""
    from tellings.rendering import render_explanation, render_reasons
    from tellings.verification import find_dossiers

    if (found := find_stories(arguments.dossier)) is not None:
        with Output(arguments.output) as output:
            output.write(render_reasons(found, *arguments.ids))
        return DONE
    told: list[tuple[str, str]] = []
    missing: list[UsageError] = []
    stories: dict[str, str] = {}
    for data in find_dossiers(read_json(arguments.dossier)):
        dossier = decode_dossier(data)
        require_cited(data, dossier, arguments.dossier)
        cited = decode_cited_documents(data)
        stories |= {each.report_id: dossier.story.id for each in cited if each.report_id in arguments.ids}
        documents = [AnnotatedDocument(document, (), (), (), (), (), (), ()) for document in cited]
        try:
            title = next((document.title for document in cited if document.title), "no title")
            heading = f"=== Story {dossier.story.id}: {show_printable(title)}\n"
            told.append((heading, render_explanation(dossier, documents, *arguments.ids)))
        except UsageError as error:
            missing.append(error)
    if not told and len(set(stories.values())) > 1:
        apart = ", ".join(f"{report} is in {story}" for report, story in stories.items())
        raise UsageError(f"these reports share no story: {apart}")
    if not told:
        raise missing[0] if missing else UsageError(f"{arguments.dossier} holds no dossier")
    with Output(arguments.output) as output:
        # each account counts its claims from c1: where two have the id, each says of which story it tells
        output.write("\n".join((heading if len(told) > 1 else "") + words for heading, words in told))
    return DONE


def require_cited(data: Mapping[str, object], dossier: Dossier, path: str) -> None:
    """Raise where a dossier cites a document that it does not list: somebody has changed it by hand."""
    known = {document.id for document in decode_cited_documents(data)}
    cited = [(citation.where, citation.document_id) for citation in find_citations(data)]
    cited += [
        (f"dossier.entities[{n}].mentions", mention.document_id)
        for n, entity in enumerate(dossier.entities)
        for mention in entity.mentions
    ]
    for where, document_id in cited:
        if document_id not in known:
            told = show_printable(document_id[:40])
            raise FormatError(f"{path}: {where} cites a document that the dossier does not list: {told!r}")


def _format_of(arguments: Namespace, by_ending: Mapping[str, str], default: str) -> str:
    """Return the format asked for, else the one that the output file's ending names."""
    if arguments.format is not None:
        return str(arguments.format)
    ending = Path(arguments.output or "").suffix.lower()
    if ending in OTHER_ENDINGS and ending not in by_ending and ending != f".{default}":
        made = ", ".join(dict.fromkeys((default, *by_ending.values())))
        raise UsageError(
            f"-o {arguments.output}: `{arguments.command}` does not write {ending[1:]}; it writes {made}. "
            "Choose another ending, or name the format with --format"
        )
    return by_ending.get(ending, default)


def _sources(arguments: Namespace, console: Console) -> Iterator[Source]:
    require_apart(arguments.output, (*arguments.paths, *([arguments.dossier] if "dossier" in arguments else [])))
    return read_reports(
        arguments.paths,
        note=lambda text: console.note(f"note: {text}"),
        besides=arguments.output,
        fetch=_make_fetch(arguments, console),
        follow=arguments.follow,
    )


def _make_fetch(arguments: Namespace, console: Console) -> Fetch | None:
    """Return what fetches URLs; None where the arguments ask for none, so that nothing can."""
    if not (arguments.follow or any(is_address(path) for path in arguments.paths)):
        return None
    from tellings.readers.web import Client

    client = Client(
        allow=arguments.allow_host, cache=arguments.cache, note=lambda text: console.note(f"note: {text}")
    )
    return client.fetch


class _Asked(TypedDict):
    sources: Iterator[Source]
    jobs: int
    progress: Progress | None
    model: bool


def _asked(arguments: Namespace, console: Console) -> _Asked:
    """Return what the arguments ask of annotation, and note where there is no model for it."""
    model = not arguments.no_model
    note_absence(lambda text: console.note(f"note: {text}"), model=model)
    sources = _sources(arguments, console)
    return {"sources": sources, "jobs": arguments.jobs, "progress": console.progress, "model": model}


def _annotated(arguments: Namespace, console: Console) -> tuple[tuple[AnnotatedDocument, ...], list[Rejection]]:
    annotated, rejections = separate(console.heed(annotate_together(**_asked(arguments, console))))
    return distinguish(annotated), rejections


def _close(console: Console, made: int, rejected: int, *, stories: int | None = None, stopped: bool = False) -> int:
    """Say last what was read and rejected, and return the exit code."""
    if stopped:
        console.fail("stopped; what was finished is kept")
    elif not made:
        console.fail("nothing readable was found")
    told = "" if stories is None else f"; {count(stories, 'story', 'stories')}"
    console.note(f"read {count(made, 'report')}, rejected {rejected:,}{told}")
    return STOPPED if stopped else DONE if made else FOUND


def _write_each(outcomes: Iterable[str | Rejection], arguments: Namespace, console: Console) -> int:
    """Write each outcome as it comes, so that what is finished stays when the rest is stopped."""
    done, rejected, stopped = 0, 0, False
    try:
        with Output(arguments.output) as output:
            for outcome in outcomes:
                if isinstance(outcome, Rejection):
                    rejected += 1
                    console.reject(outcome)
                    continue
                console.clear()
                output.write(outcome)
                done += 1
    except KeyboardInterrupt:
        stopped = True
    return _close(console, done, rejected, stopped=stopped)


def _write_page(outcomes: Iterable[AnnotatedDocument | Rejection], arguments: Namespace, console: Console) -> int:
    """Write one page that shows every document with its spans lit."""
    from tellings.rendering import render_annotated

    with Output(arguments.output) as output:
        annotated, rejections = separate(outcomes)
        output.write(render_annotated(annotated))
    for rejection in rejections:
        console.reject(rejection)
    return _close(console, len(annotated), len(rejections))


def _document_line(document: Document) -> str:
    return write_line(encode_document(document))
