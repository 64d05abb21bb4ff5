"""Personal pronouns as mentions of their own."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.mentions.units import Unit

_PRONOUNS = frozenset("he him his she her they i me my we our".split())
_SAID = frozenset(
    "said says added announced stated noted warned insisted claimed declared confirmed denied wrote".split()
)


def mark_pronouns(units: Sequence[Unit]) -> list[Unit]:
    """Return the units with each personal pronoun marked; "it" only where it speaks ("it said")."""
    found = list(units)
    for at, unit in enumerate(units):
        word = unit.text.casefold()
        if unit.kind or (word != "it" and word not in _PRONOUNS):
            continue
        follows = units[at + 1].text if at + 1 < len(units) else ""
        leads = units[at - 1].text if at else ""
        if word in _PRONOUNS and not (unit.has("init") and word != "i"):
            kind = "person"
        elif word == "it" and (follows in _SAID or leads in _SAID):
            kind = "organization"
        else:
            continue
        found[at] = unit._replace(kind=kind, head=(unit.start, unit.end), flags=frozenset({"pronoun"}), value="")
    return found
