"""What forbids that two statements are one claim, however much else they share."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.assembly.units import Number, Unit
from tellings.tables.antonyms import opposed
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.annotations import Mood

# What two do together: "A met B" and "B met A" are one thing.
_MUTUAL = frozenset("speak talk meet discuss agree negotiate clash fight sign confer converse trade debate".split())
TOLD_TO_DENY = "one is told only to be denied"
TOLLS = frozenset(concept(stem(word)) for word in "dead died killed injured wounded missing".split())
_FATES = {
    concept(stem(word)): fate
    for fate, words in {
        "dead": "dead killed perished drowned fatality",
        "hurt": "injured hurt maimed hospitalized",
        "missing": "missing",
        "held": "arrested detained",
        "taken": "abducted kidnapped",
        "saved": "rescued evacuated",
        "homeless": "displaced",
    }.items()
    for word in words.split()
}
BEING = frozenset({"be", "become", "remain", "have"})


def veto(one: Unit, two: Unit) -> str | None:
    """Return what forbids that two statements are one claim, None where nothing does."""
    if one.is_attribution != two.is_attribution:
        return "one is the frame of a quotation"
    if one.is_attribution and one.subject != two.subject:
        return "two speakers"
    if one.denied != two.denied:
        return TOLD_TO_DENY
    if one.polarity != two.polarity:
        return "polarity"
    if (one.predicate == "no-comment") != (two.predicate == "no-comment"):
        return "silence and speech"
    for noun in {noun for noun, _ in one.ordinals} & {noun for noun, _ in two.ordinals}:
        if not {n for key, n in one.ordinals if key == noun} & {n for key, n in two.ordinals if key == noun}:
            return f"ordinal of {noun}"
    if _numbers_conflict(one.numbers, two.numbers) or _tolls_conflict(one, two):
        return "number"
    if one.days and two.days and not _days_meet(one, two):
        return "date"
    if _other_person(one, two):
        return "persons"
    if _own_deeds(one, two):
        return "two sides of themselves"
    if _actors_swapped(one, two):
        return "actors"
    if _other_subject(one, two):
        return "subject"
    if {one.mood, two.mood} == {"happened", "demanded"}:
        return "mood"
    open_moods = {one.mood, two.mood} - {"planned"}
    if "planned" in (own_mood(one), own_mood(two)) and open_moods & {"proposed", "demanded"}:
        return "status"
    if one.party and two.party and one.party != two.party and opposed_pair(one, two):
        return "opposed words"
    return None


def own_mood(unit: Unit) -> Mood | None:
    """The mood of what an outlet says in its own voice; None for what it gives to a speaker."""
    return unit.mood if unit.quote is None else None


def opposed_pair(one: Unit, two: Unit) -> tuple[str, str] | None:
    """Return opposed words as printed, neither in both statements; None where the rest shares nothing."""
    if not one.stems & two.stems:
        return None
    first, second = sorted(one.words.keys() - two.words.keys()), sorted(two.words.keys() - one.words.keys())
    return next(((one.words[a], two.words[b]) for a in first for b in second if opposed(a, b)), None)


def _other_subject(one: Unit, two: Unit) -> bool:
    """Whether the two say what somebody is, of different sides, and neither so much as names the other's."""
    if one.predicate != two.predicate or one.predicate not in BEING or not (one.opens and two.opens):
        return False
    first, second = one.subject_party or one.subject, two.subject_party or two.subject
    if first is None or second is None or first == second or one.subject == two.subject:
        return False
    return not ({first, one.subject} & _named(two) or {second, two.subject} & _named(one))


def _other_person(one: Unit, two: Unit) -> bool:
    """Whether the two tell of the deeds of two persons, neither of whom the other statement names."""
    if one.subject not in one.people or two.subject not in two.people:
        return False
    return one.subject not in two.people and two.subject not in one.people


def _own_deeds(one: Unit, two: Unit) -> bool:
    """Whether two sides speak, each of what it does itself: that they do alike does not make it one deed."""
    if one.party is None or two.party is None or one.party == two.party or one.predicate in _MUTUAL:
        return False
    return (
        one.subject_party in (one.party, None)
        and two.subject_party in (two.party, None)
        and not (one.subject_party is None and two.subject_party is None)
    )


def _named(unit: Unit) -> set[str | None]:
    return {key[2:] for key in unit.features if key.startswith("e:")} | {*unit.actors, unit.subject_party}


def _numbers_conflict(first: Sequence[Number], second: Sequence[Number]) -> bool:
    """Whether both count the same things and no amount agrees."""
    firm, other = ([item for item in numbers if item.bound != "vague"] for numbers in (first, second))
    alike = [(a, b) for a in firm for b in other if a.unit == b.unit and (a.unit != "count" or a.of & b.of)]
    return bool(alike) and not any(a.value == b.value for a, b in alike)


def _tolls_conflict(one: Unit, two: Unit) -> bool:
    """Whether both count the dead, or the hurt, and differ, whatever they call them ("two dead", "three workers")."""
    if not (one.stems & two.stems & TOLLS):
        return False
    first, second = ([item for item in unit.numbers if item.unit == "count"] for unit in (one, two))
    return len(first) == len(second) == 1 and first[0].value != second[0].value


def has_fate(unit: Unit) -> bool:
    """Return whether a statement tells of dead, hurt, held or rescued people."""
    return not _FATES.keys().isdisjoint(unit.stems)


def are_other_fates(one: Unit, two: Unit) -> bool:
    """Return whether one tells of the dead, say, and the other of the hurt: their numbers are of two things."""
    first, second = ({_FATES[key] for key in unit.stems & _FATES.keys()} for unit in (one, two))
    return bool(first and second) and first.isdisjoint(second)


def _days_meet(one: Unit, two: Unit) -> bool:
    return any(a <= d and c <= b for a, b in one.days for c, d in two.days)


def _actors_swapped(one: Unit, two: Unit) -> bool:
    """Whether who does it and to whom change places between the two."""
    if len(one.actors) < 2 or len(two.actors) < 2 or one.predicate != two.predicate or one.predicate in _MUTUAL:
        return False
    return one.actors[0] == two.actors[1] and one.actors[1] == two.actors[0] and one.actors[0] != one.actors[1]
