"""How alike two documents are: pieces of evidence for and against one event, added up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.clustering.guards import days_between, find_differences, find_veto
from tellings.clustering.meanings import MeaningThresholds
from tellings.clustering.traits import Traits, find_traits
from tellings.types.stories import Fingerprint, Likeness

LEAST_RUNS = 5  # sampled word runs of a text that is long enough to be called a copy


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What each piece of evidence counts for and when two documents share a story; set on `bench.clustering`.

    The points are about those of a log-odds scale: 0 is as likely one event as two, and 1 point more makes it
    2.7 times as likely. `score` maps -5 to 5 points onto 0 to 1.
    """

    link: float = 0.32  # likeness at which two reports, or a report and a group on the mean, become one story
    growth: float = 0.06  # more for each doubling of the smaller of two groups: on the mean of many, chance is less
    silence: float = 0.08  # off the likeness of two groups of several reports, by each doubling of the days between
    comment: float = 0.4  # mean likeness at which a comment is about a story and joins it
    other: float = 0.7  # share of that likeness to any other story, from which a comment is about more than one
    handful: int = 12  # reports that somebody brought together: that two of them tell one event is likelier
    handful_link: float = 0.25  # the link among so few
    start: float = -5.5  # before anything is compared: two reports at random seldom tell of one event
    words: float = 14.0  # cosine of the weighed stems
    words_of_a_day: float = 2.0  # the same once more where one day published both: the day's news, not the matter
    ground: float = 2.0  # shared stems at which their cosine counts half: a likeness on little ground says little
    longer: float = -0.45  # each doubling of the shorter text: what two long texts share, they share by chance
    usual: int = 330  # words of a report, from which doublings are counted, above 0 in a shorter one
    sizes: tuple[int, int] = (40, 2000)  # words below and above which length says no more
    person: float = 0.15  # each rare name of a person without an office in both
    subject: float = 0.9  # each of them in both leads
    place: float = 0.15  # each place that both name
    persons: int = 3  # names that count; the same for places, figures, amounts, words of headlines
    figure: float = 0.6  # each number of the lead that stands in both leads
    amount: float = 0.8  # each amount with what it counts that both have
    day: float = 1.4  # a day that both texts tell of
    headline: float = 1.0  # each word after the first that the headlines of one day share
    later: float = -1.0  # published two days apart or more: the morning after still tells the same news
    doubling: float = -0.1  # each doubling of the days between publications where something marks the event
    doubling_unmarked: float = -0.8  # where nothing does: politics moves on by the day, a victim's name stays
    no_date: float = 0.0  # a publication day is unknown, so that time parts nothing; something marks the event
    no_date_unmarked: float = -0.6  # where nothing does and the other's day is known
    mark: float = 0.3  # rarity, as a share of the rarest, at which persons in both mark an event
    other_people: float = -0.1  # each lead names people whom the other report does not
    other_places: float = -1.4  # each lead stands in places that the other does not name
    other_figures: float = -0.7  # both leads have numbers, none in common
    other_dates: float = -0.5  # both leads have dates, none in common
    other_years: float = -0.5  # both texts name years, none in common
    same_outlet: float = -2.0  # an outlet rarely tells one event twice, and its pages share furniture
    copied: float = 7.0  # share of the sampled word runs in common
    copy: float = 0.5  # shared word runs that alone make a link: the texts are copies
    form_days: int = 2  # an outlet mends a report within so many days; after them it fills the form for the next one
    same_page: float = 0.9  # shared word runs from which it is the same report all the same
    differences: int = 4  # of people, places, numbers, days, publication: with so many the events are others
    days_apart: int = 6  # publication days further apart than this are one of these differences
    largest: int = 600  # members, and a fifth more; grouping takes the square, so larger components are parted


def match_fingerprints(
    first: Fingerprint | Traits,
    second: Fingerprint | Traits,
    *,
    cosine: float | None = None,
    thresholds: Thresholds | None = None,
    meanings: MeaningThresholds | None = None,
    with_parts: bool = True,
) -> Likeness:
    """Return the likeness of two documents (0 to 1), its parts, and the guard that forbids a link if there is one.

    `cosine` is that of their vectors; without it, words count for more, so that one link serves both. Where vectors
    are far apart, words may still hold two reports together. What is compared often is given as traits.
    Without its parts, the likeness of two texts one of which holds the other is known at once: nothing is more alike.
    """
    first, second = find_traits(first), find_traits(second)
    limits = thresholds or Thresholds()
    copied = _find_copied(first, second, limits)
    low, high = sorted((first.document_id, second.document_id))
    if not with_parts and copied == 1.0 >= limits.copy:
        return Likeness(low, high, 1.0, ())
    words, differing = _words(first, second, limits), find_differences(first, second)
    parts = [
        *_told(words, cosine, limits, meanings or MeaningThresholds()),
        ("words of one day", limits.words_of_a_day * words * (days_between(first, second) == 0)),
        ("length of the texts", limits.longer * _doublings(first, second, limits)),
        ("copied", limits.copied * copied),
        *_shared(first, second, limits),
        *_differing(first, second, differing, limits),
    ]
    score = min(1.0, max(0.0, (sum(points for _, points in parts) + 5) / 10))
    if copied >= limits.copy:
        score = max(score, copied)
    veto = (
        None
        if copied >= limits.copy
        else find_veto(first, second, differing, differences=limits.differences, days_apart=limits.days_apart)
    )
    told = tuple((name, rounded) for name, points in parts if points and (rounded := round(points, 2)))
    return Likeness(low, high, round(score, 4), told, veto)


