"""Entities of a story: persons, bodies, places, documents and events across all spellings and documents."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tellings.assembly.bearers import is_named
from tellings.assembly.holders import find_holder, find_holders, is_several
from tellings.assembly.keys import acronym_of, body_key, expanded, lone_documents, noun_key, place_name
from tellings.assembly.persons import Figure, match_figures
from tellings.tables.organizations import BODY_COUNTRIES, MEMBERS
from tellings.tables.places import country_of, load_places
from tellings.tables.roles import ROLE_MODIFIERS
from tellings.text.folding import fold
from tellings.text.names import tell_likeness
from tellings.text.peoples import is_people_of
from tellings.text.tokens import bare, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention, MentionKind
from tellings.types.dossiers import Bond, Entity
from tellings.types.spans import Passage, Span

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# "Both sides", "her government": told by what stands before, never by whom they are.
_DISTRIBUTIVE = frozenset("both each our her his my its their your another several some many".split())
# Plurals that stand at the edge of any story.
_ONLOOKERS = frozenset(
    """
    reporters journalists correspondents leaders officials presidents relatives families friends colleagues experts
    analysts critics observers supporters opponents insiders sources people residents neighbors neighbours allies
    pilots lawyers doctors drivers workers players parents teachers students scientists economists authors
    historians ministers lawmakers diplomats voters candidates advisers advisors aides partners viewers readers
    """.split()
)
_OFFICE = "office that nobody else of the story holds"
_NAMED = frozenset({"place", "nationality", "organization"})
_ARTICLES = frozenset({"The", "A", "An", "This", "That", "Its", "His", "Her", "Their", "Our"})


@dataclass(slots=True)
class _Draft:
    """An entity in the making: printed names with their counts, places, roles, parties as printed."""

    kind: MentionKind
    names: Counter[str] = field(default_factory=Counter)
    passages: set[Passage] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    parties: Counter[str] = field(default_factory=Counter)
    ties: dict[tuple[str, str], tuple[Passage, Passage | None]] = field(default_factory=dict)
    firsts: dict[tuple[str, str], Passage] = field(default_factory=dict)
    name: str = ""

    def note(self, variant: str, rule: str, passage: Passage, anchor: Passage | None = None) -> None:
        """Keep a spelling with the rule that brought it and where it is printed first."""
        self.names[variant] += 1
        self.ties.setdefault((variant, rule), (passage, anchor))
        self.firsts.setdefault((variant, passage.document_id), passage)


def match_entities(documents: Iterable[AnnotatedDocument]) -> tuple[Entity, ...]:
    """Return the entities that the documents speak of, by kind and name; the order of the documents does not matter.

    Two names are one entity only where nothing speaks against it: a surname that two persons share is left out.
    """
    ordered = sorted(documents, key=lambda document: document.document.id)
    drafts: dict[tuple[str, object], _Draft] = {}
    owners: dict[tuple[str, int], tuple[str, object]] = {}
    figures = match_figures(ordered)
    for number, figure in enumerate(figures):
        _add_figure(drafts, owners, figure, ("person", number), ordered)
    holders = find_holders(figures)
    aliases = _body_aliases(ordered)
    lands = find_lands(ordered)
    lone = lone_documents(document.document.text for document in ordered)
    for document in ordered:
        speaking, home = _speakers(document), _home(document)
        for index, named in enumerate(document.mentions):
            mention = replace(named, party=home) if home and _is_ministry(named) else named
            key = _key(document, mention, aliases, lone)
            holder = find_holder(document, mention, holders)
            if holder is not None:
                owners[document.document.id, index] = "person", holder
                _add(drafts, ("person", holder), document, mention, _OFFICE)
            elif key is not None and (index in speaking or not _is_vague(mention, key)):
                owners[document.document.id, index] = key
                _add(drafts, key, document, mention, _tell(mention, key, aliases))
    for document in ordered:
        _add_references(drafts, owners, document)
        _add_sides(drafts, document, aliases, lands)
    return _entities(drafts)


def find_lands(documents: Iterable[AnnotatedDocument]) -> frozenset[str]:
    """Return the names of the countries whose people the documents speak of, listed or learned."""
    return frozenset(
        one.party for document in documents for one in document.mentions if one.kind == "nationality" and one.party
    ) | frozenset(
        one.name for document in documents for one in document.mentions if one.kind == "place" and not one.metonym
    )


def _home(document: AnnotatedDocument) -> str | None:
    """The one country of all places, peoples and offices of a report that names a minister or ministry of it."""
    places = load_places()
    lands: set[str] = set()
    governed = False
    for one in document.mentions:
        if one.kind == "place":
            place = places.get(place_name(one.name))
            lands.update([place.country] if place else [])
        elif one.party and one.party in places and places[one.party].kind == "country":
            lands.add(one.party)
            governed = governed or "minist" in one.span.of(document.document.text).casefold()
    return next(iter(lands)) if governed and len(lands) == 1 else None


def _is_ministry(mention: Mention) -> bool:
    """Whether a mention is a ministry without its country ("the interior ministry")."""
    alone = mention.kind == "organization" and mention.party is None and mention.antecedent is None
    return alone and len(mention.name.split()) > 1 and mention.name.split()[-1] == "ministry"


def index_mentions(entities: Iterable[Entity]) -> Mapping[Passage, str]:
    """Return the entity id of every mention's passage (the whole span of the mention)."""
    return {passage: entity.id for entity in entities for passage in entity.mentions}


