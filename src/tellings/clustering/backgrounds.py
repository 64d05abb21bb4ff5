"""Reports that touch a story among others: opinion and round-ups, attached to it and no members of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.clustering.components import Pair
from tellings.types.documents import Document
from tellings.types.stories import Likeness, Member, Story


def match_backgrounds(
    stories: Sequence[Story],
    likenesses: Mapping[Pair, Likeness],
    documents: Mapping[str, Document],
    *,
    loose: Collection[str],
    pairs: Iterable[Pair],
    link: float,
) -> tuple[Story, ...]:
    """Return the stories with the `loose` reports that touch them: like one of theirs by `link`, in another story.

    Only what has company is touched: two reports that stand alone say nothing of one another.
    """
    homes = {key: story for story in stories for key in story.document_ids}
    touching: dict[str, set[Member]] = defaultdict(set)
    for pair in pairs:
        for key, other in (pair, pair[::-1]):
            if key not in homes or other not in homes or key not in loose:
                continue
            story = homes[other]
            if homes[key].id == story.id or len(story.document_ids) < 2:
                continue
            likeness = likenesses.get(pair)
            if likeness is not None and not likeness.veto and likeness.score >= link:
                touching[story.id].add(Member(key, documents[key].report_id))
    return tuple(
        replace(story, background=tuple(sorted(touching[story.id], key=lambda member: member.report_id)))
        if story.id in touching
        else story
        for story in stories
    )
