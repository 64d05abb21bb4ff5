"""Which outlet published a report, decided from what the page, its metadata and the report's fields say."""

from __future__ import annotations

import re

from tellings.extraction.plain import Findings
from tellings.tables.agencies import find_agency
from tellings.tables.outlets import find_outlet
from tellings.text.folding import fold
from tellings.types.documents import Basis, Outlet

_NOT_SLUG = re.compile(r"[^\w]+")
_EDITION = re.compile(r"\s?\((?:[^()]{1,30})\)\Z|\s[-–—]\s(?:News|Opinion|Online|Web|International|World)\Z")
_HOST = re.compile(r"[a-z][a-z0-9+.-]{0,10}://(?:[^/@\s]{1,100}@)?(?P<host>[^/:?#\s]{1,253})", re.IGNORECASE)
_SECOND_LEVEL = frozenset("co com org net gov gob edu ac or ne go nic mil".split())


def choose_outlet(findings: Findings, *, given: str | None, url: str | None, site: str | None = None) -> Outlet:
    """Return the outlet with the basis on which it is named; the basis `unknown` and an empty name where none is.

    `given` came as a field of the report, `site` is the name in the page's metadata.
    """
    domain = find_domain(url)
    named = _name(findings, given=given, site=site, domain=domain)
    if named is None:
        return Outlet("", "", "unknown", ("The page names no outlet.",))
    name, basis, evidence = named
    carrier = _find_carrier(findings, name)
    known = find_outlet(name) or (find_outlet(domain) if domain else None)
    key = (domain if domain and basis != "stated" else None) or (known.domain if known else None) or slug(name)
    notes = (evidence, f"The page itself is headed “{carrier}”.") if carrier else (evidence,)
    return Outlet(key, name, basis, notes, carrier)


def _name(
    findings: Findings, *, given: str | None, site: str | None, domain: str | None
) -> tuple[str, Basis, str] | None:
    if given:
        return given, "given", "The outlet came with the report."
    if site:
        return site, "metadata", f"The page's metadata name the site “{site}”."
    if domain:
        known = find_outlet(domain)
        return (known.name if known else domain), "metadata", f"The address of the page is at {domain}."
    for words, why in _stated(findings):
        known = find_outlet(words)
        return (known.name if known else _calm(words)), "stated", why
    if findings.agency:
        why = f"The dateline credits {findings.agency}, and the page names no other outlet."
        return findings.agency, "inferred", why
    return None


def _stated(findings: Findings) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if findings.suffix:
        found.append((findings.suffix.strip(), f"The title ends in “{findings.suffix.strip()}”."))
    found += [(name, f"The byline is signed “{name}”.") for name in findings.signed[:1]]
    found += [(name, f"The page is headed “{name}”.") for name in findings.mastheads if find_agency(name) is None]
    found += [(name, f"A line under the text names “{name}” as the site.") for name in findings.promos[:1]]
    return found


def _find_carrier(findings: Findings, name: str) -> str | None:
    """The page's own name where the report is another outlet's."""
    known = find_outlet(name)
    for masthead in findings.mastheads:
        other = find_outlet(masthead)
        same = slug(masthead) == slug(name) or (known is not None and other == known)
        if not same and find_agency(masthead) is None:
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
    """Return the registrable domain of a web address without asking any list; None where there is no host.

    Two-part endings of the common shape (`co.uk`, `com.au`) are known by their shape.

    >>> find_domain("https://www.news.example.co.uk/a/1"), find_domain("page.html")
    ('example.co.uk', None)
    """
    match = _HOST.match(url or "")
    if match is None:
        return None
    labels = match["host"].lower().strip(".").split(".")
    if len(labels) < 2 or all(label.isdigit() for label in labels):
        return None
    long = len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) <= 3
    return ".".join(labels[-3 if long else -2 :])
