"""Documents and annotated documents as JSON objects, `tellings.annotated/1`."""

from __future__ import annotations

from typing import cast, get_args

from tellings.errors import FormatError, SpanError
from tellings.types.annotations import (
    AnnotatedDocument,
    Credit,
    Mention,
    MentionKind,
    Mood,
    Polarity,
    Quantity,
    Quote,
    QuoteMode,
    Reach,
    Sentence,
    Statement,
    TimeExpression,
    TimeType,
)
from tellings.types.codec.rows import Row, describe, is_count, require_format, write_span, write_spans
from tellings.types.documents import (
    Basis,
    Block,
    BlockKind,
    Cut,
    Document,
    Genre,
    MediaType,
    Outlet,
    PublicationDate,
)
from tellings.types.spans import OffsetMap, Run, Span

FORMAT = "tellings.annotated/1"


def write_place(document: Document, span: Span) -> dict[str, object]:
    """Return `raw` of a span, the places of its words in the report's own body, with `field` for a given title."""
    if document.offsets is None:
        place: dict[str, object] = {"raw": None}
    else:
        place = {"raw": write_spans(document.offsets.to_raw(span))}
    if document.title_is_field and span.start < len(document.title):
        place["field"] = "title"
    return place


def write_spot(document: Document, span: Span) -> dict[str, object]:
    """Return `span` and `raw` of a span."""
    return {"span": write_span(span), **write_place(document, span)}


def write_raw(document: Document, span: Span | None) -> list[list[int]] | None:
    """Return the bare list of raw places; None for no span and for markup."""
    if span is None or document.offsets is None:
        return None
    return write_spans(document.offsets.to_raw(span))


def encode_outlet(outlet: Outlet) -> dict[str, object]:
    """Return the outlet as a JSON object."""
    return {
        "id": outlet.id,
        "name": outlet.name,
        "basis": outlet.basis,
        "evidence": list(outlet.evidence),
        "carried_by": outlet.carried_by,
    }


def decode_outlet(row: Row) -> Outlet:
    """Return the outlet that a JSON object holds."""
    return Outlet(
        id=row.text("id"),
        name=row.text("name"),
        basis=cast(Basis, row.choice("basis", get_args(Basis))),
        evidence=row.texts("evidence"),
        carried_by=row.maybe_text("carried_by"),
    )


def encode_published(published: PublicationDate) -> dict[str, object]:
    """Return the publication interval as a JSON object."""
    return {
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "evidence": list(published.evidence),
        "page_date": published.page_date,
    }


def decode_published(row: Row) -> PublicationDate:
    """Return the publication interval that a JSON object holds."""
    return PublicationDate(
        earliest=row.maybe_text("earliest"),
        latest=row.maybe_text("latest"),
        basis=cast(Basis, row.choice("basis", get_args(Basis))),
        evidence=row.texts("evidence"),
        page_date=row.maybe_text("page_date"),
    )


def encode_document(document: Document) -> dict[str, object]:
    """Return a document as a JSON object; the keys of the annotations are absent."""
    offsets = document.offsets
    return {
        "format": FORMAT,
        "id": document.id,
        "report": {
            "id": document.report_id,
            "place": document.place,
            "media_type": document.media_type,
            "url": document.url,
            "sha256": document.sha256,
        },
        "text": document.text,
        "title": document.title,
        "title_is_field": document.title_is_field,
        "language": document.language,
        "genre": document.genre,
        "outlet": encode_outlet(document.outlet),
        "published": encode_published(document.published),
        "authors": list(document.authors),
        "offsets": None if offsets is None else [list(run) for run in offsets.runs],
        "blocks": [{"kind": block.kind, **write_spot(document, block.span)} for block in document.blocks],
        "cuts": [
            {
                "raw": None if cut.raw is None else write_span(cut.raw),
                "text": cut.text,
                "where": cut.where,
                "reason": cut.reason,
            }
            for cut in document.cuts
        ],
    }


def decode_document(data: object) -> Document:
    """Return the document that a JSON object holds; annotations in it are passed over."""
    row = Row(data, "document")
    require_format(row, FORMAT)
    report, text = row.row("report"), row.text("text")
    offsets = decode_offsets(row)
    document = Document(
        id=row.text("id"),
        report_id=report.text("id"),
        text=text,
        blocks=tuple(
            Block(cast(BlockKind, block.choice("kind", get_args(BlockKind))), block.span("span"))
            for block in row.rows("blocks")
        ),
        offsets=offsets,
        cuts=tuple(
            Cut(cut.maybe_span("raw"), cut.text("text"), cut.text("where"), cut.text("reason"))
            for cut in row.rows("cuts")
        ),
        title=row.text("title"),
        outlet=decode_outlet(row.row("outlet")),
        authors=row.texts("authors"),
        published=decode_published(row.row("published")),
        url=report.maybe_text("url"),
        language=row.text("language"),
        genre=cast(Genre, row.choice("genre", get_args(Genre))),
        place=report.maybe_text("place") or "",
        media_type=cast(MediaType, report.choice("media_type", get_args(MediaType))),
        sha256=report.maybe_text("sha256") or "",
        title_is_field=row.flag("title_is_field", False),
    )
    require_inside(row, "blocks", [block.span for block in document.blocks], len(text))
    return document


