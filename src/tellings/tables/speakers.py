"""Nouns for people and bodies who speak in news, in the singular and the plural.

Origin: written for this project from general knowledge of trades, offices, kin and institutions. Words that are as
often a verb before an object ("host", "guide", "cook") are left out.
"""

from __future__ import annotations

from functools import cache

from tellings.tables.roles import ROLE_HEADS

_PEOPLE = """
abbess academic accountant adolescent agent anaesthetist anarchist angler announcer anthropologist apprentice
arbitrator archaeologist archer archivist aristocrat artisan astronomer athlete auctioneer babysitter bailiff
baker ballerina bandit barber barrister bartender beekeeper beggar bidder biker biochemist biologist blacksmith
blogger boatman bookseller botanist boxer breeder bricklayer bride bridegroom broadcaster broker bureaucrat
burglar butcher buyer caller camper captive cardiologist caretaker carpenter cartoonist cashier cellist
celebrity champion chaplain chef chemist child choreographer clerk climatologist climber clinician
collector commentator commuter composer conductor conservationist contestant convict cop countess craftsman
creditor cricketer criminologist customer cyclist dad dancer dealer debtor dentist dermatologist designer diner
diver dockworker donor doorman drummer duchess dweller ecologist educator electrician employer entertainer
ethicist evacuee examiner explorer exporter fan farmhand farmworker fireman fisher florist footballer forecaster
foreman forester fugitive gamer gangster gardener geographer geologist geneticist glaciologist golfer governess
grandson granddaughter grower guardian guitarist gunner gymnast hacker hairdresser harbourmaster headmaster
headmistress headteacher heir heiress herder hermit hiker homeowner hostage housewife hunter hydrologist
illustrator imam immigrant importer informant inmate innkeeper instructor insurer inventor islander jailer
jeweller jeweler jockey juror kidnapper knight laborer labourer lad lady landlady landlord laureate learner
lender lifeguard linguist listener lobbyist locksmith lodger looter magician maid marcher mariner marksman master
mathematician matriarch mechanic medic merchant messenger meteorologist midwife migrant miller millionaire miner
missionary mom motorist mountaineer mum mystic naturalist neurologist neuroscientist newcomer nutritionist
oceanographer offender onlooker optician orphan paediatrician pediatrician parishioner passer-by pathologist
patriarch peacekeeper peasant pedestrian pensioner performer pharmacist philanthropist philosopher physicist
physiotherapist pianist picker pilgrim pioneer plaintiff planner plumber porter postman potter preacher prelate
programmer promoter proprietor psychiatrist psychologist publican pundit pupil purser radiologist rancher reader
rector referee registrar relative reservist restaurateur retiree reviewer rider rioter roofer rower runner
salesman saleswoman sculptor seaman seismologist seller sentry serviceman settler shareholder shepherd
shipbuilder shopper signatory skater skier skipper smuggler sociologist solicitor songwriter spectator squatter
statistician steward stockbroker stranger sultan swimmer tailor taxpayer technician tenant
theologian therapist thief toddler tradesman trainee traveller traveler trucker tutor twin tycoon undertaker
usher vendor vet veterinarian vicar viewer villager violinist virologist visitor voter waiter waitress walker
watchman weaver winemaker winger woodcutter woodsman worshipper worshiper wrestler youngster youth zookeeper
zoologist
"""
_BODIES = """
academy administration archdiocese audience ballet bakery brewery brigade bureau carrier cathedral chamber clan
clinic coastguard college commune community conglomerate consortium constabulary convent cooperative coroner
crowd cult dealership diocese directorate distillery federation gang guild hospice household insurer jury
kingdom laboratory lab league library lodge manufacturer monastery mosque municipality museum newsroom nursery
observatory orchestra ombudsman palace parish platoon precinct prefecture regiment retailer seminary
startup start-up studio subsidiary supermarket synagogue theatre theater troupe utility winery zoo duo trio pair
"""
_IRREGULAR = {"child": "children", "thief": "thieves", "midwife": "midwives", "passer-by": "passers-by"}


@cache
def speaker_nouns() -> frozenset[str]:
    """Return the nouns, singular and plural, in lower case.

    >>> [word for word in ("glaciologists", "foremen", "juries", "glaciers") if word in speaker_nouns()]
    ['glaciologists', 'foremen', 'juries']
    """
    words = {*_PEOPLE.split(), *_BODIES.split(), *ROLE_HEADS}
    return frozenset(words | {_plural(word) for word in words})


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("man"):
        return word[:-2] + "en"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "ss", "sh", "ch", "x")) else "s")
