"""Words of number and measure in English news: currencies, units, vague counts, bounds; from general knowledge."""

from __future__ import annotations

# Cardinals in words, in the order of their values: 0 to 19, and the tens from 20 to 90.
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
# A vague count stands for its smallest plain reading: two dozen, two hundred.
VAGUE: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9,
}  # fmt: skip
GROUPS: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
NUMBER_STARTS = frozenset(ONES + TENS) | frozenset(VAGUE) | {"a", "an", "half"}
SHORT_POWERS = frozenset("k m mn mln b bn bln tn".split())
PARTS: dict[str, float] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
SIGNS = {"$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₪": "ILS"}
# Letters glued before a dollar sign.
DOLLARS = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "NT": "TWD",
}  # fmt: skip
CODES = {
    code: code
    for code in (
        "USD EUR GBP JPY CNY RMB RUB UAH INR TRY ILS CHF AUD CAD NZD SEK NOK DKK PLN CZK HUF BRL MXN ZAR KRW SAR AED"
    ).split()
}


def _by_word(rows: str) -> dict[str, str]:
    """Read rows of `meaning: word word` as a table from word to meaning."""
    table = {}
    for row in rows.strip().splitlines():
        meaning, _, listed = row.strip().partition(":")
        table.update(dict.fromkeys(listed.split(), meaning))
    return table


CURRENCIES = _by_word(
    """
    USD: dollar dollars
    EUR: euro euros
    GBP: pound pounds
    JPY: yen
    CNY: yuan renminbi
    RUB: ruble rubles rouble roubles
    UAH: hryvnia hryvnias
    INR: rupee rupees
    TRY: lira liras
    ILS: shekel shekels
    CHF: franc francs
    MXN: peso pesos
    KRW: won
    ZAR: rand
    SAR: riyal riyals
    AED: dirham dirhams
    PLN: zloty zlotys
    SEK: krona kronor
    NOK: kroner
    USD-cent: cents
    GBP-penny: pence
    """
)
NATIONS = frozenset("us u.s american canadian australian british swiss russian mexican hong singapore".split())
UNITS = _by_word(
    """
    percent: % percent pc percentage
    kilometre: km kilometer kilometers kilometre kilometres
    mile: mile miles
    metre: meter meters metre metres
    centimetre: cm centimeters centimetres
    millimetre: mm
    foot: foot feet ft
    inch: inch inches
    yard: yard yards
    kilogram: kg kilogram kilograms kilos kilo
    gram: gram grams
    ton: ton tons
    tonne: tonne tonnes
    pound: lb lbs
    ounce: ounce ounces
    acre: acre acres
    hectare: hectare hectares
    mile per hour: mph
    kilometre per hour: kph
    knot: knots
    litre: litre litres liter liters
    gallon: gallon gallons
    barrel: barrel barrels
    barrel per day: bpd
    megawatt: mw megawatt megawatts
    gigawatt: gw gigawatts
    kilowatt: kilowatt kilowatts
    kiloton: kiloton kilotons
    degree: degrees degree °
    """
)
PEOPLE = frozenset(
    "people person men man women woman children child civilian civilians soldier soldiers officer officers police "
    "troops prisoner prisoners hostage hostages student students worker workers migrant migrants passenger "
    "passengers".split()
)
PLURALS = frozenset("people men women children police troops personnel cattle aircraft fish sheep staff crew".split())
HARMED = frozenset(
    "killed dead injured wounded missing arrested detained hurt dying hospitalized hospitalised displaced".split()
)
SKIPPED = frozenset("more other additional further of the its their his her our those these all".split())
# Words before a number that make it a label.
DESIGNATORS = frozenset(
    "article section chapter flight resolution channel highway route number no title phase level group type model "
    "area district room page figure step version boeing airbus apollo part rule amendment proposition prop gate pier "
    "stage building unit ward precinct lot track grade category tier code form line radio studio suite apartment "
    "volume".split()
)
# These label a number in small letters too.
LABELS = frozenset("section article chapter number no page phase route resolution rule amendment flight".split())
SMALL_NUMBERS = frozenset("one two three four five six".split())
_BOUNDS = {
    "at least": "no fewer than, no less than, not less than, as few as, at least, more than, upwards of, well over, "
    "just over, over, above, exceeding",
    "at most": "no more than, as many as, as much as, at most, up to, less than, fewer than, just under, "
    "under, below",
    "about": "an estimated, nearly, almost, about, around, roughly, approximately, some, estimated, close to",
}
# Longer phrases first, so that "no more than" is not read as "more than".
BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    sorted(
        ((tuple(phrase.split()), bound) for bound, phrases in _BOUNDS.items() for phrase in phrases.split(", ")),
        key=lambda row: -len(row[0]),
    )
)
