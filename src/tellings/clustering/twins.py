"""Reports of one and the same text that a limit of size left in several groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

Group = tuple[str, ...]


def gather_twins(groups: Sequence[Group], texts: Iterable[Collection[str]]) -> list[Group]:
    """Return the groups in order, those that hold nothing but one text put with the largest group that holds it too.

    `texts` names who carries the same text; nobody carries two. A group that holds anything else stays as it is, so
    nothing is glued together by this. The same whatever the order of texts.
    """
    homes = {member: group for group in groups for member in group}
    joined: dict[Group, list[Group]] = defaultdict(list)
    gone: set[Group] = set()
    for text in texts:
        held = sorted({homes[member] for member in text}, key=lambda group: (-len(group), group))
        alone = [group for group in held[1:] if set(group) <= set(text)]
        joined[held[0]] += alone
        gone.update(alone)
    return sorted(
        tuple(sorted(member for part in (group, *joined.get(group, ())) for member in part))
        for group in groups
        if group not in gone
    )
