"""Which words name an agency, a newspaper or a broadcaster."""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.tables.agencies import find_agency
from tellings.tables.organizations import PRESS_HEADS
from tellings.tables.outlets import find_outlet

# Heads that name media only in a title ("the Harbor Gazette"), and kinds of media in lower case.
_WEAK = frozenset(
    "star mirror express post mail standard today echo globe insider press politics monitor review".split()
)
_KINDS = re.compile(
    r"\b(?:news agency|news agencies|newswire|newspaper|newspapers|broadcaster|broadcasters|state media|local media|"
    r"state television|state tv|television station|tv station|radio station|news outlet|news outlets|news website|"
    r"news channel|news site|news network|tabloid|magazine|daily|media reports|local reports|the press)\b"
)
_NAME = re.compile(r"[A-Z][\w’'&.-]{0,30}(?: (?:of |and |the |al-)?[A-Z][\w’'&.-]{0,30}){0,5}")
# "Harbor News’ Ana Oru": the medium owns the name behind it.
_POSSESSIVE = re.compile(r"(?<=[a-z])(?:[’']s|(?<=s)[’']) (?=[A-Z])")
_PROGRAMME = re.compile(
    r"\b(?:News|Times|Radio|TV|Television|Newspaper|Gazette|Herald|Tribune|Chronicle|Press Agency)\b"
)


@lru_cache(maxsize=4096)
def media_name(words: str) -> str | None:
    """Return the name of the medium that a noun phrase names, or None where it names something else.

    >>> media_name("the Harbor Gazette"), media_name("state news agency VNA"), media_name("the harbour master")
    ('Harbor Gazette', 'VNA', None)
    """
    plain = words.strip(' ,.;:“”"').removeprefix("the ").removeprefix("The ")
    plain = _POSSESSIVE.split(re.sub(r"['’]s?\Z| \([A-Z]{2,8}\)\Z", "", plain))[0]
    kind = _KINDS.search(plain.lower())
    if _is_listed(plain) and (kind is None or plain[kind.start()].isupper()):
        return plain
    names = [match.group().rstrip(".,") for match in _NAME.finditer(plain)]
    listed = next((name for name in reversed(names) if _is_listed(name)), None)
    if listed and (
        kind or (plain.endswith(listed) and len(plain.split()) <= len(listed.split()) + 3 and plain[0].islower())
    ):
        return listed
    for name in names:
        last = name.split()[-1].lower()
        if (
            name == plain
            and len(name.split()) > 1
            and last in PRESS_HEADS
            and (last not in _WEAK or len(name.split()) < 4)
        ):
            return name
        if name == plain and len(name.split()) > 1 and _PROGRAMME.search(name):
            return name
    if kind and words.lower().startswith(("a ", "an ")):
        return plain  # "a Harbor newspaper": which one is not said
    if kind:
        return (
            names[-1]
            if names
            and (plain.endswith(names[-1]) or kind.start() >= len(names[-1]))
            and len(names[-1]) > 1
            and not plain.startswith(names[-1])
            else plain
        )
    return None


def _is_listed(words: str) -> bool:
    agency = find_agency(words)
    return (agency is not None and not agency.pictures_only) or find_outlet(words) is not None
