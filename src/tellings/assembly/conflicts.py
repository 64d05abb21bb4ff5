"""What is contested, and how: every kind of conflict between the statements of a story, strongest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from tellings.assembly.alignments import Link
from tellings.assembly.contests import Conflict, ConflictThresholds, is_firm
from tellings.assembly.denials import find_denials
from tellings.assembly.emphases import find_accounts, find_concessions
from tellings.assembly.silences import find_superseded
from tellings.assembly.units import Number, Unit
from tellings.assembly.vetoes import TOLLS, are_other_fates, has_fate, opposed_pair, own_mood
from tellings.text.tokens import stem
from tellings.types.documents import PublicationDate
from tellings.types.dossiers import ContestKind

_SAME_WORDS = 0.8  # share of words that two statements have in common where one copied from the other
_ONE_MOMENT = 0.6  # strength of two tolls of one moment
_MOST_TOLD = 40  # tolls of one moment that are set against each other
_SPANNING = frozenset(stem(word) for word in "through until till by before after since from during".split())
_CONTACT = frozenset(
    "call phone telephone contact approach reach ring email visit invite start provoke begin".split()
)
_FURTHER = frozenset(stem(word) for word in "other another additional further extra remaining rest".split())
_COMING_ABOUT = frozenset({"hold", "host", "meet", "agree", "sign", "begin", "start", "open", "resume", "take"})
_WEAK = frozenset({"be", "have", "do", "get", "say"})  # verbs that two sentences share by chance
_EXPECTING = frozenset({"expect", "want", "hope", "insist", "need", "await"})
_BEFORE = frozenset(stem(word) for word in "before ahead prior beforehand immediately now advance first".split())
_AFTER = frozenset(stem(word) for word in "during after afterwards following once until later".split())
_WANTS = frozenset({"demanded", "proposed", "planned"})


def find_conflicts(
    units: Sequence[Unit],
    links: Sequence[Link],
    claim_of: Mapping[int, str],
    published: Mapping[str, PublicationDate],
    names: Mapping[str, str],
    people: Collection[str] = (),
    *,
    thresholds: ConflictThresholds | None = None,
) -> tuple[Conflict, ...]:
    """Return the conflicts of a story, strongest first, one per group of claims.

    `links` are the similarities of pairs with their vetoes, `claim_of` the claim of each unit, `names` the
    names of entities for the reasons given, `people` the ids of those that are persons.
    """
    limits = thresholds or ConflictThresholds()
    found = [
        *find_superseded(units, published, names),
        *find_denials(units, links, names),
    ]
    pairs = [link for link in links if _comparable(units[link.first], units[link.second])]
    found += _by_veto(units, pairs, limits, published)
    found += _tolls_of_one_moment(units, claim_of, published)
    found += _opposed_words(units, pairs, limits)
    found += _headlines(units, links, limits)
    found += _positions(units, pairs, limits, names)
    found += find_concessions(units, links, limits)
    found += find_accounts(units, names, people)
    # A correction names what the report itself had wrong: neither that nor the right figure is a side of the story.
    found = [item for item in found if all(units[at].block != "correction" for at in item.units)]
    return _distinct(found, units, claim_of, limits)


def _comparable(one: Unit, two: Unit) -> bool:
    """Two voices: another document or another speaker, neither told only to be denied."""
    if one.denied or two.denied or "no-comment" in (one.predicate, two.predicate):
        return False
    return one.document_id != two.document_id or one.speaker != two.speaker


def _by_veto(
    units: Sequence[Unit],
    links: Sequence[Link],
    limits: ConflictThresholds,
    published: Mapping[str, PublicationDate],
) -> Iterator[Conflict]:
    for link in links:
        one, two = units[link.first], units[link.second]
        if link.veto == "number" and link.score >= limits.figures and _count_one_thing(one, two):
            yield from _numbers(*_in_time(one, two, published), link, published)
        if link.score < limits.same_matter or not is_firm(one, two, link) or one.predicate != two.predicate:
            continue
        pair = (one.index, two.index)
        settled = "unknown" not in (one.mood, two.mood)
        if link.veto == "polarity" and settled and one.predicate not in _WEAK:
            wanted = _WANTS & {one.mood, two.mood}
            kind: ContestKind = "position_conflict" if wanted else "contradiction"
            yield Conflict(kind, "polarity", pair, "one says that it is so, the other that it is not", link.score)
        elif link.veto == "actors" and one.predicate in _CONTACT:
            yield Conflict("contradiction", "actor", pair, "who did it and to whom change places", link.score)
        elif link.veto == "date" and one.mood == two.mood == "happened" and _are_dated(one, two):
            yield Conflict("contradiction", "date", pair, "the days differ", link.score * 0.9)


def _count_one_thing(one: Unit, two: Unit) -> bool:
    """Whether two voices give a figure each, neither for a further or opposite part of the whole or another fate."""
    if one.document_id == two.document_id and not (one.speaker and two.speaker):
        return False
    if are_other_fates(one, two):
        return False
    return not (opposed_pair(one, two) or _FURTHER & (one.words.keys() | two.words.keys()))


def _are_dated(one: Unit, two: Unit) -> bool:
    """Whether each gives the one day on which it happened: no span of time, no words repeated from a third."""
    if any(_SPANNING & unit.words.keys() for unit in (one, two)):
        return False
    shared, all_words = one.words.keys() & two.words.keys(), one.words.keys() | two.words.keys()
    return len(one.days) == len(two.days) == 1 and len(shared) < _SAME_WORDS * len(all_words)


def _in_time(one: Unit, two: Unit, published: Mapping[str, PublicationDate]) -> tuple[Unit, Unit]:
    """The two statements, the older report's first where their dates tell."""
    return (two, one) if _is_older(two, one, published) else (one, two)


