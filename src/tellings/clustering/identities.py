"""Ids of stories that survive growth: earlier ids are kept, merged ones redirect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tellings.types.stories import Story


def keep_ids(stories: list[Story], previous: Sequence[Story]) -> tuple[Story, ...]:
    """Earlier ids for stories that grew: the largest overlap wins, the other ids of a merger redirect."""
    if not previous:
        return tuple(stories)
    claims = sorted(
        (
            (-len(set(story.document_ids) & set(old.document_ids)), old.id, index)
            for index, story in enumerate(stories)
            for old in previous
            if set(story.document_ids) & set(old.document_ids)
        )
    )
    taken: dict[int, str] = {}
    used: set[str] = set()
    for _, old_id, index in claims:
        if index not in taken and old_id not in used:
            taken[index] = old_id
            used.add(old_id)
    merged: dict[int, set[str]] = defaultdict(set)
    olds = {old.id: old for old in previous}
    for _, old_id, index in claims:
        if old_id not in used and index in taken:
            merged[index].add(old_id)
        if taken.get(index) == old_id:
            merged[index].update(olds[old_id].merged_ids)
    return tuple(
        replace(story, id=taken.get(index, story.id), merged_ids=tuple(sorted(merged[index])))
        for index, story in enumerate(stories)
    )
