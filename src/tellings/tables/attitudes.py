"""Verbs and adjectives that tell what somebody thinks, wants, backs, feels or speaks of, without telling of words.

Origin: written for this project from general knowledge of English, in the usual classes of verbs of desire, belief,
judgement, support, attack, topic, show and seeming. Verbs of saying are in `cues`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tellings.tables.grammar import inflect


class Attitude(NamedTuple):
    """A verb or adjective with what may follow as its content.

    Frames: `that` (a finite clause, with or without that), `question` (a clause with whether, how, what), `to` (an
    infinitive), `ing` (a gerund), `obj` (a noun phrase), `obj-to` (the same with an infinitive), `obj-as` ("sees
    it as a threat"), `obj-adj` ("considers it unsafe"), `obj-PREPOSITION` ("blames him for it"), `seem` (the subject
    with what it seems), and prepositions that lead the content in ("agrees with"). A verb with `obj-to`, `obj-as` or
    `obj-adj` takes the same in the passive ("is expected to", "is seen as").
    """

    lemma: str
    kind: str
    frames: frozenset[str]


# kind | frames | words
_VERBS = """
desire | to obj-to obj | want desire
desire | to obj-to | wish intend
desire | to obj-to that for | hope
desire | to obj | seek plan
desire | to | aim decide decline refuse hesitate resolve
desire | to obj-to obj ing | prefer favor favour like love
desire | for | yearn wish
desire | obj | crave relish cherish envision envisage demand
desire | obj-to | encourage pressure challenge press lobby invite push require
belief | that obj | believe fear anticipate
belief | that | think feel worry know realize realise assume guess figure suspect bet gather reckon learn
belief | that obj | recognize recognise acknowledge accept regret resent foresee notice
belief | that question | understand determine judge decide conclude wonder debate doubt consider question
belief | obj-to obj that | expect
belief | obj-to | believe consider know think project predict judge deem estimate
belief | in | believe
belief | question | know
judgement | obj-as | see view regard describe portray cast paint depict frame characterize characterise present treat
judgement | obj-as | dismiss identify hail denounce praise attack defend cite list recognize remember know label
judgement | obj-as | position brand interpret perceive tout refer name
judgement | obj-adj | consider deem call find name dub declare label brand judge title nickname
judgement | obj-to | compare liken contrast
judgement | to | refer allude respond react object
judgement | obj | describe portray depict view perceive
support | obj | support back endorse favour favor champion defend embrace prefer advocate promote applaud celebrate
support | obj | recommend propose nominate prioritize prioritise justify cheer extol laud uphold promise
support | ing | support favor favour oppose advocate propose recommend consider recall resist
support | with by | side stand agree sympathise sympathize disagree
support | for | advocate campaign root vouch vote push apologise apologize
support | to on that | agree
attack | obj | oppose attack mock criticize criticise slam blast ridicule disavow insult reject dispute disparage
attack | obj | resist renounce deride savage assail rebut downplay challenge hate detest loathe dislike despise
attack | obj | distrust fault rip bash smear chide scold admonish condemn protest fear dismiss denounce blame decry
attack | obj | repudiate lambast lambaste question refute ignore impugn
attack | obj-for | blame criticise criticize attack slam praise thank fault chastise scold ridicule mock hail credit
attack | obj-of | accuse suspect warn
attack | against | rail campaign protest vote argue lobby
attack | at | scoff bristle balk lash sneer laugh
topic | obj question | discuss debate
topic | obj | mention address highlight reference emphasize emphasise stress echo recall recount detail outline
topic | obj | reveal disclose expose announce report tweet retweet post publish release share issue express cite
topic | obj | tout note list invoke articulate recite unveil quote claim underscore repeat reiterate
topic | about of | talk speak write joke brag boast complain ask tweet think worry care muse rant
topic | about | inquire
topic | on | comment touch dwell elaborate focus reflect expand weigh
topic | to | apologise apologize
request | question obj-about about | ask
request | obj-to | ask
request | for | ask
show | that obj | show
show | that | find indicate demonstrate illustrate reveal suggest
seem | seem | seem appear look sound
"""
_ADJECTIVES = """
desire | to | eager reluctant keen willing unwilling hesitant anxious determined ready loath inclined
belief | that | confident sure certain convinced optimistic pessimistic hopeful adamant skeptical sceptical unsure
belief | that | aware unaware doubtful
feeling | that | glad worried concerned afraid shocked surprised disappointed upset angry proud happy sad relieved
feeling | that | pleased delighted grateful thankful sorry alarmed horrified thrilled fearful
feeling | about | optimistic pessimistic confident angry worried concerned nervous upset enthusiastic excited happy
feeling | about | cautious cynical uneasy anxious upbeat passionate skeptical sceptical unhappy
feeling | of | critical skeptical sceptical supportive wary tired fearful dismissive distrustful suspicious afraid proud
feeling | to | sympathetic opposed hostile
feeling | at | angry furious outraged
feeling | by | alarmed troubled outraged
clear | that | clear
"""


@cache
def attitude_verbs() -> dict[str, Attitude]:
    """Return the verbs by base form."""
    return _read(_VERBS)


@cache
def attitude_adjectives() -> dict[str, Attitude]:
    """Return the adjectives, which stand behind "is" or "seems", by form."""
    return _read(_ADJECTIVES)


def _read(rows: str) -> dict[str, Attitude]:
    found: dict[str, Attitude] = {}
    for row in rows.strip().splitlines():
        kind, frames, words = (part.strip() for part in row.split("|"))
        for word in words.split():
            known = found.get(word)
            merged = frozenset(frames.split()) | (known.frames if known else frozenset())
            found[word] = Attitude(word, known.kind if known else kind, merged)
    return found


@cache
def attitude_forms() -> dict[str, Attitude]:
    """Return the verbs by every form, in lower case.

    >>> attitude_forms()["endorsed"].kind
    'support'
    """
    return {form: verb for verb in attitude_verbs().values() for form in (*inflect(verb.lemma), verb.lemma)}
