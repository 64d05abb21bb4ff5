"""Claims across outlets against the reference readings: found, aligned, contested.

Run: python -m bench.claims [story ...] [-v] [--model]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from bench.accounts import Account, read_story
from bench.gold import (
    STORY_NAMES,
    GoldStory,
    Ranges,
    load_story,
    match_one_to_one,
    overlaps_half,
    skip_if_absent,
)
from bench.models import take_flag
from tellings.types.dossiers import Claim, Contest

Place = tuple[str, Ranges]


class Figures(NamedTuple):
    """What is reported for one story; shares are None where the story has nothing to measure."""

    found: float
    alignment_precision: float
    alignment_recall: float
    alignment_f1: float
    contested_found: int
    contested_all: int
    false_alarms: int


def score_story(story: GoldStory, account: Account, *, verbose: bool = False) -> Figures:
    """Return the figures of one story."""
    claims = [claim for dossier in account.dossiers for claim in dossier.claims]
    contests = [contest for dossier in account.dossiers for contest in dossier.contested]
    precision, recall = _alignment(story, account, claims, verbose)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    right, alarms = _contested(story, account, claims, contests, verbose)
    return Figures(
        _found(story, account, claims, verbose), precision, recall, f1, right, len(story.contested), alarms
    )


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name; contests that fit no topic as a count."""
    account = read_story(story)
    figures = score_story(story, account)
    return {
        "claims found": figures.found,
        "alignment precision": figures.alignment_precision,
        "alignment recall": figures.alignment_recall,
        "alignment F1": figures.alignment_f1,
        "alignment precision, unmarked places wrong": precision_of_all(story, account),
        "contested with the right kind": figures.contested_found / max(1, figures.contested_all),
        "contests that fit no topic": float(figures.false_alarms),
    }


def precision_of_all(story: GoldStory, account: Account) -> float:
    """Return the part of all our cross-document pairs that is right, also of those at places no reader marked.

    The strictest reading of precision: a headline that the readers passed over makes a right pair wrong.
    """
    gold = _gold_places(story)
    right = total = 0
    for claim in (claim for dossier in account.dossiers for claim in dossier.claims):
        places = [account.place(telling.passage) for telling in claim.tellings]
        for one, two in combinations(places, 2):
            if one[0] != two[0]:
                total += 1
                right += any(any(_meets(one, p) for p in side) and any(_meets(two, p) for p in side) for side in gold)
    return right / total if total else 0.0


def _meets(one: Place, two: Place) -> bool:
    return one[0] == two[0] and overlaps_half(one[1], two[1])


def _gold_places(story: GoldStory) -> list[list[Place]]:
    return [[(telling.span.report_id, telling.span.ranges) for telling in claim.tellings] for claim in story.claims]


def _found(story: GoldStory, account: Account, claims: Sequence[Claim], verbose: bool) -> float:
    """Share of gold claims matched one-to-one with a claim that has a telling at one of their places."""
    ours = [[account.place(telling.passage) for telling in claim.tellings] for claim in claims]
    edges = [
        (gold, mine)
        for gold, places in enumerate(_gold_places(story))
        for mine, tellings in enumerate(ours)
        if any(_meets(one, two) for one in places for two in tellings)
    ]
    matched = match_one_to_one(edges)
    if verbose:
        for gold, claim in enumerate(story.claims):
            if gold not in dict(matched):
                print("  not found:", claim.id, claim.claim[:90], "|", claim.tellings[0].span.text[:80])
    return len(matched) / len(story.claims)


def _alignment(story: GoldStory, account: Account, claims: Sequence[Claim], verbose: bool) -> tuple[float, float]:
    """Precision of our cross-document pairs of tellings, recall of the gold's cross-document pairs.

    A pair of ours is judged where gold places cover at least half of both tellings (the readers left most headlines
    unmarked), and right where some gold claim has a place at both ends. A gold pair of documents within a claim is
    found where one claim of ours has a telling at a place of that claim in both documents.
    """
    gold = _gold_places(story)
    right = total = 0
    for claim in claims:
        places = [(account.place(telling.passage), telling) for telling in claim.tellings]
        for (one, first), (two, second) in combinations(places, 2):
            if one[0] == two[0] or not (_is_judged(one, gold) and _is_judged(two, gold)):
                continue
            total += 1
            good = any(any(_meets(one, p) for p in side) and any(_meets(two, p) for p in side) for side in gold)
            right += good
            if verbose and not good:
                text = account.documents[first.passage.document_id].document.text
                other = account.documents[second.passage.document_id].document.text
                print("  wrong pair:", first.passage.span.of(text)[:110], "<>", second.passage.span.of(other)[:110])
    found = wanted = 0
    for number, side in enumerate(gold):
        for one_id, two_id in combinations(sorted({place[0] for place in side}), 2):
            wanted += 1
            hit = any(_joins(account, claim, side, one_id, two_id) for claim in claims)
            found += hit
            if verbose and not hit:
                print(
                    "  missed pair:", story.claims[number].id, story.claims[number].claim[:80], one_id[:3], two_id[:3]
                )
    return (right / total if total else 0.0), (found / wanted if wanted else 0.0)


