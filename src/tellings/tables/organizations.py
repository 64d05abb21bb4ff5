"""Words by which the names of bodies, outlets and platforms are known."""

from __future__ import annotations

from importlib.resources import files

# Capitalised last words (or first words before "of") of a body's name.
ORGANIZATION_HEADS = frozenset(
    """
    ministry department agency administration bureau office commission committee subcommittee council board
    authority service services directorate secretariat inspectorate cabinet parliament congress senate assembly
    legislature duma knesset bundestag court tribunal police army navy force forces guard guards corps command
    brigade battalion regiment division fleet militia front movement brigades party union federation
    confederation alliance coalition league association society foundation fund trust institute institution
    university college school academy hospital clinic center centre laboratory museum library church diocese
    archdiocese
    company corporation corp inc ltd llc plc gmbh co group holdings industries enterprises partners bank
    insurance airlines airways motors systems technologies energy pharmaceuticals network networks media news
    press times post journal tribune herald gazette chronicle observer guardian telegraph independent mirror
    express mail examiner inquirer dispatch sentinel courier bulletin globe star monitor review magazine
    newspaper weekly daily radio television tv broadcasting club team united fc embassy consulate mission
    organization organisation initiative project campaign conference forum summit-committee caucus delegation
    taskforce district-attorney observatory exchange reserve treasury chamber consortium syndicate cartel mafia
    brotherhood jihad caliphate network watch crescent cross nations studios pictures records entertainment
    communications laboratories studies affairs investigation enforcement protection intelligence ombudsman
    registry archives
    """.split()
)
# Heads that also close the name of a person, a place or a thing: they need another sign of a body beside them.
WEAK_HEADS = frozenset(
    """
    office service services force forces guard guards command division fleet front group partners bank energy
    media news press times post journal herald independent mirror express mail star monitor review guardian
    globe daily weekly club team united center centre school college hospital church museum library library fund
    trust union office summit conference forum campaign project initiative exchange reserve chamber cross watch
    network records pictures studies affairs investigation enforcement protection intelligence company co court
    house mission police army navy
    """.split()
)
PRESS_HEADS = frozenset(
    """
    times post journal tribune herald gazette chronicle observer guardian telegraph independent mirror express mail
    examiner inquirer dispatch sentinel courier bulletin globe star monitor review magazine newspaper weekly daily
    radio television tv news press today standard echo politics insider
    """.split()
)
# Lower-case heads that name a body together with a country or a field ("the interior ministry", "the Kenyan army").
LOWER_HEADS = frozenset(
    """
    ministry embassy consulate government military army navy police parliament delegation administration cabinet
    presidency treasury department coastguard judiciary
    """.split()
)
# Bodies known by the building or street that they sit in, and bodies of one country: the side they belong to.
BODY_COUNTRIES = {
    "kremlin": "Russia",
    "duma": "Russia",
    "state duma": "Russia",
    "fsb": "Russia",
    "white house": "United States",
    "pentagon": "United States",
    "congress": "United States",
    "capitol": "United States",
    "state department": "United States",
    "department of state": "United States",
    "justice department": "United States",
    "downing street": "United Kingdom",
    "10 downing street": "United Kingdom",
    "whitehall": "United Kingdom",
    "home office": "United Kingdom",
    "foreign office": "United Kingdom",
    "elysee": "France",
    "élysée": "France",
    "elysee palace": "France",
    "élysée palace": "France",
    "verkhovna rada": "Ukraine",
    "rada": "Ukraine",
    "sbu": "Ukraine",
    "knesset": "Israel",
    "idf": "Israel",
    "bundestag": "Germany",
}
PLATFORMS = frozenset(
    {
        "facebook",
        "twitter",
        "telegram",
        "instagram",
        "tiktok",
        "youtube",
        "whatsapp",
        "truth social",
        "weibo",
        "wechat",
        "vkontakte",
        "linkedin",
        "reddit",
        "snapchat",
        "bluesky",
        "mastodon",
        "threads",
        "signal",
        "zoom",
        "skype",
        "substack",
        "rumble",
        "parler",
        "gab",
        "discord",
        "viber",
    }
)
# Words that are capitalised as names of groups of people and stand for their body.
MEMBERS = {
    "republican": "Republican Party",
    "republicans": "Republican Party",
    "democrat": "Democratic Party",
    "democrats": "Democratic Party",
    "democratic": "Democratic Party",
    "tory": "Conservative Party",
    "tories": "Conservative Party",
    "talib": "Taliban",
    "talibs": "Taliban",
}


def _names() -> dict[str, str]:
    """Whole names that no shape rule would find, and acronyms that news use without explaining."""
    table: dict[str, str] = {}
    text = files("tellings.tables").joinpath("bodies.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        first, *others = (name.strip() for name in line.split("="))
        if not first.startswith("#"):
            table.update(dict.fromkeys((first, *others), first))
    return table


# Every known spelling of a body, as printed, with the name it is listed under.
KNOWN_BODIES = _names()
