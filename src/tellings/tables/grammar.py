"""Closed classes of English words and the forms of common verbs: enough to tell where a clause or a name ends.

Origin: written for this project from general knowledge of English; no corpus was copied.
"""

from __future__ import annotations

from functools import cache

DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their some any no every each either neither both all "
    "several many most few much another other such various numerous certain".split()
)
POSSESSIVES = frozenset("my your his her its our their".split())
PREPOSITIONS = frozenset(
    "about above across after against along alongside amid amidst among amongst around as at before behind below "
    "beneath beside besides between beyond by concerning despite down during except following for from in inside "
    "into like near of off on onto out outside over past per regarding since than through throughout till to toward "
    "towards under underneath unlike until unto up upon via with within without".split()
)
CONJUNCTIONS = frozenset(
    "and but or nor yet so because although though while whereas if unless when whenever where wherever whether "
    "since after before until once as than that lest provided".split()
)
SUBJECT_PRONOUNS = frozenset("i you he she it we they who everyone everybody someone somebody nobody".split())
OBJECT_PRONOUNS = frozenset(
    "me you him her it us them whom himself herself itself themselves myself ourselves yourself".split()
)
RELATIVES = frozenset("who which whose whom that".split())
# Words that as a subject say that there is none.
NOBODY = frozenset("no nobody none neither nothing".split())
# Who writes or speaks himself.
WRITERS = frozenset({"i", "we"})
DASHES = frozenset({"—", "–", "-", "--"})
QUESTION_WORDS = frozenset("what who whom whose which when where why how whether if".split())
BE_FORMS = frozenset("be am is are was were been being isn't aren't wasn't weren't 's 're 'm".split())
HAVE_FORMS = frozenset("have has had having haven't hasn't hadn't".split())
DO_FORMS = frozenset("do does did don't doesn't didn't".split())
MODALS = frozenset(
    "can could may might must shall should will would ought cannot can't couldn't mustn't shouldn't won't "
    "wouldn't".split()
)
AUXILIARIES = BE_FORMS | HAVE_FORMS | DO_FORMS | MODALS
NEGATIONS = frozenset(
    "not n't never neither nor no isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't "
    "couldn't mustn't shouldn't won't wouldn't cannot".split()
)
ADVERBS = frozenset(
    "also then later earlier again still already now today yesterday tomorrow tonight soon once twice too even just "
    "only always often never ever meanwhile however instead therefore moreover furthermore nevertheless nonetheless "
    "thus hence rather quite very so far elsewhere abroad aloud afterwards afterward thereafter further once more "
    "not long almost perhaps maybe indeed otherwise separately".split()
)
POSSESSIVE_ENDINGS = ("'s", "’s", "s'", "s’")
WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun".split()
)
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec".split()
)
TIME_NOUNS = frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night day days week weeks weekend month months year "
    "years hour hours minute minutes decade decades noon midnight spring summer autumn fall winter earlier later "
    "ago".split()
)
NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands "
    "million millions billion billions first second third fourth fifth last next".split()
)
# Papers and broadcasts that "say" something, with nobody named.
PAPER_NOUNS = frozenset(
    "report reports statement statements document documents letter letters memo memorandum email emails article "
    "articles story stories account accounts poll polls survey surveys study studies research data figures "
    "statistics ruling filing filings affidavit complaint indictment lawsuit bulletin dispatch dispatches "
    "newspaper newspapers magazine website broadcaster channel outlets outlet press post posts tweet tweets "
    "message messages video readout notice review analysis editorial communique rumours rumors records law "
    "constitution order release advisory papers agency agencies forecast transcript testimony note diary book "
    "page sign banner headline".split()
)
_REGULAR = (
    "abandon accept accompany achieve act adapt address adjust admire adopt advance affect aim allow appeal appear "
    "apply appoint approach approve arrest arrive assess assign assist assume attach attack attempt attend attract "
    "avoid await back balance ban base battle behave believe belong benefit block board boost borrow bounce breach "
    "broaden burn bury cancel capture care carry cause celebrate change charge chase check choose claim clash clear "
    "climb close collapse collect combine command commit compare compete complete concern conclude conduct confront "
    "connect consider consist constitute consult contact contain continue contribute control convert convince "
    "cooperate cordon corner count cover crack crash create cross damage date deal debate decide declare decline "
    "decrease defeat defend define delay deliver depart depend deploy deprive derail describe deserve design destroy "
    "detain deteriorate determine detonate develop die differ disappear discover discuss display displace dispute "
    "distribute divide dominate donate double draft drag drop dump earn ease echo elect eliminate embrace emerge "
    "employ enable encounter encourage end enforce engage enjoy ensure enter erupt escalate escape establish "
    "evacuate evolve examine exceed exchange exclude execute exist expand experience expire explode explore export "
    "extend face facilitate fail favor favour feature file fill film finalise finalize finance finish fire fix flee "
    "flow focus follow force form found free fulfil fulfill function gain gather generate govern grant guarantee "
    "halt hamper handle happen harm hamper head help hinder hire hit honor host ignore impact implement import "
    "impose improve include increase influence inform injure inherit injure install intend intensify interfere "
    "intervene introduce invade invest investigate invite involve issue join jump justify kick kidnap kill lack land "
    "last launch lead level lie lift like limit link list live load locate look lower maintain manage march mark "
    "match matter measure mediate merge monitor mount move name narrow negotiate neglect nominate notice obey object "
    "obtain occupy occur open operate oppose organise organize originate oversee own participate pass patrol pause "
    "perform permit persist persuade pick place plan play please plunge point pose possess postpone pour prefer "
    "prepare present preserve press prevail prevent proceed process produce progress prohibit promote prompt protect "
    "prove provide provoke publish pull pummel pump punish pursue push qualify raid raise range ratchet reach react "
    "realise realize rebuild receive recognise recognize record recover recruit reduce refer reflect refuse regain "
    "regard register regulate reinforce reject relate relax release rely remain remove rename renew repair repeat "
    "replace represent require rescue resemble reserve reside resign resist resolve respect respond rest restore "
    "restrict result resume retain retire retreat return reverse review revive risk rock roll ruin rule rush sail "
    "save scale schedule score search secure seem seize select separate serve settle share shatter shell shift shock "
    "shorten shout show sign signal slash slow smash soar solve sort spark spoil sponsor spot stage stand start stay "
    "step stop storm strain strengthen stretch strike struggle submit succeed suffer supply support surge surprise "
    "surrender surround survive suspect suspend sustain swap switch tackle talk target test tend thank threaten "
    "tighten topple total touch tour trace track trade train transfer transform travel treat trigger triple try turn "
    "undergo unfold unfreeze unite unveil update upgrade use vanish visit vote vow wait walk want warn waste watch "
    "weaken welcome widen withdraw wonder work worry wound wreck yield agree hope expect fear need seek plan propose "
    "pledge serve favor"
)
_IRREGULAR = """
be was been|become became become|begin began begun|bear bore borne|beat beat beaten|
upset upset upset|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|
blow blew blown|break broke broken|bring brought brought|build built built|
buy bought bought|cast cast cast|catch caught caught|
choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|
feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|
forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|
freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|hang hung hung|have had had|
hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|
lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|
lose lost lost|make made made|mean meant meant|meet met met|oversee oversaw overseen|
overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|
rebuild rebuilt rebuilt|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|
see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|
sit sat sat|sleep slept slept|slide slid slid|speak spoke spoken|spend spent spent|split split split|
spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|
strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|
swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|
throw threw thrown|undergo underwent undergone|understand understood understood|
undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|weep wept wept|win won won|
withdraw withdrew withdrawn|withstand withstood withstood|write wrote written|overcome overcame overcome|
arise arose arisen|stay stayed stayed
"""
_DOUBLING = frozenset(
    "admit ban commit compel control cut drag drop equip expel grab hit jot nod occur omit permit pin plan plot "
    "prefer propel quit rebut refer regret rob run ship shut sit skip slam slip snub spot stop submit swap tag tap "
    "tip top transfer trim wrap rap slap fret begin forget get let put set win dig chat gossip stun "
    "appal bet brag dub extol rip shrug shun upset".split()
)


