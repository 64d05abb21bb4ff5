"""Stories for a person: earlier ones and corrections read from their files, what changed, and a list to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tellings.errors import FormatError, UsageError
from tellings.faces.consoles import count, show_printable
from tellings.faces.histories import ADVICE, require_sound
from tellings.readers import read_json, read_json_lines
from tellings.types.codec import decode_correction, decode_story
from tellings.types.codec.stories import FORMAT as STORY_FORMAT
from tellings.types.documents import Document
from tellings.types.stories import Correction, Story

STDIN = "-"
_MOST_DATES = 20  # reports of which a date that is none is told
_WANTED = "expected a file of stories, one JSON object a line"
_FORMATS = {
    "tellings.dossier/1": "an account",
    "tellings.annotated/1": "an annotated report",
    "tellings.fingerprint/1": "a fingerprint",
}
_EXPECTED = '{"kind": "must_link" or "cannot_link", "reports": [id, id], "by": name, "at": day}'


def read_stories(path: str) -> tuple[Story, ...]:
    """Return the stories of a file, one a line; FormatError says what it holds instead, or which line is none."""
    try:
        lines = read_json_lines(path)
    except FormatError as error:
        found = _name_other(path)
        raise FormatError(f"{path}: {_WANTED}, found {found}. {ADVICE}" if found else f"{error}. {ADVICE}") from None
    stories: dict[int, Story] = {}
    for number, value in lines:
        found = _name_format(value)
        if found:
            raise FormatError(f"{path}, line {number}: {_WANTED}, found {found}. {ADVICE}")
        try:
            stories[number] = decode_story(value)
        except FormatError as error:
            raise FormatError(f"{path}, line {number}: {error}. {ADVICE}") from None
    require_sound(stories, path)
    return tuple(stories.values())


def _name_other(path: str) -> str | None:
    """What a file that is no JSON lines holds, in words; None where it is no JSON, or can be read but once."""
    if path == STDIN:
        return None
    try:
        value = read_json(path)
    except FormatError:
        return None
    return _name_format(value) or "JSON over many lines"


def _name_format(value: object) -> str | None:
    """What a JSON value is, where it says that it is no story."""
    if isinstance(value, dict) and isinstance(value.get("dossiers"), list):
        return "an account"
    name = value.get("format") if isinstance(value, dict) else None
    return _FORMATS.get(name, f"one of format {name!r}") if isinstance(name, str) and name != STORY_FORMAT else None


def find_stories(path: str) -> tuple[Story, ...] | None:
    """Return the stories of a file that holds stories, one a line; None where it holds something else."""
    if path == STDIN:  # which can be read but once
        return None
    try:
        lines = read_json_lines(path)
    except FormatError:  # an account is written over many lines
        return None
    is_stories = lines and isinstance(lines[0][1], dict) and lines[0][1].get("format") == STORY_FORMAT
    return read_stories(path) if is_stories else None


def read_corrections(path: str) -> tuple[Correction, ...]:
    """Return what a person decided, one a line; FormatError names the line that is no correction, or contradicts."""
    from tellings.clustering.corrections import require_consistent

    corrections = []
    for number, value in read_json_lines(path):
        try:
            corrections.append(decode_correction(value, line=number))
        except FormatError as error:
            raise FormatError(
                f"{path}, line {number}: {error}. A line is {_EXPECTED}; mend it or take it out"
            ) from None
    try:
        require_consistent(corrections)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None
    return tuple(corrections)


def list_impossible_dates(documents: Iterable[Document]) -> Iterator[str]:
    """Yield of each report whose date field is no possible day what stands there, of many the first and their number.

    Such a field counts as none, so that the report may pass for one without a date.
    """
    from tellings.extraction.date_sources import FIELD, NO_DAY

    found = [
        f"{document.report_id}: {sentence[0].lower()}{sentence[1:].rstrip('.')}; it was passed over"
        for document in documents
        for sentence in document.published.evidence
        if sentence.startswith(FIELD) and sentence.endswith(f"{NO_DAY}.")
    ]
    yield from found[:_MOST_DATES]
    if len(found) > _MOST_DATES:
        yield f"{count(len(found) - _MOST_DATES, 'more date field')} of reports were passed over as no possible day"


def list_changes(
    stories: Sequence[Story], previous: Sequence[Story], corrections: Sequence[Correction]
) -> Iterator[str]:
    """Yield what a person should know beside the stories: corrections that wait, ids that were merged or split."""
    from tellings.clustering.corrections import find_unknown

    known = {name for story in stories for name in (*story.report_ids, *story.document_ids)}
    known |= {name for story in stories for each in story.absent for name in (each.report_id, each.document_id)}
    for correction in find_unknown(corrections, known):
        missing = next(name for name in correction.report_ids if name not in known)
        yield f"correction in line {correction.line} waits: no report {missing!r} here yet"
    if not previous:
        return
    earlier = {story.id: story for story in previous}
    for story in stories:
        for old in story.merged_ids:
            if old in earlier:
                yield f"story {old} is part of {story.id} now"
        for split in story.split_from:
            if story.id not in earlier or split not in earlier[story.id].split_from:
                yield f"story {story.id} has {count(len(split.report_ids), 'report')} that {split.story_id} had"
    silent = sum(not story.document_ids for story in stories)
    if silent:
        told = count(silent, "earlier story", "earlier stories")
        yield f"no report of {told} is among those given; kept at the end, with all reports absent"


def list_stories(
    stories: Sequence[Story], documents: Mapping[str, Document], *, width: int | None = None
) -> Iterator[str]:
    """Yield a line for each story with its size, outlets, days, id and the title of its most central report.

    Lines below it say what it follows, what was merged or split, and what a person decided.
    """
    yield _shorten(
        "reports  outlets  days                     story           title of its most central report", width
    )
    for story in stories:
        outlets = {documents[key].outlet.id or key for key in story.document_ids}
        title = _find_title(story, documents)
        line = f"{len(story.document_ids):7,}  {len(outlets):7,}  {_name_days(story):23}  {story.id:14}  {title}"
        yield _shorten(_show_printable(line), width)
        for told in _list_facts(story):
            yield _shorten(" " * 18 + show_printable(told), width)


def _show_printable(line: str) -> str:
    """Return a line with its spaces kept and what would steer a terminal replaced."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line.rstrip())


