"""Every span of an annotated document with its layer, what is said of it, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tellings.rendering.labels import MODES, MOODS, name_credit
from tellings.types.annotations import AnnotatedDocument, Mention, Quote, Statement
from tellings.types.spans import Span

LAYERS: Final[Mapping[str, str]] = {
    "quote": "Quotations, with who says it",
    "mention": "Names, with what a pronoun stands for",
    "credit": "Credits, with their reach",
    "time": "Times, with their value",
    "quantity": "Numbers, with what is counted",
    "statement": "Statements, with their mood",
    "sentence": "Sentences",
}
"""The layers that a reader can switch, with what each shows; cues belong to the quotations."""
_KINDS: Final[Mapping[str, str]] = {"attitude": "an attitude, no words told", "unsaid": "not said, or not for sure"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One span: its layer, a finer `kind` for its look, `label` for all that was found, `short` for beside the words.

    `name` is its own part of an id; `leads` is the name of the spot that a reader wants to see next: the speaker of a
    quote, whom a pronoun stands for.
    """

    span: Span
    layer: str
    kind: str
    name: str
    label: str
    short: str = ""
    leads: str | None = None


def list_spots(item: AnnotatedDocument) -> tuple[Spot, ...]:
    """Return every span of a document, in the order of the text, outer ones first."""
    spots = [*_list_units(item), *_list_quotes(item), *_list_mentions(item), *_list_values(item)]
    return tuple(
        sorted((spot for spot in spots if len(spot.span)), key=lambda spot: (spot.span.start, -spot.span.end))
    )


def name_quote(number: int) -> str:
    """Return the part of an id under which a quote is found."""
    return f"q{number}"


def name_mention(number: int) -> str:
    """Return the part of an id under which a mention is found."""
    return f"m{number}"


def find_named(item: AnnotatedDocument, number: int | None) -> int | None:
    """Return the mention that a pronoun or role stands for in the end, through its antecedents; itself where none."""
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        further = item.mentions[number].antecedent
        if further is None:
            return number
        number = further
    return number


def name_speaker(item: AnnotatedDocument, quote: Quote) -> str:
    """Return the name of a quote's speaker, the printed words where no name is known, or that it is open."""
    at = find_named(item, quote.speaker)
    if at is not None:
        return item.mentions[at].name
    return quote.speaker_span.of(item.document.text) if quote.speaker_span else "Speaker left open"


def name_fully(item: AnnotatedDocument) -> Mapping[str, str]:
    """Return the full name for each person's name that ends exactly one longer one in the document."""
    names = {mention.name for mention in item.mentions if mention.kind == "person" and not mention.pronoun}
    longer: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        for at in range(1, len(words)):
            longer.setdefault(" ".join(words[at:]), set()).add(name)
    found = {short: next(iter(full)) for short, full in longer.items() if short in names and len(full) == 1}
    return {short: found.get(full, full) for short, full in found.items()}


def describe_quote(quote: Quote) -> str:
    """Return how a quote was said: in quotation marks or not, on which channel, through whom, and what limits it."""
    parts = [MODES[quote.mode], quote.channel or "", f"via {quote.via}" if quote.via else ""]
    parts += ["inside another quotation"] if quote.nested_in is not None else []
    parts += ["told only to be denied"] if quote.denied else []
    parts += [_KINDS[quote.kind]] if quote.kind in _KINDS else []
    return ", ".join(filter(None, parts))


def _list_units(item: AnnotatedDocument) -> Iterator[Spot]:
    for number, sentence in enumerate(item.sentences):
        label = "" if sentence.intact else "cut or glued, never cited"
        yield Spot(sentence.span, "sentence", "intact" if sentence.intact else "broken", f"s{number}", label, label)
    for number, statement in enumerate(item.statements):
        label, short = _describe_statement(statement)
        yield Spot(statement.span, "statement", statement.mood, f"t{number}", label, short)


def _describe_statement(statement: Statement) -> tuple[str, str]:
    """All that is known of a statement, and what of it needs saying beside the words."""
    negative = ["negative"] if statement.polarity == "negative" else []
    mood = [statement.mood] if statement.mood in MOODS else []
    return ", ".join([f"{statement.mood}: {statement.predicate}", *negative]), ", ".join([*mood, *negative])


def _list_quotes(item: AnnotatedDocument) -> Iterator[Spot]:
    for number, quote in enumerate(item.quotes):
        name, how = name_speaker(item, quote), describe_quote(quote)
        look = "denied" if quote.denied else quote.mode if quote.kind == "saying" else quote.kind
        kind = look if quote.nested_in is None else f"{look}.nested"
        leads = name_mention(quote.speaker) if quote.speaker is not None else None
        for part, span in enumerate(quote.content):
            own = name_quote(number) + (f"-{part}" if part else "")
            last = part == len(quote.content) - 1
            yield Spot(span, "quote", kind, own, f"{name}, {how}", f"{name}, {how}" if last else "", leads)
        if quote.cue is not None:
            yield Spot(quote.cue, "cue", "cue", f"{name_quote(number)}c", f"cue of {name}", "", name_quote(number))


def _list_mentions(item: AnnotatedDocument) -> Iterator[Spot]:
    for number, mention in enumerate(item.mentions):
        at = find_named(item, number)
        leads = name_mention(at) if at is not None and at != number else None
        label, short = _describe_mention(item, mention, at if leads else None)
        yield Spot(mention.span, "mention", mention.kind, name_mention(number), label, short, leads)


def _describe_mention(item: AnnotatedDocument, mention: Mention, named: int | None) -> tuple[str, str]:
    stands = f"= {item.mentions[named].name}" if named is not None else ""
    metonym = f"for {mention.name}" if mention.metonym else ""
    own = mention.name if not mention.metonym and mention.name != mention.span.of(item.document.text) else ""
    of = f"of {mention.party}" if mention.party and named is None else ""
    return " ".join(filter(None, [mention.kind, own, of, metonym, stands])), stands or metonym


def _list_values(item: AnnotatedDocument) -> Iterator[Spot]:
    for number, credit in enumerate(item.credits):
        label = name_credit(credit)
        yield Spot(credit.span, "credit", credit.reach, f"c{number}", f"{credit.source}: {label}", label)
    for number, time in enumerate(item.times):
        yield Spot(time.span, "time", time.type.lower(), f"d{number}", time.value, time.value)
    for number, quantity in enumerate(item.quantities):
        bound = "" if quantity.bound == "exact" else f"{quantity.bound} "
        label = f"{bound}{quantity.value:g} {quantity.of or quantity.unit}"
        yield Spot(quantity.span, "quantity", "quantity", f"n{number}", label, label)