def inflect(base: str) -> tuple[str, str, str, str]:
    """Return the -s form, the past, the past participle and the -ing form of a verb.

    >>> inflect("deny"), inflect("tell")[1], inflect("urge")[3], inflect("slam")[1]
    (('denies', 'denied', 'denied', 'denying'), 'told', 'urging', 'slammed')
    """
    vowel_y = base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u")
    stem = base + base[-1] if base in _DOUBLING else base
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = base + "es"
    else:
        third = base[:-1] + "ies" if vowel_y else base + "s"
    past = base[:-1] + "ied" if vowel_y else stem + "ed"
    if base.endswith("e"):
        past = base + "d"
    if base.endswith("ie"):
        present = base[:-2] + "ying"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        present = base[:-1] + "ing"
    else:
        present = stem + "ing"
    irregular = _irregular().get(base)
    return (third, irregular[0], irregular[1], present) if irregular else (third, past, past, present)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (row.split() for row in _IRREGULAR.replace("\n", "").split("|"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


@cache
def past_forms() -> frozenset[str]:
    """Return the simple-past forms of the common verbs."""
    bases = {*_REGULAR.split(), *_irregular()}
    return frozenset(inflect(base)[1] for base in bases) | {"were", "had", "did"}


@cache
def third_forms() -> frozenset[str]:
    """Return the third-person present forms of the common verbs; many of them are plural nouns too."""
    bases = {*_REGULAR.split(), *_irregular()}
    return frozenset(inflect(base)[0] for base in bases) | {"is", "has", "does"}


@cache
def base_forms() -> frozenset[str]:
    """Return the base forms of the common verbs; many of them are nouns too."""
    return frozenset({*_REGULAR.split(), *_irregular()})
