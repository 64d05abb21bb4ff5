"""Invented fingerprints for the tests of streams: events of a harbour town, told by several papers."""

from __future__ import annotations

from random import Random

from tellings.types.stories import Fingerprint

_WORDS = (
    "ferri quay lantern orchard siren kiosk tram gull beacon pier anvil cellar dredger barg mill "
    "wharf cannon choir bakeri lock sluic tunnel bridg market depot cabl crane reef tide buoy"
).split()


def make_prints(seed: int, events: int, told: int) -> list[Fingerprint]:
    """Return reports of `events` events, up to `told` of each, some without a date, some copied."""
    chance = Random(seed)
    made: list[Fingerprint] = []
    for event in range(events):
        day, words = 700_000 + chance.randrange(30), chance.sample(_WORDS, 7)
        for number in range(chance.randint(1, told)):
            kept = sorted({*chance.sample(words, 5), *chance.sample(_WORDS, 2)})
            when = day + chance.randrange(3) if chance.random() < 0.85 else None
            runs = tuple(range(event * 1000, event * 1000 + 96, 8)) if chance.random() < 0.2 else ()
            made.append(
                Fingerprint(
                    document_id=f"d{event:02}-{number}",
                    words=tuple((word, float(chance.randint(2, 9))) for word in kept),
                    title_words=tuple(sorted(chance.sample(kept, 2))),
                    names=((f"place:{words[0]} bay", 1.0),),
                    ordinals=(),
                    shingles=runs,
                    days=(when, when),
                )
            )
    return made
