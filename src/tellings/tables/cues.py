"""Verbs and nouns that report speech, with the constructions they take.

Origin: written for this project from general knowledge of English. The division into constructions follows the
usual one of reporting verbs: that-clause, bare clause, direct speech, noun object, gerund, infinitive,
object with infinitive, addressee, and prepositional content.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tellings.tables.grammar import inflect


class CueVerb(NamedTuple):
    """A reporting verb: `kind` says what the speaker does, `frames` what may follow.

    Frames: `direct`, `that`, `bare` (clause without that), `noun`, `gerund`, `infinitive`, `object` (object and
    infinitive), `addressee`, `naming` ("called it X"), and prepositions that lead in the content. A frame with a
    leading `~` marks a preposition whose object is the target and is part of the content ("thanked X for").
    """

    lemma: str
    kind: str
    frames: frozenset[str]


class CueForm(NamedTuple):
    """One form of a reporting verb: `base`, `third`, `past`, `participle` or `present` (-ing)."""

    verb: CueVerb
    form: str


# kind / frames / verbs. A verb may stand in one row only.
_ROWS = (
    ("say", "direct that bare", "say state reply respond_ note_ add_ explain_ claim_"),
    (
        "say",
        "direct that bare noun",
        "add declare announce stress emphasise emphasize underline underscore reiterate "
        "confirm affirm reaffirm acknowledge concede admit disclose reveal assert maintain contend allege argue claim "
        "explain note repeat point_out clarify report stipulate recount",
    ),
    (
        "say",
        "direct that",
        "observe remark comment conclude recall boast joke quip respond reply retort counter rejoin "
        "interject elaborate enthuse muse lament insist lead_off testify complain protest object tweet post write "
        "retweet email text blog answer venture volunteer opine posit proclaim attest",
    ),
    (
        "say",
        "direct",
        "continue shout yell scream cry whisper murmur chant exclaim begin_ go_on conclude_ sigh laugh_ "
        "fume thunder gush snap sneer intone recite",
    ),
    ("say", "direct that bare addressee", "tell inform assure remind notify advise_"),
    (
        "say",
        "that bare noun direct",
        "mention indicate signal suggest imply hint predict forecast estimate speculate "
        "reckon calculate specify outline",
    ),
    ("deny", "that bare noun gerund direct", "deny dispute rebut refute contradict"),
    ("demand", "object that direct infinitive noun", "urge order_ instruct command beg implore exhort"),
    ("demand", "that noun infinitive direct", "demand request"),
    ("ask", "object direct noun_", "ask"),
    ("ask", "direct that", "wonder"),
    ("ask", "noun", "question"),
    ("propose", "that gerund noun direct infinitive_", "propose recommend advocate"),
    ("promise", "that bare infinitive noun direct", "promise pledge vow swear guarantee"),
    ("promise", "infinitive", "threaten refuse"),
    ("promise", "that infinitive direct", "threaten_"),
    ("warn", "that bare of against about object addressee direct", "warn caution"),
    (
        "praise",
        "noun direct_",
        "praise welcome applaud hail commend salute laud congratulate credit thank endorse back_ cheer tout",
    ),
    (
        "blame",
        "noun direct_",
        "criticise criticize condemn denounce decry slam blast reject dismiss deplore blame "
        "accuse rebuke lambast lambaste castigate chide deride ridicule mock assail censure rebuff repudiate bemoan",
    ),
    ("voice", "noun", "express voice reiterate_ relay convey"),
    ("name", "naming", "call describe term dub label brand characterise characterize deem denounce_ portray"),
    ("cite", "noun", "cite"),
    ("think", "that bare", "think believe hope fear expect doubt suspect"),
    ("think", "that", "agree_ decide rule understand_"),
    ("show", "that bare", "show find read"),
)
_PREPOSITIONAL = {
    "call": ("for", "on", "upon"),
    "appeal": ("for", "to"),
    "push": ("for",),
    "press": ("for",),
    "insist": ("on", "upon"),
    "complain": ("about", "of"),
    "warn": ("of", "against", "about"),
    "caution": ("against",),
    "apologise": ("for",),
    "apologize": ("for",),
    "argue": ("for", "against"),
    "object": ("to",),
    "rule": ("out",),
    "point": ("out", "to"),
    "speak": ("of",),
    "allude": ("to",),
    "lash": ("out",),
    "hint": ("at",),
    "boast": ("of", "about"),
    "ask": ("for",),
    "advise": ("against",),
    "threaten": (),
    "claim": (),
}
# Particles that belong to the verb: what follows decides.
_PHRASAL = {
    ("point", "out"),
    ("go", "on"),
    ("rule", "out"),
    ("lash", "out"),
    ("lay", "out"),
    ("spell", "out"),
    ("hit", "back"),
    ("shoot", "back"),
    ("fire", "back"),
    ("chime", "in"),
    ("sum", "up"),
    ("lead", "off"),
}
_EXTRA = (
    CueVerb("point", "say", frozenset({"that", "bare", "direct", "to"})),
    CueVerb("rule", "say", frozenset({"that"})),
    CueVerb("appeal", "demand", frozenset({"for", "to"})),
    CueVerb("push", "demand", frozenset({"for"})),
    CueVerb("press", "demand", frozenset({"for"})),
    CueVerb("apologise", "say", frozenset({"for"})),
    CueVerb("apologize", "say", frozenset({"for"})),
    CueVerb("advise", "demand", frozenset({"that", "object", "against", "addressee"})),
    CueVerb("reassure", "say", frozenset({"that", "bare", "addressee"})),
    CueVerb("order", "demand", frozenset({"object"})),
    CueVerb("tell", "say", frozenset({"direct", "that", "bare", "addressee", "object"})),
)


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Return the reporting verbs by base form."""
    found: dict[str, CueVerb] = {}
    for kind, frames, lemmas in _ROWS:
        for lemma in lemmas.split():
            if lemma.endswith("_") or "_" in lemma:
                continue
            plain = {frame for frame in frames.split() if not frame.endswith("_")}
            known = found.get(lemma)
            extra = set(_PREPOSITIONAL.get(lemma, ()))
            merged = frozenset(plain | extra | (known.frames if known else frozenset()))
            found[lemma] = CueVerb(lemma, known.kind if known else kind, merged)
    for verb in _EXTRA:
        found[verb.lemma] = verb
    return found


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """Return every form of every reporting verb, in lower case, with what it can be.

    >>> [(form.verb.lemma, form.form) for form in cue_forms()["told"]]
    [('tell', 'past'), ('tell', 'participle')]
    """
    found: dict[str, list[CueForm]] = {}
    for verb in cue_verbs().values():
        third, past, participle, present = inflect(verb.lemma)
        for word, form in (
            (verb.lemma, "base"),
            (third, "third"),
            (past, "past"),
            (participle, "participle"),
            (present, "present"),
        ):
            found.setdefault(word, []).append(CueForm(verb, form))
    return {word: tuple(forms) for word, forms in found.items()}


# Nouns whose possessor or author speaks: "the envoy's warning that", "in a statement".
SPEECH_NOUNS = frozenset(
    "statement statements claim claims remark remarks comment comments assertion assertions allegation allegations "
    "accusation accusations announcement warning warnings promise pledge vow demand insistence suggestion proposal "
    "argument belief view contention admission acknowledgement acknowledgment denial declaration testimony complaint "
    "call calls appeal request assurance assurances prediction report reports threat hope".split()
)
# What a speaker gives voice to: "expressed concern".
FEELINGS = frozenset(
    "concern concerns doubt doubts gratitude thanks hope hopes regret support opposition confidence optimism fear "
    "fears anger outrage frustration condolences sympathy solidarity readiness willingness desire interest surprise dismay "
    "disappointment scepticism skepticism appreciation satisfaction alarm sorrow shock sadness commitment reservations "
    "worry worries displeasure dissatisfaction remorse pessimism belief view wish".split()
)
