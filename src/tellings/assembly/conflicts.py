"""What is contested, and how: silence overtaken by an answer, denial, figures, days, opposed words, positions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.alignments import Link, opposed_pair, own_mood
from tellings.assembly.units import Number, Unit
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.documents import PublicationDate
from tellings.types.dossiers import ContestKind, Difference

_SETTLED = frozenset({"planned", "happened", "unknown"})
_TOLD_TO_DENY = "one is told only to be denied"
_FIRM_MASS, _FIRM_SHARED, _FIRM_SCORE = 12.0, 3, 0.55  # bits, features, similarity
_WEAK = frozenset({"be", "have", "do", "get", "say"})  # verbs that two sentences share by chance
_EXPECTING = frozenset({"expect", "want", "hope", "insist", "need", "await"})
_BEFORE = frozenset(stem(word) for word in "before ahead prior beforehand immediately now advance first".split())
_AFTER = frozenset(stem(word) for word in "during after afterwards following once until later".split())
_WANTS = frozenset({"demanded", "proposed", "planned"})


@dataclass(frozen=True, slots=True)
class ConflictThresholds:
    """How alike two statements must be for their difference to mean something; set on `bench.contested`."""

    same_matter: float = 0.42  # similarity for figures, days and polarity: the rest must tell the same
    figures: float = 0.25  # similarity for two figures of one counted thing; wordings of casualty counts vary
    opposed: float = 0.4  # similarity where an opposed pair of words stands for the missing part
    position: float = 0.28  # similarity of two sides' demands
    emphasis: float = 0.24  # similarity at which another report tells one side of an "although"
    most: int = 14  # contests shown; the strongest are kept


@dataclass(frozen=True, slots=True)
class Conflict:
    """Units that do not simply agree, the kind of it, on what, why, and how strong the ground is (0 to 1)."""

    kind: ContestKind
    on: Difference | None
    units: tuple[int, ...]
    why: str
    strength: float


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
    found = [*find_superseded(units, published, names, _leading(units, claim_of)), *find_denials(units, links, names)]
    pairs = [link for link in links if _comparable(units[link.first], units[link.second])]
    found += _by_veto(units, pairs, limits, names)
    found += _opposed_words(units, pairs, limits, names)
    found += _headlines(units, links, limits)
    found += _positions(units, pairs, limits, names)
    found += find_concessions(units, links, limits)
    found += find_accounts(units, names, people)
    return _distinct(found, claim_of, limits)


def find_superseded(
    units: Sequence[Unit],
    published: Mapping[str, PublicationDate],
    names: Mapping[str, str],
    leading: Collection[str],
) -> Iterator[Conflict]:
    """Yield one conflict per silent side that another report lets answer, unless that report is the older one.

    `leading` are the features of the news itself; a side that is silent on it is answered by any words of that side,
    one that is silent on something else only by words on that.
    """
    silences: dict[str, list[Unit]] = {}
    for unit in units:
        side = _side(unit)
        if unit.predicate == "no-comment" and not unit.denied and side:
            silences.setdefault(side, []).append(unit)
    for side, silent in silences.items():
        speaking = {unit.document_id for unit in silent if _speaks(units, side, unit.document_id)}
        quiet = [unit for unit in silent if unit.document_id not in speaking] or silent
        answers = list(_answers(units, side, quiet, published, leading))
        if not answers:
            continue
        asked = " and ".join(dict.fromkeys(names.get(unit.subject or "", side) for unit in quiet))
        why = f"{asked}: no answer in one report, an answer in another; earlier and later, not a quarrel of facts"
        yield Conflict("superseded", "status", tuple(unit.index for unit in [*quiet, *answers]), why, 1.0)


def _leading(units: Sequence[Unit], claim_of: Mapping[int, str]) -> frozenset[str]:
    """The features of the claim that most documents tell, and of the headlines."""
    told: dict[str, set[str]] = {}
    for unit in units:
        told.setdefault(claim_of[unit.index], set()).add(unit.document_id)
    lead = max(told, key=lambda key: len(told[key]), default=None)
    chosen = [unit for unit in units if unit.block == "title" or claim_of[unit.index] == lead]
    return frozenset(key for unit in chosen for key in unit.features if key.startswith("c:"))


def _side(unit: Unit) -> str | None:
    """The side of whoever a statement is about: the party of its subject, else the subject."""
    return unit.subject_party or unit.subject


def _speaks(units: Sequence[Unit], side: str, document_id: str) -> bool:
    return any(unit.document_id == document_id and unit.quote and unit.party == side for unit in units)


def _answers(
    units: Sequence[Unit],
    side: str,
    silent: Sequence[Unit],
    published: Mapping[str, PublicationDate],
    leading: Collection[str],
) -> Iterator[Unit]:
    """Reactions of the side in other documents that are not older: said to respond first, then its words."""
    quiet = {unit.document_id for unit in silent}
    others = [unit for unit in units if unit.document_id not in quiet and not _older(unit, silent, published)]
    responding = [unit for unit in others if unit.predicate == "respond" and _side(unit) == side]
    speaking = [unit for unit in others if unit.quote and not unit.denied and unit.party == side and unit.intact]
    topic = {key for unit in silent for key in unit.features if key.startswith("c:")}
    if not (topic & set(leading) or responding):
        speaking = [unit for unit in speaking if topic & unit.features.keys()]
    speaking.sort(key=lambda unit: (-len(topic & unit.features.keys()), unit.index))
    yield from responding[:2]
    yield from speaking[: 3 - len(responding[:2])]


def _older(unit: Unit, silent: Sequence[Unit], published: Mapping[str, PublicationDate]) -> bool:
    answer = published.get(unit.document_id)
    if answer is None or answer.latest is None:
        return False
    days = [date.earliest for one in silent if (date := published.get(one.document_id)) and date.earliest]
    return bool(days) and answer.latest < min(days)


def find_denials(units: Sequence[Unit], links: Sequence[Link], names: Mapping[str, str]) -> Iterator[Conflict]:
    """Yield the reports that a speaker tells only to deny them, with the words of the denial."""
    told: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        if unit.denied and unit.quote is not None and unit.quote.nested_in is not None:
            told.setdefault((unit.document_id, unit.quote.nested_in), []).append(unit)
    for (document_id, outer), denied in told.items():
        own = [unit for unit in units if unit.document_id == document_id and unit.quote_number == outer]
        denials = [unit for unit in own if not unit.denied and unit.sentence >= denied[0].sentence]
        if denials:
            yield _denial(units, denied, denials[-1], names)
    for link in links:
        pair = (units[link.first], units[link.second])
        denied_here = [unit for unit in pair if unit.denied]
        if link.veto == _TOLD_TO_DENY and len(denied_here) == 1 and _is_firm(*pair, link):
            who = names.get(denied_here[0].speaker or "", denied_here[0].voice or "a side")
            why = f"one report tells it, {who} denies it"
            yield Conflict("contradiction", "polarity", (link.first, link.second), why, link.score)


def _denial(units: Sequence[Unit], denied: Sequence[Unit], denier: Unit, names: Mapping[str, str]) -> Conflict:
    own = [other for other in units if any(_tells_own_version(other, unit, denier) for unit in denied)]
    who = names.get(denier.speaker or "", denier.voice or "the speaker")
    chosen = tuple(item.index for item in (*denied, denier, *own[:2]))
    return Conflict("contradiction", "actor", chosen, f"{who} denies it", 0.95)


def _tells_own_version(other: Unit, denied: Unit, denier: Unit) -> bool:
    """What the denier says of the same people elsewhere."""
    if other.denied or other.speaker is None or other.speaker != denier.speaker or other.index == denier.index:
        return False
    people = {key for key in denied.features if key.startswith("e:")} - {f"e:{denier.speaker}"}
    return bool(people & other.features.keys()) and not other.passage.span.overlap(denied.passage.span)


def _comparable(one: Unit, two: Unit) -> bool:
    """Two voices: another document or another speaker, neither told only to be denied."""
    if one.denied or two.denied or "no-comment" in (one.predicate, two.predicate):
        return False
    return one.document_id != two.document_id or one.speaker != two.speaker


def _by_veto(
    units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds, names: Mapping[str, str]
) -> Iterator[Conflict]:
    for link in links:
        one, two = units[link.first], units[link.second]
        if link.veto == "number" and link.score >= limits.figures:
            yield from _numbers(one, two, link)
        if link.score < limits.same_matter or not _is_firm(one, two, link):
            continue
        if link.veto == "polarity" and one.predicate == two.predicate and one.predicate not in _WEAK:
            kind: ContestKind = "contradiction" if not _WANTS & {one.mood, two.mood} else "position_conflict"
            yield Conflict(
                kind,
                "polarity",
                (one.index, two.index),
                "one says that it is so, the other that it is not",
                link.score,
            )
        elif link.veto == "actors":
            why = "who did it and to whom change places"
            yield Conflict("contradiction", "actor", (one.index, two.index), why, link.score)
        elif link.veto == "date" and one.predicate == two.predicate and one.mood == two.mood and one.quote is None:
            yield Conflict("contradiction", "date", (one.index, two.index), "the days differ", link.score * 0.9)


def _is_firm(one: Unit, two: Unit, link: Link) -> bool:
    """Whether enough is shared for yes against no or day against day, and two voices stand behind it."""
    if link.mass < _FIRM_MASS or link.shared < _FIRM_SHARED or link.score < _FIRM_SCORE:
        return False
    if one.document_id == two.document_id:
        return one.speaker is not None and two.speaker is not None and one.speaker != two.speaker
    return one.speaker is None or one.speaker != two.speaker


def _numbers(one: Unit, two: Unit, link: Link) -> Iterator[Conflict]:
    """Figures for the same thing; compatible where a bound leaves room or day and place are not the same."""
    for first in one.numbers:
        for second in two.numbers:
            if first.unit != second.unit or first.value == second.value or not (first.of & second.of):
                continue
            if "vague" in (first.bound, second.bound):
                continue
            beside = (
                {key[2:] for key in one.features if key in two.features and key[0] in "cp"} - first.of - second.of
            )
            if not beside:
                continue  # they share nothing but what is counted: two counts of different happenings
            room = _leaves_room(first, second) or _leaves_room(second, first)
            why = f"the figures differ: “{first.printed}” and “{second.printed}”"
            kind: ContestKind = "compatible" if room else "contradiction"
            yield Conflict(kind, "number", (one.index, two.index), why, link.score)
            return


def _leaves_room(bounded: Number, other: Number) -> bool:
    """Whether "at least three" leaves room for four, or "about" for a near figure."""
    if bounded.bound == "at least":
        return other.value >= bounded.value
    if bounded.bound == "at most":
        return other.value <= bounded.value
    return bounded.bound == "about" and abs(other.value - bounded.value) <= 0.15 * bounded.value


def _opposed_words(
    units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds, names: Mapping[str, str]
) -> Iterator[Conflict]:
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
        if title.block != "title" or body.block == "title" or own_mood(title) not in ("planned", "happened"):
            continue
        if body.mood == "proposed" and link.score >= limits.same_matter:
            why = "the headline states as settled what the text reports as proposed"
            if title.document_id != body.document_id:
                why = "a headline states as settled what another report gives as proposed"
            yield Conflict("contradiction", "status", (title.index, body.index), why, link.score)


def find_concessions(units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds) -> Iterator[Conflict]:
    """Two results that one outlet joins with "although" and of which others tell only one: a choice of emphasis."""
    for unit in units:
        if not unit.concessive:
            continue
        for other in units:
            same_sentence = other.document_id == unit.document_id and other.sentence == unit.sentence
            if not same_sentence or other.index == unit.index or other.is_relative:
                continue
            first, second = _elsewhere(units, links, unit, limits), _elsewhere(units, links, other, limits)
            if unit.polarity != other.polarity and first and second:
                why = "one report tells both, others only one side: a choice of emphasis"
                yield Conflict("compatible", "status", (unit.index, other.index, first[0], second[0]), why, 0.5)


def _elsewhere(units: Sequence[Unit], links: Sequence[Link], unit: Unit, limits: ConflictThresholds) -> list[int]:
    """The statements of other documents that come nearest to a unit, the nearest first."""
    near = []
    for link in links:
        if unit.index in (link.first, link.second) and not link.veto and link.score >= limits.emphasis:
            at = link.second if link.first == unit.index else link.first
            if units[at].document_id != unit.document_id:
                near.append((-link.score, at))
    return [at for _, at in sorted(near)]


def find_accounts(units: Sequence[Unit], names: Mapping[str, str], people: Collection[str]) -> Iterator[Conflict]:
    """Two sides' accounts of one conversation: both name the same two people, each side tells its own points."""
    talks = [unit for unit in units if unit.quote and unit.party and not unit.denied and _is_conversation(unit)]
    for at, one in enumerate(talks):
        for two in talks[at + 1 :]:
            shared = _people(one, people) & _people(two, people)
            if one.party == two.party or one.speaker == two.speaker or len(shared) < 2:
                continue
            who = " and ".join(names.get(key, key) for key in sorted(shared)[:2])
            points = [*_same_quote(units, one), *_same_quote(units, two)]
            why = f"two sides tell of one conversation of {who}; each tells its own points"
            yield Conflict("compatible", "position", (one.index, two.index, *points), why, 0.6)


