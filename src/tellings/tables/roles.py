"""Offices and occupations that stand before, after or for a person's name."""

from __future__ import annotations

# One-word heads in the singular. What comes before them ("foreign", "chief") is `ROLE_MODIFIERS`.
ROLE_HEADS = frozenset(
    """
    president premier chancellor minister secretary ambassador envoy consul spokesman spokeswoman spokesperson
    negotiator mediator commissioner commander general colonel major captain lieutenant sergeant admiral marshal
    brigadier corporal private officer deputy governor senator congressman congresswoman representative lawmaker
    legislator parliamentarian mp mep mayor councillor councilman councilwoman councilor alderman speaker whip
    leader chairman chairwoman chairperson chair chief head director manager executive ceo cfo coo cto
    president-elect founder co-founder cofounder owner partner economist analyst strategist expert professor
    lecturer researcher scientist scholar historian fellow doctor physician surgeon nurse epidemiologist lawyer
    attorney solicitor barrister prosecutor judge justice magistrate sheriff detective inspector superintendent
    constable trooper coroner warden ranger investigator journalist reporter correspondent editor columnist
    anchor presenter host author writer novelist poet playwright actor actress comedian singer musician rapper
    producer filmmaker designer artist painter photographer architect engineer pilot astronaut coach trainer
    striker goalkeeper midfielder defender quarterback pitcher captain player activist campaigner organizer
    organiser advocate dissident diplomat official aide adviser advisor counsel counsellor counselor assistant
    attache attaché delegate bishop archbishop cardinal priest pastor cleric reverend abbot patriarch monk nun
    militant warlord rebel dictator monarch emperor prince princess king queen candidate nominee contender
    incumbent frontrunner resident witness neighbor neighbour survivor victim suspect gunman attacker shooter
    defendant convict prisoner hostage teacher principal student teenager farmer fisherman driver worker trader
    businessman businesswoman entrepreneur investor billionaire banker financier tycoon shopkeeper volunteer
    veteran soldier serviceman marine firefighter paramedic policeman policewoman father mother brother sister
    son daughter husband wife widow widower uncle aunt cousin grandfather grandmother friend colleague
    girlfriend boyfriend fiance fiancé fiancee fiancée nephew niece woman man boy girl insider source referee
    umpire translator interpreter tsar czar administrator treasurer comptroller auditor ombudsman rapporteur
    eyewitness bystander passerby moderator trustee curator librarian biographer sponsor protester demonstrator
    whistleblower
    """.split()
)
# What leads in the body or place of an office ("director of the port").
OFFICE_LINKS = frozenset("of for at in to on from".split())
# Kin, onlookers and the like are no office: as a mention of their own they are people without a name.
PLAIN_PEOPLE = frozenset(
    """
    father mother brother sister son daughter husband wife widow widower uncle aunt cousin grandfather
    grandmother friend colleague girlfriend boyfriend fiance fiancé fiancee fiancée nephew niece woman man boy
    girl worker player student teenager resident neighbor neighbour victim prisoner hostage partner private
    fellow host principal chair chief head justice major source rebel captain
    """.split()
)
ROLE_ABBREVIATIONS = {
    "sen": "senator",
    "sens": "senators",
    "rep": "representative",
    "reps": "representatives",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "capt": "captain",
    "sgt": "sergeant",
    "cpl": "corporal",
    "adm": "admiral",
    "cmdr": "commander",
    "brig": "brigadier",
    "pres": "president",
    "fm": "foreign minister",
    "pm": "prime minister",
    "insp": "inspector",
    "det": "detective",
    "supt": "superintendent",
    "amb": "ambassador",
    "atty": "attorney",
    "mp": "mp",
    "cllr": "councillor",
    "vp": "vice president",
    "cjcs": "chairman of the joint chiefs of staff",
    "potus": "president",
}
# Words before a role head inside a title, in lower case; countries and bodies come from their own tables.
ROLE_MODIFIERS = frozenset(
    """
    western international world european global asian african arab prime foreign defence defense interior
    finance justice health education energy trade transport transportation economy economic labour labor
    agriculture environment culture home external internal affairs security national federal state provincial
    regional local district city county municipal town village village's vice deputy acting interim former ex
    ex-president then then- outgoing incoming newly elected designate first second third chief lead top senior
    junior principal executive managing general special presidential parliamentary congressional senate house
    governmental government military army navy naval air force police fire press communications media political
    policy legal diplomatic campaign party opposition majority minority ruling republican democratic
    conservative labour liberal green independent socialist right-wing left-wing far-right far-left veteran
    longtime long-time long-serving onetime one-time fellow assistant associate joint co permanent high supreme
    attorney solicitor inspector surgeon secretary crown human rights climate technology science commerce
    treasury housing immigration border customs intelligence counterterrorism peace nuclear negotiating
    chief-of-staff late retired hardline moderate powerful influential billionaire ambassador-designate under
    undersecretary key main two-term three-term one-star two-star three-star four-star british-born us-backed
    unnamed staff lieutenant major brigadier sergeant rear sports tax budget digital railway rail
    defence-staff planning public private information religious spiritual tribal community student union rebel
    militia hospital university school church company bank industry oil gas senior-most islamist communist
    nationalist centrist populist young old elderly local-government prominent leading renowned award-winning
    emeritus aviation water forest wildlife disaster emergency homeland veterans social welfare women's family
    youth
    """.split()
)
# Offices with a complement of their own; matched whole, longest first.
ROLE_PHRASES = (
    "secretary of state",
    "secretary of defense",
    "secretary of defence",
    "secretary of the treasury",
    "secretary of the interior",
    "secretary of homeland security",
    "secretary of the army",
    "secretary of the navy",
    "secretary of labor",
    "secretary of commerce",
    "secretary of energy",
    "secretary of health",
    "secretary general",
    "secretary-general",
    "under secretary",
    "chief of staff",
    "chief of the general staff",
    "chief of defence staff",
    "chief of the defence staff",
    "chief of police",
    "chief of the defense staff",
    "chief executive officer",
    "chief executive",
    "chief financial officer",
    "chief operating officer",
    "chief justice",
    "head of state",
    "head of government",
    "head of mission",
    "head of delegation",
    "attorney general",
    "attorney-general",
    "solicitor general",
    "surgeon general",
    "inspector general",
    "director general",
    "director-general",
    "governor general",
    "governor-general",
    "consul general",
    "auditor general",
    "postmaster general",
    "prosecutor general",
    "general secretary",
    "general counsel",
    "speaker of the house",
    "chairman of the joint chiefs of staff",
    "chair of the joint chiefs of staff",
    "director of national intelligence",
    "minister of state",
    "minister of foreign affairs",
    "minister for foreign affairs",
    "minister of external affairs",
    "minister of internal affairs",
    "minister of defence",
    "minister of defense",
    "minister of the interior",
    "minister of interior",
    "minister of finance",
    "minister of justice",
    "minister of health",
    "minister of education",
    "chancellor of the exchequer",
    "leader of the opposition",
    "member of parliament",
    "member of congress",
    "commander in chief",
    "commander-in-chief",
    "editor in chief",
    "editor-in-chief",
    "national security adviser",
    "national security advisor",
    "vice president",
    "vice-president",
    "vice chancellor",
    "vice chairman",
    "prime minister",
    "first minister",
    "first lady",
    "first secretary",
    "crown prince",
    "crown princess",
    "district attorney",
    "u.s. attorney",
    "us attorney",
    "lieutenant governor",
    "lieutenant general",
    "lieutenant colonel",
    "lieutenant commander",
    "major general",
    "brigadier general",
    "rear admiral",
    "vice admiral",
    "sergeant major",
    "high commissioner",
    "high representative",
    "right-hand man",
    "grand mufti",
    "supreme leader",
    "permanent representative",
    "prime minister-designate",
    "prime minister-elect",
)
_FEMALE = frozenset(
    """
    spokeswoman congresswoman chairwoman actress queen princess policewoman businesswoman mother sister daughter
    wife widow aunt grandmother girlfriend niece woman girl councilwoman nun fiancee fiancée
    """.split()
)
_MALE = frozenset(
    """
    congressman king prince policeman businessman father brother son husband widower uncle grandfather boyfriend
    nephew man boy councilman monk gunman fisherman serviceman
    """.split()
)
# More than one person: speakers without a name.
PLURAL_HEADS = frozenset(
    """
    officials ministers leaders presidents lawmakers senators diplomats sources police authorities witnesses
    residents analysts experts prosecutors investigators negotiators mediators officers troops soldiers aides
    advisers advisors lawyers attorneys judges journalists reporters activists campaigners protesters
    demonstrators critics supporters spokesmen spokespeople commanders generals militants rebels insurgents
    fighters gunmen attackers survivors victims relatives families doctors medics rescuers firefighters
    scientists researchers economists investors traders executives republicans democrats conservatives
    ambassadors envoys delegates representatives governors mayors allies opponents separatists migrants refugees
    villagers locals eyewitnesses hostages prisoners observers agencies outlets monitors inspectors detectives
    councillors councilors parliamentarians legislators organizers organisers
    """.split()
)


def role_gender(role: str) -> str | None:
    """Return `f` or `m` where the role's own word says so, else None.

    >>> role_gender("State Department spokeswoman"), role_gender("foreign minister")
    ('f', None)
    """
    words = set(role.casefold().split())
    if words & _FEMALE or "first lady" in role.casefold():
        return "f"
    # "spokesman" and "chairman" are used of women too, so only kin and titles of rank count for men.
    return "m" if words & _MALE else None
