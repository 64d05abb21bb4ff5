"""From whom a report has what it says, step by step: through which media, from whom in the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.assembly.authorships import find_piece
from tellings.assembly.entities import index_mentions
from tellings.assembly.outlets import Key, Media, Medium, index_media
from tellings.assembly.overlaps import find_starting
from tellings.assembly.units import entity_of_mention, party_of
from tellings.tables.organizations import ORGANIZATION_HEADS
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Credit, Quote
from tellings.types.dossiers import Entity, OriginKind, TransferKind
from tellings.types.spans import Passage, Span

_OPEN = frozenset(  # pronouns nobody resolved
    "he she it they we i you who this that his her its their one our my your some many others both all".split()
)
_APART = 40  # characters between a speaker and the cue that are shown as evidence together
LEFT_OPEN = "speaker left open"
_WITNESSES = ("witness", "eyewitness", "resident", "survivor", "bystander", "neighbour", "neighbor")


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: who is named, how the one before has it from there, and where that is said."""

    key: Key
    name: str
    how: TransferKind
    passage: Passage | None
    entity: str | None = None
    party: str | None = None
    channel: str | None = None
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """What chains are read from: the entities of a story by id and by place, its media, and each report's credits.

    `credits` holds, by document, the credits of sentences and quotes in the order of the text.
    """

    by_id: Mapping[str, Entity]
    index: Mapping[Passage, str]
    media: Media
    credits: Mapping[str, tuple[Credit, ...]]


