"""The parties of a story next to each other: who speaks for each, and what they are given as saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tellings.rendering.accounts import Account, find_sentence, find_version, group_passages
from tellings.types.dossiers import Claim, Origin, OriginKind, Version
from tellings.types.spans import Passage

NO_SIDE: Final = "No side known"
"""The name under which those stand who are heard and belong to no party."""
_SPEAKING: Final[frozenset[OriginKind]] = frozenset({"person", "institution", "witness", "post", "document"})
"""Origins without a party that are voices; outlets, agencies and the unnamed speak for nobody."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence that gives a voice as saying something; `passages` are what it says, inside the sentence.

    `version` tells how it was said, where an utterance stands at that place.
    """

    sentence: Passage
    passages: tuple[Passage, ...]
    claims: tuple[Claim, ...]
    version: Version | None


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin that speaks for a party."""

    name: str
    origin: Origin | None
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One party; `documents` counts the reports in which it is heard."""

    name: str
    voices: tuple[Voice, ...]
    documents: int


def list_sides(account: Account) -> tuple[Side, ...]:
    """Return the parties that have a voice, the most heard first."""
    parties = dict.fromkeys(origin.party for origin in account.dossier.origins if origin.party)
    parties |= dict.fromkeys(entity.party for entity in account.dossier.entities if entity.party)
    sides = (_gather_side(account, party) for party in parties if party)
    heard = [side for side in sides if side.voices]
    heard.sort(key=lambda side: (-side.documents, -sum(len(voice.sayings) for voice in side.voices)))
    others = _gather_side(account, None)
    return (*heard, others) if others.voices else tuple(heard)


def _gather_side(account: Account, party: str | None) -> Side:
    """Return a party with its voices; for None, everyone who is heard and whose side is not known."""
    chosen = (origin for origin in account.dossier.origins if origin.party == party)
    voices = [_gather_voice(account, origin) for origin in chosen if party or origin.kind in _SPEAKING]
    voices = [voice for voice in voices if voice.sayings]
    taken = {passage for voice in voices for saying in voice.sayings for passage in saying.passages}
    speakers = {
        entity.id
        for entity in account.dossier.entities
        if (
            party in (entity.party, entity.id)
            if party
            else entity.party is None and not _is_party(account, entity.id)
        )
    }
    voices = _add_utterances(account, speakers, voices, taken)
    reached = {saying.sentence.document_id for voice in voices for saying in voice.sayings}
    for voice in voices:
        reached |= {name for name in (voice.origin.documents if voice.origin else ()) if name in account.by_document}
    voices.sort(key=lambda voice: -len(voice.sayings))
    return Side(account.name(party) if party else NO_SIDE, tuple(voices), len(reached))


def _is_party(account: Account, entity_id: str) -> bool:
    parties = {item.party for item in account.dossier.entities} | {item.party for item in account.dossier.origins}
    return entity_id in parties


def _gather_voice(account: Account, origin: Origin) -> Voice:
    """Return the voice with one passage for each claim that it tells, the claims of the brief first."""
    leading = {item.claim_id for item in account.dossier.brief}
    chosen: dict[Passage, Claim] = {}
    for claim in sorted(account.dossier.claims, key=lambda claim: (claim.id not in leading, -claim.outlets)):
        own = [telling.passage for telling in claim.tellings if telling.origin_id == origin.id]
        own = [passage for passage in own if passage not in chosen]
        if own:
            chosen[claim.wording if claim.wording in own else own[0]] = claim
    sayings = []
    for sentence, passages in group_passages(account, chosen).items():
        found = next(filter(None, (find_version(account, passage) for passage in passages)), None)
        claims = tuple(chosen[passage] for passage in passages)
        sayings.append(Saying(sentence, passages, claims, found[1] if found else None))
    return Voice(origin.name, origin, tuple(sayings))


def _add_utterances(account: Account, speakers: set[str], voices: list[Voice], taken: set[Passage]) -> list[Voice]:
    """Add what the speakers said that stands in no claim, to their own voice where they have one."""
    voices = list(voices)
    for utterance in account.dossier.utterances:
        speaker = account.by_entity.get(utterance.speaker_id)
        if speaker is None or speaker.id not in speakers or not utterance.versions:
            continue
        if any(_touches(version.passage, passage) for version in utterance.versions for passage in taken):
            continue
        version = utterance.versions[0]
        saying = Saying(find_sentence(account, version.passage), (version.passage,), (), version)
        at = next((n for n, voice in enumerate(voices) if voice.name in (speaker.name, *speaker.variants)), None)
        if at is None:
            voices.append(Voice(speaker.name, None, (saying,)))
        else:
            voices[at] = Voice(voices[at].name, voices[at].origin, (*voices[at].sayings, saying))
    return voices


def _touches(first: Passage, second: Passage) -> bool:
    return first.document_id == second.document_id and first.span.overlap(second.span) > 0