def _is_older(one: Unit, two: Unit, published: Mapping[str, PublicationDate]) -> bool:
    first, second = published.get(one.document_id), published.get(two.document_id)
    return bool(first and second and first.latest and second.earliest and first.latest < second.earliest)


def _numbers(one: Unit, two: Unit, link: Link, published: Mapping[str, PublicationDate]) -> Iterator[Conflict]:
    """Figures for the same thing: compatible where a bound leaves room, superseded where a toll grew with time."""
    toll = bool(one.stems & two.stems & TOLLS)
    updated = toll and _is_older(one, two, published) and (one.speaker, one.voice) == (two.speaker, two.voice)
    for first in one.numbers:
        for second in two.numbers:
            counted = first.of & second.of
            if first.unit != second.unit or first.value == second.value or "vague" in (first.bound, second.bound):
                continue
            if not (_shared_beside(one, two, counted) and (counted or (toll and link.shared > 2))):
                continue
            why = f"the figures differ: “{first.printed}” and “{second.printed}”"
            pair = (one.index, two.index)
            if _leaves_room(first, second) or _leaves_room(second, first):
                yield Conflict("compatible", "number", pair, why, link.score)
            elif updated and second.value > first.value:
                yield Conflict("superseded", "number", pair, f"{why}, an earlier and a later count", 0.9, pair[:1])
            else:
                yield Conflict("contradiction", "number", pair, why, link.score)
            return


def _tolls_of_one_moment(
    units: Sequence[Unit], claim_of: Mapping[int, str], published: Mapping[str, PublicationDate]
) -> Iterator[Conflict]:
    """Counts of the dead, or the hurt, that share few words, in sentences that agree on when it happened.

    "Three people died when the gate failed", "Two were killed when the gate failed".
    """
    counts: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        if len(unit.numbers) == 1 and not unit.is_setting and has_fate(unit) and not unit.denied:
            counts.setdefault((unit.document_id, unit.sentence), []).append(unit)
    moments: dict[str, list[Unit]] = {}
    for unit in units:
        for count in counts.get((unit.document_id, unit.sentence), ()) if unit.is_setting else ():
            moments.setdefault(claim_of[unit.index], []).append(count)
    for met in moments.values():
        for at, two in enumerate(met[:_MOST_TOLD]):
            for one in met[:at]:
                if one.document_id != two.document_id and one.mood == two.mood and _count_one_thing(one, two):
                    yield from _tolls(*_in_time(one, two, published), published)


def _tolls(one: Unit, two: Unit, published: Mapping[str, PublicationDate]) -> Iterator[Conflict]:
    """Two figures for the same people: as `_numbers` tells them, with no need of further words."""
    first, second = one.numbers[0], two.numbers[0]
    vague = "vague" in (first.bound, second.bound)
    if first.unit != "count" or second.unit != "count" or first.value == second.value or vague:
        return
    if not first.of & second.of or one.polarity != two.polarity:
        return
    why, pair = f"the figures differ: “{first.printed}” and “{second.printed}”", (one.index, two.index)
    updated = _is_older(one, two, published) and (one.speaker, one.voice) == (two.speaker, two.voice)
    if _leaves_room(first, second) or _leaves_room(second, first):
        yield Conflict("compatible", "number", pair, why, _ONE_MOMENT)
    elif updated and second.value > first.value:
        yield Conflict("superseded", "number", pair, f"{why}, an earlier and a later count", 0.9, pair[:1])
    else:
        yield Conflict("contradiction", "number", pair, why, _ONE_MOMENT)


