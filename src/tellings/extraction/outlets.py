"""Which outlet published a report, decided from what the page, its metadata and the report's fields say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tellings.extraction.metadata import Metadata
from tellings.extraction.plain import Findings
from tellings.extraction.reprints import find_reprint, is_same_outlet
from tellings.tables.agencies import find_agency
from tellings.tables.domains import find_registrable
from tellings.tables.outlets import KnownOutlet, find_outlet
from tellings.text.folding import fold
from tellings.types.documents import Basis, Outlet

_NOT_SLUG = re.compile(r"[^\w]+")
_EDITION = re.compile(r"\s?\((?:[^()]{1,30})\)\Z|\s[-–—]\s(?:News|Opinion|Online|Web|International|World)\Z")
_HOST = re.compile(r"[a-z][a-z0-9+.-]{0,10}://(?:[^/@\s]{1,100}@)?(?P<host>[^/:?#\s]{1,253})", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,5}[a-zA-Z]{2,24}")
_SLOGAN = re.compile(r"\s{1,3}(?:[|•·»]|[-–—:]{1,2})\s{1,3}|:\s|\s?\|\s?")
_PARTS = re.compile(r"\s{1,3}(?:[|•·»«]|[-–—]{1,2}|::)\s{1,3}|\s?\|\s?|:\s")
_TRADE = ("", "news", "online")  # what an address may add to the name of its outlet
# A line that opens so is a control or a section of the page, whatever word of the trade follows.
_CONTROLS = frozenset(
    "play listen watch read see view get follow log sign share send call contact join download print subscribe skip "
    "show hide open close latest more top breaking related next previous guest blog press staff live".split()
)
_SECTIONS = frozenset("local world national international regional sports sport business video".split())
_LEAST_COMMON = 4  # letters that the names of two editions share
_LONGEST_NAME = 60  # characters of a site's name
_LONGEST_TITLE = 400  # characters
_Named = tuple[str, Basis, str]


def choose_outlet(
    findings: Findings, *, given: str | None, url: str | None, page: Metadata | None = None, lines: Sequence[str] = ()
) -> Outlet:
    """Return the outlet with the basis on which it is named; the basis `unknown` and an empty name where none is.

    `given` came as a field of the report, `url` is where the report was found, `page` is what a web page declares.
    Where the page says that its report is another outlet's (its canonical address, or one of its `lines`), that
    outlet is the report's and the page's own is the carrier.
    """
    page = page or Metadata()
    place = url if find_domain(url) else page.url
    site = _label(page, place)
    named = _name(findings, given=given, site=site, url=place, titles=page.list_values("title"))
    if named is None:
        return Outlet("", "", "unknown", ("The page names no outlet.",))
    name, found, evidence = named
    origin = None if given else _find_origin(name, url, page, lines)
    if origin is not None:
        return _build(origin, None if origin[1] == "stated" else page.url, (origin[2], evidence), name)
    carrier = None if found == "metadata" else _find_carrier(findings, name)
    notes = (evidence, f"The page itself is headed “{carrier}”.") if carrier else (evidence,)
    return _build(named, place, (*notes, *_list_notes(name, place, page)), carrier)


def _build(named: _Named, url: str | None, notes: Sequence[str], carrier: str | None) -> Outlet:
    """Return the outlet under its key: the domain of the table, else that of its address, else its name's."""
    name, basis, _ = named
    known = find_outlet(name) or _find_by_host(url)
    domain = None if basis == "stated" else find_domain(url)
    if known is not None and (domain is None or _is_of(known.domain, url)):
        key = known.domain
    else:
        key = domain or (find_registrable(name) if _DOMAIN.fullmatch(name) else None) or slug(name)
    return Outlet(key, name, basis, tuple(notes), carrier)


