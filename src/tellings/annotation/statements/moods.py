"""Whether a clause tells what happened, is planned, proposed, demanded, denied, only reported, or left open."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.links import Link
from tellings.annotation.statements.polarity import find_polarity
from tellings.annotation.statements.tags import Word
from tellings.tables import moods
from tellings.types.annotations import Mood

# With an infinitive of their own these tell what somebody would like, not what is asked of another.
_SEEKING = frozenset({"seek", "want", "wish"})
# "wants to see the letter" does ask it of another.
_RECEIVING = frozenset("see hear know have get receive".split())
# Clauses of time that speak of what has not happened yet when their verb is in the present.
_BEFOREHAND = frozenset({"before", "until", "till", "once"})


def find_mood(
    words: Sequence[Word], clauses: Sequence[Clause], index: int, links: Sequence[Link], governor: Clause | None
) -> Mood:
    """Return the mood of clause `index`; `governor` is the clause whose verb it is the content of, if any."""
    clause = clauses[index]
    own = _own_mood(words, clause, links)
    if clause.kind == "tail":
        return "planned"
    if clause.opener in moods.OPEN_OPENERS or _asks(words, clause):
        return "unknown"
    if own == "unknown" and clause.group.modal in ("would", "'d"):
        own = _would_mood(clauses, index, governor)
    if own in ("happened", "planned") and _is_conditional(clauses, index):
        return "unknown"
    purpose = clause.opener == "so" and own == "happened"
    if clause.kind == "subordinate" and _is_present(clause) and (clause.opener in _BEFOREHAND or purpose):
        return "unknown"
    if governor is None:
        return own
    if (
        own == "happened"
        and find_polarity(words, governor, ()) == "negative"
        and governor.group.base not in moods.DENYING
    ):
        return "unknown"
    return _governed(words, own, clause, governor)


def _is_subjunctive(words: Sequence[Word], clause: Clause) -> bool:
    """ "that the company pay": a plain form after a singular subject, or a bare "be"."""
    head = words[clause.group.head]
    if clause.group.kind == "base" or head.low == "be":
        return True
    plain = clause.group.finite and head.tag == "PRES" and head.low == clause.group.base and not clause.group.modal
    return plain and clause.group.head > 0 and not words[clause.group.start - 1].low.endswith("s")


def _is_present(clause: Clause) -> bool:
    group = clause.group
    return group.finite and not (group.past or group.perfect or group.progressive)


def _is_conditional(clauses: Sequence[Clause], index: int) -> bool:
    """Whether a clause that speaks of now or later hangs on an "if" beside it."""
    clause = clauses[index]
    if clause.group.past or clause.group.perfect or clause.kind not in ("main", "coordinate", "complement"):
        return False
    before = clauses[clause.parent] if clause.parent is not None else None
    if before is not None and before.kind == "subordinate" and before.opener in ("if", "unless"):
        return clause.kind == "coordinate" and clause.opener == ","
    return any(
        other.parent == index and other.kind == "subordinate" and other.opener in ("if", "unless")
        for other in clauses
    )


def _governed(words: Sequence[Word], own: Mood, clause: Clause, governor: Clause) -> Mood:
    base = governor.group.base
    if governor.opener in moods.OPEN_OPENERS:
        return "unknown"
    if base in moods.DENYING and not governor.group.negated:
        return "denied"
    open_form = own != "happened" or clause.group.kind == "base" or clause.group.modal != ""
    if base in moods.PROPOSING and (open_form or base == "propose"):
        return "proposed"
    if base in moods.DEMANDING_THAT and (own == "demanded" or _is_subjunctive(words, clause)):
        return "demanded"
    if base in ("expect", "anticipate", "predict", "forecast", "promise", "vow", "pledge") and own == "happened":
        return "planned"
    if base in ("hope", "fear", "doubt", "wish", "imagine", "suppose", "speculate") and own == "happened":
        return "unknown"
    if own == "happened" and _is_hearsay(words, governor):
        return "reported"
    return own


def _would_mood(clauses: Sequence[Clause], index: int, governor: Clause | None) -> Mood:
    """ "would" after a past tense is the future seen from then; beside a condition it stays open."""
    if any(clause.opener in moods.OPEN_OPENERS for clause in clauses):
        return "unknown"
    parent = clauses[index].parent
    above = governor if governor is not None else (clauses[parent] if parent is not None else None)
    return "planned" if above is not None and above.group.past else "unknown"


def _is_hearsay(words: Sequence[Word], governor: Clause) -> bool:
    if governor.subject is None:
        return False
    lows = {word.low for word in words[governor.subject[0] : governor.subject[1]]}
    if lows & moods.HEARSAY_NOUNS:
        return True
    return "it" in lows and governor.group.passive


def _own_mood(words: Sequence[Word], clause: Clause, links: Sequence[Link]) -> Mood:
    group = clause.group
    if group.modal in moods.DUTY_MODALS:
        return "demanded"
    if group.modal in moods.FUTURE_MODALS:
        return "planned"
    if group.modal in moods.OPEN_MODALS or group.modal in ("would", "'d"):
        return "unknown"
    if group.kind == "infinitive":
        return "planned"
    linked = _linked_mood(clause, links)
    if linked is not None:
        return linked
    if group.base == "be" and links and links[0].governor == "be":
        return "planned"
    verbal = _verb_mood(words, clause, links)
    if verbal is not None:
        return verbal
    if any(word.low in moods.HEARSAY_ADVERBS for word in words[clause.start : clause.end]):
        return "reported"
    if _opens_by_hearsay(words, clause):
        return "reported"
    return "happened"


def _linked_mood(clause: Clause, links: Sequence[Link]) -> Mood | None:
    for before, link in zip([clause.group, *(link.group for link in links)], links, strict=False):
        if link.group.kind == "ing":
            continue
        if link.governor in ("agree", "decide", "choose", "elect", "resolve", "forced", "opt", "had"):
            return "happened"
        if link.governor in moods.PLANNING:
            return "planned"
        if link.governor in _SEEKING and link.group.start <= before.end and link.group.base not in _RECEIVING:
            return "proposed"  # "wants to reopen the port" asks nobody else to do it
        if link.governor in moods.REQUIRING:
            return "demanded"
        if link.governor in moods.HEARSAY:
            return "reported"
        if link.governor in ("able", "impossible", "possible", "hard", "difficult"):
            return "unknown"
    return None


def _verb_mood(words: Sequence[Word], clause: Clause, links: Sequence[Link]) -> Mood | None:
    group = clause.group
    after = [word for word in words[group.end : min(group.end + 4, clause.end)] if word.tag not in ("ADV", "QUOTE")]
    following = after[0].low if after else ""
    if group.base in moods.DENYING:
        return None if group.negated else "denied"
    if group.base in moods.PROPOSING and not group.negated:
        return "proposed" if group.base not in ("invite", "offer") or links else None
    if group.base not in moods.DEMANDING:
        return None
    if group.base not in moods.DEMANDING_WITH:
        if group.base == "seek":
            return None if links else "proposed"
        return "demanded"
    if following in ("for", "on", "upon") or (links and links[0].governor == group.base):
        return "demanded"
    return None


def _opens_by_hearsay(words: Sequence[Word], clause: Clause) -> bool:
    """ "According to reports, ..." and "Reports say ..." in front of the clause."""
    lows = [word.low for word in words[clause.start : min(clause.start + 6, clause.end)]]
    return lows[:2] == ["according", "to"] and any(low in moods.HEARSAY_NOUNS for low in lows[2:])


def _asks(words: Sequence[Word], clause: Clause) -> bool:
    end = clause.end
    return any(word.tag == "END" and word.text.startswith("?") for word in words[end - 1 : end + 2])
