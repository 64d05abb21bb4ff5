"""Which stories go on from an earlier one: the next of a series, a later step of a case, what goes back to it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tellings.clustering.cases import find_party, find_step
from tellings.clustering.fingerprints import read_day
from tellings.clustering.subjects import STORY_BLOCKS
from tellings.tables.frequencies import rarity
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, TimeExpression
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint, Follow, Story


@dataclass(frozen=True, slots=True)
class FollowThresholds:
    """When a story goes on from another; set by reading the links among stories of AllSides."""

    words: float = 0.4  # cosine of the stories' words: below it, what is gone back to is mere background
    names: float = 0.3  # cosine of their names
    shared: int = 3  # words of the earlier titles in the sentence that goes back: two may be any two people's names
    weight: float = 18.0  # bits by which these words together are rarer than common ones
    common: float = 8.5  # bits of rarity up to which a word says nothing, as in fingerprints
    soonest: int = 2  # days between the earlier day and the report: one day is the same news told again
    longest: int = 400  # days that a story is gone back to
    case: float = 0.6  # of these cosines, where both tell steps of one person's case


@dataclass(frozen=True, slots=True)
class Reference:
    """A sentence that goes back to an earlier day (as an ordinal): its telling stems, each with a word as written."""

    report_id: str
    day: int
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Profile:
    """What is weighed of a story: `first` day, weights of words and names, stems of its titles, its numbers."""

    first: int
    words: Mapping[str, float]
    names: Mapping[str, float]
    title: frozenset[str]
    ordinals: frozenset[tuple[str, int]]
    step: tuple[int, int, str] | None
    party: frozenset[str]


def find_references(annotated: AnnotatedDocument, limits: FollowThresholds) -> tuple[Reference, ...]:
    """Return the sentences of a document that go back to a single day well before it was published."""
    document = annotated.document
    published = read_day(document.published.earliest)
    starts = [sentence.span.start for sentence in annotated.sentences]
    told: dict[int, list[tuple[int, str, str]]] = {}  # telling words of a sentence: place, stem, as written
    found: dict[tuple[int, int], Reference] = {}  # a sentence goes back to a day once, however often it names it
    for time in annotated.times:
        day = _single_day(time)
        if day is None or published is None or not limits.soonest <= published - day <= limits.longest:
            continue
        at = bisect_right(starts, time.span.start) - 1
        if at < 0 or (at, day) in found or not annotated.sentences[at].span.contains(time.span):
            continue
        if document.blocks[annotated.sentences[at].block].kind not in STORY_BLOCKS:
            continue
        if at not in told:
            told[at] = list(_find_telling(document.text, annotated.sentences[at].span, limits))
        words: dict[str, str] = {}
        for start, word, written in told[at]:
            if not time.span.start <= start < time.span.end:
                words.setdefault(word, written)
        found[at, day] = Reference(document.report_id, day, tuple(sorted(words.items())))
    return tuple(found.values())


def _find_telling(text: str, span: Span, limits: FollowThresholds) -> Iterator[tuple[int, str, str]]:
    """The words of a sentence that are no common ones: where each stands, its stem, and as written."""
    for token in tokenize(text, span.start, span.end):
        if token.is_word and not token.text.isdigit() and rarity(stem(token.text)) > limits.common:
            yield token.start, stem(token.text), token.text


def match_sequences(
    stories: Sequence[Story],
    prints: Mapping[str, Fingerprint],
    documents: Mapping[str, AnnotatedDocument],
    *,
    thresholds: FollowThresholds | None = None,
) -> tuple[Story, ...]:
    """Return the stories, each with the one that it follows, if any; the same whatever their order.

    What goes over events (a round-up, comment) neither follows one nor says what follows.
    What an earlier run said is kept where one of the two stories has no report here, under the present id.
    """
    limits = thresholds or FollowThresholds()
    profiles = {story.id: each for story in stories if (each := _profile(story, prints, documents)) is not None}
    begun: dict[int, list[str]] = defaultdict(list)
    numbered: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, profile in sorted(profiles.items(), key=lambda item: (-item[1].first, item[0])):  # the latest first
        begun[profile.first].append(name)
        for ordinal in profile.ordinals:
            numbered[ordinal].append(name)
    parties: dict[str, list[str]] = defaultdict(list)
    for name, profile in sorted(profiles.items()):
        for party in profile.party:
            parties[party].append(name)
    leads = {old: story.id for story in stories for old in story.merged_ids}
    given = {story.id for story in stories if story.document_ids}
    made = []
    for story in stories:
        found: list[tuple[float, str, str]] = []
        if story.id in profiles:
            members = [documents[key] for key in story.document_ids if not prints[key].loose]
            references = [reference for item in members for reference in find_references(item, limits)]
            found += _match_numbers(story.id, profiles, numbered, limits)
            found += _match_references(story.id, references, profiles, begun, limits)
            found += _match_steps(story.id, profiles, parties, limits)
        best = [Follow(name, why) for _, name, why in sorted(found, key=lambda item: (-item[0], item[1:]))[:1]]
        made.append(replace(story, follows=(*best, *_keep_follows(story, best, leads, given))))
    return tuple(made)


def _keep_follows(
    story: Story, best: Sequence[Follow], leads: Mapping[str, str], given: set[str]
) -> Iterator[Follow]:
    """What earlier runs said and this one cannot see, under present ids, each story once."""
    told = {story.id, *(follow.story_id for follow in best)}
    for follow in story.follows:
        target = leads.get(follow.story_id, follow.story_id)
        if target not in told and not (story.id in given and target in given):
            told.add(target)
            yield replace(follow, story_id=target)


def _match_numbers(
    name: str,
    profiles: Mapping[str, _Profile],
    numbered: Mapping[tuple[str, int], list[str]],
    limits: FollowThresholds,
) -> Iterator[tuple[float, str, str]]:
    """Earlier stories of the number before: round 1 before round 2. The latest counts most, and more than words."""
    own = profiles[name]
    for noun, number in sorted(own.ordinals):
        for other in numbered.get((noun, number - 1), ()):
            earlier = profiles[other]
            is_before = earlier.first < own.first and (noun, number) not in earlier.ordinals
            if is_before and _is_near(own, earlier, limits):
                yield earlier.first, other, f"{noun} {number} comes after {noun} {number - 1}"
                break  # the others began before, and one is followed


def _match_references(
    name: str,
    references: Sequence[Reference],
    profiles: Mapping[str, _Profile],
    begun: Mapping[int, list[str]],
    limits: FollowThresholds,
) -> Iterator[tuple[float, str, str]]:
    """Earlier stories that began on the day that a sentence goes back to, or the next, in words of their titles."""
    own = profiles[name]
    near: dict[str, bool] = {}
    for reference in references:
        written = dict(reference.words)
        for other in (*begun.get(reference.day, ()), *begun.get(reference.day + 1, ())):
            earlier = profiles[other]
            shared = earlier.title & written.keys()
            weight = sum(rarity(word) - limits.common for word in shared)
            if len(shared) < limits.shared or weight < limits.weight or earlier.first + 1 >= own.first:
                continue
            if other not in near:
                near[other] = _is_near(own, earlier, limits)
            if near[other]:
                day = date.fromordinal(reference.day).isoformat()
                words = ", ".join(sorted(written[word] for word in shared))
                yield weight, other, f"{reference.report_id} goes back to {day}, when that story began: {words}"


def _match_steps(
    name: str, profiles: Mapping[str, _Profile], parties: Mapping[str, list[str]], limits: FollowThresholds
) -> Iterator[tuple[float, str, str]]:
    """Earlier steps of one case, the furthest and latest first; a day that is gone back to counts more than any."""
    own = profiles[name]
    for other in sorted({each for party in own.party for each in parties.get(party, ())}):
        earlier = profiles[other]
        gap = own.first - earlier.first
        if own.step is None or earlier.step is None or not limits.soonest <= gap <= limits.longest:
            continue
        is_later = own.step[0] == earlier.step[0] and own.step[1] > earlier.step[1]
        if is_later and _is_near(own, earlier, limits, share=limits.case):
            why = f"{own.step[2]} comes after {earlier.step[2]}: {', '.join(sorted(own.party & earlier.party))}"
            yield earlier.step[1] - gap / (limits.longest + 1) - limits.weight, other, why


def _is_near(one: _Profile, two: _Profile, limits: FollowThresholds, *, share: float = 1.0) -> bool:
    words, names = share * limits.words, share * limits.names
    return _cosine(one.words, two.words) >= words and _cosine(one.names, two.names) >= names


def _profile(
    story: Story, prints: Mapping[str, Fingerprint], documents: Mapping[str, AnnotatedDocument]
) -> _Profile | None:
    """What is weighed of a story; None where none of its reports is here, or no day is known."""
    members = [prints[key] for key in story.document_ids if not prints[key].loose]
    first = min((member.days[0] for member in members if member.days[0] is not None), default=None)
    if first is None:
        return None
    read = [documents[key] for key in story.document_ids if not prints[key].loose]
    step = find_step(read)
    titles = Counter(word for member in members for word in member.title_words)
    return _Profile(
        first=first,
        words=_add(member.words for member in members),
        names=_add(member.names for member in members),
        title=frozenset(word for word, count in titles.items() if 4 * count >= len(members)),
        ordinals=frozenset(ordinal for member in members for ordinal in member.ordinals),
        step=step,
        party=find_party(read, prints, step[0]) if step else frozenset(),
    )


def _add(weighed: Iterator[Sequence[tuple[str, float]]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for weights in weighed:
        for key, weight in weights:
            total[key] += weight
    return total


def _cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    dot = sum(weight * second.get(key, 0.0) for key, weight in first.items())
    norms = sum(w * w for w in first.values()) * sum(w * w for w in second.values())
    return dot / math.sqrt(norms) if dot else 0.0


def _single_day(time: TimeExpression) -> int | None:
    """The day of a time expression that stands for one day, as an ordinal."""
    if time.type not in ("DATE", "TIME") or not time.earliest or not time.latest:
        return None
    return read_day(time.earliest) if time.earliest[:10] == time.latest[:10] else None
