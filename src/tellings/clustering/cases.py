"""How far a case has come, by the words of headlines: from the arrest to the appeal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from tellings.clustering.fingerprints import weigh_name
from tellings.text.tokens import stem
from tellings.types.annotations import AnnotatedDocument
from tellings.types.stories import Fingerprint

# Steps that come in this order, the last of those named counting; before a court, and of a storm.
_COURT = (
    ("arrest", r"arrest(?:s|ed)?|(?:in|into) custody|detained|manhunt"),
    ("charge", r"charge[sd]|indict(?:s|ed|ment)|arraigned|extradited"),
    (
        "trial",
        r"trial|plead(?:s|ed)? (?:not )?guilty|testif(?:y|ies|ied)|jurors|jury selection|takes? the stand",
    ),
    (
        "verdict",
        r"found (?:not )?guilty|(?<!not )guilty (?:of|on)|convict(?:s|ed|ion)|acquit(?:s|ted|tal)|verdict",
    ),
    (
        "sentence",
        r"sentenc(?:e[sd]?|ing)|jailed|gets (?:life|\d+ (?:years|months))|(?:life|years|months) in (?:prison|jail)",
    ),
    ("appeal", r"appeals?|appealed|overturn(?:s|ed)|pardon(?:s|ed)|parole|new trial|exonerated"),
)
_STORM = (
    (
        "warning",
        r"near(?:s|ing)|approach(?:es|ing)|brac(?:e|es|ing)|forecast|barrels?|barreling|heads? for|bears? down",
    ),
    ("landfall", r"landfall|hits?|strikes?|batters?|pounds?|lash(?:es|ed)|slams?|makes? its way"),
    ("aftermath", r"death toll|dead|deaths|damages?|aftermath|recovery|clean-?up|rebuild(?:ing)?|survivors|weakens"),
)
_STEPS = tuple(
    tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in steps)
    for steps in (_COURT, _STORM)
)
_NAMED_STORM = re.compile(r"\b(?:[Hh]urricane|[Ss]torm|[Tt]yphoon|[Cc]yclone) ([A-Z][a-z]{2,})")
_RARE = 0.3  # of the rarest name's weight: a name that few people of the news have


def find_step(members: Sequence[AnnotatedDocument]) -> tuple[int, int, str] | None:
    """Return which course (court or storm), the number and the name of the step that half of the reports tell."""
    counts = Counter(step for item in members if (step := _find_step(item)) is not None)
    best = min(counts.items(), key=lambda item: (-item[1], item[0]), default=None)
    return best[0] if best and 2 * best[1] >= len(members) else None


def _find_step(annotated: AnnotatedDocument) -> tuple[int, int, str] | None:
    title = annotated.document.title
    words = re.sub(r"not guilty", "trial", title, flags=re.IGNORECASE)  # a plea, no verdict
    course = 1 if _NAMED_STORM.search(title) else 0
    found = [number for number, (_, pattern) in enumerate(_STEPS[course]) if pattern.search(words)]
    return (course, found[-1], _STEPS[course][found[-1]][0]) if found else None


def find_party(
    members: Sequence[AnnotatedDocument], prints: Mapping[str, Fingerprint], course: int
) -> frozenset[str]:
    """Return whom or what a case is about, by half of the reports: rare persons without an office, or the storm.

    Where a headline names persons, it is about them; the others of the lead may be of another case.
    """
    counts: Counter[str] = Counter()
    for item in members:
        if course:
            counts.update(match[1] for match in _NAMED_STORM.finditer(item.document.title))
            continue
        known = prints[item.document.id]
        rare = {name for name in known.subjects if weigh_name(name) > _RARE}
        named = {key.removeprefix("person:") for key, _ in known.names if key.startswith("person:")}
        titled = {name for name in named if stem(name) in known.title_words}
        counts.update(rare & titled if titled else rare)
    return frozenset(name for name, count in counts.items() if 2 * count >= len(members))
