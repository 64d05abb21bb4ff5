"""One act of speech in many wordings: quotes of one speaker, across outlets and translations, that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence

from tellings.assembly.differences import find_differences
from tellings.assembly.groupings import group_alike, list_near
from tellings.assembly.likenesses import Thresholds, Weights, likeness, list_tellings, weigh
from tellings.assembly.meanings import Pair
from tellings.assembly.nearness import NearnessThresholds, find_near, weigh_meaning
from tellings.assembly.wordings import Wording, find_wordings
from tellings.types.annotations import AnnotatedDocument
from tellings.types.dossiers import Entity, Utterance, Version
from tellings.types.readings import Encode
from tellings.types.spans import Passage


def match_utterances(
    documents: Sequence[AnnotatedDocument],
    entities: Sequence[Entity],
    *,
    encode: Encode | None = None,
    thresholds: Thresholds | None = None,
) -> tuple[Utterance, ...]:
    """Return the utterances that at least two passages report, in the order in which they first appear.

    Whole sentences are put together first; then a clause that none of these groups has may join one, or another
    clause: "he rang the mayor to name the day, and would come with a full text" is a version of two utterances.
    `encode` gives vectors, which put whole sentences together whose words did not.
    """
    limits = thresholds or Thresholds()
    ordered = sorted(documents, key=lambda item: (item.document.report_id, item.document.id))
    wordings = find_wordings(ordered, entities)
    weights = weigh(wordings, limits.sharpness)
    groups = _join(wordings, weights, limits, encode)
    near = {} if encode is None else find_near(wordings, encode)
    groups, decided = _join_near(groups, near, weights, limits)
    clauses = [clause for wording in wordings for clause in wording.clauses if len(clause.features) >= limits.shared]
    found = [group for group in _with_clauses(groups, clauses, weights, limits) if len(group) > 1]
    found.sort(key=lambda group: (min(wording.number for wording in group), group[0].span))
    return tuple(_utterance(f"u{number}", group, decided) for number, group in enumerate(found, start=1))


def _join(
    wordings: Sequence[Wording], weights: Weights, limits: Thresholds, encode: Encode | None
) -> list[list[Wording]]:
    """Groups in which every pair that is compared is alike on average, the closest joined first."""
    kinds = _kinds(wordings, weights, limits)
    firsts = [kind[0] for kind in kinds]
    homes = [{wording.annotated.document.id for wording in kind} for kind in kinds]
    scores = {
        pair: score
        for pair in list_near(list_tellings(wording, weights, limits) for wording in firsts)
        if (score := likeness(firsts[pair[0]], firsts[pair[1]], weights, limits))
    }
    if encode is not None:
        scores |= weigh_meaning(firsts, scores, encode)
    for (i, j), score in scores.items():
        if homes[i] & homes[j]:
            scores[i, j] = score - _apart(firsts[i], firsts[j], limits)
    groups = group_alike([len(kind) for kind in kinds], scores, limits.likeness)
    joined = [[wording for kind in group for wording in kinds[kind]] for group in groups]
    return [sorted(group, key=lambda wording: (wording.number, wording.span)) for group in joined]


def _apart(first: Wording, second: Wording, limits: Thresholds) -> float:
    """What is taken off inside a report: least where the reporter's words lead on to a quotation."""
    modes = first.quote.mode, second.quote.mode
    if second.number == first.number + 1 and modes[0] != "direct" and modes[1] == "direct":
        return limits.lead
    return limits.again if modes == ("direct", "direct") else limits.within


def _join_near(
    groups: list[list[Wording]], near: Mapping[Pair, float], weights: Weights, limits: Thresholds
) -> tuple[list[list[Wording]], dict[int, float]]:
    """The groups, those together that hold near sentences, and the cosine of the sentences that decided."""
    less = NearnessThresholds()
    found = {wording.number: group for group in groups for wording in group}
    decided: dict[int, float] = {}
    for pair, cosine in sorted(near.items(), key=lambda item: (-item[1], item[0])):
        first, second = (found[number] for number in sorted(pair, key=lambda number: found[number][0].number))
        if first is second:
            continue
        total = 0.0
        for one in first:
            for two in second:
                known = near.get((min(one.number, two.number), max(one.number, two.number)), 0.0)
                total += max(likeness(one, two, weights, limits), known - less.blind)
        if total < less.grown * len(first) * len(second):
            continue
        first += second
        first.sort(key=lambda wording: (wording.number, wording.span))
        found |= {wording.number: first for wording in second}
        decided |= {number: max(cosine, decided.get(number, 0.0)) for number in pair}
    return list({id(group): group for group in found.values()}.values()), decided


def _kinds(wordings: Sequence[Wording], weights: Weights, limits: Thresholds) -> list[list[Wording]]:
    """The wordings, those together that are the same in all that is compared: a hundred copies are compared once."""
    found: dict[Hashable, list[Wording]] = {}
    for wording in wordings:
        is_alike = likeness(wording, wording, weights, limits) >= limits.likeness
        found.setdefault(_kind(wording) if is_alike else wording.number, []).append(wording)
    return list(found.values())


def _kind(wording: Wording) -> Hashable:
    return wording.voice, frozenset(wording.features), wording.numbers, wording.phrases, wording.days, wording.negated


def _with_clauses(
    groups: Sequence[Sequence[Wording]], clauses: Sequence[Wording], weights: Weights, limits: Thresholds
) -> list[list[Wording]]:
    """The groups, each with the clauses of other sentences that are most like it."""
    found = [list(group) for group in groups]
    numbers = [{wording.number for wording in group} for group in groups]
    holders: dict[Hashable, set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for feature in {feature for wording in group for feature in list_tellings(wording, weights, limits)}:
            holders[feature].add(at)
    known: dict[tuple[Hashable, int], tuple[float, float]] = {}
    for clause in clauses:
        kind = _kind(clause)
        near = {at for feature in list_tellings(clause, weights, limits) for at in holders.get(feature, ())}
        ranked: list[tuple[float, int, float]] = []
        for at in near:
            if clause.number not in numbers[at]:
                key = kind, at
                if key not in known:
                    scores = [likeness(clause, wording, weights, limits) for wording in groups[at]]
                    known[key] = sum(scores) / len(scores), max(scores)
                ranked.append((known[key][0], -at, known[key][1]))
        mean, best, closest = max(ranked, default=(0.0, 0, 0.0))
        is_taken = clause.number in {wording.number for wording in found[-best]}
        if not is_taken and closest >= limits.clause and mean >= limits.likeness:
            found[-best].append(clause)
    return found


def _utterance(utterance_id: str, group: Sequence[Wording], near: Mapping[int, float]) -> Utterance:
    speaker = next((wording.voice for wording in group if wording.voice.is_named), group[0].voice)
    differs = find_differences(group)
    versions = tuple(
        Version(
            Passage(w.annotated.document.id, w.span),
            w.quote.mode,
            w.quote.channel,
            w.quote.via,
            None if w.is_clause else near.get(w.number),
            own,
        )
        for w, own in zip(group, differs, strict=True)
    )
    printed = (span.of(w.annotated.document.text) for w, own in zip(group, differs, strict=True) for span in own)
    return Utterance(utterance_id, speaker.entity, _occasion(group), versions, tuple(dict.fromkeys(printed)))


def _occasion(group: Sequence[Wording]) -> str:
    """The channel most often given, in plain words."""
    channels = Counter(w.quote.channel for w in group if w.quote.channel)
    return channels.most_common(1)[0][0] if channels else "statement"
