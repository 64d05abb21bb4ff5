"""In whose voice a report speaks for itself: its outlet's, or that of whom it has its whole text from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.assembly.chains import Link, Sources
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Passage
from tellings.types.stories import Copy

_ONE_PAGE = ("duplicate", "update")


def own_link(annotated: AnnotatedDocument) -> Link:
    """Return an outlet in its own voice; one that is not named is unknown, in its document alone."""
    document = annotated.document
    if document.outlet.basis == "unknown":
        name = f"outlet not named ({document.report_id})"
        return Link(("unknown", document.id, None), name, "cites", None)
    return Link(("outlet", document.outlet.id, None), document.outlet.name, "cites", None)


def group_copies(documents: Sequence[AnnotatedDocument], copies: Sequence[Copy]) -> dict[str, str]:
    """Return for each document the smallest id among those that carry its text; an excerpt is a text of its own."""
    group_of = {item.document.id: item.document.id for item in documents}
    for copy in copies:
        one, two = group_of.get(copy.copy_id), group_of.get(copy.other_id or "")
        if copy.kind != "excerpt" and one and two and one != two:
            first, second = sorted((one, two))
            group_of = {key: first if group == second else group for key, group in group_of.items()}
    return group_of


def find_own_voices(
    documents: Sequence[AnnotatedDocument], copies: Sequence[Copy], sources: Sources
) -> Mapping[str, Link]:
    """Return by document whose voice its own sentences are.

    Reports that carry one text have one voice: that of the original where evidence says which it is, else of the
    agency that one of them credits, else one unknown common origin. Pages of one outlet keep the outlet's voice.
    """
    group_of = group_copies(documents, copies)
    members: dict[str, list[AnnotatedDocument]] = {}
    for item in documents:
        members.setdefault(group_of[item.document.id], []).append(item)
    voices: dict[str, Link] = {}
    for group, items in members.items():
        inside = [copy for copy in copies if copy.kind != "excerpt" and group_of.get(copy.copy_id) == group]
        voice = _find_voice(items, inside, sources)
        voices |= {item.document.id: voice for item in items}
    return voices


def _find_voice(items: Sequence[AnnotatedDocument], copies: Sequence[Copy], sources: Sources) -> Link:
    links = {item.document.id: own_link(item) for item in items}
    named = {link.key: link for link in links.values() if link.key[0] == "outlet"}
    if len(items) == 1 or (len(named) == 1 and all(copy.kind in _ONE_PAGE for copy in copies)):
        return next(iter(named.values()), links[items[0].document.id])
    copied = {copy.copy_id for copy in copies if copy.original_id is not None}
    first = {links[key].key: links[key] for key in links if key not in copied}
    is_settled = all(copy.original_id is not None or copy.kind in _ONE_PAGE for copy in copies)
    if is_settled and len(first) == 1:
        return next(iter(first.values()))
    credited = min((copy.source for copy in copies if copy.source), default=None)
    return _link_agency(credited, items, sources) if credited else _link_unknown(items)


def _link_agency(name: str, items: Sequence[AnnotatedDocument], sources: Sources) -> Link:
    """The agency, with the place of a report that credits it."""
    medium = sources.media.name_medium(name, items[0].document.id)
    for item in items:
        for credit in item.credits:
            same = sources.media.name_medium(credit.source, item.document.id).key == medium.key
            if same and credit.reach == "text":
                return Link(medium.key, medium.name, "credits", Passage(item.document.id, credit.span))
    return Link(medium.key, medium.name, "credits", None)


def _link_unknown(items: Sequence[AnnotatedDocument]) -> Link:
    reports = sorted(item.document.report_id for item in items)
    told = ", ".join(reports[:3]) + (f" and {len(reports) - 3} more" if len(reports) > 3 else "")
    key = min(item.document.id for item in items)
    return Link(("unknown", f"common {key}", None), f"common origin not known ({told})", "reprints", None)
