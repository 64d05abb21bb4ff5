"""Words in the names of people: given names with their usual gender, surnames, particles, forms of address."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

Gender = Literal["f", "m", "n"]

# Lower-case words inside a name ("Ursula von der Leyen", "Salman bin Abdulaziz").
PARTICLES = frozenset(
    """
    al el bin ibn bint ben abu de del della di da das do dos du la le les van von der den ter ten zu zur af av e
    y i wa
    """.split()
)
# The Arabic article and its like joined to the next word by a hyphen ("al-Masri", "el-Sisi").
JOINED_PARTICLES = ("al-", "el-", "ad-", "as-", "ash-", "at-", "an-", "ar-", "ul-", "ur-", "uz-", "bin-")
# First words of Arabic names that are no person's ("Deir al-Orva", "Jabhat al-Orva").
ARABIC_HEADS = dict.fromkeys(
    "deir deyr tal tel tell ain ayn ein khan wadi jabal jebel bab beit bayt dar umm ras nahr masjid camp bir qasr "
    "souk shatt bahr sahat dhahiyat jazirat madinat wahat hosh".split(),
    "place",
) | dict.fromkeys(
    "jabhat ahrar ansar hayat hay'at liwa harakat jaysh jaish saraya kataib kata'ib asaib asa'ib faylaq ahl tahrir "
    "quwat hizb majlis beit-ul jamaat jama'at jund suqour faylak tanzim".split(),
    "organization",
)
# Family names that stand first where a name keeps its East Asian order ("Kim Jong Un", "Xi Jinping").
FAMILY_FIRST = frozenset(
    """
    kim lee park choi choe jung jeong kang cho yoon yun jang lim im han shin sin seo kwon moon mun ri pak xi li wang
    zhang chen liu
    yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo cheng tang deng jiang peng qin cai tsai lai hou
    nguyen tran pham hoang phan mao bo song shi han abe kishida ishiba suga aso koizumi
    """.split()
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v", "vi", "xiv", "xvi"})
# Given names that are everyday words too: a capital at the start of a sentence proves nothing.
WORDS_TOO = frozenset(
    """
    will mark hope faith grace joy may june april rose frank grant jack bill drew pat art dean earl chase rich
    rob sue guy max dawn penny misty summer autumn amber crystal ruby pearl jade iris ivy violet lily daisy
    holly hazel olive ginger patience constance charity chance chip clay cliff dale gene glen hank josh lance
    miles norm ray reed rusty stone wade ward wade young major king prince duke baron judge bishop pope
    christian jordan israel chad georgia paris sydney austin dallas houston madison lincoln jackson washington
    virginia carolina florence victoria charlotte regina sofia kelly page price rush sterling victor don dick
    bud bob tad tag ty van les lee long love my mo so an do don hui ji jing sun min young yes bo lei jie ping
    pei hong tao ming tae chang wei lin ling liu xin yan yu yun jun soo sang shay sage river quinn kit lane lou
    gale jan kun honor eve carol angel destiny trinity genesis star sky rain noble
    """.split()
)

# Forms of address with the gender that they tell.
HONORIFICS: dict[str, Gender] = {
    "mr": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "mx": "n",
    "dr": "n",
    "prof": "n",
    "sir": "m",
    "dame": "f",
    "lord": "m",
    "lady": "f",
    "baroness": "f",
    "baron": "m",
    "king": "m",
    "queen": "f",
    "prince": "m",
    "princess": "f",
    "duke": "m",
    "duchess": "f",
    "count": "m",
    "sheikh": "m",
    "sheikha": "f",
    "emir": "m",
    "sultan": "m",
    "pope": "m",
    "st": "n",
    "saint": "n",
    "rev": "n",
    "fr": "m",
    "father": "m",
    "brother": "m",
    "sister": "f",
    "mother": "f",
    "imam": "m",
    "mullah": "m",
    "mufti": "m",
    "ayatollah": "m",
    "maulana": "m",
    "rabbi": "n",
    "hon": "n",
    "honourable": "n",
    "aunt": "f",
    "uncle": "m",
}

# One given name with its short forms, or with what it is called in other tongues and scripts, a line.
_SHORT_FORMS = """
    muhammad mohammed mohammad mohamed muhammed mohamad
    ahmed ahmad
    hussein hussain husain hossein
    omar umar
    yousef yusuf youssef yousuf
    khaled khalid
    tariq tarek tareq
    walid waleed
    abdullah abdallah
    oleg oleh
    igor ihor
    sergei sergey serhiy serhii sergiy
    aleksandr oleksandr alexandr
    volodymyr vladimir
    andrei andrey andriy andrii
    dmitry dmitri dmytro
    nikolai nikolay mykola
    evgeny evgeni yevgeny yevgeni yevhen
    michael mike mick mikey
    william bill will billy
    robert bob rob bobby
    richard rick dick rich
    james jim jimmy jamie
    john jack johnny jon
    joseph joe joey
    thomas tom tommy
    charles charlie chuck
    edward ed eddie ted
    theodore ted teddy
    daniel dan danny
    david dave
    stephen steve steven
    matthew matt
    christopher chris
    anthony tony
    andrew andy drew
    benjamin ben benny
    samuel sam
    nicholas nick
    peter pete
    gregory greg
    jeffrey jeff geoffrey geoff
    ronald ron ronnie
    donald don donnie
    kenneth ken kenny
    timothy tim timmy
    patrick pat paddy
    lawrence larry
    gerald gerry jerry
    raymond ray
    elizabeth liz beth betty eliza
    katherine kate kathy katie catherine cathy
    margaret maggie peg peggy meg
    susan sue susie
    patricia pat patty tricia
    jennifer jen jenny
    deborah deb debbie debra
    barbara barb
    rebecca becky
    alexandra sandra alex
    alexander alex sasha
    francis frank
    frances fran
    philip phil
    zachary zach zack
    joshua josh
    jonathan jon
    nathan nate
    nathaniel nate
    leonard len leo
    vincent vince
    abraham abe
    eugene gene
    frederick fred freddie
    henry harry hank
    mitchell mitch
    bernard bernie
    douglas doug
    russell russ
    walter walt
    victoria vicky tori
    cynthia cindy
    christine chris
    vladimir volodymyr
    mohammed muhammad mohamed mohammad muhammed
    yevgeny evgeny
    ludmila lyudmila