def _add_figure(
    drafts: dict[tuple[str, object], _Draft],
    owners: dict[tuple[str, int], tuple[str, object]],
    figure: Figure,
    key: tuple[str, object],
    documents: Sequence[AnnotatedDocument],
) -> None:
    by_id = {document.document.id: document for document in documents}
    for document_id, index, rule in figure.mentions:
        document = by_id[document_id]
        owners[document_id, index] = key
        _add(drafts, key, document, document.mentions[index], rule)
    drafts[key].name = figure.name


def _add(
    drafts: dict[tuple[str, object], _Draft],
    key: tuple[str, object],
    document: AnnotatedDocument,
    mention: Mention,
    rule: str,
) -> None:
    kind: MentionKind = "place" if mention.kind == "nationality" else mention.kind
    draft = drafts.setdefault(key, _Draft(kind))
    passage = Passage(document.document.id, mention.span)
    draft.passages.add(passage)
    if not mention.pronoun:
        draft.note(_spelt(document, mention), rule, passage)
    if mention.role:
        draft.roles[mention.role] += 1
    if mention.party and mention.kind in {"person", "organization"}:
        draft.parties[mention.party] += 1
    if kind == "place":
        draft.name = str(key[1])


def _spelt(document: AnnotatedDocument, mention: Mention) -> str:
    """The words of a mention as printed; a common noun without the capital that only its place in the sentence gives.

    "Officials" at the beginning of a sentence are nobody by name, and "The ministry" is "the ministry".
    """
    words = mention.head.of(document.document.text)
    if (
        not words[1:].islower()
        or words.isupper()
        or is_named(mention)
        or mention.kind not in ("person", "organization")
    ):
        return words
    opens = any(one.span.start == mention.span.start for one in document.sentences)
    first = words.split()[0]
    office = mention.kind == "person" and (first == words or first.lower() in ROLE_MODIFIERS)
    common = office or first in _ARTICLES
    return words[0].lower() + words[1:] if opens and common else words


def _key(
    document: AnnotatedDocument,
    mention: Mention,
    aliases: Mapping[tuple[str, ...], tuple[str, ...]],
    lone: frozenset[str],
) -> tuple[str, object] | None:
    """The key under which equal names meet; None for persons and for what stands for an earlier mention."""
    if mention.antecedent is not None or mention.pronoun or is_named(mention):
        return None
    if mention.kind == "nationality":
        return ("place", mention.party) if mention.party else None
    if mention.kind == "place":
        if mention.party == "United States" and not mention.metonym:
            return "place", f"{place_name(mention.name)} (US)"  # the state that has the name of a country
        return "place", mention.name if mention.metonym else place_name(mention.name)
    if mention.kind == "organization":
        key = body_key(mention.name, mention.party)
        return "organization", aliases.get(key, key) if key else _local(document, mention)
    head = (fold(mention.name).split() or [""])[-1]
    if mention.kind == "document" and head in lone:
        return "document", ("lone", head)
    key = noun_key(mention.name, mention.kind) if mention.kind != "person" else None
    return mention.kind, key or _local(document, mention)


def _speakers(document: AnnotatedDocument) -> frozenset[int]:
    """The mentions that speak in the document, and those that its pronouns and roles stand for when they do."""
    found: set[int] = set()
    for quote in document.sayings:
        at = quote.speaker
        while at is not None and at not in found:
            found.add(at)
            at = document.mentions[at].antecedent
    return frozenset(found)


def _is_vague(mention: Mention, key: tuple[str, object]) -> bool:
    """Whether a mention only says what kind of people or body it speaks of ("reporters", "both sides").

    Those whom the story is about ("prisoners", "the attackers", "security forces") are kept.
    """
    local = isinstance(key[1], tuple) and key[1][:1] == ("in",)
    if mention.kind not in {"person", "organization"} or mention.party is not None or not local:
        return False
    words = fold(mention.name).split()
    return not words or words[0] in _DISTRIBUTIVE or (len(words) == 1 and words[0] in _ONLOOKERS)