def _is_judged(place: Place, gold: Sequence[Sequence[Place]]) -> bool:
    """Whether gold places cover at least half of a telling."""
    covered: set[int] = set()
    length = sum(end - start for start, end in place[1])
    for side in gold:
        for report_id, ranges in side:
            if report_id == place[0]:
                for start, end in ranges:
                    for own_start, own_end in place[1]:
                        covered.update(range(max(start, own_start), min(end, own_end)))
    return length > 0 and 2 * len(covered) >= length


def _joins(account: Account, claim: Claim, side: Sequence[Place], one_id: str, two_id: str) -> bool:
    places = [account.place(telling.passage) for telling in claim.tellings]
    reached = {place[0] for place in places if any(_meets(place, gold) for gold in side)}
    return one_id in reached and two_id in reached


def _contested(
    story: GoldStory, account: Account, claims: Sequence[Claim], contests: Sequence[Contest], verbose: bool
) -> tuple[int, int]:
    """Topics of the gold that a contest of ours connects with a right kind, and contests that fit no topic.

    A contest connects a topic where its passages lie at places of at least two of the topic's claims (of one, where
    the topic has one).
    """
    gold = dict(zip((claim.id for claim in story.claims), _gold_places(story), strict=True))
    by_id = {claim.id: claim for claim in claims}
    edges = []
    fits = set()
    for number, topic in enumerate(story.contested):
        for mine, contest in enumerate(contests):
            places = [account.place(passage) for passage in contest.passages]
            places += [account.place(t.passage) for key in contest.claims for t in by_id[key].tellings]
            touched = {key for key in topic.claims if any(_meets(p, g) for p in places for g in gold[key])}
            if len(touched) >= min(2, len(topic.claims)):
                fits.add(mine)
                if _kind(contest) in topic.families:
                    edges.append((number, mine))
    matched = match_one_to_one(edges)
    if verbose:
        _tell_contests(story, account, contests, {mine: gold_at for gold_at, mine in matched}, fits)
    return len(matched), len(contests) - len(fits)


def _tell_contests(
    story: GoldStory, account: Account, contests: Sequence[Contest], topic_of: dict[int, int], fits: set[int]
) -> None:
    for mine, contest in enumerate(contests):
        label = "(fits)" if mine in fits else "FALSE ALARM"
        print("  contest:", contest.kind, "|", contest.why, "|", _topic(story, topic_of.get(mine)) or label)
        for passage in contest.passages:
            words = passage.span.of(account.documents[passage.document_id].document.text)
            print("       ", account.place(passage)[0][:3], words[:140])
    for number, topic in enumerate(story.contested):
        if number not in topic_of.values():
            print("  topic not found:", topic.topic, sorted(topic.families))


def _topic(story: GoldStory, number: int | None) -> str | None:
    return None if number is None else story.contested[number].topic


def _kind(contest: Contest) -> str:
    return "compatible" if contest.kind == "position_conflict" else contest.kind


def main() -> None:
    """Print the figures of the four stories, or of those named."""
    skip_if_absent()
    take_flag()
    verbose = "-v" in sys.argv
    names = [name for name in STORY_NAMES if name in sys.argv[1:]] or list(STORY_NAMES)
    print(f"{'story':8} {'found':>6} {'P':>6} {'R':>6} {'F1':>6}  contested  false alarms")
    for name in names:
        story = load_story(name)
        figures = score_story(story, read_story(story), verbose=verbose)
        print(
            f"{name:8} {figures.found:6.3f} {figures.alignment_precision:6.3f} {figures.alignment_recall:6.3f} "
            f"{figures.alignment_f1:6.3f}  {figures.contested_found}/{figures.contested_all}  {figures.false_alarms}"
        )


if __name__ == "__main__":
    main()
