"""Words by which a report orders what it tells: "shortly afterwards", "previously", "following that call"."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from tellings.tables.nouns import EVENT_HEADS
from tellings.text.tokens import stem
from tellings.types.spans import Span

Way = Literal["later", "earlier", "after", "before", "during", "about", "beside"]

# What was said, a talk of two, a gathering: one goes by many names.
SAYINGS = frozenset("announcement proposal statement remarks comments speech tweet post offer address".split())
TALKS = frozenset("call conversation phone".split())
MEETINGS = frozenset("talks meeting negotiations summit session round conference discussions".split())
TALK_STEMS = frozenset(map(stem, (*TALKS, "spoke", "speak", "phoned", "telephoned")))

_OPENING = r"(?:(?:But|And|Yet|However),? )?"
_LATER = re.compile(
    _OPENING + r"(?:(?:shortly|soon|immediately|moments|minutes|hours) (?:afterwards?|after that|later|thereafter)"
    r"|(?:shortly|soon) after(?=,)|afterwards?|subsequently|later(?= on\b|,| that day)|then)\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    _OPENING + r"(?:previously|before that|prior to that|earlier(?! (?:this|last|in(?! the day\b))\b))\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:separately|in a separate (?:statement|post|interview|message))\b", re.IGNORECASE)
_NOUNS = "|".join(sorted(SAYINGS | TALKS | MEETINGS | EVENT_HEADS))
_TIED = re.compile(
    r"\b(?P<tie>(?:(?:shortly|soon|immediately|right) )?after|following|regarding|about|before|during|at|in)"
    r" (?:the|that|this|those|these|his|her|their) (?:(?!first|second|third|next|last|new)[a-z]+ )??"
    rf"(?P<noun>{_NOUNS})\b",
    re.IGNORECASE,
)
# "during a phone call on Monday": what was said there is said of a talk that is news itself.
_SET = re.compile(rf"\b(?:during|in|at) an? (?:[a-z]+ )??(?:{_NOUNS})\b", re.IGNORECASE)
_TIES: dict[str, Way] = {
    "before": "before",
    "about": "about",
    "regarding": "about",
    "during": "during",
    "at": "during",
    "in": "during",
}


class Cue(NamedTuple):
    """Words that place a happening: how it stands to another one, the `noun` that names that one, and where."""

    way: Way
    span: Span
    noun: str | None = None


def find_cue(text: str, sentence: Span, clause: Span) -> Cue | None:
    """Return what orders a clause: the opening of its sentence, where it stands there, or a tie to a noun in it.

    >>> find_cue("Shortly afterwards, Oru spoke.", Span(0, 30), Span(0, 30)).way
    'later'
    >>> find_cue("Oru left after the meeting.", Span(0, 27), Span(0, 27)).noun
    'meeting'
    """
    ways: tuple[tuple[Way, re.Pattern[str]], ...] = (("later", _LATER), ("earlier", _EARLIER), ("beside", _BESIDE))
    for way, pattern in ways:
        match = pattern.match(text, sentence.start, sentence.end)
        if match and clause.start - match.end() < _NEAR:
            return Cue(way, Span(match.start(), match.end()))
    match = _TIED.search(text, clause.start, clause.end) or _TIED.match(text, sentence.start, sentence.end)
    if match is None:
        match = _SET.search(text, clause.start, clause.end)
        return Cue("during", Span(match.start(), match.end())) if match else None
    tie = match["tie"].lower().split()[-1]
    return Cue(_TIES.get(tie, "after"), Span(match.start(), match.end()), match["noun"].lower())


# Characters between the words of order that open a sentence and the clause that they order.
_NEAR = 4
