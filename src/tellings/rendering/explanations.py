"""Why the account says what it says: the features, thresholds and spans behind a story, a claim or an event."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from typing import Final

from tellings.errors import UsageError
from tellings.rendering.accounts import Account, count_origins, make_account, name_origins
from tellings.rendering.events import KINDS, describe_state, list_participants, name_close, name_kind, name_time
from tellings.rendering.labels import (
    BASES,
    CONTESTS,
    DIFFERENCES,
    MODES,
    ORIGINS,
    STANCES,
    STANDINGS,
    name_date,
    name_day,
    plural,
)
from tellings.rendering.places import cite, show_plainly, to_one_line
from tellings.rendering.routes import list_routes, name_holder, name_rings
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document
from tellings.types.dossiers import Claim, Dossier, Entity, Event, Origin, Relation, Utterance
from tellings.types.spans import Passage
from tellings.types.stories import Copy, Likeness

SHOWN_IDS: Final = 12
"""Ids of each kind named in the error about an id that the dossier does not have."""


def render_explanation(dossier: Dossier, documents: Sequence[AnnotatedDocument], *ids: str) -> str:
    """Return in plain text why the ids stand in the account as they do.

    An id is that of the story, a report, a claim, an origin, an utterance, an event or an entity; two report ids are
    explained together: why they share the story. Raise UsageError for an id that the dossier does not have.
    """
    account = make_account(dossier, documents)
    reports = [find_document(account, name) for name in ids]
    if len(ids) == 2 and reports[0] is not None and reports[1] is not None:
        lines = list(_explain_pair(account, reports[0], reports[1]))
    else:
        lines = [line for name in ids for line in (*_explain_one(account, name), "")]
    return show_plainly("\n".join(map(to_one_line, lines)).rstrip("\n")) + "\n"


def find_document(account: Account, name: str) -> Document | None:
    """Return the document with this report id or document id, or None."""
    for item in account.documents:
        if name in (item.document.id, item.document.report_id):
            return item.document
    return None


def _explain_one(account: Account, name: str) -> Iterator[str]:
    dossier = account.dossier
    document = find_document(account, name)
    utterances = {utterance.id: utterance for utterance in dossier.utterances}
    events = {event.id: event for event in dossier.timeline if event.id}
    if name in account.by_claim:
        return _explain_claim(account, account.by_claim[name])
    if name in account.by_origin:
        return _explain_origin(account, account.by_origin[name])
    if name in utterances:
        return _explain_utterance(account, utterances[name])
    if name in account.by_entity:
        return _explain_entity(account, account.by_entity[name])
    if name in events:
        return _explain_event(account, events[name])
    if name == dossier.story.id or name in dossier.story.merged_ids:
        return _explain_story(account)
    if document is not None:
        return _explain_document(account, document)
    known = {
        "story": [dossier.story.id],
        "reports": [item.document.report_id for item in account.documents],
        "claims": list(account.by_claim),
        "origins": list(account.by_origin),
        "events": list(events),
    }
    shown = "; ".join(f"{kind} {_shorten(ids)}" for kind, ids in known.items() if ids)
    raise UsageError(f"expected an id of this dossier, found {name!r}; it has {shown}")


def _shorten(ids: Sequence[str]) -> str:
    more = f" and {len(ids) - SHOWN_IDS} more up to {ids[-1]}" if len(ids) > SHOWN_IDS else ""
    return ", ".join(ids[:SHOWN_IDS]) + more


def _quoted(account: Account, passage: Passage) -> str:
    document = account.by_document[passage.document_id]
    return f"“{account.words(passage)}” {account.outlet(document.id)} [{cite(document, passage.span)}]"


def _explain_claim(account: Account, claim: Claim) -> Iterator[str]:
    yield f"Claim {claim.id}: {_quoted(account, claim.wording)}"
    yield f"Mood: {claim.mood}. Standing: {STANDINGS[claim.standing]} ({claim.standing})."
    yield _reason(account, claim)
    yield ""
    yield f"{plural(len(claim.tellings), 'telling')}:"
    for telling in claim.tellings:
        origin = name_origins(account, [telling.origin_id])
        moment = f", written {name_day(telling.as_of)}" if telling.as_of else ""
        differs = f", differs in {telling.difference}" if telling.difference else ""
        yield f"  {STANCES[telling.stance]}: {_quoted(account, telling.passage)}"
        yield f"    origin: {origin} ({telling.origin_id or 'none'}){moment}{differs}"
        if telling.meaning is not None:
            yield f"    joined by likeness of meaning, {telling.meaning:.2f}: its words alone did not suffice"
    if claim.relations:
        yield ""
        yield "How it stands to other claims:"
    for relation in claim.relations:
        yield from _explain_relation(account, relation)
    for contest in account.dossier.contested:
        if claim.id in contest.claims:
            yield f"In dispute. {CONTESTS[contest.kind]}: {contest.why}"


def _reason(account: Account, claim: Claim) -> str:
    """Why the claim has its standing, from the outlets and origins that were counted."""
    counted = count_origins(account, claim)
    unknown = [
        name for name in claim.origins if name in account.by_origin and account.by_origin[name].kind == "unknown"
    ]
    tail = " An origin that is not known counts as none." if unknown else ""
    if claim.standing == "corroborated":
        return f"Why: {counted}; origins that do not rest on one another tell the same.{tail}"
    if claim.standing == "one_origin":
        return f"Why: {counted}; outlets that repeat one origin do not confirm one another.{tail}"
    if claim.standing == "one_outlet":
        return f"Why: {counted}; no other outlet tells it.{tail}"
    if claim.standing == "superseded":
        return f"Why: {counted}; a later report has newer information.{tail}"
    return f"Why: {counted}; another claim does not agree with it.{tail}"


def _explain_relation(account: Account, relation: Relation) -> Iterator[str]:
    on = f" ({DIFFERENCES[relation.on]})" if relation.on else ""
    yield f"  {relation.kind.replace('_', ' ')} {relation.claim_id}{on}: {relation.why}"
    other = account.by_claim.get(relation.claim_id)
    if other is not None:
        yield f"    {_quoted(account, other.wording)}"


def _explain_origin(account: Account, origin: Origin) -> Iterator[str]:
    yield f"Origin {origin.id}: {origin.name} ({ORIGINS[origin.kind]})"
    yield f"Party: {account.name(origin.party) if origin.party else 'none known'}."
    reached = ", ".join(account.outlet(name) for name in origin.documents if name in account.by_document)
    yield f"Reaches {plural(len(origin.documents), 'report')}: {reached or 'none'}."
    if origin.evidence:
        yield "Known from:"
    for passage in origin.evidence:
        yield f"  {_quoted(account, passage)}"
    yield from _explain_ways(account, origin)
    told = [claim for claim in account.dossier.claims if origin.id in claim.origins]
    yield f"Stands behind {plural(len(told), 'claim')}:"
    for claim in told:
        yield f"  {claim.id} ({STANDINGS[claim.standing]}): {_quoted(account, claim.wording)}"


def _explain_ways(account: Account, origin: Origin) -> Iterator[str]:
    """The ways by which reports have something from an origin, each step in its order, with the passages."""
    ways = [
        route
        for route in list_routes(account)
        if any(holder.origin == origin.id for holder in (route.holder, *route.through))
    ]
    if ways:
        yield "Reports have it so:"
    for route in ways:
        yield f"  {name_holder(account, route.holder)} {route.how}: {route.name_through(account)}"
        yield from (f"    {_quoted(account, passage)}" for passage in route.passages)
        if route.why:
            yield f"    {route.why}"
        left = route.count - len(route.passages)
        if route.passages and left > 0:
            yield f"    and {plural(left, 'place')} more"
    held = {holder.id for holder in account.dossier.provenance.holders if holder.origin == origin.id}
    rings = filter(None, account.dossier.provenance.rings)
    for ring, words in zip(rings, name_rings(account), strict=True):
        if held & set(ring):
            yield words


def _explain_utterance(account: Account, utterance: Utterance) -> Iterator[str]:
    yield f"Utterance {utterance.id}: {account.name(utterance.speaker_id)}, {utterance.occasion}"
    yield f"{plural(len(utterance.versions), 'wording')} of one act of speech:"
    for version in utterance.versions:
        how = [MODES[version.mode], version.channel or "", f"via {version.via}" if version.via else ""]
        yield f"  {', '.join(filter(None, how))}: {_quoted(account, version.passage)}"
        if version.meaning is not None:
            yield f"    joined by likeness of meaning, {version.meaning:.2f}: its words alone did not suffice"
        for span in version.differs:
            yield f"    only here: {span.of(account.by_document[version.passage.document_id].text)}"
    if utterance.differences and not any(version.differs for version in utterance.versions):
        yield f"Words that differ: {', '.join(utterance.differences)}."


def _explain_entity(account: Account, entity: Entity) -> Iterator[str]:
    yield f"Entity {entity.id}: {entity.name} ({entity.kind})"
    yield f"Party: {account.name(entity.party) if entity.party else 'none known'}."
    yield f"Spellings: {', '.join(entity.variants) or entity.name}."
    if entity.bonds:
        yield "Why they are one:"
    for bond in entity.bonds:
        yield f"  {bond.variant}: {bond.rule}"
        yield f"    {_quoted(account, bond.mention)} with {_quoted(account, bond.anchor)}"
    if entity.roles:
        yield f"Roles: {', '.join(entity.roles)}."
    yield f"{plural(len(entity.mentions), 'mention')}, the first: " if entity.mentions else "No mentions."
    for passage in entity.mentions[:SHOWN_IDS]:
        yield f"  {_quoted(account, passage)}"


def _explain_event(account: Account, event: Event) -> Iterator[str]:
    yield f"Event {event.id}: {name_time(event)}, {name_kind(event) or KINDS[event.kind]}"
    yield f"Days: {event.start or 'open'} to {event.end or 'open'}. Known from: {event.basis or 'not said'}."
    people = list_participants(account, event)
    around = [f"Place: {account.name(event.place)}." if event.place else "", f"With: {', '.join(people)}."]
    yield " ".join(filter(None, around if people else around[:1])) or "Nobody is named in it."
    yield f"{plural(len(event.passages), 'place')} told in:"
    yield from (f"  {_quoted(account, passage)}" for passage in event.passages)
    later = [(order, other) for other in account.dossier.timeline for order in other.after]
    for order in event.after:
        yield f"Comes after {order.event_id}: {order.why}"
        yield from (f"  {_quoted(account, passage)}" for passage in (order.passage,) if passage)
    for order, other in later:
        if order.event_id == event.id:
            yield f"Comes before {other.id}: {order.why}"
    state = describe_state(account, event)
    if state:
        yield f"Standing: {state}."
    if event.closed_by:
        yield f"{name_close(account, event).capitalize()} in:"
        yield from (f"  {_quoted(account, passage)}" for passage in event.closed_by)


def _explain_document(account: Account, document: Document) -> Iterator[str]:
    outlet, published = document.outlet, account.published(document.id)
    yield f"Report {document.report_id}: {document.title or 'no title'}"
    yield f"Outlet: {account.outlet(document.id)}, {BASES[outlet.basis]}."
    yield from (f"  evidence: {line}" for line in outlet.evidence)
    if outlet.carried_by:
        yield f"  carried by {outlet.carried_by}"
    yield f"Published: {name_date(published)}."
    yield from (f"  evidence: {line}" for line in published.evidence)
    for copy in account.dossier.story.copies:
        if document.id in (copy.copy_id, copy.other_id):
            yield describe_copy(copy, _name_reports(account))
    yield "In the story through:"
    links = [like for like in account.dossier.story.why if document.id in (like.first_id, like.second_id)]
    for like in sorted(links, key=lambda like: -like.score):
        yield from _describe_likeness(account, like)
    yield from _thresholds(account)


def _explain_story(account: Account) -> Iterator[str]:
    story = account.dossier.story
    yield f"Story {story.id}: {plural(len(account.documents), 'report')}"
    for item in account.documents:
        document = item.document
        date = name_date(account.published(document.id))
        yield f"  {document.report_id}: {account.outlet(document.id)}, {date}"
    if story.merged_ids:
        yield f"Earlier ids that lead here: {', '.join(story.merged_ids)}."
    yield "Held together by:"
    for like in sorted(story.why, key=lambda like: -like.score):
        yield from _describe_likeness(account, like)
    for copy in story.copies:
        yield describe_copy(copy, _name_reports(account))
    yield from _thresholds(account)


def _explain_pair(account: Account, first: Document, second: Document) -> Iterator[str]:
    yield f"Why {first.report_id} and {second.report_id} share story {account.dossier.story.id}:"
    pair = {first.id, second.id}
    direct = [like for like in account.dossier.story.why if {like.first_id, like.second_id} == pair]
    for like in direct:
        yield from _describe_likeness(account, like)
    if not direct or direct[0].veto:
        yield "  No link of their own holds them." if direct else "  No likeness of this pair was kept."
        path = find_path(account.dossier.story.why, first.id, second.id)
        if path:
            yield "  They belong together through:"
        for like in path:
            yield from _describe_likeness(account, like)
    for copy in account.dossier.story.copies:
        if {copy.copy_id, copy.other_id} == pair:
            yield describe_copy(copy, _name_reports(account))
    yield from _thresholds(account)


def _describe_likeness(account: Account, like: Likeness) -> Iterator[str]:
    names = [
        account.by_document[name].report_id for name in (like.first_id, like.second_id) if name in account.by_document
    ]
    parts = ", ".join(f"{name} {value:.2f}" for name, value in like.parts)
    yield f"  {' and '.join(names)}: likeness {like.score:.2f} ({parts})"
    if like.veto:
        yield f"    no link, because: {like.veto}"


def _name_reports(account: Account) -> dict[str, str]:
    return {key: document.report_id for key, document in account.by_document.items()}


def describe_copy(copy: Copy, names: Mapping[str, str]) -> str:
    """Return in a line what two reports share and who has it from whom; `names` are report ids by document id."""
    one, two = (names.get(key, key) or "another report" for key in (copy.copy_id, copy.other_id or ""))
    share = f"{round(copy.share * 100)} % of the shorter text"
    if copy.original_id is not None:
        return f"  {one} repeats {two} ({copy.kind}), {share}"
    whose = f"{copy.source} is credited" if copy.source else "who has it from whom is open"
    what = "passages" if copy.kind == "excerpt" else "one text"
    return f"  {one} and {two} share {what} ({copy.kind}), {share}; {whose}"


def find_path(links: Sequence[Likeness], start: str, goal: str) -> tuple[Likeness, ...]:
    """Return the shortest chain of links without a veto between two documents; empty where there is none."""
    near: dict[str, list[tuple[str, Likeness]]] = defaultdict(list)
    for like in links:
        if not like.veto:
            near[like.first_id].append((like.second_id, like))
            near[like.second_id].append((like.first_id, like))
    queue: deque[tuple[str, tuple[Likeness, ...]]] = deque([(start, ())])
    seen = {start}
    while queue:
        here, path = queue.popleft()
        if here == goal:
            return path
        for there, like in near[here]:
            if there not in seen:
                seen.add(there)
                queue.append((there, (*path, like)))
    return ()


def _thresholds(account: Account) -> Iterator[str]:
    lines = [
        f"  {name} = {value}" for name, value in flatten(account.dossier.parameters) if name.startswith("thresholds")
    ]
    if lines:
        yield "Thresholds:"
        yield from lines


def flatten(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every leaf of nested parameters with its dotted name.

    >>> list(flatten((("thresholds", {"link": 0.3}), ("model", None))))
    [('thresholds.link', '0.3'), ('model', 'None')]
    """
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, Mapping):
        value = tuple(value.items())
    if isinstance(value, tuple | list) and value and all(_is_pair(item) for item in value):
        for key, item in value:
            yield from flatten(item, f"{name}.{key}" if name else str(key))
    else:
        yield name, str(value)


def _is_pair(item: object) -> bool:
    return isinstance(item, tuple | list) and len(item) == 2 and isinstance(item[0], str)
