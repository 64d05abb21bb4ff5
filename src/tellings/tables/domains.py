"""The registrable part of a host name, by the Public Suffix List that comes with the package `tld`.

Origin of the list: publicsuffix.org (Mozilla Public License 2.0), bundled with `tld`, read from its files only.
"""

from __future__ import annotations

from functools import lru_cache

# Second-level labels under which names are registered in many countries; for endings that the list does not know.
_SECOND_LEVEL = frozenset("co com org net gov gob edu ac or ne go nic mil".split())


@lru_cache(maxsize=4096)
def find_registrable(host: str) -> str | None:
    """Return the part of a host name that somebody registered; None for addresses of numbers and bare words.

    >>> find_registrable("www.news.example.co.uk"), find_registrable("harbour.blogspot.com")
    ('example.co.uk', 'harbour.blogspot.com')
    """
    # Imported late: the list takes a moment to read, and reports without addresses do not need it.
    from tld import get_tld

    labels = [label for label in host.lower().split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit() or len(host) > 253:
        return None
    name = ".".join(labels)
    found = get_tld(f"https://{name}/", as_object=True, fail_silently=True)
    registered = getattr(found, "fld", None)
    if registered:
        return str(registered)
    long = len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) <= 3
    return ".".join(labels[-3 if long else -2 :])
