"""Who copied whom, where evidence says so: a credit, a carrier, an agency's own page, the time."""

from __future__ import annotations

from datetime import datetime, timedelta

from tellings.tables.agencies import find_agency
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate
from tellings.types.stories import CopyKind

_ZONES = timedelta(hours=14)  # clocks of two outlets, their zones unknown, differ by up to this much


def find_original(one: AnnotatedDocument, two: AnnotatedDocument, kind: CopyKind) -> AnnotatedDocument | None:
    """Return which of two reports that share words is the original, None where nothing says so.

    In this order: the page that carries the other's report is the copy; the one that the other credits, for the whole
    text or for a part, is the original; an agency's own page is the original of what others carry. An agency that is
    credited and not here leaves it open, for both have it from there. Else the earlier one, where the dates leave no
    doubt. An excerpt without a credit stays open: both may have it from a third.
    """
    for claims in (_carries, _credits_whole, _credits_passage):
        first, second = claims(one, two), claims(two, one)
        if first != second:
            return two if first else one
    if kind == "excerpt":
        return None
    if not has_same_outlet(one, two):
        agencies = find_page_agency(one), find_page_agency(two)
        if (agencies[0] is None) != (agencies[1] is None):
            return one if agencies[0] else two
        if find_credited(one) or find_credited(two):
            return None
    return _find_earlier(one, two)


def has_same_outlet(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Return whether both are known to be of one outlet."""
    return one.document.outlet.id == two.document.outlet.id and one.document.outlet.basis != "unknown"


def has_other_outlet(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Return whether the two are known to be of different outlets."""
    first, second = one.document.outlet, two.document.outlet
    return first.id != second.id and "unknown" not in (first.basis, second.basis)


def find_credited(annotated: AnnotatedDocument) -> str | None:
    """Return the agency that a report credits for its whole text, by its usual name."""
    for credit in annotated.credits:
        if credit.reach == "text" and credit.kind in ("source", "reprint"):
            agency = find_agency(credit.source)
            if agency and not agency.pictures_only:
                return agency.name
    return None


def find_page_agency(annotated: AnnotatedDocument) -> str | None:
    """Return the agency whose own page a report is, None where its outlet is no agency or only carries it."""
    outlet = annotated.document.outlet
    agency = find_agency(outlet.name) if outlet.basis != "unknown" and not outlet.carried_by else None
    return agency.name if agency and not agency.pictures_only else None


def _carries(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Whether `one` is a page that carries the report which the outlet of `two` has on its own page."""
    return has_same_outlet(one, two) and bool(one.document.outlet.carried_by) and not two.document.outlet.carried_by


def _credits_whole(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Whether `one` says that it has its text from the outlet of `two`."""
    return any(
        _names_outlet(credit.source, two)
        for credit in one.credits
        if credit.reach == "text" and credit.kind in ("source", "reprint")
    )


def _credits_passage(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Whether `one` says of some part of it that it is from the outlet of `two`."""
    return any(_names_outlet(credit.source, two) for credit in one.credits if credit.reach != "picture")


def _names_outlet(source: str, annotated: AnnotatedDocument) -> bool:
    outlet = annotated.document.outlet
    if outlet.basis == "unknown" or not outlet.name:
        return False
    named, own = find_agency(source), find_agency(outlet.name)
    if named and own:
        return named.name == own.name
    return _bare(source) == _bare(outlet.name)


def _bare(name: str) -> str:
    return fold(name).strip(" .,:").removeprefix("the ")


def _find_earlier(one: AnnotatedDocument, two: AnnotatedDocument) -> AnnotatedDocument | None:
    first, second = one.document.published, two.document.published
    slack = timedelta(0) if has_same_outlet(one, two) else _ZONES
    if _is_before(first, second, slack):
        return one
    return two if _is_before(second, first, slack) else None


def _is_before(first: PublicationDate, second: PublicationDate, slack: timedelta) -> bool:
    """Whether the first was out before the second: by the clock where both have one, else by the day.

    Clocks without a zone have to differ by more than `slack`.
    """
    if first.latest is None or second.earliest is None:
        return False
    try:
        end, start = datetime.fromisoformat(first.latest), datetime.fromisoformat(second.earliest)
    except ValueError:
        return False
    if "T" not in first.latest or "T" not in second.earliest:
        return end.date() < start.date()
    if end.tzinfo is not None and start.tzinfo is not None:
        return end < start
    return start.replace(tzinfo=None) - end.replace(tzinfo=None) > slack