def _told(
    words: float, cosine: float | None, limits: Thresholds, meanings: MeaningThresholds
) -> tuple[tuple[str, float], ...]:
    """What words and vectors say together, or the words alone where that is more."""
    alone = ("before any evidence", limits.start), ("words", limits.words * words)
    if cosine is None:
        return alone
    alone = ("before any evidence", limits.start + meanings.unconfirmed), alone[1]
    both = (
        ("before any evidence", meanings.start),
        ("words", meanings.words * words),
        ("meaning", meanings.meaning * cosine),
    )
    return max((both, alone), key=lambda parts: sum(points for _, points in parts))


def _shared(first: Traits, second: Traits, limits: Thresholds) -> Iterator[tuple[str, float]]:
    yield "same people", limits.person * min(_shared_people(first, second), limits.persons)
    yield (
        "same people in the leads",
        limits.subject * min(len(first.subjects & second.subjects), limits.persons),
    )
    yield "same places", limits.place * min(len(first.surroundings & second.surroundings), limits.persons)
    yield "same numbers", limits.figure * min(len(first.figures & second.figures), limits.persons)
    yield "same amounts", limits.amount * min(len(first.amounts & second.amounts), limits.persons)
    yield "same day", limits.day * bool(first.told & second.told)
    if days_between(first, second) == 0:
        words = len(first.title_words & second.title_words)
        yield "same words in the headlines", limits.headline * min(max(words - 1, 0), limits.persons)


def _shared_people(first: Traits, second: Traits) -> float:
    """How many persons without an office both name, each counted by how rare the name is."""
    return math.fsum(first.people[name] for name in first.people.keys() & second.people.keys())


def _is_marked(first: Traits, second: Traits, limits: Thresholds) -> bool:
    """Whether both have what tells this event from others of its kind for long: a person, a number, a day."""
    return bool(
        first.figures & second.figures or first.told & second.told or _shared_people(first, second) > limits.mark
    )


def _differing(
    first: Traits, second: Traits, differences: Sequence[str], limits: Thresholds
) -> Iterator[tuple[str, float]]:
    gap, marked = days_between(first, second), _is_marked(first, second, limits)
    if gap is None:
        one_dated = (None in first.days) != (None in second.days)
        yield "no date", limits.no_date_unmarked if one_dated and not marked else limits.no_date
    else:
        doubling = limits.doubling if marked else limits.doubling_unmarked
        yield "days apart", doubling * math.log2(1 + gap) + limits.later * (gap > 1)
    against = {
        "people": limits.other_people,
        "places": limits.other_places,
        "numbers": limits.other_figures,
        "days": limits.other_dates,
        "years": limits.other_years,
    }
    for name in differences:
        yield f"other {name}", against[name]
    yield "same outlet", limits.same_outlet * (first.outlet is not None and first.outlet == second.outlet)


def _words(first: Traits, second: Traits, limits: Thresholds) -> float:
    """Cosine of the weighed stems, less where few are shared."""
    shared = first.words.keys() & second.words.keys()
    if not shared:
        return 0.0
    one, two = first.words, second.words
    dot = math.fsum([one[word] * two[word] for word in shared])
    return dot / math.sqrt(first.length * second.length) * len(shared) / (len(shared) + limits.ground)


def _doublings(first: Traits, second: Traits, limits: Thresholds) -> float:
    """How many times the shorter text doubles the usual length, below 0 where it is shorter."""
    if not first.size or not second.size:
        return 0.0
    shortest, longest = limits.sizes
    return math.log2(min(max(min(first.size, second.size), shortest), longest) / limits.usual)


def _find_copied(first: Traits, second: Traits, limits: Thresholds) -> float:
    """Share of the word runs in common, none where one outlet fills the same form again days later."""
    share = _containment(first.shingles, second.shingles)
    gap = days_between(first, second)
    is_form = (
        first.outlet is not None and first.outlet == second.outlet and gap is not None and gap > limits.form_days
    )
    return 0.0 if is_form and share < limits.same_page else share


def _containment(first: frozenset[int], second: frozenset[int]) -> float:
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter >= LEAST_RUNS else 0.0
