"""Verbs and adjectives that tell what somebody thinks, wants, backs, feels or speaks of, without telling of words.

Origin: written for this project from general knowledge of English, in the usual classes of verbs of desire, belief,
judgement, support, attack, topic, show and seeming. Verbs of saying are in `cues`.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tellings.tables.cues import read_verbs
from tellings.tables.grammar import inflect


class Attitude(NamedTuple):
    """A verb or adjective with what may follow as its content.

    Frames: `that` (a finite clause, with or without that), `question` (a clause with whether, how, what), `to` (an
    infinitive), `ing` (a gerund), `obj` (a noun phrase), `obj-to` (the same with an infinitive), `obj-as` ("sees
    it as a threat"), `obj-adj` ("considers it unsafe"), `obj-PREPOSITION` ("blames him for it"), `seem` (the subject
    with what it seems), `stir` (the subject, which stirs whoever is the object), and prepositions that lead the
    content in ("agrees with"). A verb with `obj-to`, `obj-as` or `obj-adj` takes the same in the passive ("is
    expected to", "is seen as").
    """

    lemma: str
    kind: str
    frames: frozenset[str]
    particle: str | None = None


# kind | frames | words. A particle is joined with a hyphen.
_VERBS = """
desire | to obj-to obj | want desire
desire | to obj-to | wish intend
desire | to obj-to that for | hope
desire | to obj | seek plan
desire | to that on | decide
desire | to | aim decline refuse hesitate resolve
desire | to obj-to obj ing | prefer favor favour like love
desire | for | yearn wish
desire | obj | crave relish cherish envision envisage demand
desire | obj-to | encourage pressure challenge press lobby push require persuade
desire | to | look-forward opt choose
desire | obj ing | mull contemplate
desire | for against | opt
belief | that to | pretend
belief | that | imagine forget dream
belief | obj | imagine
belief | that obj | believe fear anticipate
belief | that | think feel worry know realize realise assume guess figure suspect bet gather reckon learn
belief | that obj | recognize recognise acknowledge regret resent foresee notice concede
belief | that question | understand determine judge decide conclude wonder debate doubt consider question
belief | obj-to obj that | expect
belief | obj-to | say report allege presume rumour rumor mean design
belief | obj-to that | believe consider know think project predict judge deem estimate
belief | in | believe
belief | question | know ponder
judgement | obj-as | see view regard describe portray depict cast paint frame characterize characterise present treat
judgement | obj-as | dismiss identify hail denounce praise attack defend cite list recognize remember know label
judgement | obj-as | position brand interpret perceive tout refer name write-off
judgement | obj-adj | consider deem call find name dub declare label brand judge title nickname
judgement | obj-to | compare liken
judgement | obj-with | contrast compare
judgement | to | refer allude respond react object
judgement | obj | describe portray depict view perceive compare contrast assess reassess interpret
support | obj | support back endorse favour favor champion defend embrace prefer advocate promote applaud
support | obj | recommend propose nominate justify cheer extol laud uphold promise authorize
support | obj | authorise approve tout trumpet pledge offer
support | ing | support favor favour oppose advocate propose recommend consider recall resist
support | with by | side stand agree sympathise sympathize disagree
support | to | cling adhere stick hew
support | around behind | rally
support | for | advocate campaign root vouch vote push apologise apologize speak-out come-out
support | to on that | agree
attack | obj | oppose attack mock criticize criticise slam blast ridicule disavow insult reject dispute disparage
attack | obj | resist renounce deride savage assail rebut downplay hate detest loathe dislike despise
attack | obj | distrust fault rip bash smear chide scold admonish condemn protest fear dismiss denounce blame decry
attack | obj | repudiate lambast lambaste question refute ignore impugn pummel hammer critique demonize demonise
attack | obj | veto heckle boo deplore mourn lament disown disregard call-out shrug-off brush-off brush-aside
attack | obj | spurn scorn shun snub boycott taunt berate rebuke bemoan admonish belittle
attack | obj | play-down write-off rule-out
attack | obj-for | blame criticise criticize attack slam praise thank fault chastise scold ridicule mock hail credit
attack | obj-of | accuse suspect warn
attack | against | rail campaign protest vote argue lobby speak-out push-back come-out warn
attack | at | scoff bristle balk lash sneer laugh lash-out
attack | on | push-back double-down
topic | obj question | discuss debate
topic | obj | mention address highlight reference emphasize emphasise stress echo recall recount detail outline
topic | obj | reveal disclose expose announce report tweet retweet post publish release share issue express cite
topic | obj | note list invoke articulate recite unveil quote claim repeat reiterate estimate submit
topic | obj | order write forward profess preach explore display lay-out spell-out bring-up talk-up
topic | about of | talk speak write joke brag boast complain ask tweet think worry care muse rant
topic | about | inquire fret grumble
topic | on | comment touch dwell elaborate focus reflect expand weigh weigh-in zero-in hone-in
topic | to | apologise apologize
topic | by | respond
request | question obj-about about | ask
request | obj-to | ask
request | for | ask
feeling | stir | anger annoy alarm amuse appal appall bother delight disappoint disgust dismay disturb enrage excite
feeling | stir | frighten frustrate horrify impress infuriate irritate outrage please puzzle rattle shock startle
feeling | stir | stun surprise terrify thrill trouble unnerve unsettle upset worry
show | that obj | show
show | that | find indicate demonstrate illustrate reveal suggest
seem | seem | seem appear sound
"""
_ADJECTIVES = """
desire | to | eager reluctant keen willing unwilling hesitant anxious determined ready loath inclined prepared
belief | that | confident sure certain convinced optimistic pessimistic hopeful adamant skeptical sceptical unsure
belief | that | aware unaware doubtful
feeling | that | glad worried concerned afraid shocked surprised disappointed upset angry proud happy sad relieved
feeling | that | pleased delighted grateful thankful sorry alarmed horrified thrilled fearful
feeling | about | optimistic pessimistic confident angry worried concerned nervous upset enthusiastic excited happy
feeling | about | cautious cynical uneasy anxious upbeat passionate skeptical sceptical unhappy irritated frustrated
feeling | of | critical skeptical sceptical supportive wary tired fearful dismissive distrustful suspicious
feeling | of | afraid proud
feeling | to | sympathetic opposed hostile
feeling | at | angry furious outraged
feeling | by with | alarmed troubled outraged impressed frustrated angry
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
    return {word: Attitude(*verb) for word, verb in read_verbs(rows).items()}


@cache
def attitude_forms() -> dict[str, tuple[Attitude, ...]]:
    """Return the verbs by every form, in lower case, those with a particle first.

    >>> [verb.kind for verb in attitude_forms()["endorsed"]]
    ['support']
    """
    found: dict[str, list[Attitude]] = {}
    for verb in sorted(attitude_verbs().values(), key=lambda verb: verb.particle is None):
        for form in sorted({*inflect(verb.lemma), verb.lemma}):
            found.setdefault(form, []).append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}
