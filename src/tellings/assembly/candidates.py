"""The sentences that could stand in a brief: what each tells, who speaks in it, and how well it would serve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tellings.assembly.overlaps import place_quotes
from tellings.assembly.readability import find_leaning, is_presentable
from tellings.assembly.salience import BODY, News, find_bits
from tellings.assembly.units import Unit
from tellings.types.annotations import AnnotatedDocument, Quote, Sentence
from tellings.types.dossiers import Claim
from tellings.types.spans import Passage

_AHEAD = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True)
class BriefThresholds:
    """The size of the brief and what keeps a sentence out of it."""

    most: int = 12  # sentences
    base: int = 2  # sentences of a brief before any report is counted
    per_report: int = 2  # sentences that each further report is good for
    alike: float = 0.55  # share of the shorter sentence's weight that another one tells: it would repeat
    known: float = 0.72  # share of a sentence's weight that the whole brief tells already
    leaning: float = 2.0  # a sentence that leans so much on others is taken only where no other is there
    longest: int = 420  # characters of a sentence that still reads at a glance
    shortest: int = 40
    opening: int = 5  # the lead stands among so many first sentences of a report
    per_side: tuple[int, ...] = (
        3,
        3,
        2,
        1,
    )  # sentences of the side that makes the news, with the lead, and of others
    per_voice: int = 2  # sentences of one voice
    contests: int = 3  # contests that are told with both sides
    background: int = 3  # sentences that several outlets tell in their own voice
    least: float = 0.3  # news, as a share of the lead's, that background of several outlets must tell
    heard: float = 0.15  # the same for the nearest that a side says
    alone: float = 0.45  # the same for what one outlet tells


@dataclass(frozen=True, slots=True)
class Candidate:
    """One citable sentence: what it tells, who speaks in it, and how well it would serve."""

    passage: Passage
    number: int
    units: tuple[Unit, ...]
    claims: tuple[Claim, ...]
    bits: Mapping[str, float]
    news: float
    worth: float
    sides: tuple[str, ...]
    voices: tuple[str, ...]
    opens_quoted: bool
    leaning: float

    @property
    def is_ahead(self) -> bool:
        """Return whether the sentence tells of what is planned or proposed."""
        return self.claim.mood in _AHEAD

    @property
    def claim(self) -> Claim:
        """Return the claim that the sentence stands for: the most told of those that make up much of it."""
        mass: dict[str, float] = {}
        for unit, claim in zip(self.units, self.claims, strict=True):
            mass[claim.id] = max(mass.get(claim.id, 0.0), unit.mass)
        told = zip(self.units, self.claims, strict=True)
        main = {claim.id for unit, claim in told if not (unit.is_setting or unit.is_apposition)}
        # That two reports tell when it happened, or who somebody is, is no agreement on what happened.
        mass = {key: value for key, value in mass.items() if key in main} or mass
        heavy = [claim for claim in self.claims if claim.id in mass and mass[claim.id] >= 0.4 * max(mass.values())]
        return max(heavy, key=lambda item: (item.outlets, mass[item.id]))


def find_candidates(
    documents: Sequence[AnnotatedDocument],
    units: Sequence[Unit],
    claims: Sequence[Claim],
    claim_of: Mapping[int, str],
    news: News,
    limits: BriefThresholds,
) -> Iterator[Candidate]:
    """Yield the whole sentences of the body that can stand alone and tell of nothing that is denied."""
    by_id = {claim.id: claim for claim in claims}
    in_sentence: dict[tuple[str, int], list[Unit]] = {}
    for unit in units:
        in_sentence.setdefault((unit.document_id, unit.sentence), []).append(unit)
    for annotated in documents:
        place, parts = 0, place_quotes(annotated)
        for number, sentence in enumerate(annotated.sentences):
            place += annotated.document.blocks[sentence.block].kind in BODY
            inside = in_sentence.get((annotated.document.id, number), [])
            if not inside or any(unit.denied for unit in inside):
                continue
            quotes = [annotated.quotes[at] for at in parts.find(sentence.span)]
            if _is_citable(annotated, sentence, quotes, limits):
                said = [unit for unit in inside if not unit.is_attribution] or inside
                told = [by_id[claim_of[unit.index]] for unit in said]
                leaning = find_leaning(annotated, sentence, quotes)
                yield _candidate(annotated, sentence, place - 1, said, told, news, leaning)


def _is_citable(
    annotated: AnnotatedDocument, sentence: Sentence, quotes: Sequence[Quote], limits: BriefThresholds
) -> bool:
    kind = annotated.document.blocks[sentence.block].kind
    fits = sentence.intact and kind in BODY and limits.shortest <= len(sentence.span) <= limits.longest
    return fits and is_presentable(annotated, sentence, quotes)


def _candidate(
    annotated: AnnotatedDocument,
    sentence: Sentence,
    number: int,
    inside: Sequence[Unit],
    told: Sequence[Claim],
    news: News,
    leaning: float,
) -> Candidate:
    bits = find_bits(annotated.document.text, sentence.span)
    share = news.weigh(bits)
    outlets = max(claim.outlets for claim in told)
    place = sentence.span.start / max(1, len(annotated.document.text))
    direct = any(unit.quote and unit.quote.mode != "indirect" for unit in inside)
    quoted = [unit for unit in inside if unit.quote and (unit.speaker or unit.voice)]
    worth = (
        1.2 * share
        + 0.5 * min(outlets - 1, 4)
        + (1.0 if quoted else 0.0)
        + (1.6 if direct and quoted else 0.0)
        + (0.5 if any(unit.days for unit in inside) else 0.0)
        + (0.4 if any(unit.numbers for unit in inside) else 0.0)
        + (0.8 if any(claim.standing == "contested" for claim in told) else 0.0)
        - 1.0 * place
        - leaning
        - (1.5 if annotated.document.genre == "opinion" else 0.0)
    )
    voices = tuple(dict.fromkeys(unit.speaker or unit.voice or "" for unit in quoted))
    sides = tuple(dict.fromkeys(side for unit in quoted if (side := unit.party or unit.speaker)))
    passage = Passage(annotated.document.id, sentence.span)
    opens = annotated.document.text[sentence.span.start] in "“\"‘'"
    return Candidate(passage, number, tuple(inside), tuple(told), bits, share, worth, sides, voices, opens, leaning)