def _find_title(story: Story, documents: Mapping[str, Document]) -> str:
    """The title, in its own words, of the report that is most like the others; of equals the earliest."""
    weights: dict[str, float] = defaultdict(float)
    for like in story.why:
        if not like.veto:
            weights[like.first_id] += like.score
            weights[like.second_id] += like.score

    def order(key: str) -> tuple[bool, float, str, str]:
        document = documents[key]
        return not document.title, -weights[key], document.published.earliest or "9999", document.report_id

    if not story.document_ids:
        return f"({count(len(story.absent), 'report')} of earlier runs, not given now)"
    return documents[min(story.document_ids, key=order)].title or "(no title)"


def _name_days(story: Story) -> str:
    first, last = (story.first or "?")[:10], (story.last or "?")[:10]
    return first if first == last else f"{first} – {last}"


def _list_facts(story: Story) -> Iterator[str]:
    for follow in story.follows:
        yield f"follows {follow.story_id}: {follow.why}"
    if story.merged_ids:
        yield f"earlier ids that lead here: {', '.join(story.merged_ids)}"
    for split in story.split_from:
        yield f"from {split.story_id}: {', '.join(split.report_ids)}"
    if story.absent and story.document_ids:
        yield f"{count(len(story.absent), 'report')} of earlier runs not given now"
    for each in story.background:
        yield f"background: {each.report_id}"
    for correction in story.corrections:
        done = "joined with" if correction.kind == "must_link" else "kept apart from"
        who = f"{correction.by or 'a person'}{f', {correction.at}' if correction.at else ''}"
        yield f"{correction.report_ids[0]} {done} {correction.report_ids[1]} ({who})"


def _shorten(line: str, width: int | None) -> str:
    return line if width is None or len(line) <= width else line[: max(1, width - 1)] + "…"