def _name(
    findings: Findings, *, given: str | None, site: str | None, url: str | None, titles: Sequence[str] = ()
) -> _Named | None:
    domain = find_domain(url)
    if given:
        return given, "given", "The outlet came with the report."
    if site:
        return site, "metadata", f"The page's metadata name the site “{site}”."
    if domain:
        known = _find_by_host(url)
        titled = None if known else _find_in_titles(domain, [*titles, findings.suffix or ""])
        if titled:
            return titled, "metadata", f"The page's title names “{titled}”, and its address is at {domain}."
        return (known.name if known else domain), "metadata", f"The address of the page is at {domain}."
    for words, why in _stated(findings):
        known = find_outlet(words)
        return (known.name if known else _calm(words)), "stated", why
    if findings.agency:
        why = f"The dateline credits {findings.agency}, and the page names no other outlet."
        return findings.agency, "inferred", why
    return None


def _label(page: Metadata, url: str | None) -> str | None:
    """Return the name that a page gives its site: of several the one that its address bears out, else the first."""
    sites = (*page.list_values("site"), *page.list_values("publisher"))
    names = [name for name in map(strip_slogan, sites) if name]
    host = (find_domain(url) or "").split(".")[0].replace("-", "")
    borne = [name for name in names if host and _is_borne_out(slug(name).replace("-", ""), host)]
    plain = (name for name in borne if not _DOMAIN.fullmatch(name))
    return next(iter((*plain, *borne, *names)), None)


def _is_borne_out(name: str, host: str) -> bool:
    return name == host or (len(name) >= _LEAST_COMMON and (name in host or host in name))


def _find_in_titles(domain: str, titles: Sequence[str]) -> str | None:
    """Return the name that opens or ends a title and is spelt as the domain of the page is, else None."""
    host = _squeeze(domain.split(".")[0])
    for title in titles:
        parts = [part.strip() for part in _PARTS.split(title)] if len(title) <= _LONGEST_TITLE else []
        for part in (*parts[-1:], *parts[:1]):
            name = _squeeze(part)
            spelt = any(each + tail == host for each in (name, _squeeze(slug(part))) for tail in _TRADE)
            if len(name) >= _LEAST_COMMON and spelt and not _DOMAIN.fullmatch(part):
                return part
    return None


def _squeeze(name: str) -> str:
    return "".join(char for char in fold(name) if char.isalnum())


def strip_slogan(site: str) -> str | None:
    """Return a site's name without scheme and slogan, None where what is left is too long for a name.

    >>> strip_slogan("The Marrow Post | News of the island"), strip_slogan("http://www.marrowpost.example/")
    ('The Marrow Post', 'marrowpost.example')
    """
    host = _HOST.match(site)
    if host:
        return host["host"].lower().removeprefix("www.")
    name = _SLOGAN.split(site, maxsplit=1)[0].strip() or site
    return name if len(name) <= _LONGEST_NAME else None


def _find_by_host(url: str | None) -> KnownOutlet | None:
    """Return the outlet of the table that an address belongs to, by its host or the registered part of it."""
    match = _HOST.match(url or "")
    return (find_outlet(match["host"]) or find_outlet(find_domain(url) or "-")) if match else None


def _is_of(domain: str, url: str | None) -> bool:
    known = _find_by_host(url)
    return known is not None and known.domain == domain


def _find_origin(name: str, url: str | None, page: Metadata, lines: Sequence[str]) -> _Named | None:
    """Return the outlet whose report the page of `name` carries, None where the report is its own."""
    domain, canonical, known = find_domain(url), find_domain(page.canonical), find_outlet(name)
    own = [each for each in (name, domain, *page.list_values("site")) if each]
    told = find_reprint(lines)
    if told is not None and not any(_may_be_same(told.name, each) for each in own):
        other = find_outlet(told.name)
        return (other.name if other else told.name), "stated", f"The page says so: “{_shorten(told.line)}”"
    other = _find_by_host(page.canonical)
    if canonical is None or not (domain or known) or any(_may_be_same(canonical, each) for each in own):
        return None
    if known is not None and (other == known or find_registrable(known.domain) == canonical):
        return None
    publisher = next((each for each in page.list_values("publisher") if is_same_outlet(each, canonical)), None)
    why = f"The page gives an address at {canonical} as that of its report (canonical link)."
    return (other.name if other else publisher or canonical), "metadata", why


