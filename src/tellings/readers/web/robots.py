"""What a site's robots.txt lets a program read (RFC 9309), in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = "tellings"  # the name by which a robots.txt speaks to us
LARGEST = 512_000  # bytes that are read; the standard asks for 500 KiB at least
MOST_RULES = 20_000
LONGEST_RULE = 2_000  # characters of a rule; a longer one is passed over
_LINE = re.compile(r"([A-Za-z-]{1,20})[ \t]{0,9}:([^#]{0,2100})")
_AGENT = re.compile(r"[A-Za-z_-]{1,100}|\*")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})|([^\x21-\x7e])")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


@dataclass(frozen=True, slots=True)
class Rule:
    """One Allow or Disallow line; `*` in its pattern stands for anything, `$` at its end for the end."""

    pattern: str
    is_allowed: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us at one host, and the seconds that it wants between two requests."""

    rules: tuple[Rule, ...] = ()
    delay: float | None = None

    def allows(self, path: str) -> bool:
        """Return whether a path with its query may be read: the longest rule that fits decides, and a tie allows.

        >>> parse_robots("User-agent: *\\nDisallow: /\\nAllow: /news/").allows("/news/a?b=1")
        True
        """
        path = _normalise(path)
        if path == "/robots.txt":
            return True
        fitting = [(len(rule.pattern), rule.is_allowed) for rule in self.rules if _fits(rule.pattern, path)]
        return max(fitting, default=(0, True))[1]


def parse_robots(text: str, *, token: str = TOKEN) -> Robots:
    """Return what a robots.txt says to `token`: the groups that name it together, else those for all."""
    named, others = _Group(), _Group()
    for agents, group in _split(text):
        if token in agents:
            named.add(group)
        if "*" in agents:
            others.add(group)
    chosen = named if named.is_there else others
    return Robots(tuple(chosen.rules[:MOST_RULES]), chosen.delay)


class _Group:
    """Rules under reading."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.delay: float | None = None
        self.is_there = False

    def add(self, lines: list[tuple[str, str]]) -> None:
        """Add the rules of one more group."""
        self.is_there = True
        for key, value in lines:
            if key == "crawl-delay":
                self.delay = max(_read_delay(value) or 0.0, self.delay or 0.0)
            elif value and len(value) <= LONGEST_RULE:
                self.rules.append(Rule(_normalise(value), key == "allow"))


def _split(text: str) -> Iterator[tuple[set[str], list[tuple[str, str]]]]:
    """Yield each group: the programs that it names, in lower case, and its lines."""
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff")):
        found = _LINE.match(line.strip())
        if found is None:
            continue
        key, value = found[1].lower(), found[2].strip()
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            name = _AGENT.match(value)
            agents.update((name[0].lower(),) if name else ())
        elif key in ("allow", "disallow", "crawl-delay") and agents:
            lines.append((key, value))
    yield agents, lines


def _read_delay(value: str) -> float | None:
    return float(value) if re.fullmatch(r"[0-9]{1,9}(?:\.[0-9]{0,9})?", value) else None


def _normalise(path: str) -> str:
    """Return a path in which what needs no escape has none, and everything else is escaped in one way."""

    def replaced(found: re.Match[str]) -> str:
        if found[1] is None:
            return "".join(f"%{byte:02X}" for byte in found[2].encode("utf-8", "replace"))
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else f"%{found[1].upper()}"

    return _ESCAPE.sub(replaced, path)


def _fits(pattern: str, path: str) -> bool:
    """Return whether a rule's pattern fits the beginning of the path; each of its pieces is searched once."""
    is_whole = pattern.endswith("$")
    first, *pieces = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if not pieces:
        return not is_whole or place == len(path)
    last = pieces.pop() if is_whole else ""
    for piece in pieces:
        found = path.find(piece, place)
        if found < 0:
            return False
        place = found + len(piece)
    return not is_whole or (path.endswith(last) and len(path) - len(last) >= place)
