"""An account as sections of entries: what terminal text and Markdown both print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tellings.rendering.accounts import (
    Account,
    count_origins,
    find_lead,
    find_sentence,
    group_passages,
    list_claims,
    list_lone_claims,
    list_open_claims,
    list_stray_disputes,
    list_utterances,
    name_teller,
    order_tellings,
)
from tellings.rendering.contests import order_contests, split_contest
from tellings.rendering.events import (
    NO_ORDER,
    SIGNS,
    describe_state,
    find_pending,
    list_events,
    name_close,
    name_kind,
    name_time,
)
from tellings.rendering.headlines import find_headline, find_status
from tellings.rendering.labels import (
    BASES,
    CONTESTS,
    MODES,
    MOODS,
    STANCES,
    STANDINGS,
    name_date,
    name_period,
    plural,
)
from tellings.rendering.places import cite
from tellings.rendering.routes import list_routes, name_holder, name_rings
from tellings.rendering.sides import Saying, list_sides
from tellings.types.dossiers import Claim, Event, Utterance
from tellings.types.spans import Passage

SHOWN_CLAIMS = 20
SHOWN_SAYINGS = 8
"""Claims of one list, and sayings of one voice, that are printed; the rest is counted."""
MOST_OF_IT = 0.45
"""Share of a sentence from which a claim is taken to be what the sentence says."""
SHOWN_ROUTES = 40
"""Ways from an outlet to those it has something from that are printed; the rest is counted."""
SHOWN_PLACES = 4
"""Further places named after a sentence; the rest is counted, and stands in JSON and on the page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a report's exact words, or a label of ours, with notes below it and entries under it."""

    words: str | None
    label: str | None = None
    notes: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A titled list of entries, `numbered` where their order counts; `rows` are a table, its first row the heads."""

    title: str
    note: str | None
    entries: tuple[Entry, ...]
    numbered: bool = False
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole account: the headline (exact words of a title) with its place, facts in our words, and sections."""

    headline: str
    place: str | None
    facts: tuple[str, ...]
    sections: tuple[Section, ...]


def make_outline(account: Account) -> Outline:
    """Return the account in the order in which an editor reads it; sections without entries are left out."""
    headline = find_headline(account)
    sections = (
        _outline_brief(account),
        _outline_sides(account),
        _outline_disputes(account),
        Section(
            "Told by independent origins",
            None,
            _claim_entries(account, list_claims(account, "corroborated")),
        ),
        Section(
            "One origin, told by several outlets",
            "Outlets that repeat one origin do not confirm one another.",
            _claim_entries(account, list_claims(account, "one_origin")),
        ),
        Section(
            "Planned or proposed",
            "Not yet happened; no fact.",
            _claim_entries(account, list_open_claims(account)),
        ),
        _outline_pending(account),
        Section("Timeline", NO_ORDER, tuple(_event_entry(account, event) for _, event in list_events(account))),
        _outline_routes(account),
        _outline_utterances(account),
        _outline_lone_claims(account),
        _outline_documents(account),
        Section("Limits and doubts", None, tuple(Entry(None, words) for words in account.dossier.limits)),
    )
    return Outline(
        account.words(headline) if headline else f"Story {account.dossier.story.id}",
        _place(account, headline) if headline else None,
        list_facts(account),
        tuple(section for section in sections if section.entries or section.rows),
    )


def list_facts(account: Account) -> tuple[str, ...]:
    """Return the facts under the headline: its status, and how many reports, outlets and origins there are."""
    lead = find_lead(account)
    facts = []
    if mood := find_status(account):
        facts.append(MOODS[mood].capitalize() + ".")
    outlets = len({account.outlet_key(item.document.id) for item in account.documents})
    reports = plural(len(account.documents), "report")
    facts.append(f"{reports} by {plural(outlets, 'outlet')}.")
    if lead is not None:
        facts.append(f"First sentence: {count_origins(account, lead)}.")
    story = account.dossier.story
    facts.append(
        f"Published {name_period(story.first, story.last)}." if story.first else "Publication dates unknown."
    )
    return tuple(facts)


def _place(account: Account, passage: Passage) -> str:
    return f"[{cite(account.by_document[passage.document_id], passage.span)}]"


def _source(account: Account, passage: Passage) -> str:
    outlet = account.by_document[passage.document_id].outlet
    name = account.outlet(passage.document_id) if outlet.basis != "unknown" else "unknown outlet"
    return f"{name} {_place(account, passage)}"


def _also(account: Account, claim: Claim, shown: Iterable[Passage]) -> tuple[str, ...]:
    """Return notes with the other places of a claim, by what they do to it."""
    done = list(shown)
    notes = []
    for stance in STANCES:
        places = [
            item.passage for item in order_tellings(claim) if item.stance == stance and item.passage not in done
        ]
        if not places:
            continue
        words = "; ".join(_source(account, passage) for passage in places[:SHOWN_PLACES])
        more = f"; and {len(places) - SHOWN_PLACES} more" if len(places) > SHOWN_PLACES else ""
        lead = "also" if stance == "same" else STANCES[stance]
        notes.append(f"{lead}: {words}{more}")
    return tuple(notes)


