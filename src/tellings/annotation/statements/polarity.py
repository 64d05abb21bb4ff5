"""Whether a clause says that something is so, or that it is not."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.links import Link
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import NEGATING
from tellings.types.annotations import Polarity

_NO_WORDS = frozenset("no nobody nothing none neither nowhere nor".split())
_NEGATIVE_PAIRS = frozenset({("no", "longer"), ("no", "doubt"), ("no", "less"), ("no", "more"), ("no", "matter")})


def find_polarity(words: Sequence[Word], clause: Clause, links: Sequence[Link]) -> Polarity:
    """Return `negative` where an odd number of negations bears on the clause's verb.

    "has not failed to pay" is positive; "not only" negates nothing; a "no" before the verb or right after it counts.
    """
    count = int(_is_negated(words, clause.group.start, clause.group.end) or clause.group.negated)
    for link in links:
        if link.governor in NEGATING:
            count += 1
        if link.group.negated:
            count += 1
    if clause.group.base in ("refrain", "abstain") and not links:
        count += 1
    count += _no_subject(words, clause) or _no_object(words, clause, links)
    if count == 0 and clause.opener == "without":
        count = 1
    return "negative" if count % 2 else "positive"


def _is_negated(words: Sequence[Word], start: int, end: int) -> bool:
    after = end
    while after < len(words) and words[after].tag in ("COMMA", "ADV", "NOT") and after < end + 4:
        after += 1
    for place in range(start, max(after, min(end + 1, len(words)))):
        if words[place].tag == "NOT" and not (
            place + 1 < len(words) and words[place + 1].low in ("only", "just", "merely")
        ):
            return True
    return False


def _no_subject(words: Sequence[Word], clause: Clause) -> int:
    if clause.subject is None:
        return 0
    low, high = clause.subject
    for place in range(max(low, high - 8), high):
        if words[place].low in _NO_WORDS and words[place].low != "nor" and not _is_fixed(words, place):
            return 1
    return int(words[low].low in ("neither", "nor", "few", "not") and words[min(low + 1, high - 1)].low != "only")


def _no_object(words: Sequence[Word], clause: Clause, links: Sequence[Link]) -> int:
    last = links[-1].group.end if links else clause.group.end
    for place in range(last, min(last + 2, clause.end)):
        if words[place].low in ("no", "nothing", "none", "nobody") and not _is_fixed(words, place):
            return 1
        if words[place].tag not in ("ADV", "QUOTE", "PREP"):
            break
    return 0


def _is_fixed(words: Sequence[Word], place: int) -> bool:
    following = words[place + 1].low if place + 1 < len(words) else ""
    pair = words[place].low, following
    return pair in _NEGATIVE_PAIRS and pair != ("no", "longer")
