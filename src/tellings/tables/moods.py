"""Verbs, adjectives and nouns that decide the mood of a clause: planned, proposed, demanded, denied, reported.

Base forms, written for this project from general knowledge of the language.
"""

from __future__ import annotations

# Take a clause as complement, with or without "that".
COMPLEMENT_VERBS = frozenset(
    "say tell announce report confirm claim allege believe think know hope fear expect state declare note add "
    "suggest propose insist argue warn admit acknowledge concede deny write tweet post explain reveal disclose "
    "show indicate assert maintain contend conclude agree predict estimate assume suppose understand realise "
    "realize learn hear see feel find mean ensure promise pledge vow swear demand request recommend urge stress "
    "emphasise emphasize reiterate repeat remark observe comment complain boast joke guess bet doubt wish decide "
    "determine discover notice remember recall forget signal assure convince inform notify remind testify tout "
    "underscore underline highlight clarify specify stipulate rule order require ask wonder question speculate "
    "imply hint imagine reply respond answer prove require intend fear worry calculate reckon suspect anticipate "
    "forecast caution point mandate advise guarantee accept appear seem blast recount echo affirm reaffirm concur "
    "counter quip venture mention".split()
)
# Speak or write; an attribution clause has one of these as its verb.
SPEECH_VERBS = frozenset(
    "say tell announce report confirm claim allege state declare note add suggest propose insist argue warn admit "
    "acknowledge concede deny write tweet post explain reveal disclose indicate assert maintain contend conclude "
    "predict estimate promise pledge vow demand recommend urge stress emphasise emphasize reiterate repeat remark "
    "observe comment complain boast joke recall signal assure inform notify testify underscore underline clarify "
    "specify reply respond answer caution advise affirm reaffirm quip counter recount believe think hope fear "
    "expect quote cite according speculate imply hint ask wonder mention echo lament tout telegraph".split()
)
# Keep an object in the passive: "a man named Oru", "asked a question".
NAMING_VERBS = frozenset(
    "call name dub give offer award elect appoint consider deem nickname title term grant pay send ask charge "
    "show teach owe deny fine crown baptise label brand declare".split()
)
# Take a verb in -ing as object: "proposed holding talks".
GERUND_VERBS = frozenset(
    "propose suggest consider avoid stop start begin keep continue finish deny admit recommend risk resume "
    "postpone delay include involve oppose support mean discuss favour favor recall mention justify resist quit "
    "cease advocate contemplate envisage".split()
)
# Take an infinitive without "to".
BARE_INFINITIVE_VERBS = frozenset("help let make see watch hear dare need have bid".split())

# Put something forward without its being settled.
PROPOSING = frozenset("propose suggest offer recommend float moot invite nominate counsel envisage envision".split())
# Want something of somebody.
DEMANDING = frozenset(
    "demand urge insist require request press push want call ask appeal plead beg implore exhort lobby pressure "
    "order instruct command need encourage warn seek petition agitate campaign".split()
)
# These demand only with "for", "on" or an object and an infinitive ("called on Orsk to leave", "asked them to stop").
DEMANDING_WITH = frozenset(
    "call ask appeal press push lobby campaign order instruct command encourage warn need agitate".split()
)
# The same with "that" and a verb that says what is to be done.
DEMANDING_THAT = frozenset("demand insist require request urge ask order plead propose recommend".split())
DENYING = frozenset("deny refute dispute rebut disavow disprove debunk".split())
# Followed by "to" and a verb these speak of what is to come.
PLANNING = frozenset(
    "plan intend expect hope aim prepare vow promise pledge threaten propose set due ready prepared scheduled "
    "slated poised about going likely bound certain sure expected supposed meant willing eager determined mean "
    "swear commit arrange undertake opt choose decide elect resolve consider agree unlikely unwilling reluctant "
    "keen hesitate".split()
)
# Followed by "to" and a verb these say what must or should be.
REQUIRING = frozenset("want need have ought require required obliged forced wish has had".split())
# Followed by "to" and a verb these tell by hearsay.
HEARSAY = frozenset("believed thought understood said reported alleged rumoured rumored known appear seem".split())
# Turn what follows into its opposite: "failed to agree" is no agreement.
NEGATING = frozenset(
    "fail refuse decline neglect yet unable unlikely unwilling reluctant omit forget cease impossible hesitate "
    "refrain abstain deny".split()
)
# Give their place as predicate to the verb after them: "began to withdraw", "managed to leave".
TRANSPARENT = frozenset(
    "fail refuse decline neglect yet unable unlikely unwilling reluctant omit forget impossible hesitate begin "
    "start continue manage help get come use tend appear seem plan intend expect hope aim prepare vow promise "
    "pledge threaten set due ready prepared scheduled slated poised about going likely bound certain sure "
    "expected supposed meant willing eager determined able keen believed thought understood said reported alleged "
    "rumoured rumored known need have ought want able free proceed happen remain go be".split()
)
# Adverbs and phrases by which a report keeps its distance.
HEARSAY_ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently seemingly presumably".split())
HEARSAY_NOUNS = frozenset("reports rumours rumors speculation allegations sources".split())
# Conditions and open questions.
OPEN_OPENERS = frozenset("if unless whether lest provided".split())
OPEN_MODALS = frozenset("can could may might ca".split())
FUTURE_MODALS = frozenset("will shall wo sha 'll".split())
DUTY_MODALS = frozenset("must should ought".split())
# Nouns that say how something was said; an attribution with one of them carries news of its own.
CHANNELS = frozenset(
    "statement statements post posts interview letter briefing conference news-conference call speech address "
    "tweet message telegram twitter facebook x remarks release memo report television radio broadcast email video "
    "reporters parliament congress article editorial op-ed hearing testimony meeting communique communiqué".split()
)
# Speech verbs too plain to carry news by themselves.
PLAIN_SPEECH = frozenset(
    "say report tell add write note state explain believe think hope remark observe comment claim call argue "
    "recall joke quip reply ask wonder feel know see".split()
)
# Silence: with a negation these verbs say that nobody spoke.
ANSWERING = frozenset("comment respond reply answer react".split())
ANSWER_NOUNS = frozenset("comment response reply reaction answer word statement confirmation claim".split())
# What is put to somebody and answered: "answered the offer" is an answer, "answered questions" is none.
ADDRESSES = frozenset(
    "offer offers proposal proposals letter letters request requests demand demands invitation invitations message "
    "messages appeal appeals call calls statement statements ultimatum plan plans initiative overture "
    "overtures".split()
)