def _claim_entry(account: Account, claim: Claim, passage: Passage | None = None, *, counted: bool = True) -> Entry:
    """Return the sentence in which a claim stands, with its place and how many tell the claim."""
    shown = passage or find_sentence(account, claim.wording)
    parts = [_source(account, shown)]
    if counted:
        parts.append(count_origins(account, claim))
    if claim.mood in MOODS:
        parts.append(MOODS[claim.mood])
    if claim.standing == "superseded":
        parts.append(STANDINGS[claim.standing])
    parts.append(claim.id)
    own = [item.passage for item in claim.tellings if _lies_in(item.passage, shown)]
    notes = (*_part(account, claim, own, shown), *_also(account, claim, own)) if counted else ()
    return Entry(account.words(shown), None, (" · ".join(parts), *notes))


def _part(account: Account, claim: Claim, own: Sequence[Passage], shown: Passage) -> tuple[str, ...]:
    """Return a note with the words that several outlets tell, where the sentence says a good deal besides.

    That is where they make up less than `MOST_OF_IT`, or where a statement beside them is told by fewer outlets.
    """
    told = claim.wording if claim.wording in own else next(iter(own), shown)
    if claim.outlets < 2 or (len(told.span) > MOST_OF_IT * len(shown.span) and not _says_more(account, claim, shown)):
        return ()
    return (f"counted for this part: “{account.words(told)}”",)


def _says_more(account: Account, claim: Claim, shown: Passage) -> bool:
    """Whether a sentence holds a statement outside the words of a claim that fewer outlets tell than the claim."""
    own = [item.passage.span for item in claim.tellings if _lies_in(item.passage, shown)]
    return any(
        not any(span.contains(item.passage.span) for span in own)
        for other in account.dossier.claims
        if other.id != claim.id and other.outlets < claim.outlets
        for item in other.tellings
        if _lies_in(item.passage, shown)
    )


def _lies_in(passage: Passage, sentence: Passage) -> bool:
    return passage.document_id == sentence.document_id and sentence.span.contains(passage.span)


def _claim_entries(account: Account, claims: Iterable[Claim], *, counted: bool = True) -> tuple[Entry, ...]:
    """Return the claims, of several in one sentence only the first: the sentence is printed once."""
    first: dict[Passage, Claim] = {}
    for claim in claims:
        first.setdefault(find_sentence(account, claim.wording), claim)
    kept = [*first.values()][: SHOWN_CLAIMS + 1]
    return _cap([_claim_entry(account, claim, counted=counted) for claim in kept], of=len(first))


def _cap(entries: Sequence[Entry], shown: int = SHOWN_CLAIMS, *, of: int = 0) -> tuple[Entry, ...]:
    """Return the first entries and how many there are besides, `of` all where only the first were made."""
    total = of or len(entries)
    if total <= shown + 1:
        return tuple(entries)
    return (*entries[:shown], Entry(None, f"and {total - shown} more: the page and the JSON have all of them"))


def _outline_brief(account: Account) -> Section:
    entries = []
    for sentence in account.dossier.brief:
        claim = account.by_claim.get(sentence.claim_id)
        if claim is None:
            entries.append(Entry(account.words(sentence.passage), None, (_source(account, sentence.passage),)))
            continue
        entries.append(_claim_entry(account, claim, sentence.passage))
    return Section("The brief", "Every sentence stands in a report, word for word.", tuple(entries), numbered=True)


def _outline_sides(account: Account) -> Section:
    entries = []
    for side in list_sides(account):
        voices = [
            Entry(
                None,
                voice.name,
                (),
                _cap([_saying_entry(account, saying) for saying in voice.sayings], SHOWN_SAYINGS),
            )
            for voice in side.voices
        ]
        label = f"{side.name}: heard in {side.documents} of {plural(len(account.documents), 'report')}"
        entries.append(Entry(None, label, (), tuple(voices)))
    return Section("Who says what", None, tuple(entries))


def _saying_entry(account: Account, saying: Saying) -> Entry:
    parts = [_source(account, saying.sentence)]
    if saying.version is not None:
        parts.append(MODES[saying.version.mode])
        parts += [saying.version.channel] if saying.version.channel else []
        parts += [f"via {saying.version.via}"] if saying.version.via else []
    parts += dict.fromkeys(MOODS[claim.mood] for claim in saying.claims if claim.mood in MOODS)
    return Entry(account.words(saying.sentence), None, (" · ".join(parts),))


def _outline_disputes(account: Account) -> Section:
    entries = []
    for contest in order_contests(account):
        below: list[Entry] = []
        for side in split_contest(account, contest):
            claims = dict(side.told)
            told = []
            for sentence, passages in group_passages(account, claims).items():
                claim = claims[passages[0]]
                teller = f" · {name_teller(account, claim, passages[0])}" if claim else ""
                told.append(Entry(account.words(sentence), None, (_source(account, sentence) + teller,)))
            below += [Entry(None, side.name, (), _cap(told, SHOWN_PLACES))] if side.name else _cap(told, SHOWN_PLACES)
        entries.append(Entry(None, f"{CONTESTS[contest.kind]}: {contest.why}", (), tuple(below)))
    return Section("In dispute", None, (*entries, *_claim_entries(account, list_stray_disputes(account))))


