"""Nouns of speech and of attitude: a claim that, opposition to, calls for, her position on.

Origin: written for this project from general knowledge of English. The constructions are those of grammars: what
may follow the noun as its content.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tellings.tables.cues import ATTITUDE, CueVerb
from tellings.tables.grammar import inflect
from tellings.tables.speakers import plural_of


class Nominal(NamedTuple):
    """A noun of speech or attitude with its frames.

    Frames: `that`, `infinitive`, `is` (behind a copula: "her aim is to"), and prepositions that lead in the content.
    With those of `told` words were told; with all others the outlet tells of a stance. Those of `owned` ask for an
    owner ("the mayor's position on").
    """

    lemma: str
    frames: frozenset[str]
    told: frozenset[str]
    owned: frozenset[str]

    def verb(self, frame: str, *, owned: bool) -> CueVerb:
        """Return what the owner does: says it, where words were told by somebody or in a clause; else holds it."""
        told = frame in self.told and (owned or frame in ("that", "is"))
        return CueVerb(self.lemma, "say" if told else ATTITUDE, self.frames)


# kind | frames | nouns. `told`: words were told; `held`: a stance or feeling; `own`: held, and only with an owner.
_ROWS = """
told | that | statement remark comment announcement argument contention admission acknowledgement acknowledgment
told | that | declaration testimony insistence assurance prediction report rumor rumour speculation conclusion finding
told | that is | complaint answer advice theory explanation excuse
told | is | message point
told | that | charge confirmation criticism proposal recommendation
told | that of about is | claim allegation accusation assertion suggestion insinuation
told | that of | warning revelation reminder
told | that for | call demand request plea appeal
told | infinitive | demand request plea appeal
own | infinitive | call
told | infinitive that is | promise pledge vow threat
held | of for | criticism critique praise condemnation denunciation
held | of | rejection mockery portrayal characterization characterisation depiction dismissal denial embrace
own | of | endorsement
held | about | complaint question comment remark joke query
held | for | proposal recommendation push case
own | infinitive | proposal recommendation push offer invitation
held | that of about is | belief idea notion fear worry suspicion feeling impression hope
held | that is | view opinion
held | that about over is | concern doubt misgiving reservation
held | to | opposition objection resistance hostility
held | for | support backing enthusiasm
held | for | disdain contempt admiration dislike sympathy respect affection preference
held | of | distrust mistrust skepticism scepticism disapproval approval
held | about toward towards | skepticism scepticism pessimism optimism anxiety unease
held | at over about | anger outrage frustration alarm dismay
held | with | dissatisfaction disappointment frustration
held | in that | confidence faith trust
held | that is | assumption conviction perception consensus assessment
own | on about of toward towards | position stance view opinion thought attitude feeling perception
own | of | assessment understanding interpretation vision
own | infinitive | desire willingness unwillingness reluctance refusal eagerness
own | for in | desire
own | in | interest
held | is | question goal aim priority
"""
_GIVING = (
    "make issue express voice renew repeat reiterate raise have offer launch level deliver give restate lodge "
    "announce share hold air revive cite defend outline send pose echo withdraw abandon drop"
)
# Verbs whose subject holds what their object tells: "made a call for", "voiced concern about".
GIVING = frozenset(_GIVING.split())
GIVING_FORMS = frozenset(form for lemma in GIVING for form in (lemma, *inflect(lemma)))

# What leads in whoever stands behind the noun: "a call by", "criticism from".
AGENT_LINKS = frozenset({"by", "from", "among"})


@cache
def nominals() -> dict[str, Nominal]:
    """Return the nouns of speech and attitude, singular and plural, in lower case."""
    found: dict[str, Nominal] = {}
    for row in _ROWS.strip().splitlines():
        kind, frames, nouns = (part.strip() for part in row.split("|"))
        mine = frozenset(frames.split())
        told, owned = (mine if kind == sort else frozenset() for sort in ("told", "own"))
        for noun in nouns.split():
            for word in (noun, plural_of(noun)):
                known = found.get(word, Nominal(noun, frozenset(), frozenset(), frozenset()))
                found[word] = Nominal(noun, known.frames | mine, known.told | told, known.owned | owned)
    return found