def _may_be_same(one: str, other: str) -> bool:
    """Return whether two names are one outlet's or could be editions of one, as `Vice` and `VICE US`."""
    first, second = sorted(
        (slug(one.split(".")[0]).replace("-", ""), slug(other.split(".")[0]).replace("-", "")), key=len
    )
    return is_same_outlet(one, other) or (len(first) >= _LEAST_COMMON and second.startswith(first))


def _shorten(line: str) -> str:
    return line if len(line) <= 160 else line[:160].rsplit(" ", 1)[0] + " …"


def _list_notes(name: str, url: str | None, page: Metadata) -> Iterator[str]:
    """Yield what else the data of a page says of who stands behind the report."""
    own = [each for each in (name, find_domain(url)) if each]
    labels = {"publisher": "publisher", "source": "source", "origin": "basis", "holder": "holder of the rights"}
    for field, label in labels.items():
        for value in page.list_values(field)[:1]:
            if not any(_may_be_same(find_domain(value) or value, each) for each in own):
                yield f"The page's metadata name as {label} “{_shorten(value)}”."
    agencies = (find_agency(value) for value in page.authors)
    for agency in dict.fromkeys(agency for agency in agencies if agency and not agency.pictures_only):
        if not is_same_outlet(agency.name, name):
            yield f"The byline credits {agency.name}."


def _stated(findings: Findings) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    mastheads = [name for name in findings.mastheads if find_agency(name) is None and _may_name(name)]
    if findings.suffix:
        found.append((findings.suffix.strip(), f"The title ends in “{findings.suffix.strip()}”."))
    found += [(name, f"The byline is signed “{name}”.") for name in findings.signed[:1] if _may_name(name)]
    found += [(name, f"The page is headed “{name}”.") for name in mastheads]
    found += [(name, f"A line under the text names “{name}” as the site.") for name in findings.promos[:1]]
    return found


def _may_name(words: str) -> bool:
    """Return whether words are no control, section or role, as "Play Live Radio" and "Crime Reporter" are."""
    if find_outlet(words) is not None:
        return True
    parts = fold(words).split()
    is_section = parts[:1] != [] and parts[0] in _SECTIONS and parts[1:] == ["news"]
    is_control = parts[:1] != [] and (parts[0] in _CONTROLS or parts[-1] == "reporter")
    return not (is_section or is_control or "/" in words)


def _find_carrier(findings: Findings, name: str) -> str | None:
    """The page's own name where the report is another outlet's."""
    known = find_outlet(name)
    for masthead in findings.mastheads:
        other = find_outlet(masthead)
        same = slug(masthead) == slug(name) or (known is not None and other == known)
        if not same and find_agency(masthead) is None and _may_name(masthead):
            return other.name if other else _calm(masthead)
    return None


def _calm(name: str) -> str:
    """Return a name printed in capitals as it is usually written."""
    if not name.isupper() or len(name) <= 5:
        return name
    small = {"OF", "THE", "AND", "FOR", "IN"}
    words = [
        word.lower() if word in small and number else word.capitalize() for number, word in enumerate(name.split())
    ]
    return " ".join(words)


def slug(name: str) -> str:
    """Return the folded key of a name, without edition and article.

    >>> slug("The Marrow Post (Online)")
    'marrow-post'
    """
    plain = fold(_EDITION.sub("", name)).removeprefix("the ")
    return _NOT_SLUG.sub("-", plain).strip("-")


def find_domain(url: str | None) -> str | None:
    """Return the registrable domain of a web address; None where there is no host.

    >>> find_domain("https://www.news.example.co.uk/a/1"), find_domain("page.html")
    ('example.co.uk', None)
    """
    match = _HOST.match(url or "")
    return find_registrable(match["host"]) if match else None