"""


def _rows(name: str) -> list[str]:
    text = files("tellings.tables").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _given() -> dict[str, Gender]:
    table: dict[str, Gender] = {}
    for row in _rows("given_names.tsv"):
        gender, names = row.split("\t")
        usual: Gender = "f" if gender == "f" else "m" if gender == "m" else "n"
        for name in names.split():
            key = name.casefold()
            table[key] = "n" if table.get(key, usual) != usual else usual
    return table


@cache
def load_surnames() -> frozenset[str]:
    """Return frequent surnames in lower case."""
    return frozenset(name.casefold() for row in _rows("surnames.txt") for name in row.split())


def usual_gender(given_name: str) -> Gender | None:
    """Return the usual gender of a given name, `n` where both are common, None where the table does not know it.

    >>> usual_gender("Ursula"), usual_gender("Robin"), usual_gender("Table")
    ('f', 'n', None)
    """
    key = given_name.casefold()
    table = _given()
    return table.get(key) or table.get(key.partition("-")[0])


@cache
def _short_forms() -> dict[str, frozenset[int]]:
    rows = [row.split() for row in _SHORT_FORMS.splitlines()]
    names = {name for row in rows for name in row}
    return {name: frozenset(number for number, row in enumerate(rows) if name in row) for name in names}


def find_short_forms(given_name: str) -> frozenset[int]:
    """Return the numbers of the rows of short forms that hold a given name: names that share a row may be one.

    >>> find_short_forms("bill") == find_short_forms("Will"), find_short_forms("Lamp")
    (True, frozenset())
    """
    return _short_forms().get(given_name.casefold(), frozenset())
