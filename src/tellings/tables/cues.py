"""Verbs and nouns that report speech, with the constructions they take.

Origin: written for this project from general knowledge of English. The constructions are the usual ones of grammars
of reporting verbs: that-clause, bare clause, direct speech, noun object, gerund, infinitive, object with infinitive,
addressee, and content that a preposition leads in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from tellings.tables.grammar import inflect


class CueVerb(NamedTuple):
    """A reporting verb: `kind` says what the speaker does, `frames` what may follow.

    Frames: `direct`, `that`, `bare` (a clause without that), `noun`, `gerund`, `infinitive`, `object` (object and
    infinitive), `addressee`, `naming` ("called it “X”"), and prepositions that lead in the content. Kinds: `say`,
    `deny`, `demand`, `ask`, `propose`, `promise`, `warn`, `praise`, `blame`, `voice`, `name`, `cite`, `think` or
    `show`, beside `ATTITUDE` and `UNSAID`. `particle` belongs to the verb ("point out").
    """

    lemma: str
    kind: str
    frames: frozenset[str]
    particle: str | None = None


class CueForm(NamedTuple):
    """One form of a reporting verb: `base`, `third`, `past`, `participle` or `present` (-ing)."""

    verb: CueVerb
    form: str


# kind | frames | verbs. A verb that stands in several rows takes the frames of all and the kind of the first.
_ROWS = """
say | direct that bare | say state reply respond
say | direct that bare noun | add declare announce stress emphasise emphasize underline underscore reiterate confirm
say | direct that bare noun | affirm reaffirm acknowledge concede admit disclose reveal assert maintain contend allege
say | direct that bare noun | argue claim explain note repeat clarify report stipulate recount
say | direct that | observe remark comment conclude recall boast joke quip retort counter rejoin interject elaborate
say | direct that | enthuse muse lament insist testify complain protest object tweet post write retweet email text
say | direct that | blog answer venture volunteer opine posit proclaim attest
say | direct | charge
say | direct | continue shout yell scream cry whisper murmur chant exclaim sigh fume thunder gush snap sneer intone
say | direct that bare addressee object | tell
say | direct that bare addressee | inform assure reassure remind notify
say | that bare noun direct | mention indicate signal suggest imply hint predict forecast estimate speculate reckon
say | that bare noun direct | calculate specify outline
say | that bare direct noun | point-out spell-out lay-out
say | that noun gerund | rule-out
say | direct | begin laugh smile grin sob plead bellow mutter mumble hiss
say | direct | hit-back shoot-back fire-back chime-in weigh-in
say | to | point
say | for | apologise apologize
deny | that bare noun gerund direct | deny dispute rebut refute contradict
demand | object that direct infinitive noun | urge instruct command beg implore exhort
demand | that noun infinitive direct | demand request
demand | object | order
demand | that object against addressee | advise
demand | for to | appeal
demand | for | push press
ask | object direct | ask
ask | direct that | wonder
ask | noun | question
propose | that gerund noun direct | propose recommend advocate
promise | that bare infinitive noun direct | promise pledge vow swear guarantee
promise | infinitive | threaten refuse
warn | that bare of against about object addressee direct | warn caution
praise | noun | praise welcome applaud hail commend salute laud congratulate credit thank endorse cheer tout
blame | noun | criticise criticize condemn denounce decry slam blast reject dismiss deplore blame accuse rebuke
blame | noun | lambast lambaste castigate chide deride ridicule mock assail censure rebuff repudiate bemoan
voice | noun | express voice relay convey
name | naming | call describe term dub label brand characterise characterize deem portray
cite | noun | cite
think | that bare | think believe hope fear expect doubt suspect
think | that | decide
show | that bare | show find read
say | for on upon | call
say | on upon | insist
say | about of | complain boast
say | against for | argue
say | to | object
say | at | hint
say | for | ask
say | of | speak
"""
# "insist on", "boast of", "call for" keep the kind that the verb has without its preposition.


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Return the reporting verbs by base form, a particle joined with a hyphen ("point-out")."""
    return read_verbs(_ROWS)


def read_verbs(rows: str) -> dict[str, CueVerb]:
    """Return the verbs of rows of kind, frames and base forms, by base form with the particle."""
    found: dict[str, CueVerb] = {}
    for row in rows.strip().splitlines():
        kind, frames, lemmas = (part.strip() for part in row.split("|"))
        for lemma in lemmas.split():
            known = found.get(lemma)
            merged = frozenset(frames.split()) | (known.frames if known else frozenset())
            base, _, particle = lemma.partition("-")
            found[lemma] = CueVerb(base, known.kind if known else kind, merged, particle or None)
    return found


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Return every form of every reporting verb, in lower case, with what it can be.

    >>> [(form.verb.lemma, form.form) for form in cue_forms()["told"]]
    [('tell', 'past'), ('tell', 'participle')]
    """
    found: dict[str, list[CueForm]] = {}
    for verb in cue_verbs().values():
        for word, form in forms_of(verb):
            found.setdefault(word, []).append(form)
    return {word: tuple(forms) for word, forms in found.items()}


def forms_of(verb: CueVerb) -> Iterator[tuple[str, CueForm]]:
    """Yield the five forms of a verb, each as printed in lower case and with what it is."""
    names = ("base", "third", "past", "participle", "present")
    for word, name in zip((verb.lemma, *inflect(verb.lemma)), names, strict=True):
        yield word, CueForm(verb, name)


# Nouns whose possessor or author speaks: "the envoy's warning that", "in a statement".
SPEECH_NOUNS = frozenset(
    "statement statements claim claims remark remarks comment comments assertion assertions allegation allegations "
    "accusation accusations announcement warning warnings promise pledge vow demand insistence suggestion proposal "
    "argument belief view contention admission acknowledgement acknowledgment denial declaration testimony complaint "
    "call calls appeal request assurance assurances prediction report reports threat hope".split()
)
# What a speaker gives voice to: "expressed concern".
FEELINGS = frozenset(
    "concern concerns doubt doubts gratitude thanks hope hopes regret support opposition confidence optimism "
    "fear fears "
    "anger outrage frustration condolences sympathy solidarity readiness willingness desire interest surprise dismay "
    "disappointment scepticism skepticism appreciation satisfaction alarm sorrow shock sadness commitment "
    "reservations "
    "worry worries displeasure dissatisfaction remorse pessimism belief view wish".split()
)
# Cues that are no verbs: "according to", and a noun of speech with its "that".
ACCORDING = CueVerb("according", "say", frozenset({"that"}))
NOUN_CUE = CueVerb("statement", "say", frozenset({"that"}))
# Kinds of a cue beside those above: what somebody thinks or wants, and words that nobody has said for sure.
ATTITUDE = "attitude"
UNSAID = "unsaid"
# What one person or body writes or records, so that its author speaks in it.
AUTHORED = frozenset("statement letter post tweet message email note video memo release".split())
