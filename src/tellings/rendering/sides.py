"""The parties of a story next to each other: who speaks for each, and what they are given as saying."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.rendering.accounts import Account, find_version
from tellings.types.dossiers import Claim, Origin, Version
from tellings.types.spans import Passage


@dataclass(frozen=True, slots=True)
class Saying:
    """One thing that a voice is given as saying; `version` tells how, where an utterance stands at that place."""

    passage: Passage
    claim: Claim | None
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
    return tuple(sorted(heard, key=lambda side: (-side.documents, -sum(len(voice.sayings) for voice in side.voices))))


def _gather_side(account: Account, party: str) -> Side:
    voices = [_gather_voice(account, origin) for origin in account.dossier.origins if origin.party == party]
    voices = [voice for voice in voices if voice.sayings]
    taken = {saying.passage for voice in voices for saying in voice.sayings}
    voices = _add_utterances(account, party, voices, taken)
    reached = {saying.passage.document_id for voice in voices for saying in voice.sayings}
    for voice in voices:
        reached |= {name for name in (voice.origin.documents if voice.origin else ()) if name in account.by_document}
    voices.sort(key=lambda voice: -len(voice.sayings))
    return Side(account.name(party), tuple(voices), len(reached))


def _gather_voice(account: Account, origin: Origin) -> Voice:
    leading = [item.claim_id for item in account.dossier.brief]
    sayings: list[Saying] = []
    taken: set[Passage] = set()
    for claim in account.dossier.claims:
        own = [telling.passage for telling in claim.tellings if telling.origin_id == origin.id]
        own = [passage for passage in own if passage not in taken]
        taken |= set(own)
        if own:
            passage = claim.wording if claim.wording in own else own[0]
            found = find_version(account, passage)
            sayings.append(Saying(passage, claim, found[1] if found else None))
    sayings.sort(
        key=lambda item: (
            item.claim is None or item.claim.id not in leading,
            -item.claim.outlets if item.claim else 0,
        )
    )
    return Voice(origin.name, origin, tuple(sayings))


def _add_utterances(account: Account, party: str, voices: list[Voice], taken: set[Passage]) -> list[Voice]:
    """Add what speakers of the party said that stands in no claim, to their own voice where they have one."""
    voices = list(voices)
    for utterance in account.dossier.utterances:
        speaker = account.by_entity.get(utterance.speaker_id)
        if speaker is None or party not in (speaker.party, speaker.id) or not utterance.versions:
            continue
        if any(_touches(version.passage, passage) for version in utterance.versions for passage in taken):
            continue
        version = utterance.versions[0]
        saying = Saying(version.passage, None, version)
        at = next((n for n, voice in enumerate(voices) if voice.name in (speaker.name, *speaker.variants)), None)
        if at is None:
            voices.append(Voice(speaker.name, None, (saying,)))
        else:
            voices[at] = Voice(voices[at].name, voices[at].origin, (*voices[at].sayings, saying))
    return voices


def _touches(first: Passage, second: Passage) -> bool:
    return first.document_id == second.document_id and first.span.overlap(second.span) > 0
