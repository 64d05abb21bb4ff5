"""Silence and answers: "is yet to comment", "no immediate response from Orsk", "responded promptly"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.links import Link
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import ADDRESSES, ANSWER_NOUNS, ANSWERING
from tellings.types.annotations import Mood, Polarity

NO_COMMENT = "no-comment"
RESPOND = "respond"
# What is sent to somebody who is to answer.
_ASKINGS = frozenset(
    "call calls message messages email emails request requests inquiry inquiries letter letters".split()
)


class Silence(NamedTuple):
    """The predicate of a clause about silence or an answer; `party` are the words after "from", if any."""

    predicate: str
    polarity: Polarity
    party: tuple[int, int] | None = None


def find_silence(
    words: Sequence[Word], clause: Clause, links: Sequence[Link], polarity: Polarity, mood: Mood
) -> Silence | None:
    """Return what a clause says about speaking up or keeping silent, or None where it says neither."""
    verb = links[-1].group.base if links else clause.group.base
    lows = [word.low for word in words[clause.group.start : clause.end]]
    if verb in ANSWERING:
        if polarity == "negative":
            return Silence(NO_COMMENT, "negative")
        speaks = verb in ("respond", "reply", "react") or (verb == "answer" and bool(ADDRESSES & set(lows)))
        spoke = speaks and not links and mood == "happened" and not clause.group.passive
        return Silence(RESPOND, "positive") if spoke else None
    whole = {word.low for word in words[clause.start : clause.end]}
    if verb == "return" and polarity == "negative" and _ASKINGS & whole:
        return Silence(NO_COMMENT, "negative")
    if _is_unheard(verb, whole, lows, polarity):
        return Silence(NO_COMMENT, "negative")
    unreachable = "comment" in lows or clause.group.modal in ("could", "ca")
    if verb == "reach" and polarity == "negative" and clause.group.passive and unreachable:
        return Silence(NO_COMMENT, "negative")
    if verb == "claim" and polarity == "negative" and "responsibility" in lows:
        return Silence(NO_COMMENT, "negative")
    if verb in ("remain", "keep", "stay", "be") and {"silent", "quiet", "tight-lipped"} & set(lows[:4]):
        return Silence(NO_COMMENT, "negative")
    return _no_answer(words, clause)


def _is_unheard(verb: str, whole: set[str], lows: Sequence[str], polarity: Polarity) -> bool:
    """ "Emails went unanswered", "was unavailable for comment", "neither confirmed nor denied the raid"."""
    if verb in ("go", "remain", "be") and "unanswered" in lows:
        return bool(_ASKINGS & whole)
    if verb == "be" and "comment" in lows:
        return "unavailable" in lows or (polarity == "negative" and "available" in lows)
    if verb == "be" and {"unsuccessful", "failed"} & set(lows):
        return {"attempts", "reach"} <= whole or {"efforts", "reach"} <= whole
    if verb in ("draw", "confirm"):
        return polarity == "negative" and ("deny" in lows or "denied" in lows or "drawn" in lows)
    return verb == "decline" and bool({"comment", "interview"} & set(lows[1:]))


def _no_answer(words: Sequence[Word], clause: Clause) -> Silence | None:
    """ "There was no immediate response from X", "X gave no comment", "No group has claimed responsibility"."""
    for place in range(clause.start, clause.end):
        if words[place].low != "no":
            continue
        noun = next(
            (at for at in range(place + 1, min(place + 4, clause.end)) if words[at].low in ANSWER_NOUNS), None
        )
        if noun is None or clause.group.base not in (
            "be",
            "come",
            "give",
            "make",
            "offer",
            "have",
            "issue",
            "receive",
            "get",
        ):
            continue
        if words[noun].low in ("statement", "confirmation", "claim", "word") and clause.group.base not in (
            "be",
            "come",
            "make",
            "have",
        ):
            continue
        party = next((at + 1 for at in range(noun + 1, clause.end - 1) if words[at].low in ("from", "by")), None)
        return Silence(NO_COMMENT, "negative", None if party is None else (party, clause.end))
    return None
