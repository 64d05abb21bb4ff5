"""Opposed concepts of English, by stem: words of which one account can hold one side and another account the other.

Each line gives two sides; every word of one side opposes every word of the other. The list was written for this
project from general knowledge of the language. Stems are those of the Snowball English stemmer, as everywhere here.
Words of time that only date something ("late on Tuesday") and everyday words of many senses are left out on purpose:
a pair that is missed costs less than one that is invented.
"""

from __future__ import annotations

from functools import cache

from snowballstemmer import stemmer

_PAIRS = """
promptly quickly swiftly immediately instantly speedy speedily rapid expeditiously | delay slow slowly sluggish belated finally lag dawdle stalling procrastinate overdue
agree agreement accept consent assent concur approve endorse | refuse reject decline rebuff spurn veto disapprove disagree disagreement dissent
confirm acknowledge admit admission corroborate affirm verify | deny denial refute rebut disavow repudiate contradict debunk
success succeed breakthrough progress accomplish triumph | fail failure stall deadlock impasse stalemate setback collapse breakdown fruitless unsuccessful fiasco
begin begun start launch commence resume resumption reopen restart initiate | end halt suspend suspension stop cease terminate discontinue conclude
rise rose risen increase grow grew growth climb soar surge jump expand expansion gain escalate | fall fell fallen decrease decline drop shrink shrank plunge slump tumble dwindle plummet reduce reduction contract
win won victory prevail winner | lose lost loss defeat loser
open reopen unlock unblock | close closure shut shutdown seal block blockade
alive survive survivor living unhurt unharmed unscathed | dead die death kill fatal perish lethal slain
guilty convict culpable | innocent acquit acquittal exonerate blameless
safe safety secure harmless | dangerous unsafe hazardous perilous risky
legal lawful legitimate constitutional | illegal unlawful illegitimate unconstitutional illicit
support back favour favor endorse champion uphold advocate | oppose opposition opponent resist condemn denounce criticise criticize
release free freed liberate discharge bail | detain detention arrest jail imprison capture custody incarcerate
attack assault raid strike bombard offensive aggressor aggression provoke unprovoked | defend defence defense protect retaliate
allow permit permission authorise authorize enable | ban forbid forbidden prohibit bar disallow outlaw prevent
join enter accede rejoin | leave left quit withdraw withdrew withdrawn exit depart secede pullout
advance gain | retreat withdraw withdrew
hit struck target | miss evade avoid
true truth accurate correct factual genuine authentic real | false falsehood untrue incorrect wrong inaccurate fake fabricated bogus misleading fictitious hoax
strengthen strong stronger reinforce bolster boost | weaken weak weaker undermine erode
include inclusion | exclude exclusion omit
deliberate intentional intended planned premeditated purposely knowingly | accident accidental unintentional unintended inadvertent mistaken
ally friend partner | enemy foe hostile adversary rival
build built construct rebuild rebuilt erect | destroy destruction demolish raze wreck
raise lift hike | lower cut slash
lift ease relax loosen repeal revoke | impose tighten reimpose toughen sanction
praise laud applaud commend hail congratulate welcome | blame criticise criticize condemn denounce rebuke slam scold
trust trustworthy | distrust mistrust doubt suspect suspicion suspicious
optimistic optimism hopeful promising confident | pessimistic pessimism hopeless despair bleak gloomy doubtful sceptical skeptical
honest sincere candid | dishonest lie deceive deception insincere mislead misled
ready prepared willing willingness eager | unready unprepared unwilling unwillingness reluctant hesitant
possible feasible viable realistic | impossible unfeasible unviable unrealistic
likely probable | unlikely improbable
certain certainty definite undoubtedly | uncertain uncertainty unclear unsure
known identified named | unknown unidentified unnamed anonymous
present attended | absent absence boycott boycotted skip
many numerous most majority countless widespread | few fewer minority handful isolated
full fully complete entire total | partial incomplete partly limited
unanimous united unity | divided division split rift disunity fractured
direct | indirect proxy
formal official | informal unofficial
permanent lasting durable indefinite | temporary temporarily interim provisional brief
unconditional | conditional precondition
voluntary voluntarily willingly | forced forcibly compulsory mandatory coerced involuntary unwillingly
improve recover recovery better | worsen worse deteriorate decline
recover heal | deteriorate worsen relapse
stable stabilise stabilize steady | unstable unsteady volatile critical destabilise destabilize
profit surplus | deficit unprofitable bankrupt bankruptcy
hire recruit employ appoint reinstate | fire dismiss sack oust layoffs redundant resign
elect reelect | unseat oust depose impeach
arrive | depart departure
appear emerge | disappear vanish
find found discover locate recover | lose lost missing untraced
remember recall | forget forgot forgotten
reveal disclose expose publish unveil | conceal hide hid hidden withhold withheld suppress censor
respond response reply answer | ignore silence silent unanswered
speak spoke spoken comment | silent silence mute
remain stay | leave left depart flee fled evacuate
return | flee fled exile
encourage urge | discourage deter dissuade
help assist aid facilitate | hinder hamper obstruct impede sabotage thwart
punctual | postpone delay reschedule
cooperate collaborate | obstruct stonewall defy
obey comply compliance abide honour honor respect | violate breach defy flout disobey
keep kept fulfil uphold upheld honour honor | break broke broken breach renege betray
sign ratify | reject annul scrap repudiate
maintain retain preserve | abandon scrap drop relinquish abolish
continue ongoing uninterrupted | halt interrupt suspend cancel abandon
approve adopt pass | reject veto block defeat
grant award | deny refuse revoke
arm | disarm unarmed
deploy mobilise mobilize | withdraw withdrew withdrawn demobilise demobilize
occupy seize capture annex conquer | liberate recapture cede relinquish
provoke unprovoked incite inflame | calm appease pacify defuse
escalate intensify | deescalate ease subside abate
civilian noncombatant unarmed | combatant militant fighter soldier
peacefully nonviolent | violently riot
justified legitimate warranted | unjustified unwarranted illegitimate baseless unprovoked
effective | ineffective ineffectual useless futile
necessary needed essential vital | unnecessary needless pointless
important crucial critical pivotal historic | unimportant trivial insignificant irrelevant
fair impartial unbiased just | unfair biased unjust rigged partisan
credible reliable plausible convincing | incredible implausible unreliable dubious unconvincing unfounded baseless
founded substantiated evidence proof proven prove | unfounded unsubstantiated baseless unproven groundless
responsible guilty blame perpetrator | innocent uninvolved blameless
intact undamaged unscathed unaffected | damage destroyed ruined devastated affected
healthy well fit | sick ill ailing unwell unfit
conscious awake | unconscious comatose
natural | artificial staged
popular | unpopular
loyal loyalty faithful | disloyal disloyalty traitor treason betray
easy easily simple | hard difficult complicated tough
visible obvious evident | invisible hidden unseen
constructive productive fruitful useful meaningful | destructive unproductive fruitless counterproductive futile empty pointless
invite | disinvite uninvited exclude shun
above exceed surpass | below undershoot
democratic democracy | autocratic autocracy dictatorship authoritarian undemocratic
independence sovereign sovereignty | dependent occupied annexed
apologise apologize regret | unrepentant defiant
forgive forgave pardon amnesty | punish sentence penalise penalize
mercy lenient leniency | harsh severe brutal
overturn quash reverse | uphold upheld affirm
coherent consistent | incoherent inconsistent contradictory
serious earnest | joke frivolous
welcome embrace | shun resent rebuff
innovation | stagnation stagnant
rescue save | abandon kill
quiet calm | loud noisy turmoil chaos chaotic
order | chaos chaotic disorder anarchy
peaceful nonviolent | violent violence riot
publicly openly | secretly covertly clandestine
huge massive vast enormous | tiny negligible insignificant
accelerate hasten | slow postpone defer
solved resolved settled | unresolved unsettled unsolved disputed
clear unambiguous | vague murky ambiguous
happy pleased satisfied delighted | unhappy displeased dissatisfied angry furious outraged disappointed
retract recant | reaffirm reiterate insist
apprehend captured caught | escape flee fled fugitive
evacuate | remain stay
adequate sufficient enough | inadequate insufficient lacking
advantage benefit beneficial | disadvantage harm detrimental
aware informed | unaware uninformed
capable able | incapable unable
careful cautious | careless reckless negligent
competent | incompetent
correctly rightly | incorrectly wrongly mistakenly
dignified respectful | disrespectful insulting
eligible qualified | ineligible disqualified
equal | unequal inequality
expected foreseen anticipated | unexpected unforeseen surprise
functional operational working | broken inoperable offline
generous generosity | stingy meagre meager
guarded vigilant | unguarded negligent
lenient lenience clemency | harsh severe brutal
majorly substantially significantly considerably | slightly marginally barely
moral ethical | immoral unethical
nearby close | remote distant
neutral impartial | biased partisan
passed enacted adopted | rejected defeated shelved
prevented averted foiled thwarted | occurred happened succeeded
proportionate restrained measured | disproportionate excessive
rational sane | irrational insane
recognised recognized recognition | unrecognised unrecognized
refill replenish | deplete exhaust
sober | drunk intoxicated inebriated
armed weapon | unarmed weaponless
stabilised contained controlled | spreading uncontrolled
packed crowded | empty deserted
thank grateful gratitude | blame resent
trained experienced | untrained inexperienced
unite unified | divide split
useful | useless futile
valid | invalid void
victorious triumphant | defeated beaten
warn | reassure
""".strip()  # noqa: E501

