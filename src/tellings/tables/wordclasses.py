"""The closed classes of English words, and the few open-class words whose class matters for finding clauses.

Written for this project from general knowledge of the language.
"""

from __future__ import annotations

from tellings.tables import grammar

DETERMINERS = frozenset(
    "the a an this that these those each every some any no all both either neither another such several many few "
    "more most much fewer less half enough various".split()
)
POSSESSIVES = grammar.POSSESSIVES | {"whose"}
SUBJECTS = frozenset("i he she we they".split())
OBJECTS = frozenset("me him us them himself herself itself themselves ourselves myself yourself".split())
# Pronouns that are subject and object alike.
PRONOUNS = frozenset(
    "it you everyone everybody someone somebody anyone anybody nobody everything something anything nothing none "
    "one others mine yours theirs ours hers".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for with from into onto over under about against between among amongst amid amidst through "
    "during toward towards upon within without across along around behind below beneath beside besides beyond "
    "despite down except inside near off outside past per regarding concerning including following throughout via "
    "versus v vs like unlike up out aboard above alongside pending barring given opposite plus minus worth than "
    "atop according pertaining owing notwithstanding excluding until till since before after as".split()
)
# Open a clause with a subject and a finite verb. The second group are prepositions as well.
SUBORDINATORS = frozenset(
    "while although though because if unless whereas when whenever once lest whether wherever provided whilst".split()
)
PREPOSITIONS_OR_SUBORDINATORS = frozenset("after before since until till as than like".split())
RELATIVES = frozenset("who whom which whose where what how why whoever whatever whichever".split())
COORDINATORS = frozenset("and but or nor yet &".split())
MODALS = frozenset("will would shall should can could may might must ca wo sha 'll ’ll cannot".split())
BE = frozenset("be am is are was were been being 'm ’m 're ’re ai".split())
HAVE = frozenset("have has had having 've ’ve".split())
DO = frozenset("do does did".split())
NEGATIONS = frozenset("not n't n’t never".split())
ADVERBS = frozenset(
    "not never also still already just now then again twice soon later earlier ever even only too very quite "
    "rather almost nearly here there today yesterday tomorrow tonight far long ago ahead together apart instead "
    "however meanwhile therefore thus hence otherwise perhaps maybe moreover furthermore nonetheless nevertheless "
    "afterward afterwards once indeed always often sometimes seldom rarely away forward abroad overseas forth so "
    "yet well further somewhat elsewhere beforehand aside altogether simply merely formerly both better longer "
    "overnight nationwide worldwide likewise anyway besides sooner".split()
)
# Words in -ly that are no adverbs.
NOT_ADVERBS = frozenset(
    "family italy july assembly ally rally reply supply apply fly rely comply imply multiply belly jelly bully "
    "monopoly anomaly butterfly friendly likely unlikely weekly monthly deadly elderly lovely costly orderly ugly "
    "holy lonely only early daily quarterly yearly homily ply billy emily kelly molly sally lily polly beverly "
    "reply assembly anomaly gully folly tally".split()
)
ADJECTIVE_ENDINGS = ("al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ary", "ory", "ish")
# Nouns in those endings.
NOUNS_LIKE_ADJECTIVES = frozenset(
    "proposal approval denial trial official refusal removal arrival withdrawal survival festival hospital "
    "capital animal general criminal individual professional journal rival tribunal referral appraisal rehearsal "
    "portal material memorial terminal funeral arsenal cardinal principal potential scandal renewal disposal "
    "dismissal acquittal reversal rebuttal burial betrayal admiral interval signal manual metal coal mineral "
    "carnival public republic topic critic traffic music clinic epidemic pandemic academic rhetoric mechanic "
    "fabric logic statistic skeptic sceptic politic executive initiative representative native detective archive "
    "relative motive objective alternative incentive directive captive conservative perspective operative "
    "narrative fugitive secretary military library summary boundary january february salary dictionary "
    "anniversary adversary missionary missile revolutionary beneficiary judiciary documentary sanctuary "
    "commentary history territory victory factory story theory memory inventory category laboratory observatory "
    "directory business witness wilderness illness happiness table cable vegetable parish rubbish polish finish "
    "individual intellectual original liberal".split()
)
ADJECTIVES = frozenset(
    "new old good bad big small large great high low long short early late young old own other same different "
    "first second third last next former current recent own right left full free safe strong weak poor rich main "
    "major minor key senior junior joint open close clear ready able due likely unlikely prepared willing unable "
    "eager reluctant set certain sure possible impossible bound keen happy sorry afraid aware unclear unknown "
    "true fresh several wide deep heavy light bright dark hot cold calm hard easy soft busy dead alive hostile "
    "human false likely hopeful confident entitled obliged determined free quick slow".split()
)
# Adjectives and participles between "be" and an infinitive: "is ready to present".
LINKING_ADJECTIVES = frozenset(
    "ready able unable due likely unlikely prepared willing unwilling eager reluctant set certain sure bound keen "
    "happy glad free expected scheduled supposed slated poised about going yet meant determined intended forced "
    "required obliged believed thought understood said reported known planned allowed permitted entitled hopeful "
    "hoped poised believed alleged rumoured rumored seen asked told ordered urged impossible possible hard "
    "difficult time unafraid desperate quick slow proud ashamed".split()
)
NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen hundreds thousands millions dozens".split()
)
TIME_WORDS = (
    grammar.WEEKDAYS
    | grammar.MONTHS
    | frozenset(
        "today yesterday tomorrow tonight morning afternoon evening night noon midnight week weeks weekend month "
        "months year years day days hour hours minute minutes decade decades".split()
    )
)
# "May" is a modal verb too.
WEEKDAYS_AND_MONTHS = frozenset(
    word for word in grammar.WEEKDAYS | grammar.MONTHS if len(word) > 5 or word in ("march", "april", "june", "july")
) - {"thurs"}
# Heads of a measure before "after" or "before": "just weeks after", "a day before".
TIME_UNITS = frozenset(
    "second seconds minute minutes hour hours day days week weeks month months year years decade decades moment "
    "moments".split()
)
# What may stand before such a measure.
MEASURE_WORDS = frozenset(
    "just only barely less more than a an few several some many about nearly almost over".split()
)
# Plural and mass nouns without -s that take a plural verb.
PLURAL_NOUNS = frozenset(
    "police people men women children officials troops forces negotiators lawmakers media data public".split()
)
# "to" after these is a preposition when a noun can follow: "led to talks", "according to plan".
PREPOSITIONAL_TO = frozenset(
    "led leads lead leading according response respond responded responds responding return returned returns "
    "thanks subject close prior contrary key due next amounted amounts back reaction access addition relation "
    "reference regard attributed linked owing similar opposed opposition commitment committed from "
    "exposed limited devoted dedicated connected tied related belonging solution answer threat damage visit "
    "approach alternative end".split()
)
# Roles that an apposition opens with: "head of the delegation".
ROLE_HEADS = frozenset(
    "head chief chair chairman chairwoman chairperson leader president vice-president premier minister secretary "
    "spokesman spokeswoman spokesperson director commissioner governor mayor senator representative congressman "
    "congresswoman ambassador envoy negotiator mediator adviser advisor aide lawyer attorney prosecutor judge "
    "justice general colonel commander captain officer official chancellor member founder co-founder owner ceo "
    "executive professor analyst expert researcher scientist economist author editor reporter correspondent "
    "coordinator manager coach captain treasurer speaker whip counsel counselor sheriff marshal inspector "
    "superintendent bishop archbishop cardinal pastor rabbi imam king queen prince princess sultan emir sheikh "
    "father mother son daughter brother sister wife husband widow resident witness survivor veteran candidate "
    "nominee activist organiser organizer deputy head-teacher principal president-elect historian fellow".split()
)
# Openings of an apposition that carries news: "the first strike in eleven days".
SUPERLATIVES = frozenset(
    "first second third last only largest biggest smallest highest lowest latest deadliest worst best longest "
    "fastest strongest most fourth fifth oldest youngest greatest heaviest bloodiest earliest newest".split()
)