def index_sources(documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> Sources:
    """Return what the chains of a story are read from."""
    told = {
        item.document.id: tuple(
            sorted(
                (each for each in item.credits if each.kind == "source" and each.reach in ("sentence", "quote")),
                key=lambda each: each.span,
            )
        )
        for item in documents
    }
    return Sources({entity.id: entity for entity in entities}, index_mentions(entities), index_media(documents), told)


def chain_of_quote(annotated: AnnotatedDocument, number: int, sources: Sources) -> tuple[Link, ...]:
    """Return the chain from the outlet to who speaks in a quote; of quotes inside others, the outer speaker first."""
    quote = annotated.quotes[number]
    outer = quote.nested_in
    if outer is not None and outer != number and annotated.quotes[outer].nested_in is None:
        return _unrepeated((*chain_of_quote(annotated, outer, sources), _speaker(annotated, quote, sources)))
    media = _media_of(annotated, quote, sources)
    speaker = _speaker(annotated, quote, sources)
    at = next((n for n, link in enumerate(media) if link.key == speaker.key), None)
    if at is not None:  # the medium itself speaks; what it cites in turn comes behind it
        return _unrepeated(
            (*media[:at], replace(media[at], channel=speaker.channel, denied=quote.denied), *media[at + 1 :])
        )
    if speaker.how == "cites" and media:
        return _unrepeated((speaker, *media))
    if is_open(speaker) and media and media[-1].how == "quotes":
        return _unrepeated(media)
    return _unrepeated((*(link for link in media if link.how == "cites"), speaker))


def is_open(link: Link) -> bool:
    """Return whether a step leads to a speaker of whom nothing is known."""
    return link.key[0] == "anonymous" and link.name == LEFT_OPEN


def chain_of_credits(annotated: AnnotatedDocument, sentence: Span, sources: Sources) -> tuple[Link, ...]:
    """Return the chain that the credits of a sentence make: the first medium named, and whom it cites in turn."""
    found = _credits_in(annotated, sentence, sources)
    if not found:
        return ()
    last = next((each for each in found if each.via is not None), found[0])
    chain = [last]
    while chain[0].via is not None:
        teller = next((each for each in found if each.source == chain[0].via and each not in chain), None)
        if teller is None:
            break
        chain.insert(0, teller)
    return tuple(_credited(annotated, credit, sources) for credit in chain)


def _credits_in(annotated: AnnotatedDocument, span: Span, sources: Sources) -> list[Credit]:
    told = sources.credits[annotated.document.id]
    return [told[at] for at in find_starting(told, span)]


def _media_of(annotated: AnnotatedDocument, quote: Quote, sources: Sources) -> tuple[Link, ...]:
    """The media through which a quote came: those credited in its sentence, else the one it was told to."""
    place = quote.cue or quote.speaker_span or (quote.content[0] if quote.content else None)
    if place is None:
        return ()
    at = find_sentence(annotated, place)
    chain = chain_of_credits(annotated, at, sources) if at is not None else ()
    if quote.via is not None:
        medium = sources.media.name_medium(quote.via, annotated.document.id)
        if not any(link.key == medium.key for link in chain):
            return (_link(annotated, medium, place),)
    return chain


def find_sentence(annotated: AnnotatedDocument, place: Span) -> Span | None:
    """Return the sentence in which a place begins, or None."""
    at = find_starting(annotated.sentences, Span(0, place.start + 1)).stop - 1
    if at < 0 or annotated.sentences[at].span.end <= place.start:
        return None
    return annotated.sentences[at].span


def _credited(annotated: AnnotatedDocument, credit: Credit, sources: Sources) -> Link:
    """A credit as a step: a medium, or the people or paper that a medium cites in turn."""
    if credit.via is None or sources.media.is_medium(None, credit.source):
        medium = sources.media.name_medium(credit.source, annotated.document.id)
        return _link(annotated, medium, credit.span)
    passage = Passage(annotated.document.id, credit.span)
    for at in find_starting(annotated.mentions, credit.span):
        entity = sources.by_id.get(entity_of_mention(annotated, at, sources.index) or "")
        if entity is not None and entity.name[:1].isupper() and entity.kind != "document":
            return Link(*name_speaker(entity), "quotes", passage, entity.id, party_of(entity))
    inside = sources.media.name_medium(credit.via, annotated.document.id).key[1]
    return Link(("anonymous", fold(credit.source), inside), credit.source, "quotes", passage)


def _link(annotated: AnnotatedDocument, medium: Medium, span: Span) -> Link:
    how: TransferKind = "quotes" if medium.key[0] == "anonymous" else "cites"
    return Link(medium.key, medium.name, how, Passage(annotated.document.id, span))


def name_speaker(entity: Entity) -> tuple[Key, str]:
    """Return the key and the name under which somebody known is an origin."""
    kind: OriginKind = "person" if entity.kind == "person" else "institution"
    return (kind, entity.id, None), entity.name


def _speaker(annotated: AnnotatedDocument, quote: Quote, sources: Sources) -> Link:
    """Who speaks in a quote, as a step: somebody known, a medium, a post, a document, a witness, somebody unnamed."""
    phrase, document_id = quote.speaker_span, annotated.document.id
    passage = Passage(document_id, _with_cue(quote, phrase)) if phrase else None
    mention = annotated.mentions[quote.speaker] if quote.speaker is not None else None
    words = phrase.of(annotated.document.text) if phrase else ""

    def link(key: Key, name: str, how: TransferKind = "quotes") -> Link:
        return Link(key, name, how, passage, channel=quote.channel, denied=quote.denied)

    entity = sources.by_id.get(entity_of_mention(annotated, quote.speaker, sources.index) or "")
    printed = entity.name if entity is not None and entity.kind == "organization" else words
    if words and sources.media.is_medium(mention, printed):
        medium = sources.media.name_medium(printed, document_id)
        return link(medium.key, medium.name, "quotes" if medium.key[0] == "anonymous" else "cites")
    piece = find_piece(annotated, phrase, mention, sources.index, sources.by_id) if phrase else None
    if piece is not None:
        entity = sources.by_id.get(piece.author or "")
        if entity is None:
            return link((piece.kind, piece.key, piece.place), piece.name)
    if entity is not None and entity.name[:1].isupper():
        channel = quote.channel or (piece.name if piece is not None else None)
        return replace(link(*name_speaker(entity)), entity=entity.id, party=party_of(entity), channel=channel)
    name = words if words and fold(words) not in _OPEN else LEFT_OPEN
    if _is_named_body(name):
        return link(("institution", fold(name).removeprefix("the "), None), name)
    kind: OriginKind = "witness" if any(word in fold(name) for word in _WITNESSES) else "anonymous"
    return link((kind, fold(name), document_id), name)


def _with_cue(quote: Quote, phrase: Span) -> Span:
    """The words that give a quote to its speaker: the speaker with the cue beside it ("Oru said")."""
    if quote.cue is None:
        return phrase
    both = Span(min(phrase.start, quote.cue.start), max(phrase.end, quote.cue.end))
    apart = len(both) - len(phrase) - len(quote.cue)
    between = any(content.overlap(both) for content in quote.content)
    return phrase if between or not 0 <= apart <= _APART else both


def _is_named_body(name: str) -> bool:
    """Whether a speaker without capitals is one certain body ("the harbour master's office"), not "the ministry"."""
    words = fold(name).split()
    return len(words) > 2 and words[0] == "the" and words[-1] in ORGANIZATION_HEADS


def _unrepeated(links: Sequence[Link]) -> tuple[Link, ...]:
    """The steps without one that names again who was named before: a chain has no rings."""
    seen: set[Key] = set()
    return tuple(_first_of(links, seen))


def _first_of(links: Sequence[Link], seen: set[Key]) -> Iterator[Link]:
    for link in links:
        if link.key not in seen:
            seen.add(link.key)
            yield link