_stem = stemmer("english").stemWord


@cache
def _sides() -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    """The concepts of each stem, and the concept that opposes each concept."""
    concepts: dict[str, set[str]] = {}
    opposites: dict[str, str] = {}
    for number, line in enumerate(_PAIRS.splitlines()):
        sides = [frozenset(str(_stem(word.lower())) for word in side.split()) for side in line.split("|")]
        both = sides[0] & sides[1]
        names = [f"{number}{mark}" for mark in "+-"]
        for name, other, side in zip(names, reversed(names), sides, strict=True):
            opposites[name] = other
            for stem in side - both:
                concepts.setdefault(stem, set()).add(name)
    return {stem: frozenset(names) for stem, names in concepts.items()}, opposites


def concepts_of(stem: str) -> frozenset[str]:
    """Return the names of the sides that a stem stands on; empty where the table does not know it.

    >>> sorted(concepts_of("prompt") & concepts_of("swift")) != []
    True
    """
    return _sides()[0].get(stem, frozenset())


def opposed(stem_a: str, stem_b: str) -> bool:
    """Return whether two stems stand on opposite sides of any line.

    >>> opposed("prompt", "delay"), opposed("delay", "slow"), opposed("prompt", "zebra")
    (True, False, False)
    """
    opposites = _sides()[1]
    theirs = concepts_of(stem_b)
    return any(opposites[name] in theirs for name in concepts_of(stem_a))