def decode_offsets(row: Row) -> OffsetMap | None:
    """Return the offset map written as `[[text, raw, length], …]`."""
    if row.values.get("offsets") is None:
        return None
    runs: list[Run] = []
    for n, value in enumerate(row.items("offsets")):
        if not isinstance(value, list | tuple) or len(value) != 3 or not all(is_count(part) for part in value):
            raise FormatError(f"{row.where}.offsets[{n}]: expected [text, raw, length], found {describe(value)}")
        runs.append(Run(value[0], value[1], value[2]))
    try:
        return OffsetMap(tuple(runs))
    except SpanError as error:
        raise FormatError(f"{row.where}.offsets: {error}") from error


def require_inside(row: Row, key: str, spans: list[Span], length: int) -> None:
    """Raise unless every span ends within a text of `length` characters."""
    last = max((span.end for span in spans), default=0)
    if last > length:
        raise FormatError(f"{row.where}.{key}: a span ends at {last}, but the text has {length} characters")


def encode_annotated(annotated: AnnotatedDocument) -> dict[str, object]:
    """Return an annotated document as a JSON object."""
    document = annotated.document
    return {
        **encode_document(document),
        "sentences": [
            {**write_spot(document, sentence.span), "intact": sentence.intact, "block": sentence.block}
            for sentence in annotated.sentences
        ],
        "mentions": [_encode_mention(document, mention) for mention in annotated.mentions],
        "quotes": [_encode_quote(annotated, quote) for quote in annotated.quotes],
        "credits": [
            {**write_spot(document, credit.span), "source": credit.source, "reach": credit.reach}
            for credit in annotated.credits
        ],
        "times": [_encode_time(document, time) for time in annotated.times],
        "quantities": [_encode_quantity(document, quantity) for quantity in annotated.quantities],
        "statements": [_encode_statement(document, statement) for statement in annotated.statements],
    }


def _encode_mention(document: Document, mention: Mention) -> dict[str, object]:
    return {
        **write_spot(document, mention.span),
        "kind": mention.kind,
        "name": mention.name,
        "role": mention.role,
        "antecedent": mention.antecedent,
        "head": write_span(mention.head),
        "party": mention.party,
        "metonym": mention.metonym,
        "pronoun": mention.pronoun,
    }


def _encode_quote(annotated: AnnotatedDocument, quote: Quote) -> dict[str, object]:
    document, speaker = annotated.document, quote.speaker
    raw_content = [raw for span in quote.content for raw in write_raw(document, span) or ()]
    named = annotated.mentions[speaker] if speaker is not None and speaker < len(annotated.mentions) else None
    # a pronoun or office speaks for the name it stands for, where that is known
    if named is not None and named.antecedent is not None and named.antecedent < len(annotated.mentions):
        named = annotated.mentions[named.antecedent]
    return {
        "mode": quote.mode,
        "content": write_spans(quote.content),
        "raw_content": None if document.offsets is None else raw_content,
        "cue": None if quote.cue is None else write_span(quote.cue),
        "raw_cue": write_raw(document, quote.cue),
        "speaker": speaker,
        "speaker_span": None if quote.speaker_span is None else write_span(quote.speaker_span),
        "raw_speaker": write_raw(document, quote.speaker_span),
        "speaker_name": None if named is None else named.name,
        "channel": quote.channel,
        "via": quote.via,
        "nested_in": quote.nested_in,
        "denied": quote.denied,
    }


def _encode_time(document: Document, time: TimeExpression) -> dict[str, object]:
    return {
        **write_spot(document, time.span),
        "type": time.type,
        "value": time.value,
        "earliest": time.earliest,
        "latest": time.latest,
        "relative": time.relative,
    }


def _encode_quantity(document: Document, quantity: Quantity) -> dict[str, object]:
    return {
        **write_spot(document, quantity.span),
        "value": quantity.value,
        "unit": quantity.unit,
        "of": quantity.of,
        "bound": quantity.bound,
    }


def _encode_statement(document: Document, statement: Statement) -> dict[str, object]:
    return {
        **write_spot(document, statement.span),
        "sentence": statement.sentence,
        "mood": statement.mood,
        "polarity": statement.polarity,
        "predicate": statement.predicate,
        "actors": list(statement.actors),
        "quantities": list(statement.quantities),
        "times": list(statement.times),
        "quote": statement.quote,
        "credit": statement.credit,
    }


