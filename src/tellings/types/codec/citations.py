"""The citations inside a dossier's JSON, wherever they stand, and the documents as far as they tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple, cast, get_args

from tellings.errors import FormatError
from tellings.types.codec.documents import decode_outlet, decode_published
from tellings.types.codec.dossiers import FORMAT
from tellings.types.codec.rows import Row, read_span, require_format
from tellings.types.documents import Block, Document, MediaType
from tellings.types.spans import OffsetMap, Run, Span

LONGEST_TEXT = 6_000_000  # characters; a place beyond it is forged, no report that long is read
GAP = "\N{NO-BREAK SPACE}"  # stands for the words of a text that the dossier does not hold


class Citation(NamedTuple):
    """One citation as written: `where` is its place in the JSON, `raw` is None where the body is markup."""

    where: str
    document_id: str
    report_id: str
    span: Span
    raw: tuple[Span, ...] | None
    text: str
    is_title: bool


def find_citations(data: object) -> Iterator[Citation]:
    """Yield every citation in decoded JSON in the order of reading, without recursion: depth is no danger."""
    waiting: list[tuple[str, object]] = [("dossier", data)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, Mapping):
            if {"document", "span", "text"} <= value.keys():
                yield read_citation(Row(value, where))
            inner = [(f"{where}.{key}", each) for key, each in value.items()]
        elif isinstance(value, list | tuple):
            inner = [(f"{where}[{n}]", each) for n, each in enumerate(value)]
        else:
            continue
        waiting.extend(pair for pair in reversed(inner) if isinstance(pair[1], Mapping | list | tuple))


def read_citation(row: Row) -> Citation:
    """Return the citation that a JSON object holds."""
    field = row.maybe_text("field")
    if field not in (None, "title"):
        raise row.wrong("field", "'title' or nothing")
    span, text = row.span("span"), row.text("text")
    if len(span) != len(text):
        raise FormatError(f"{row.where}: the span holds {len(span)} characters, but its text has {len(text)}")
    raw = None if row.values.get("raw") is None else row.spans("raw")
    return Citation(row.where, row.text("document"), row.text("report"), span, raw, text, field == "title")


def decode_cited_documents(data: object) -> tuple[Document, ...]:
    """Return the documents of a dossier as far as its JSON holds them.

    With `texts` in it (`read --with-text`) the texts are whole. Else they hold the cited words in their
    places and no-break spaces between them: enough to look up every passage, not to read.
    """
    row = Row(data, "dossier")
    require_format(row, FORMAT)
    texts = row.row("texts") if row.values.get("texts") is not None else Row({}, "dossier.texts")
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in find_citations(data):
        cited[citation.document_id].append(citation)
    documents = []
    for member in row.rows("documents"):
        document_id = member.text("id")
        known = texts.maybe_text(document_id)
        text = _patched(cited[document_id], _length(member)) if known is None else known
        documents.append(_decode_member(member, text, _map_offsets(cited[document_id], len(member.text("title")))))
    return tuple(documents)


def _length(member: Row) -> int:
    """Return how long the member's text was, so that places no citation covers lie inside it too."""
    longest = member.maybe_index("characters") or 0
    if longest > LONGEST_TEXT:
        raise member.wrong("characters", f"at most {LONGEST_TEXT}")
    return longest


def _patched(citations: list[Citation], length: int) -> str:
    length = max(length, max((citation.span.end for citation in citations), default=0))
    if length > LONGEST_TEXT:
        raise FormatError(f"dossier: expected places below {LONGEST_TEXT}, found one at {length}")
    characters = [GAP] * length
    for citation in citations:
        characters[citation.span.start : citation.span.end] = citation.text
    return "".join(characters)


def _map_offsets(citations: list[Citation], title_length: int) -> OffsetMap | None:
    """Return the raw places as far as the citations tell them; None where one of them has none, as in markup."""
    places: dict[int, int] = {}
    for citation in citations:
        if citation.raw is None:
            return None
        places.update(_raw_places(citation, title_length))
    runs: list[Run] = []
    for at, raw in sorted(places.items()):
        if runs and at == runs[-1].text + runs[-1].length and raw == runs[-1].raw + runs[-1].length:
            runs[-1] = runs[-1]._replace(length=runs[-1].length + 1)
        else:
            runs.append(Run(at, raw, 1))
    return OffsetMap(tuple(runs))


def _raw_places(citation: Citation, title_length: int) -> Iterator[tuple[int, int]]:
    """Yield the raw place of each character cited; between two raw ranges, extraction may have put white space."""
    at = max(citation.span.start, title_length) if citation.is_title else citation.span.start
    left = sum(len(raw) for raw in citation.raw or ())
    if left > len(citation.span):
        return  # forged
    for raw in citation.raw or ():
        while citation.span.end - at > left and citation.text[at - citation.span.start].isspace():
            at += 1
        for step in range(min(len(raw), citation.span.end - at)):
            yield at + step, raw.start + step
        at += len(raw)
        left -= len(raw)


def _decode_member(row: Row, text: str, offsets: OffsetMap | None) -> Document:
    title = row.text("title")
    start = min(len(title) + 2, len(text)) if title else 0
    blocks = (Block("title", Span(0, min(len(title), len(text)))),) if title else ()
    return Document(
        id=row.text("id"),
        report_id=row.text("report"),
        text=text,
        blocks=(*blocks, Block("paragraph", read_span([start, len(text)], row.where))),
        offsets=offsets,
        cuts=(),
        title=title,
        outlet=decode_outlet(row.row("outlet")),
        authors=row.texts("authors"),
        published=decode_published(row.row("published")),
        url=row.maybe_text("url"),
        language=row.maybe_text("language") or "en",
        genre="unknown",
        place=row.maybe_text("place") or "",
        media_type=_media_type(row),
        sha256=row.text("sha256"),
        title_is_field=row.flag("title_is_field", False),
    )


def _media_type(row: Row) -> MediaType:
    if row.values.get("media_type") is None:
        return "text/plain"
    return cast(MediaType, row.choice("media_type", get_args(MediaType)))
