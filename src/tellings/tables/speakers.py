"""Nouns for who can speak in news: persons by kinship, work, office and part in an event, and bodies of people.

Written for this project from general knowledge of English; no outside list was copied. Words that are as often a
verb or a thing ("cook", "guide", "model", "star") are left out. Persons stand in the singular, the plural is formed.
"""

from __future__ import annotations

_PERSONS = """
kin: father mother dad mom mum parent stepfather stepmother son daughter stepson stepdaughter brother sister
half-brother half-sister sibling uncle aunt cousin nephew niece grandfather grandmother grandparent grandson
granddaughter grandchild husband wife spouse widow widower fiance fiancee fiancé fiancée boyfriend girlfriend
partner father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law relative godfather
godmother
anyone: chief civilian expert guard host member patient source speaker winner person man woman boy girl child kid
teen teenager youngster youth toddler adult pensioner retiree senior newcomer stranger passerby onlooker bystander
neighbour neighbor roommate flatmate housemate classmate colleague coworker co-worker friend acquaintance companion
resident villager townsman islander inhabitant citizen commuter motorist cyclist pedestrian passenger traveller
traveler tourist visitor guest customer shopper client consumer user viewer listener reader subscriber tenant
landlord landlady homeowner householder taxpayer ratepayer voter constituent believer worshipper worshiper
parishioner pilgrim immigrant migrant refugee exile expatriate asylum-seeker evacuee survivor victim witness
eyewitness caller insider outsider critic supporter opponent advocate proponent skeptic sceptic backer donor fan
spectator well-wisher beneficiary recipient volunteer loyalist confidant confidante ally rival peer veteran
enthusiast hobbyist prankster
work: worker employee employer staffer boss manager supervisor foreman forewoman executive director chairman
chairwoman chairperson chair president vice-president treasurer secretary clerk receptionist administrator
coordinator organiser organizer operator owner co-owner founder co-founder entrepreneur businessman businesswoman
businessperson investor shareholder stockholder banker broker trader dealer merchant shopkeeper storekeeper grocer
butcher baker barber hairdresser tailor jeweller jeweler florist pharmacist chemist optician dentist doctor
physician surgeon paediatrician pediatrician psychiatrist psychologist therapist cardiologist oncologist
epidemiologist virologist pathologist neurologist radiologist dermatologist gynaecologist gynecologist obstetrician
midwife nurse paramedic medic caregiver carer vet veterinarian breeder farmer rancher shepherd fisherman fisher
trapper forester gardener landscaper miner welder plumber electrician carpenter builder roofer mason bricklayer
decorator mechanic technician engineer architect surveyor contractor developer planner designer programmer coder
analyst consultant adviser advisor strategist economist statistician accountant auditor actuary insurer lender
underwriter scientist researcher biologist physicist geologist seismologist volcanologist meteorologist forecaster
climatologist astronomer mathematician ecologist botanist zoologist conservationist naturalist archaeologist
archeologist anthropologist sociologist historian philosopher theologian linguist scholar academic professor
lecturer teacher tutor instructor trainer principal headmaster headmistress headteacher dean rector provost student
pupil undergraduate graduate alumnus apprentice intern trainee librarian curator archivist journalist reporter
correspondent columnist editor producer broadcaster presenter announcer commentator anchorman anchorwoman
photographer cameraman camerawoman blogger publisher author co-author writer novelist poet playwright screenwriter
biographer translator interpreter artist painter sculptor musician singer songwriter composer conductor pianist
violinist guitarist bassist drummer rapper dancer choreographer actor actress comedian filmmaker film-maker
illustrator cartoonist restaurateur chef waiter waitress bartender brewer winemaker hotelier innkeeper caterer
courier postman postwoman driver trucker chauffeur pilot co-pilot captain skipper sailor seaman boatman ferryman
stewardess attendant dispatcher controller inspector janitor caretaker cleaner housekeeper nanny babysitter
lifeguard bodyguard bouncer watchman doorman gatekeeper undertaker gravedigger ranger gamekeeper zookeeper
sport: player teammate goalkeeper goalie striker midfielder defender winger quarterback linebacker pitcher batsman
batter bowler wicketkeeper fielder sprinter runner swimmer skier skater boxer wrestler gymnast golfer jockey rider
footballer cricketer athlete champion runner-up challenger coach umpire referee linesman selector physio rookie
debutant
office: leader premier chancellor minister governor lieutenant-governor mayor alderman councillor councilor
councilman councilwoman senator congressman congresswoman lawmaker legislator parliamentarian deputy delegate
representative assemblyman assemblywoman politician statesman stateswoman diplomat ambassador envoy consul attaché
negotiator mediator monitor observer peacekeeper commissioner ombudsman regulator official officer officeholder
bureaucrat functionary aide counsellor counselor candidate contender nominee front-runner frontrunner frontman
hopeful incumbent successor predecessor campaigner activist dissident defector separatist nationalist republican
democrat conservative liberal socialist communist populist centrist libertarian environmentalist feminist unionist
trade-unionist lobbyist pollster surrogate operative spokesman spokeswoman spokesperson king queen prince princess
monarch emperor sultan emir sheikh sheik duke duchess earl baron baroness pope cardinal archbishop bishop priest
vicar pastor preacher reverend deacon chaplain abbot abbess monk nun friar imam mullah ayatollah cleric rabbi guru
missionary televangelist
law: lawyer attorney solicitor barrister prosecutor judge justice magistrate juror plaintiff defendant complainant
claimant petitioner accuser accused suspect offender convict inmate prisoner detainee captive hostage parolee
fugitive informant whistleblower whistle-blower sheriff constable policeman policewoman detective investigator
sergeant lieutenant superintendent marshal trooper warden jailer bailiff coroner examiner notary arbitrator executor
trustee guardian heir heiress
force: soldier general colonel admiral commodore corporal commander airman guardsman gunman gunwoman shooter sniper
bomber attacker assailant militant insurgent rebel guerrilla jihadist extremist terrorist fighter warlord mercenary
smuggler trafficker hacker pirate thief burglar robber kidnapper abductor hijacker firefighter fireman rescuer
responder diver lifesaver protester protestor demonstrator marcher picketer rioter looter vandal vigilante
others: astronaut adolescent anaesthetist anarchist angler archer aristocrat artisan auctioneer ballerina bandit
beekeeper beggar bidder biker biochemist blacksmith bookseller bride bridegroom buyer camper cashier cellist
celebrity climber clinician collector contestant cop countess craftsman creditor criminologist debtor diner
dockworker dweller educator entertainer ethicist explorer farmhand farmworker gamer gangster geographer geneticist
glaciologist governess grower gunner harbourmaster herder hermit hiker housewife hunter hydrologist inventor knight
laborer labourer lad lady laureate learner locksmith lodger magician maid mariner marksman master matriarch
messenger miller millionaire mountaineer mystic neuroscientist nutritionist oceanographer orphan patriarch peasant
performer philanthropist physiotherapist pioneer porter potter prelate promoter proprietor publican pundit purser
registrar reservist reviewer rower salesman saleswoman seller sentry serviceman settler shipbuilder signatory
squatter steward stockbroker tradesman tycoon usher vendor weaver woodcutter woodsman head rep oddsmaker
"""
_BODIES = """
agency airline airport alliance army assembly association authority bank body branch bureau business cabinet
campaign caucus chamber charity church city clergy club coalition commission committee community company
conglomerate congregation congress consortium cooperative corporation council country county couple court crew
crowd defence defense delegation department directorate distributor division embassy exporter faction factory
faculty family federation firm forum foundation fund gang giant government group guild hospital hotel household
importer industry inquiry institute institution insurer intelligence judiciary junta jury laboratory leadership
league legislature lobby maker manufacturer mayoralty media militia ministry mission mob monarchy mosque movement
museum nation navy network office opposition orchestra organisation organization panel parish parliament
partnership party police presidency prison prosecution province provider public regime regiment retailer school
secretariat senate service side society squad staff startup start-up state supermarket supplier synagogue
syndicate team think-tank town township treasury tribe tribunal trust union university utility village watchdog
workforce
academy administration archdiocese audience ballet bakery brewery brigade carrier cathedral clan clinic coastguard
college commune constabulary convent cult dealership diocese distillery hospice kingdom lab library lodge monastery
municipality newsroom nursery observatory palace platoon precinct prefecture seminary studio subsidiary theatre
theater troupe winery zoo duo trio pair
"""
# Words that are several persons, or a body with no plural of its own; "boards" and "marine" are other things too.
_ALWAYS_SEVERAL = """
board businesspeople marines military militaries officialdom people personnel police spokespeople townspeople
tribespeople troops
"""
_ENDINGS = (("man", "men"), ("child", "children"), ("wife", "wives"), ("thief", "thieves"), ("alumnus", "alumni"))


def plural_of(noun: str) -> str:
    """Return the plural of a noun, above all of one for a person or a body.

    >>> [plural_of(noun) for noun in ("spokeswoman", "deputy", "witness", "grandchild", "passerby", "son-in-law")]
    ['spokeswomen', 'deputies', 'witnesses', 'grandchildren', 'passersby', 'sons-in-law']
    """
    if noun.endswith("-in-law"):
        return plural_of(noun.removesuffix("-in-law")) + "-in-law"
    if noun in ("passerby", "runner-up"):
        return noun.replace("passer", "passers").replace("runner", "runners")
    for ending, plural in _ENDINGS:
        if noun.endswith(ending):
            return noun.removesuffix(ending) + plural
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _read(rows: str) -> frozenset[str]:
    words = {word for word in rows.split() if not word.endswith(":")}
    return frozenset(words | {plural_of(word) for word in words})


PERSON_NOUNS = _read(_PERSONS)
SPEAKER_NOUNS = PERSON_NOUNS | _read(_BODIES) | frozenset(_ALWAYS_SEVERAL.split())
