"""Words of number and measure in English news: currencies, units, vague counts, bounds; general knowledge, no source."""

from __future__ import annotations

_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
# A vague count stands for its smallest plain reading: two dozen, two hundred.
VAGUE: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9,
}  # fmt: skip
GROUPS: dict[str, float] = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
NUMBER_STARTS = frozenset(_SPELLED) | frozenset(VAGUE) | {"a", "an", "half"}
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
CURRENCIES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY",
    "yuan": "CNY", "renminbi": "CNY", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
    "hryvnia": "UAH", "hryvnias": "UAH", "rupee": "INR", "rupees": "INR", "lira": "TRY", "liras": "TRY",
    "shekel": "ILS", "shekels": "ILS", "franc": "CHF", "francs": "CHF", "peso": "MXN", "pesos": "MXN", "won": "KRW",
    "rand": "ZAR", "riyal": "SAR", "riyals": "SAR", "dirham": "AED", "dirhams": "AED", "zloty": "PLN", "zlotys": "PLN",
    "krona": "SEK", "kronor": "SEK", "kroner": "NOK", "cents": "USD-cent", "pence": "GBP-penny",
}  # fmt: skip
NATIONS = frozenset("us u.s american canadian australian british swiss russian mexican hong singapore".split())
UNITS = {
    "%": "percent", "percent": "percent", "pc": "percent", "percentage": "percent",
    "km": "kilometre", "kilometer": "kilometre", "kilometers": "kilometre", "kilometre": "kilometre",
    "kilometres": "kilometre", "mile": "mile", "miles": "mile", "meter": "metre", "meters": "metre", "metre": "metre",
    "metres": "metre", "cm": "centimetre", "centimeters": "centimetre", "centimetres": "centimetre", "mm": "millimetre",
    "foot": "foot", "feet": "foot", "ft": "foot", "inch": "inch", "inches": "inch", "yard": "yard", "yards": "yard",
    "kg": "kilogram", "kilogram": "kilogram", "kilograms": "kilogram", "kilos": "kilogram", "kilo": "kilogram",
    "gram": "gram", "grams": "gram", "ton": "ton", "tons": "ton", "tonne": "tonne", "tonnes": "tonne", "lb": "pound",
    "lbs": "pound", "ounce": "ounce", "ounces": "ounce", "acre": "acre", "acres": "acre", "hectare": "hectare",
    "hectares": "hectare", "mph": "mile per hour", "kph": "kilometre per hour", "knots": "knot", "litre": "litre",
    "litres": "litre", "liter": "litre", "liters": "litre", "gallon": "gallon", "gallons": "gallon", "barrel": "barrel",
    "barrels": "barrel", "bpd": "barrel per day", "mw": "megawatt", "megawatt": "megawatt", "megawatts": "megawatt",
    "gw": "gigawatt", "gigawatts": "gigawatt", "kilowatt": "kilowatt", "kilowatts": "kilowatt", "kiloton": "kiloton",
    "kilotons": "kiloton", "degrees": "degree", "degree": "degree", "°": "degree",
}  # fmt: skip
PEOPLE = frozenset(
    "people person men man women woman children child civilian civilians soldier soldiers officer officers police troops "
    "prisoner prisoners hostage hostages student students worker workers migrant migrants passenger passengers".split()
)
PLURALS = frozenset("people men women children police troops personnel personnel cattle aircraft fish sheep staff crew".split())
HARMED = frozenset("killed dead injured wounded missing arrested detained hurt dying hospitalized hospitalised displaced".split())
SKIPPED = frozenset("more other additional further of the its their his her our those these all".split())
# Words before a number that make it a label.
DESIGNATORS = frozenset(
    "article section chapter flight resolution channel highway route number no title phase level group type model area "
    "district room page figure step version boeing airbus apollo part rule amendment proposition prop gate pier stage "
    "building unit ward precinct lot track grade category tier code form line radio studio suite apartment volume".split()
)
BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "fewer", "than"), "at least"), (("no", "less", "than"), "at least"), (("not", "less", "than"), "at least"),
    (("no", "more", "than"), "at most"), (("as", "many", "as"), "at most"), (("as", "much", "as"), "at most"),
    (("as", "few", "as"), "at least"), (("at", "least"), "at least"), (("more", "than"), "at least"),
    (("upwards", "of"), "at least"), (("well", "over"), "at least"), (("just", "over"), "at least"),
    (("over",), "at least"), (("above",), "at least"), (("exceeding",), "at least"), (("at", "most"), "at most"),
    (("up", "to"), "at most"), (("less", "than"), "at most"), (("fewer", "than"), "at most"), (("under",), "at most"),
    (("just", "under"), "at most"), (("below",), "at most"), (("nearly",), "about"), (("almost",), "about"),
    (("about",), "about"), (("around",), "about"), (("roughly",), "about"), (("approximately",), "about"),
    (("some",), "about"), (("estimated",), "about"), (("close", "to"), "about"), (("an", "estimated"), "about"),
)  # fmt: skip
