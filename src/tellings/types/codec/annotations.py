"""Annotated documents as JSON objects: the keys of a document, and those of what was found in it."""

from __future__ import annotations

from typing import cast, get_args

from tellings.errors import FormatError
from tellings.types.annotations import (
    AnnotatedDocument,
    Credit,
    CreditKind,
    Mention,
    MentionKind,
    Mood,
    Polarity,
    Quantity,
    Quote,
    QuoteKind,
    QuoteMode,
    Reach,
    Sentence,
    Statement,
    TimeExpression,
    TimeType,
)
from tellings.types.codec.documents import decode_document, encode_document, require_inside, write_raw, write_spot
from tellings.types.codec.rows import Row, write_span, write_spans
from tellings.types.documents import Document


def encode_annotated(annotated: AnnotatedDocument) -> dict[str, object]:
    """Return an annotated document as a JSON object."""
    document = annotated.document
    return {
        **encode_document(document),
        "model": annotated.model,
        "sentences": [
            {**write_spot(document, sentence.span), "intact": sentence.intact, "block": sentence.block}
            for sentence in annotated.sentences
        ],
        "mentions": [_encode_mention(document, mention) for mention in annotated.mentions],
        "quotes": [_encode_quote(annotated, quote) for quote in annotated.quotes],
        "credits": [
            {
                **write_spot(document, credit.span),
                "source": credit.source,
                "reach": credit.reach,
                "kind": credit.kind,
                "via": credit.via,
            }
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
        "kind": quote.kind,
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
        credits=tuple(_decode_credit(each) for each in row.rows("credits")),
        times=tuple(_decode_time(each) for each in row.rows("times")),
        quantities=tuple(_decode_quantity(each) for each in row.rows("quantities")),
        statements=tuple(_decode_statement(each) for each in row.rows("statements")),
        model=row.maybe_text("model"),
    )
    _require_whole(row, annotated)
    return annotated


def _decode_credit(row: Row) -> Credit:
    """A credit; one written before there were kinds is a source."""
    kind = "source" if row.values.get("kind") is None else row.choice("kind", get_args(CreditKind))
    reach = cast(Reach, row.choice("reach", get_args(Reach)))
    return Credit(row.span("span"), row.text("source"), reach, cast(CreditKind, kind), row.maybe_text("via"))


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
        kind=cast(QuoteKind, row.choice("kind", get_args(QuoteKind)) if "kind" in row.values else "saying"),
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