_CONVERSATION = frozenset(
    concept(stem(word)) for word in "call phone telephone spoke speak conversation talk met".split()
)


def _is_conversation(unit: Unit) -> bool:
    return bool(_CONVERSATION & unit.stems)


def _people(unit: Unit, people: Collection[str]) -> set[str]:
    named = {key[2:] for key in unit.features if key.startswith("e:")} | set(unit.actors)
    return {key for key in named if key in people}


def _same_quote(units: Sequence[Unit], unit: Unit) -> list[int]:
    """What else stands in the same quotation."""
    same = (
        other.index
        for other in units
        if other.document_id == unit.document_id
        and other.quote_number == unit.quote_number
        and other.index != unit.index
    )
    return list(same)[:3]


def _positions(
    units: Sequence[Unit], links: Sequence[Link], limits: ConflictThresholds, names: Mapping[str, str]
) -> Iterator[Conflict]:
    """Two sides that want something else on one matter: no fact is at issue."""
    for link in links:
        one, two = units[link.first], units[link.second]
        if not (one.party and two.party) or one.party == two.party or link.score < limits.position:
            continue
        if not _is_wanted(one, two):
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
    found: Sequence[Conflict], claim_of: Mapping[int, str], limits: ConflictThresholds
) -> tuple[Conflict, ...]:
    """The strongest conflict of each set of claims; one claim stands in at most two contests of one kind."""
    kept: list[Conflict] = []
    uses: dict[tuple[str, str], int] = {}
    for conflict in sorted(found, key=lambda item: (-item.strength, item.units)):
        claims = {claim_of[at] for at in conflict.units}
        if len(claims) < 2 or any(claims <= {claim_of[at] for at in other.units} for other in kept):
            continue
        keys = [(claim, conflict.kind) for claim in claims]
        if any(uses.get(key, 0) >= 2 for key in keys):
            continue
        for key in keys:
            uses[key] = uses.get(key, 0) + 1
        kept.append(conflict)
    return tuple(kept[: limits.most])
