"""Lines that the extractor took though they are no part of the article: links to other stories, calls to readers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from tellings.extraction.furniture import is_label
from tellings.extraction.lines import Line
from tellings.extraction.rows import Layout, Row

_LINKED = 0.8  # share of links from which a line is a link
_WHOLE = 0.8  # share of what was kept that the article's own element holds at least
_LONGEST_CALL = 45  # words
_LONGEST_LINK = 30  # words of a line that is one link
_NOTES, _LONGEST_NOTE = 2, 60  # lines at the end in which a note on the author is looked for, and its words
_LISTED = 8  # links in a row after a label that belong to it
# A call opens as an order or an offer to the reader, and names what the house wants of them.
_CALL = re.compile(
    r"(?:please |you can |to |click here to |(?:don['’]t forget|be sure|make sure) to |and |or |but |also,? )?"
    r"(?:subscribe|sign[ -]up|sign in|log in|register|follow|like us|join|download|get (?:the|our|all|your|more)"
    r"|support|donate|become a|stay|keep up|keep in touch|want (?:to|more)|do you want|would you like"
    r"|never miss|do not miss|don['’]t miss|for (?:the latest|more|all|our|breaking|other)"
    r"|to (?:read|view|see|get|receive|continue|contact|advertise)|(?:view|read) the full|help us"
    r"|if you (?:like|enjoy|have|want|are|would|found)|if you['’]re|listen to|watch|check out|visit|find us"
    r"|connect with|(?:contact|email|send|tell) us|share (?:this|your)|let us|submit your|receive"
    r"|enjoy(?:ed)? (?:this|reading)|like (?:this|what)|first-time|already a|advertise|have a|got a|do you have"
    r"|while you['’]re here|what do you|we want to hear|comment|leave a|click)\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:newsletters?|subscri(?:be|ber|bers|ption|ptions)|e-?editions?|inbox|daily email|by email|your email"
    r"|our apps?|apps? (?:for|on) (?:ios|android|your)|app store|google play|news ?apps?|facebook|twitter"
    r"|instagram|whatsapp|telegram|youtube|tiktok|linkedin|pinterest|podcasts?|mailing list"
    r"|our (?:channel|website|site|community|journalism|patreon|work|team|forum|page)"
    r"|full (?:story|article|interview) (?:here|below|on|at)|the full story|breaking news|alerts?|patreon"
    r"|in the comments|comments? (?:section|below)|sign up here|log in|membership|letters? to the editor"
    r"|story tip|news tip|newsroom|via this form)\b|@\w",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:©|\(c\) |copyright )|(?:this|the) (?:article|content|story|material) is (?:the )?copyright"
    r"|(?:this|the) (?:article|post|page|story) (?:may contain|contains) (?:affiliate|references to products|links)"
    r"|we (?:may|might) (?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commission",
    re.IGNORECASE,
)


_NOTE = re.compile(
    r"[A-Z][\w.'’-]{1,20}(?: [A-Z&][\w.'’-]{0,20}){1,3},? (?:is|was|has|covers|writes|reports|works)\b"
    r"(?=.{0,160}\b(?:reporter|journalist|writer|editor|correspondent|columnist|author|contributor|freelancer?"
    r"|producer|photographer|blogger|intern|founder|newsroom|written for|covered|newsletter)\b)"
)


def find_strays(layout: Layout, lines: Sequence[Line], kept: Sequence[bool]) -> dict[int, str]:
    """Return the kept lines that are no part of the article, by number, each with its reason."""
    rows = layout.rows
    held = [number for number, is_kept in enumerate(kept) if is_kept]
    found: dict[int, str] = {}
    for number in held:
        reason = _find_reason(rows[number], lines[number])
        if reason is not None:
            found[number] = reason
    found |= _find_listed(rows, lines, held)
    found |= _find_after(layout, [number for number in held if number not in found])
    found |= _find_tail(rows, lines, [number for number in held if number not in found])
    left = [number for number in held if number not in found]
    found |= {number: "author note" for number in left[-_NOTES:] if _is_note(rows[number], lines[number])}
    return found


def _is_note(row: Row, line: Line) -> bool:
    return row.kind == "paragraph" and line.words <= _LONGEST_NOTE and _NOTE.match(row.text) is not None


def _find_reason(row: Row, line: Line) -> str | None:
    if row.kind in ("table-row", "block-quote", "pull-quote", "post", "correction"):
        return None
    if line.words > _LONGEST_CALL:
        return None
    if _OWN.match(row.text):
        return "legal"
    if _CALL.match(row.text) and _WANTED.search(row.text, 0, 400):
        return "promo"
    return None


def _find_listed(rows: Sequence[Row], lines: Sequence[Line], held: Sequence[int]) -> dict[int, str]:
    """Return the links that stand under a label ("Related", "Editors' recommendations"), with the label."""
    found: dict[int, str] = {}
    for place, number in enumerate(held):
        if not (is_label(lines[number]) or (rows[number].kind == "heading" and _is_announcing(lines[number]))):
            continue
        listed = 0
        for following in held[place + 1 : place + 1 + _LISTED]:
            if not _is_link(rows[following], lines[following]):
                break
            found[following] = "related"
            listed += 1
        if listed:
            found[number] = "related"
    return found


def _is_announcing(line: Line) -> bool:
    return (
        line.words <= 6
        and re.search(r"\b(?:related|recommend\w*|more|read|also|latest|popular)\b", line.key) is not None
    )


def _find_after(layout: Layout, held: Sequence[int]) -> dict[int, str]:
    """Return what stands after the element that names itself the article's body and holds nearly all of it."""
    rows = layout.rows
    inside = set(held)
    sums = [0, *accumulate(len(row.text) if number in inside else 0 for number, row in enumerate(rows))]
    bodies = [box for box in layout.bodies if sums[box.last] - sums[box.first] >= _WHOLE * sums[-1]]
    if not bodies:
        return {}
    body = min(bodies, key=lambda box: box.last - box.first)
    return {number: "after the article" for number in held if number >= body.last}


def _find_tail(rows: Sequence[Row], lines: Sequence[Line], held: Sequence[int]) -> dict[int, str]:
    """Return the links that end the article, with their heading."""
    found: dict[int, str] = {}
    for number in reversed(held):
        if not _is_link(rows[number], lines[number]) and not (found and rows[number].kind == "heading"):
            break
        found[number] = "related"
    return found


def _is_link(row: Row, line: Line) -> bool:
    """Return whether a line is a link and no text through which a link runs that was never closed."""
    return row.linked >= _LINKED and line.words <= _LONGEST_LINK
