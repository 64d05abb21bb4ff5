"""Statements made comparable across documents: what they speak of, who, how many, when, in whose voice."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.assembly.entities import index_mentions
from tellings.assembly.overlaps import Overlaps, find_starting, place_quotes
from tellings.tables import wordclasses
from tellings.tables.frequencies import rarity
from tellings.tables.organizations import PLATFORMS
from tellings.tables.synonyms import concept
from tellings.text.folding import fold
from tellings.text.ordinals import ordinal_value
from tellings.text.tokens import bare, stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention, Mood, Polarity, Quantity, Quote, Statement
from tellings.types.documents import BlockKind
from tellings.types.dossiers import Entity
from tellings.types.spans import Passage, Span

_COMMON = 8.0  # bits; stems at or below this rarity carry no topic
_ENTITY_WEIGHT = 6.0  # what a name weighs beside a stem (stems weigh 0.5 to 10.5)
_MOSTLY = 0.6  # share of a statement that a quotation must make up to be its source
_DAY_WEIGHT = 7.0  # a day that both name is as good as a name
_NUMBER_WEIGHT = 9.0  # amounts above 2; the same figure twice is rarely chance
_SPECIAL_WEIGHT = 8.0
REACTIONS = frozenset({"no-comment", "respond"})  # what is done, not the words, makes these alike
# Words that only hold a sentence together; two statements that share them share nothing.
_EMPTY = frozenset(
    concept(stem(word))
    for words in (
        wordclasses.DETERMINERS,
        wordclasses.POSSESSIVES,
        wordclasses.PRONOUNS,
        wordclasses.PREPOSITIONS,
        wordclasses.SUBORDINATORS,
        wordclasses.PREPOSITIONS_OR_SUBORDINATORS,
        wordclasses.RELATIVES,
        wordclasses.COORDINATORS,
        wordclasses.MODALS,
        wordclasses.BE,
        wordclasses.HAVE,
        wordclasses.DO,
        wordclasses.NEGATIONS,
        "didn't doesn't don't wasn't isn't aren't weren't won't wouldn't couldn't can't i've we've they've i'm "
        "said say says told tell also because there these those then very just even more most much many such make "
        "made get got way thing things lot".split(),
    )
    for word in words
)
_MAGNITUDES = frozenset("dozens scores hundreds thousands millions billions trillions".split())
_FRAME = 4  # words and names that the frame of a quotation may hold, beside where it was said
_WHERE_SAID = frozenset(
    concept(stem(word)) for word in (*PLATFORMS, *"social media platform network messaging app account".split())
)
_RELATIVE_OPENINGS = ("where ", "which ", "who ", "whose ", "when ")
_SETTINGS = ("after ", "when ", "as ", "before ", "while ", "once ", "since ", "until ", "because ", "whenever ")
_CONCESSIONS = ("although ", "though ", "even though ", "while ", "despite ", "notwithstanding ")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount as printed, with the stems of what is counted."""

    printed: str
    value: float
    unit: str
    of: frozenset[str]
    bound: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One statement with all that matching looks at.

    `features` weighs concepts (`c:`), entities (`e:`), days (`d:`), lengths (`l:`), numbers (`n:`) and kinds of
    reaction (`p:`); the weights are bits, lowered for what the whole story speaks of. `speaker` is the entity id of
    whoever says it, `party` that of the speaker's side, `voice` the printed speaker where no entity is known.
    `people` are the persons that it names, `days` the resolved days in it, `stems` its concepts, `words` the plain
    stems with the words as printed; `is_attribution` marks the frame of a quotation, `concessive`, `is_relative`
    and `is_setting` (when or why another thing happened) how the clause opens, `is_apposition` that it has no verb
    ("Oru, head of the delegation"), `opens` that it opens with its subject's name, `beside` the concepts outside
    the frame.
    """

    index: int
    document_id: str
    passage: Passage
    block: BlockKind
    sentence: int
    intact: bool
    mood: Mood
    polarity: Polarity
    predicate: str
    features: Mapping[str, float]
    subject: str | None
    subject_party: str | None
    actors: tuple[str, ...]
    people: frozenset[str]
    numbers: tuple[Number, ...]
    days: tuple[tuple[str, str], ...]
    ordinals: frozenset[tuple[str, int]]
    quote: Quote | None
    quote_number: int | None
    denied: bool
    speaker: str | None
    voice: str | None
    party: str | None
    stems: frozenset[str]
    words: Mapping[str, str] = field(default_factory=dict)
    concessive: bool = False
    is_attribution: bool = False
    is_relative: bool = False
    is_setting: bool = False
    is_apposition: bool = False
    opens: bool = False
    beside: frozenset[str] = frozenset()

    @property
    def mass(self) -> float:
        """Return the total weight of the features."""
        return sum(self.features.values())


def find_units(documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> tuple[Unit, ...]:
    """Return the intact statements of all documents in reading order, with features weighed within the story.

    The bare frame of a quotation ("she said") is left out: what it frames is a statement of its own.
    """
    index = index_mentions(entities)
    by_id = {entity.id: entity for entity in entities}
    units: list[Unit] = []
    for annotated in documents:
        parts = place_quotes(annotated)
        for statement in annotated.statements:
            unit = _unit(len(units), annotated, statement, index, by_id, parts)
            if unit.intact and not _says_nothing(unit):
                units.append(unit)
    return _weigh(units)


def _says_nothing(unit: Unit) -> bool:
    """Whether a statement only frames a quotation ("she said"), without when or how it was said."""
    return unit.is_attribution and not unit.days and len(unit.beside) < 2


def party_of(entity: Entity | None) -> str | None:
    """Return the entity id of the side an entity belongs to: its party, or a country itself."""
    if entity is None:
        return None
    return entity.party or (entity.id if entity.kind in ("place", "nationality") else None)


def entity_of_mention(annotated: AnnotatedDocument, number: int | None, index: Mapping[Passage, str]) -> str | None:
    """Return the entity id of a mention, through its antecedents; None where it has none."""
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        mention = annotated.mentions[number]
        found = index.get(Passage(annotated.document.id, mention.span))
        if found is not None:
            return found
        number = mention.antecedent
    return None


def find_speaker(annotated: AnnotatedDocument, quote: Quote, index: Mapping[Passage, str]) -> str | None:
    """Return the entity id of a quotation's speaker, the mention that carries the cue; None where none is known.

    A name inside the phrase is not the speaker: "data published after the death of Oru", "Oru's attorney".
    """
    return entity_of_mention(annotated, quote.speaker, index)


def _holds_cue(annotated: AnnotatedDocument, span: Span, near: Iterable[int]) -> bool:
    """Whether a statement is the frame of a quotation ("the minister said on Monday"), not what is said."""
    cues = (annotated.quotes[number].cue for number in near)
    return any(cue is not None and span.contains(cue) for cue in cues)


def _people(features: Mapping[str, float], by_id: Mapping[str, Entity]) -> frozenset[str]:
    """The persons with a name of their own that a statement speaks of."""
    named = (by_id.get(key[2:]) for key in features if key.startswith("e:"))
    return frozenset(item.id for item in named if item and item.kind == "person" and item.name[:1].isupper())


def _opens_with_subject(annotated: AnnotatedDocument, statement: Statement) -> bool:
    """Whether the clause begins with the name of its first actor, so that this surely is its subject."""
    if not statement.actors:
        return False
    start = annotated.mentions[statement.actors[0]].span.start
    between = annotated.document.text[statement.span.start : max(start, statement.span.start)]
    return start >= statement.span.start and between.strip("\"“‘' ").lower() in ("", "the", "that")


def _opens_with_owner(annotated: AnnotatedDocument, statement: Statement) -> bool:
    """Whether the first actor is a person who owns what the clause is about ("Oru's lawyer said")."""
    first = annotated.mentions[statement.actors[0]] if statement.actors else None
    if first is None or first.kind != "person" or first.pronoun:
        return False
    after = annotated.document.text[first.span.end - 2 : first.span.end + 2]
    return after[2:] in ("'s", "’s") or after[:2] in ("'s", "’s")


def _is_thin(features: Mapping[str, float]) -> bool:
    """Whether a frame tells little beside who said it: not with whom, in what, about what."""
    words = sum(key.startswith("c:") and key[2:] not in _WHERE_SAID for key in features)
    return words + sum(key.startswith("e:") for key in features) <= _FRAME


def _beside_frame(annotated: AnnotatedDocument, statement: Statement, near: Iterable[int]) -> frozenset[str]:
    """The concepts of a statement that stand neither in a cue nor in the name of its speaker."""
    frames = [
        part
        for quote in (annotated.quotes[number] for number in near)
        for part in (quote.cue, quote.speaker_span)
        if quote.cue and part is not None
    ]
    tokens = tokenize(annotated.document.text, statement.span.start, statement.span.end)
    outside = (token for token in tokens if not any(f.start <= token.start and token.end <= f.end for f in frames))
    stems = (concept(stem(token.text)) for token in outside if token.is_word)
    return frozenset(word for word in stems if word not in _EMPTY and _weight(word) > 0)


def _outermost(annotated: AnnotatedDocument, quote: Quote) -> Quote:
    """The quotation in which a quotation stands in the end: whoever tells the outlet, not who is told of.

    A report that is told only to be denied keeps the voice that it is ascribed to, and words that came through an
    agency or another outlet stay those of their speaker.
    """
    seen = 0
    while quote.nested_in is not None and not quote.denied and not quote.via and seen < len(annotated.quotes):
        quote = annotated.quotes[quote.nested_in]
        seen += 1
    return quote


def _unit(
    number: int,
    annotated: AnnotatedDocument,
    statement: Statement,
    index: Mapping[Passage, str],
    by_id: Mapping[str, Entity],
    parts: Overlaps,
) -> Unit:
    document, span = annotated.document, statement.span
    sentence, near = annotated.sentences[statement.sentence], parts.find(span)
    quote_number, quote, teller = _quotes(annotated, statement, near)
    speaker = find_speaker(annotated, teller, index) if teller else None
    words = dict(_words(annotated, statement))
    actors = [entity_of_mention(annotated, at, index) for at in statement.actors]
    subject = actors[0] if actors and not _opens_with_owner(annotated, statement) else None
    features, opening = _features(annotated, statement, index, words), fold(span.of(document.text))
    return Unit(
        index=number,
        document_id=document.id,
        passage=Passage(document.id, span),
        block=document.blocks[sentence.block].kind,
        sentence=statement.sentence,
        intact=sentence.intact,
        mood=statement.mood,
        polarity=statement.polarity,
        predicate=statement.predicate,
        features=features,
        subject=subject,
        subject_party=party_of(by_id.get(subject or "")),
        actors=tuple(actor for actor in actors if actor),
        people=_people(features, by_id),
        numbers=_numbers(annotated, statement),
        days=_days(annotated, statement),
        ordinals=_ordinals(document.text, span),
        quote=quote,
        quote_number=quote_number,
        denied=bool(quote and quote.denied) or statement.mood == "denied",
        speaker=speaker,
        voice=_voice(document.text, teller),
        party=party_of(by_id.get(speaker or "")),
        stems=frozenset(concept(word) for word in words),
        words=words,
        is_attribution=quote is None and _holds_cue(annotated, span, near) and _is_thin(features),
        opens=_opens_with_subject(annotated, statement),
        beside=_beside_frame(annotated, statement, near),
        is_relative=opening.startswith(_RELATIVE_OPENINGS),
        concessive=opening.startswith(_CONCESSIONS),
        is_setting=opening.startswith(_SETTINGS),
        is_apposition=statement.predicate == "be" and not wordclasses.BE & set(opening.split()),
    )


def _features(
    annotated: AnnotatedDocument, statement: Statement, index: Mapping[Passage, str], words: Mapping[str, str]
) -> dict[str, float]:
    """What the statement speaks of, each with its weight in bits."""
    inside = _inside(annotated, statement)
    named = [index.get(Passage(annotated.document.id, item.span)) for item in inside if _counts(item)]
    stems = frozenset(concept(word) for word in words) - _EMPTY
    features = {f"c:{word}": _weight(word) for word in sorted(stems) if _weight(word) > 0}
    features |= {f"e:{key}": _ENTITY_WEIGHT for key in named if key}
    features |= {f"d:{first}": _DAY_WEIGHT for first, last in _days(annotated, statement) if first == last}
    features |= {f"l:{length}": _DAY_WEIGHT for length in _lengths(annotated, statement)}
    numbers = _numbers(annotated, statement)
    features |= {f"n:{item.value:g}:{item.unit}": _NUMBER_WEIGHT for item in numbers if item.value > 2}
    if statement.predicate in REACTIONS:
        features[f"p:{statement.predicate}"] = _SPECIAL_WEIGHT
    return features


def _inside(annotated: AnnotatedDocument, statement: Statement) -> list[Mention]:
    near = (annotated.mentions[at] for at in find_starting(annotated.mentions, statement.span))
    return [item for item in near if statement.span.contains(item.span)]


def _numbers(annotated: AnnotatedDocument, statement: Statement) -> tuple[Number, ...]:
    text = annotated.document.text
    return tuple(_number(text, annotated.quantities[at]) for at in statement.quantities)


def _counts(mention: Mention) -> bool:
    return not mention.pronoun and mention.kind not in ("document", "event")


def _quotes(
    annotated: AnnotatedDocument, statement: Statement, near: Iterable[int]
) -> tuple[int | None, Quote | None, Quote | None]:
    """The quotation a statement stands in, by number and value, and the outermost one: who tells the outlet."""
    number = statement.quote if statement.quote is not None else _covering_quote(annotated, statement.span, near)
    quote = annotated.quotes[number] if number is not None else None
    return number, quote, _outermost(annotated, quote) if quote else None


def _voice(text: str, teller: Quote | None) -> str | None:
    return teller.speaker_span.of(text) if teller and teller.speaker_span else None


def _covering_quote(annotated: AnnotatedDocument, span: Span, near: Iterable[int]) -> int | None:
    """The quotation that makes up most of a statement whose span begins with its attribution ("According to ...")."""
    best: tuple[int, int] | None = None
    for number in near:
        quote = annotated.quotes[number]
        parts = (*quote.content, *(part for part in (quote.cue, quote.speaker_span) if part is not None))
        covered = sum(part.overlap(span) for part in parts) if any(c.overlap(span) for c in quote.content) else 0
        if covered >= _MOSTLY * len(span) and (best is None or covered > best[0]):
            best = covered, number
    return best[1] if best else None


def _words(annotated: AnnotatedDocument, statement: Statement) -> Iterator[tuple[str, str]]:
    """Stems of the words that are neither a name nor a time nor a number, each with the word as printed."""
    # A title before the name belongs to the name; an office after it ("..., head of the delegation") is said of it.
    named = [
        Span(item.span.start, max(item.head.end, item.span.start))
        for item in _inside(annotated, statement)
        if _counts(item)
    ]
    named += [annotated.times[at].span for at in statement.times]
    for token in tokenize(annotated.document.text, statement.span.start, statement.span.end):
        if not token.is_word or token.text[0].isdigit() or len(token.text) < 3:
            continue
        end = token.start + len(bare(token.text))  # the possessive of a name is a name
        if any(span.start <= token.start and end <= span.end for span in named):
            continue
        if ordinal_value(token.text) is None:
            yield stem(token.text), token.text


def _weight(word: str) -> float:
    return max(0.0, rarity(word) - _COMMON)


def _number(text: str, quantity: Quantity) -> Number:
    """The amount with what is counted; "dozens", "billions" are vague, so they never differ from a figure."""
    of = frozenset(concept(stem(word)) for word in quantity.of.split())
    words = quantity.span.of(text).lower().split()
    vague = any(word.strip(",.") in _MAGNITUDES for word in words) and not any(char.isdigit() for char in words[0])
    return Number(
        quantity.span.of(text), quantity.value, quantity.unit, of, "vague" if vague else quantity.bound, quantity.span
    )


def _days(annotated: AnnotatedDocument, statement: Statement) -> tuple[tuple[str, str], ...]:
    times = (annotated.times[at] for at in statement.times)
    return tuple((time.earliest, time.latest) for time in times if time.earliest and time.latest)


def _lengths(annotated: AnnotatedDocument, statement: Statement) -> list[str]:
    """Durations with a figure ("11 days"); vague ones say nothing."""
    times = (annotated.times[at] for at in statement.times)
    return [time.value for time in times if time.type == "DURATION" and "X" not in time.value]


def _ordinals(text: str, span: Span) -> frozenset[tuple[str, int]]:
    """Ordinals with the noun after them ("second round"); the noun may stand one adjective later."""
    tokens = [token for token in tokenize(text, span.start, span.end) if token.is_word]
    found = set()
    for at, token in enumerate(tokens[:-1]):
        value = ordinal_value(token.text)
        if value is not None:
            found.add((concept(stem(tokens[at + 1].text)), value))
    return frozenset(found)


def _weigh(units: list[Unit]) -> tuple[Unit, ...]:
    """Lower the weight of what many sentences of the story speak of (inverse document frequency over statements)."""
    counts: Counter[str] = Counter()
    for unit in units:
        counts.update(unit.features.keys())
    ceiling = math.log(len(units) + 2)

    def weight(key: str, value: float) -> float:
        return value * (0.25 + 0.75 * (1 - math.log(counts[key] + 1) / ceiling))

    return tuple(
        replace(unit, features={key: round(weight(key, value), 4) for key, value in unit.features.items()})
        for unit in units
    )