def _tell(mention: Mention, key: tuple[str, object], aliases: Mapping[tuple[str, ...], tuple[str, ...]]) -> str:
    """In plain words, why a mention that is no person's name has its key."""
    if mention.kind == "nationality":
        return "adjective or word for the people of the place"
    if mention.kind == "place":
        return "stands for the government whose seat it is" if mention.metonym else "another listed name of the place"
    if mention.kind != "organization":
        local = isinstance(key[1], tuple) and key[1][:1] == ("in",)
        return "same words in their report" if local else "same words, of which the story has one"
    body = body_key(mention.name, mention.party)
    if body is not None and aliases.get(body, body) != body:
        return (
            "its initials, and no other's in the story" if mention.name.isupper() else "its name without the country"
        )
    return "listed as another name of the body" if expanded(mention.name) else "same words of the name"


def _local(document: AnnotatedDocument, mention: Mention) -> tuple[str, ...]:
    """A key for what only its own document tells apart; "a witness" is somebody new each time."""
    words = fold(mention.span.of(document.document.text))
    new = words.startswith(("a ", "an ", "one ", "another "))
    place = str(mention.span.start) if new else ""
    return "in", document.document.id, fold(mention.name).removeprefix("the "), place


def _body_aliases(documents: Sequence[AnnotatedDocument]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Map acronyms to the one body whose initials they are, and bare names to the one that adds a country."""
    keys: dict[tuple[str, ...], str] = {}
    for document in documents:
        for mention in document.mentions:
            key = body_key(mention.name, mention.party) if mention.kind == "organization" else None
            if key and mention.antecedent is None:
                keys.setdefault(key, mention.name)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    by_initials: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    by_rest: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for key, name in keys.items():
        if len(name.split()) > 1:
            by_initials[acronym_of(name)].add(key)
        if key[0]:
            by_rest["", *key[1:]].add(key)
    for key, name in keys.items():
        initials = by_initials.get(name, set())
        sides = by_rest.get(key, set()) if not key[0] else set()
        if name.isupper() and len(initials) == 1:
            found[key] = next(iter(initials))
        elif len(sides) == 1 and expanded(name) is None:
            found[key] = next(iter(sides))
    return {key: found.get(target, target) for key, target in found.items()}


def _add_references(
    drafts: dict[tuple[str, object], _Draft],
    owners: dict[tuple[str, int], tuple[str, object]],
    document: AnnotatedDocument,
) -> None:
    """Give pronouns and roles to the entity of the mention that they stand for, in order of the text."""
    for index, mention in enumerate(document.mentions):
        if mention.antecedent is None:
            continue
        key = owners.get((document.document.id, mention.antecedent))
        if key is None or key not in drafts or (drafts[key].name and is_several(mention)):
            continue
        owners[document.document.id, index] = key
        passage = Passage(document.document.id, mention.span)
        drafts[key].passages.add(passage)
        if mention.role and mention.kind == "person":
            drafts[key].roles[mention.role] += 1
        if not mention.pronoun:
            anchor = Passage(document.document.id, document.mentions[mention.antecedent].span)
            drafts[key].note(mention.name, "stands for a name in its report", passage, anchor)


def _add_sides(
    drafts: dict[tuple[str, object], _Draft],
    document: AnnotatedDocument,
    aliases: Mapping[tuple[str, ...], tuple[str, ...]],
    lands: frozenset[str],
) -> None:
    """Add the country or body named inside a title ("Veldian foreign minister") to the entity of that side."""
    text = document.document.text
    for mention in document.mentions:
        side = _inside_title(mention) or mention.party
        if not side or mention.kind not in {"person", "organization"} or mention.metonym:
            continue
        span = _side_span(text, mention, side)
        if span is None:
            continue
        body = body_key(side, None) if mention.kind == "person" else None
        if side in load_places() or country_of(side) is not None or side in lands:
            draft = drafts.setdefault(("place", side), _Draft("place", name=side))
        elif body is not None:
            draft = drafts.setdefault(("organization", aliases.get(body, body)), _Draft("organization"))
            country = BODY_COUNTRIES.get(side.casefold())
            draft.parties.update([country] if country else [])
        else:
            continue
        passage = Passage(document.document.id, span)
        draft.passages.add(passage)
        draft.note(span.of(text), "named in a title or in another name", passage)


def _inside_title(mention: Mention) -> str | None:
    """The chamber or region that a title begins with ("Senate Minority Leader"): no side, yet spoken of."""
    words = mention.role.split() if mention.role and mention.kind == "person" else []
    if len(words) < 2 or words[0] in {"Senate", "House"}:
        return words[0] if len(words) > 1 else None
    for count in (2, 1):
        place = load_places().get(" ".join(words[:count]))
        if place is not None and place.kind == "region":
            return place.name
    return None


def _side_span(text: str, mention: Mention, party: str) -> Span | None:
    """Where the side is printed inside the mention but outside the person's name."""
    areas = [Span(mention.span.start, mention.head.start), Span(mention.head.end, mention.span.end)]
    if mention.kind == "organization" or mention.head == mention.span:
        areas = [mention.span]
    for area in areas:
        at = text.find(party, area.start, area.end)
        whole = not text[at + len(party) : at + len(party) + 1].isalnum()
        if at >= 0 and whole and len(party) < len(mention.span):
            return Span(at, at + len(party))
        for token in tokenize(text, area.start, area.end):
            word = bare(token.text)
            if (
                word[:1].isupper()
                and (country_of(word) == party or is_people_of(word, party))
                and len(word) < len(mention.span)
            ):
                return Span(token.start, token.start + len(word))
    return None


def _entities(drafts: Mapping[tuple[str, object], _Draft]) -> tuple[Entity, ...]:
    ready = [_entity(draft) for draft in drafts.values() if draft.passages and draft.names]
    ready.sort(key=lambda pair: (pair[0].kind, pair[0].name, pair[0].variants, pair[0].mentions))
    taken: Counter[str] = Counter()
    kinds = Counter(_slug(entity.name) for entity, _ in ready)
    named: list[tuple[Entity, str | None]] = []
    for entity, party in ready:
        slug = _slug(entity.name)
        entity_id = f"e-{slug}" if kinds[slug] == 1 else f"e-{slug}-{entity.kind}"
        taken[entity_id] += 1
        suffix = f"-{taken[entity_id]}" if taken[entity_id] > 1 else ""
        named.append((replace(entity, id=entity_id + suffix), party))
    sides: dict[str, str] = {}
    parties: dict[str, str | None] = {}
    for entity, party in reversed(named):
        if entity.kind in _NAMED:
            sides |= {fold(name): entity.id for name in (*entity.variants, entity.name)}
            parties[entity.id] = party
    return tuple(replace(entity, party=_side(party, sides, parties, entity.id)) for entity, party in named)


def _side(party: str | None, sides: Mapping[str, str], parties: Mapping[str, str | None], own: str) -> str | None:
    """The id of the country or body; a body that itself belongs to a country stands for that country."""
    found = sides.get(fold(party)) if party else None
    above = parties.get(found) if found else None
    country = sides.get(fold(above)) if above else None
    side = country or found
    return side if side != own else None


def _slug(name: str) -> str:
    return _NOT_SLUG.sub("-", fold(name)).strip("-") or "unnamed"


def _entity(draft: _Draft) -> tuple[Entity, str | None]:
    name = draft.name or _best_name(draft.names)
    own = set(fold(name).split()) if draft.kind == "person" and draft.name else set()
    # A surname that is a country's name too ("Tom Jordan") is no side.
    parties = [pair for pair in draft.parties.most_common() if fold(pair[0]) not in own]
    party = parties[0][0] if parties and (len(parties) == 1 or parties[0][1] > parties[1][1]) else None
    entity = Entity(
        id="",
        kind=draft.kind,
        name=name,
        variants=tuple(sorted(draft.names)),
        mentions=tuple(sorted(draft.passages)),
        roles=tuple(sorted(draft.roles, key=lambda role: (-draft.roles[role], role))),
        bonds=tuple(_bonds(draft, name)),
    )
    return entity, party


def _bonds(draft: _Draft, name: str) -> Iterator[Bond]:
    """Why each spelling is one with the name, or where that is printed nowhere, with the spelling used most."""
    printed = name if name in draft.names else min(draft.names, key=lambda one: (-draft.names[one], one))
    places = {document_id: passage for (variant, document_id), passage in draft.firsts.items() if variant == printed}
    earliest = places[min(places)]
    for variant, rule in sorted(draft.ties):
        passage, anchor = draft.ties[variant, rule]
        if variant != printed:
            told = rule or tell_likeness(variant, printed)
            told = "same name" if fold(variant) == fold(printed) else told
            yield Bond(variant, told, passage, anchor or places.get(passage.document_id, earliest))


def _best_name(names: Counter[str]) -> str:
    """The name used most, a noun ("the court") or an acronym only where nothing else is; of equals the longer one."""
    members = {MEMBERS.get(name.casefold(), "") for name in names}
    if len(members) == 1 and "" not in members:
        return members.pop()  # "Tory" and "Tories" speak of a party
    return min(names, key=lambda name: (_is_noun(name), name.isupper(), -names[name], -len(name), name))


def _is_noun(name: str) -> bool:
    """Whether nothing in a name but an article at its beginning has a capital."""
    return name.removeprefix("The ").islower()
