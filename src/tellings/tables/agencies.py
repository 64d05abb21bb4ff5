"""News agencies of the world with the forms in which datelines, credits and photo lines name them.

Origin: written by hand for this project from general knowledge of the trade, after the membership lists of the
continental alliances of agencies; facts only, under the licence of the project. One row per agency:
name | country | other forms. A form in capitals is an acronym and only matches in capitals.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

_ROWS = """
Reuters | United Kingdom | Thomson Reuters, Reuters News Agency
Associated Press | United States | AP, The Associated Press, AP News, A.P.
Agence France-Presse | France | AFP, Agence France Presse
United Press International | United States | UPI
Bloomberg | United States | Bloomberg News
Dow Jones Newswires | United States | Dow Jones, Dow Jones Newswire
TASS | Russia | ITAR-TASS, Itar-Tass, Tass, Russian News Agency TASS
RIA Novosti | Russia | RIA, Ria Novosti, RIA News
Interfax | Russia | Interfax News Agency
Sputnik | Russia | Sputnik News
EFE | Spain | Agencia EFE, EFE News Agency
Europa Press | Spain |
dpa | Germany | DPA, Deutsche Presse-Agentur, dpa-AFX
epd | Germany | EPD
KNA | Germany |
ANSA | Italy | Ansa News Agency
Adnkronos | Italy | AdnKronos
AGI | Italy | Agenzia Italia
PA Media | United Kingdom | PA, Press Association, PA News Agency, PA Wire, The Press Association
Xinhua | China | Xinhua News Agency, New China News Agency
China News Service | China | CNS
Kyodo News | Japan | Kyodo, KYODO
Jiji Press | Japan | Jiji
Yonhap | South Korea | Yonhap News Agency, Yonhap News
KCNA | North Korea | Korean Central News Agency
Central News Agency | Taiwan | CNA
Press Trust of India | India | PTI
Asian News International | India | ANI
Indo-Asian News Service | India | IANS
United News of India | India | UNI
Associated Press of Pakistan | Pakistan | APP
Bangladesh Sangbad Sangstha | Bangladesh | BSS
United News of Bangladesh | Bangladesh | UNB
Antara | Indonesia | Antara News
Bernama | Malaysia |
Vietnam News Agency | Vietnam | VNA
Philippine News Agency | Philippines | PNA
Thai News Agency | Thailand | TNA
Australian Associated Press | Australia | AAP
New Zealand Press Association | New Zealand | NZPA
Canadian Press | Canada | The Canadian Press, CP
Agência Brasil | Brazil | Agencia Brasil
Agência Lusa | Portugal | Lusa
Télam | Argentina | Telam
Notimex | Mexico |
Prensa Latina | Cuba |
Andina | Peru |
Agencia Bolivariana de Información | Bolivia | ABI
Agencia Venezolana de Noticias | Venezuela | AVN
Anadolu Agency | Türkiye | Anadolu, AA, Anadolu Ajansı
Demirören News Agency | Türkiye | DHA
Ihlas News Agency | Türkiye | IHA
IRNA | Iran | Islamic Republic News Agency
ISNA | Iran | Iranian Students News Agency, Iranian Students' News Agency
Fars | Iran | Fars News Agency, Fars News
Tasnim | Iran | Tasnim News Agency
Mehr | Iran | Mehr News Agency
SANA | Syria | Syrian Arab News Agency
National News Agency | Lebanon | NNA
Petra | Jordan | Petra News Agency, Jordan News Agency
Wafa | Palestine | WAFA
Ma'an | Palestine | Ma'an News Agency
MENA | Egypt | Middle East News Agency
Saudi Press Agency | Saudi Arabia | SPA
Emirates News Agency | United Arab Emirates | WAM
Qatar News Agency | Qatar | QNA
Kuwait News Agency | Kuwait | KUNA
Bahrain News Agency | Bahrain | BNA
Oman News Agency | Oman | ONA
Iraqi News Agency | Iraq | INA
Saba | Yemen | Saba News Agency
Maghreb Arabe Presse | Morocco | MAP
Algeria Press Service | Algeria | APS
Tunis Afrique Presse | Tunisia | TAP
Libyan News Agency | Libya | LANA
Sudan News Agency | Sudan | SUNA
Ethiopian News Agency | Ethiopia | ENA
Kenya News Agency | Kenya | KNA
Ghana News Agency | Ghana | GNA
News Agency of Nigeria | Nigeria | NAN
PANA | Senegal | Panapress, Pan African News Agency
South African Press Association | South Africa | SAPA
Jewish Telegraphic Agency | United States | JTA
Jewish News Syndicate | United States | JNS
Tazpit Press Service | Israel | TPS
Belga | Belgium | Belga News Agency
ANP | Netherlands |
APA | Austria | Austria Presse Agentur, Austria Press Agency
Keystone-SDA | Switzerland | Keystone-ATS, SDA
Ritzau | Denmark |
NTB | Norway | Norsk Telegrambyrå
TT | Sweden | TT News Agency, Tidningarnas Telegrambyrå
STT | Finland | STT-Lehtikuva
BNS | Lithuania | Baltic News Service
ELTA | Lithuania |
LETA | Latvia |
PAP | Poland | Polish Press Agency, Polska Agencja Prasowa
ČTK | Czechia | CTK, Czech News Agency
TASR | Slovakia |
SITA | Slovakia |
MTI | Hungary |
Agerpres | Romania |
Mediafax | Romania |
BTA | Bulgaria | Bulgarian News Agency
Athens-Macedonian News Agency | Greece | ANA-MPA, AMNA
Cyprus News Agency | Cyprus |
Tanjug | Serbia |
Beta | Serbia | Beta News Agency
FoNet | Serbia |
HINA | Croatia | Hina
STA | Slovenia | Slovenian Press Agency
FENA | Bosnia and Herzegovina | Fena
MIA | North Macedonia |
ATA | Albania |
Ukrinform | Ukraine |
UNIAN | Ukraine |
Interfax-Ukraine | Ukraine | Interfax Ukraine
BelTA | Belarus | Belta
Moldpres | Moldova |
Infotag | Moldova |
Armenpress | Armenia |
Azertac | Azerbaijan |
Trend | Azerbaijan | Trend News Agency
Interpressnews | Georgia |
Kazinform | Kazakhstan |
Kabar | Kyrgyzstan |
UzA | Uzbekistan |
Montsame | Mongolia |
Khaama Press | Afghanistan |
Pajhwok | Afghanistan | Pajhwok Afghan News
Thomson Reuters Foundation | United Kingdom |
Inter Press Service | Italy | IPS
Stringer | |
Getty Images | United States | Getty
EPA | Germany | EPA-EFE, European Pressphoto Agency, epa
Zuma Press | United States | ZUMA, Zuma
SOPA Images | Hong Kong |
NurPhoto | Italy |
Shutterstock | United States |
Alamy | United Kingdom |
Sipa | France | SIPA, Sipa USA, Abaca Press
Magnum Photos | France |
Imago | Germany | IMAGO
Rex Features | United Kingdom | REX
AFP via Getty Images | France | AFP/Getty Images, AFP / Getty Images
"""
# Houses that deliver pictures only; they are never whom a text comes from.
_PICTURES = frozenset(
    "Stringer|Getty Images|EPA|Zuma Press|SOPA Images|NurPhoto|Shutterstock|Alamy|Sipa|Magnum Photos|Imago|"
    "Rex Features|AFP via Getty Images".split("|")
)


class Agency(NamedTuple):
    """One agency: its usual name, country, every form in which it is named, and whether it only sells pictures."""

    name: str
    country: str
    forms: tuple[str, ...]
    pictures_only: bool


@cache
def load_agencies() -> tuple[Agency, ...]:
    """Return all agencies of the table."""
    found = []
    for row in _ROWS.strip().splitlines():
        name, country, others = (part.strip() for part in row.split("|"))
        forms = (name, *(form.strip() for form in others.split(",") if form.strip()))
        found.append(Agency(name, country, forms, name in _PICTURES))
    return tuple(found)


@cache
def _forms() -> dict[str, Agency]:
    table: dict[str, Agency] = {}
    for agency in load_agencies():
        for form in agency.forms:
            table.setdefault(form if form.isupper() else str.casefold(form), agency)
    return table


def find_agency(words: str) -> Agency | None:
    """Return the agency that `words` as a whole name, or None.

    >>> find_agency("AFP").name, find_agency("the Associated Press").name
    ('Agence France-Presse', 'Associated Press')
    """
    bare = words.strip(" .:;,–—-()[]")
    table = _forms()
    found = table.get(bare) or table.get(str.casefold(bare))
    if found is None and bare.lower().startswith("the "):
        found = table.get(bare[4:]) or table.get(str.casefold(bare[4:]))
    return found