def decode_annotated(data: object) -> AnnotatedDocument:
    """Return the annotated document that a JSON object holds, with every link and span checked."""
    row = Row(data, "document")
    annotated = AnnotatedDocument(
        document=decode_document(data),
        sentences=tuple(
            Sentence(each.span("span"), each.maybe_index("block") or 0, each.flag("intact", True))
            for each in row.rows("sentences")
        ),
        mentions=tuple(_decode_mention(each) for each in row.rows("mentions")),
        quotes=tuple(_decode_quote(each) for each in row.rows("quotes")),
        credits=tuple(
            Credit(each.span("span"), each.text("source"), cast(Reach, each.choice("reach", get_args(Reach))))
            for each in row.rows("credits")
        ),
        times=tuple(_decode_time(each) for each in row.rows("times")),
        quantities=tuple(_decode_quantity(each) for each in row.rows("quantities")),
        statements=tuple(_decode_statement(each) for each in row.rows("statements")),
    )
    _require_whole(row, annotated)
    return annotated


def _decode_mention(row: Row) -> Mention:
    span, head = row.span("span"), row.maybe_span("head")
    return Mention(
        span=span,
        kind=cast(MentionKind, row.choice("kind", get_args(MentionKind))),
        name=row.text("name"),
        head=span if head is None else head,
        role=row.maybe_text("role"),
        party=row.maybe_text("party"),
        antecedent=row.maybe_index("antecedent"),
        metonym=row.flag("metonym", False),
        pronoun=row.flag("pronoun", False),
    )


def _decode_quote(row: Row) -> Quote:
    return Quote(
        mode=cast(QuoteMode, row.choice("mode", get_args(QuoteMode))),
        content=row.spans("content"),
        cue=row.maybe_span("cue"),
        speaker=row.maybe_index("speaker"),
        speaker_span=row.maybe_span("speaker_span"),
        channel=row.maybe_text("channel"),
        via=row.maybe_text("via"),
        nested_in=row.maybe_index("nested_in"),
        denied=row.flag("denied", False),
    )


def _decode_time(row: Row) -> TimeExpression:
    return TimeExpression(
        span=row.span("span"),
        type=cast(TimeType, row.choice("type", get_args(TimeType))),
        value=row.text("value"),
        relative=row.maybe_text("relative"),
        earliest=row.maybe_text("earliest"),
        latest=row.maybe_text("latest"),
    )


def _decode_quantity(row: Row) -> Quantity:
    return Quantity(
        span=row.span("span"),
        value=row.number("value"),
        unit=row.text("unit"),
        of=row.text("of"),
        bound=row.maybe_text("bound") or "exact",
    )


def _decode_statement(row: Row) -> Statement:
    return Statement(
        span=row.span("span"),
        sentence=row.maybe_index("sentence") or 0,
        mood=cast(Mood, row.choice("mood", get_args(Mood))),
        polarity=cast(Polarity, row.choice("polarity", get_args(Polarity))),
        predicate=row.text("predicate"),
        actors=row.indices("actors"),
        quantities=row.indices("quantities"),
        times=row.indices("times"),
        quote=row.maybe_index("quote"),
        credit=row.maybe_index("credit"),
    )


def _require_whole(row: Row, annotated: AnnotatedDocument) -> None:
    """Raise where a span leaves the text or an index points at nothing: later stages trust both."""
    length = len(annotated.document.text)
    said = [span for each in annotated.quotes for span in (*each.content, each.cue, each.speaker_span)]
    places = (
        ("sentences", [each.span for each in annotated.sentences]),
        ("mentions", [span for each in annotated.mentions for span in (each.span, each.head)]),
        ("quotes", [span for span in said if span is not None]),
        ("credits", [each.span for each in annotated.credits]),
        ("times", [each.span for each in annotated.times]),
        ("quantities", [each.span for each in annotated.quantities]),
        ("statements", [each.span for each in annotated.statements]),
    )
    for key, spans in places:
        require_inside(row, key, spans, length)
    mentions, quotes, statements = annotated.mentions, annotated.quotes, annotated.statements
    links: tuple[tuple[str, list[int | None], int], ...] = (
        ("sentences.block", [each.block for each in annotated.sentences], len(annotated.document.blocks)),
        ("mentions.antecedent", [each.antecedent for each in mentions], len(mentions)),
        ("quotes.speaker", [each.speaker for each in quotes], len(mentions)),
        ("quotes.nested_in", [each.nested_in for each in quotes], len(quotes)),
        ("statements.sentence", [each.sentence for each in statements], len(annotated.sentences)),
        ("statements.actors", [link for each in statements for link in each.actors], len(mentions)),
        ("statements.quantities", [k for each in statements for k in each.quantities], len(annotated.quantities)),
        ("statements.times", [link for each in statements for link in each.times], len(annotated.times)),
        ("statements.quote", [each.quote for each in statements], len(quotes)),
        ("statements.credit", [each.credit for each in statements], len(annotated.credits)),
    )
    for key, indices, count in links:
        highest = max((index for index in indices if index is not None), default=-1)
        if highest >= count:
            raise FormatError(f"{row.where}.{key}: expected an index below {count}, found {highest}")
