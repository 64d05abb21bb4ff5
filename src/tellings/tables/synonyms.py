"""Words that news uses for one thing, so that two wordings or translations of one statement can be compared.

Origin: written for this project from general knowledge of English; no outside list was copied. A group joins words
that translators and editors swap for one another. It does not say that they mean the same everywhere, so a shared
concept is weaker evidence than a shared word. Opposites never share a group, and neither do numbers, ranks and names.
"""

from __future__ import annotations

from functools import cache

from snowballstemmer import stemmer

# One group a line, its first word names the concept. Inflections follow from the stem. A word stands in one group.
_GROUPS = """
talks talk negotiation negotiate dialogue discussion discuss consultation consult parley
meeting meet gathering summit encounter
prompt promptly swift swiftly quick quickly rapid rapidly speedy speedily
immediate immediately instant instantly
memorandum memo memoranda
draft elaborate formulate finalise finalize compile develop
present submit table
propose proposal suggest suggestion
announce announcement declare declaration proclaim
claim assert contend maintain allege
stress emphasise emphasize underline underscore highlight
affirm reaffirm confirm confirmation
reiterate repeat restate
answer reply respond response
ask request
urge exhort implore
condemn condemnation denounce decry deplore
criticise criticize criticism
welcome applaud hail praise commend
thank thanks grateful gratitude appreciation appreciate
reject rejection rebuff spurn
deny denial refute rebut
accuse accusation allegation
warn warning caution
threaten threat menace
promise pledge vow commitment
agreement deal pact accord settlement treaty
expect expectation anticipate await
hope hopeful
attempt try endeavour endeavor
aim goal objective purpose
roadmap blueprint
plan intend intention
ready readiness prepared willing willingness
begin start launch commence
resume resumption restart renew relaunch
halt stop cease cessation
end finish conclude
continue proceed persist ongoing
schedule timetable
postpone delay defer adjourn
cancel scrap
ceasefire cease-fire truce armistice
war conflict hostilities fighting fight
attack assault offensive
strike airstrike air-strike raid
shelling shell bombard bombardment mortar
explosion blast explode detonation detonate
gunman gunmen shooter
attacker assailant
militant insurgent guerrilla
terrorist terrorism terror
soldier troops troop serviceman servicemen servicewoman
army military
police policeman policemen constabulary
kill killed slay slain
dead death die fatality fatal
injure injury wound wounded
hostage captive
prisoner detainee inmate
detain detention
arrest apprehend
release free freed
exchange swap
prison jail gaol
court tribunal
lawyer attorney solicitor barrister
trial proceedings
ruling verdict judgment judgement
law legislation statute
lawmaker legislator parliamentarian congressman congresswoman
parliament legislature
government administration
minister secretary
ministry department
spokesman spokeswoman spokesperson spokesmen spokespeople
envoy emissary
diplomat diplomatic
border frontier
region province
sanction embargo
remove removal lift
increase rise grow growth climb surge soar
decrease fall drop decline reduce reduction shrink
price cost
money fund funding cash
aid assistance help
weapon arms weaponry armament
missile rocket
drone uav unmanned
aircraft plane airplane jet aeroplane
ship vessel boat
vehicle car automobile
nuclear atomic
guarantee assurance
condition term prerequisite
cause reason
root core underlying
crisis emergency
position stance standpoint
opinion view
overcome resolve solve eliminate address
reliable reliably dependable
lasting durable sustainable enduring long-term
create establish form
facilitate mediate
possible feasible
important significant crucial vital key
substantive substantial meaningful
concrete specific
ensure secure
prevent avert
allow permit enable
ban prohibit outlaw forbid
protect defend safeguard protection
destroy destruction demolish wreck
evacuate evacuation
rescue save
search hunt
investigate investigation probe inquiry enquiry
evidence proof
cooperate cooperation collaborate collaboration
joint mutual
support back endorse
oppose opposition
sincere sincerely genuine genuinely earnest earnestly
next following upcoming forthcoming
previous former prior
contact reach
phone telephone
visit trip
withdraw withdrawal pullout retreat
expand expansion enlarge enlargement
election ballot
candidate contender nominee
win victory triumph
lose defeat
resident inhabitant
civilian noncombatant
child children kid youngster
woman women
family relative
student pupil
worker employee staff
company firm business corporation
job employment
factory plant
doctor physician medic
disease illness sickness
outbreak epidemic
vaccine vaccination
hurricane cyclone typhoon
flood flooding
earthquake quake tremor
wildfire blaze
crash collision collide
train railway
road highway
house home
electricity power
outage blackout
oil petroleum crude
emission pollution
refugee migrant asylum
illegal unlawful illicit
protest demonstration demonstrate rally
protester demonstrator protestor
walkout stoppage
corruption corrupt graft bribery bribe
fraud scam
theft steal stolen rob robbery
offence offense crime felony
secret covert clandestine
message post tweet
footage video
photo picture photograph image
speech address
expert specialist analyst
scientist researcher
study survey
result outcome
progress breakthrough advance headway
stall deadlock impasse standstill stuck
pressure push
difficult hard tough
serious severe grave
danger dangerous hazardous risky risk
big large huge massive
small minor little
numerous several multiple many
complete completely full fully entire entirely total whole
partial partly
condolence sympathy
anger outrage fury angry furious
fear worry concern alarm
doubt scepticism skepticism sceptical skeptical
trust confidence
empty pointless meaningless
tangible real
constructive productive fruitful
venue location site place
date day
content substance
package bundle
lay outline set describe detail specify
offer
send deliver transfer hand provide
tariff duty
tax levy
annual yearly
reform overhaul
debt loan
bank lender
union labour labor
buy purchase acquire
sell sale
build construct construction
resign resignation quit
appoint name nominate
dismiss fire sack
"""
_english = stemmer("english")


def concept(stem: str) -> str:
    """Return the key that a stem shares with its synonyms, or the stem itself where none are known.

    >>> concept("negoti") == concept("talk"), concept("harbour")
    (True, 'harbour')
    """
    return _concepts().get(stem, stem)


@cache
def _concepts() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _GROUPS.strip().splitlines():
        stems = [str(_english.stemWord(word)) for word in line.split()]
        for stem in stems:
            table.setdefault(stem, stems[0])
    return table