def _outline_pending(account: Account) -> Section:
    """What awaits an answer, falls due or was closed, with the sentence that says so and the one that closes it."""
    entries = []
    for title, events in find_pending(account).groups():
        told = []
        for _, event in events:
            said = [find_sentence(account, passage) for passage in event.passages[:1]]
            closed = [find_sentence(account, passage) for passage in event.closed_by]
            below = [
                Entry(account.words(one), None, (f"{name_close(account, event)} in: {_source(account, one)}",))
                for one in closed
            ]
            notes = " · ".join([*(_source(account, one) for one in said), describe_state(account, event), event.id])
            words = account.words(said[0]) if said else None
            told.append(Entry(words, None if said else name_time(event), (notes,), tuple(below)))
        entries.append(Entry(None, title, (), _cap(told)))
    return Section("Open and closed", None, tuple(entries))


def _event_entry(account: Account, event: Event) -> Entry:
    """An event: its days, what it is, how the days are known, what it follows, and the sentences that tell it."""
    status = f" ({name_kind(event)})" if name_kind(event) else ""
    sources: dict[str, list[str]] = {}
    for sentence in group_passages(account, event.passages):
        sources.setdefault(account.words(sentence), []).append(_source(account, sentence))
    below = _cap([Entry(words, None, ("; ".join(places),)) for words, places in sources.items()], SHOWN_PLACES)
    known = {each.id for each in account.dossier.timeline}
    facts = [event.basis or "", f"place: {account.name(event.place)}" if event.place else ""]
    facts += [f"after {order.event_id}: {order.why}" for order in event.after if order.event_id in known]
    notes = " · ".join(filter(None, [*facts, describe_state(account, event)]))
    label = f"{SIGNS[event.kind]} {name_time(event)}{status}" + (f" · {event.id}" if event.id else "")
    return Entry(None, label, (notes,) if notes else (), below)


def _outline_routes(account: Account) -> Section:
    """From whom each outlet has it: a table, with the first place that says so."""
    routes = list_routes(account)
    rows = []
    for route in routes[:SHOWN_ROUTES]:
        places = _place(account, route.passages[0]) if route.passages else ""
        more = f" and {route.count - 1} more" if route.count > 1 and route.passages else ""
        rows.append((name_holder(account, route.holder), route.how, route.name_through(account), f"{places}{more}"))
    left = len(routes) - len(rows)
    rest = (Entry(None, f"and {left} more: the page and the JSON have all of them"),) if left else ()
    said = tuple(Entry(None, words) for words in name_rings(account))
    heads = ("Outlet", "How", "From whom", "Where it says so")
    note = "An arrow leads from each who is named to the next; a chain adds no origin."
    return Section("Who has it from whom", note, (*rest, *said), rows=(heads, *rows) if rows else ())


def _outline_utterances(account: Account) -> Section:
    entries = tuple(_utterance_entry(account, utterance) for utterance in list_utterances(account))
    return Section("One statement, several wordings", None, entries)


def _utterance_entry(account: Account, utterance: Utterance) -> Entry:
    versions = []
    for version in utterance.versions:
        parts = [_source(account, version.passage), MODES[version.mode]]
        parts += [version.channel] if version.channel else []
        parts += [f"via {version.via}"] if version.via else []
        own = [span.of(account.by_document[version.passage.document_id].text) for span in version.differs]
        alone = (f"only here: {', '.join(dict.fromkeys(own))}",) if own else ()
        versions.append(Entry(account.words(version.passage), None, (" · ".join(parts), *alone)))
    label = (
        f"{account.name(utterance.speaker_id)}, {utterance.occasion}"
        if utterance.occasion
        else account.name(utterance.speaker_id)
    )
    is_marked = any(version.differs for version in utterance.versions)
    notes = (f"differing: {', '.join(utterance.differences)}",) if utterance.differences and not is_marked else ()
    return Entry(None, label, notes, tuple(versions))


def _outline_lone_claims(account: Account) -> Section:
    entries = tuple(
        Entry(None, outlet, (), _claim_entries(account, claims, counted=False))
        for outlet, claims in list_lone_claims(account)
    )
    return Section("Reported by one outlet only", None, entries)


def _outline_documents(account: Account) -> Section:
    entries = []
    for item in account.documents:
        document = item.document
        outlet = document.outlet
        basis = BASES[outlet.basis] + (f", carried by {outlet.carried_by}" if outlet.carried_by else "")
        date = name_date(account.published(document.id))
        notes = (f"{account.outlet(document.id)} ({basis}) · {date} · report {document.report_id}",)
        entries.append(Entry(document.title or None, None if document.title else "no title", notes))
    return Section("Reports", None, tuple(entries), numbered=True)