def _shared_beside(one: Unit, two: Unit, counted: frozenset[str]) -> bool:
    """Whether they share more than what is counted: else these are counts in two different happenings."""
    return any(key[2:] not in counted for key in one.features if key in two.features and key[0] in "cp")


def _leaves_room(bounded: Number, other: Number) -> bool:
    """Whether "at least three" leaves room for four, or "about" for a near figure."""
    if bounded.bound == "at least":
        return other.value >= bounded.value
    if bounded.bound == "at most":
        return other.value <= bounded.value
    return bounded.bound == "about" and abs(other.value - bounded.value) <= 0.15 * bounded.value


def _opposed_words(units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds) -> Iterator[Conflict]:
    """The words of two sides on one matter that hold opposed words ("promptly", "after a long delay")."""
    for link in links:
        one, two = units[link.first], units[link.second]
        if link.score < limits.opposed or one.polarity != two.polarity:
            continue
        if not (one.party and two.party) or one.party == two.party:
            continue
        pair = opposed_pair(one, two)
        if pair is None:
            continue
        kind: ContestKind = "position_conflict" if one.mood in _WANTS and two.mood in _WANTS else "contradiction"
        why = f"opposed words on one matter: “{pair[0]}” and “{pair[1]}”"
        yield Conflict(kind, "position", (one.index, two.index), why, link.score)


def _headlines(units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds) -> Iterator[Conflict]:
    """A headline in the outlet's own voice that states as settled what a report gives as proposed."""
    for link in links:
        one, two = units[link.first], units[link.second]
        title, body = (one, two) if one.block == "title" else (two, one)
        if title.block != "title" or body.block == "title" or not _is_settled(title):
            continue
        if body.mood == "proposed" and link.score >= limits.same_matter:
            why = "the headline states as settled what the text reports as proposed"
            if title.document_id != body.document_id:
                why = "a headline states as settled what another report gives as proposed"
            yield Conflict("contradiction", "status", (title.index, body.index), why, link.score)


def _is_settled(title: Unit) -> bool:
    """Whether a headline says in the outlet's own voice that it will be, or that it came about."""
    mood = own_mood(title)
    return mood == "planned" or (mood == "happened" and title.predicate in _COMING_ABOUT)


def _positions(
    units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds, names: Mapping[str, str]
) -> Iterator[Conflict]:
    """Two sides that want something else on one matter: no fact is at issue."""
    for link in links:
        one, two = units[link.first], units[link.second]
        if not (one.party and two.party) or one.party == two.party or link.score < limits.position:
            continue
        if not _is_wanted(one, two) or link.mass < limits.rare:
            continue
        if _other_order(one, two) or ("demanded" in (one.mood, two.mood) and link.score >= limits.same_matter):
            who = " and ".join(names.get(key, key) for key in (one.party, two.party))
            why = f"{who} want different things on one matter; no fact is at issue"
            yield Conflict("position_conflict", "position", (one.index, two.index), why, link.score * 0.9)


def _is_wanted(one: Unit, two: Unit) -> bool:
    """Whether both say what their side will, wants or expects, not what happened."""
    return all(unit.mood in _WANTS or unit.predicate in _EXPECTING for unit in (one, two))


def _other_order(one: Unit, two: Unit) -> bool:
    """Whether one side wants it before a moment at which, or after which, the other wants it."""
    return bool(
        (_BEFORE & one.words.keys() and _AFTER & two.words.keys() and not _AFTER & one.words.keys())
        or (_BEFORE & two.words.keys() and _AFTER & one.words.keys() and not _AFTER & two.words.keys())
    )


def _distinct(
    found: Sequence[Conflict], units: Sequence[Unit], claim_of: Mapping[int, str], limits: ConflictThresholds
) -> tuple[Conflict, ...]:
    """The strongest conflict of each set of claims and of each set of sentences.

    One claim stands in at most two contests of one kind.
    """
    kept: list[Conflict] = []
    uses: Counter[tuple[str, str]] = Counter()
    for conflict in sorted(found, key=lambda item: (-item.strength, item.units)):
        claims = {claim_of[at] for at in conflict.units}
        sentences = _sentences(conflict, units)
        known = any(
            claims <= {claim_of[at] for at in other.units}
            or (other.on == conflict.on and sentences <= _sentences(other, units))
            for other in kept
        )
        keys = [(claim, conflict.kind) for claim in claims]
        if len(claims) < 2 or known or any(uses[key] >= 2 for key in keys):
            continue
        uses.update(keys)
        kept.append(conflict)
    return tuple(kept[: limits.most])


def _sentences(conflict: Conflict, units: Sequence[Unit]) -> set[tuple[str, int]]:
    return {(units[at].document_id, units[at].sentence) for at in conflict.units}
