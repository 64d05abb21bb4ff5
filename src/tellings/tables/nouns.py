"""Common nouns that stand for documents and events in news."""

from __future__ import annotations

DOCUMENT_HEADS = frozenset(
    """
    memorandum memo statement communique communiqué declaration resolution bill act law decree order ruling
    verdict indictment lawsuit complaint petition treaty agreement accord pact deal contract charter
    constitution amendment letter report study survey dossier draft document proposal plan roadmap blueprint
    transcript testimony affidavit warrant subpoena protocol ultimatum manifesto directive regulation policy
    budget package proposals memoranda documents sanctions demands
    """.split()
)
EVENT_HEADS = frozenset(
    """
    attack attacks assault bombing bombings explosion blast shooting massacre strike airstrike airstrikes raid
    raids ambush invasion offensive war conflict battle siege coup rebellion uprising insurgency protest
    protests rally riot riots demonstration march strike walkout election elections vote referendum ballot
    runoff primary caucus inauguration summit meeting talks negotiations round conference session hearing trial
    inquiry investigation probe visit trip call ceasefire cease-fire truce armistice withdrawal evacuation
    exchange swap release deployment crash collision derailment wildfire fire flood flooding earthquake quake
    hurricane cyclone typhoon storm tornado landslide eruption outbreak pandemic epidemic lockdown shutdown
    blackout outage accident disaster crisis famine drought
    """.split()
)
# Capitalised heads of a name that is a document's or an event's ("Oru Climate Accord", "Second Veld War").
TITLED_HEADS = dict.fromkeys(
    """
    act agreement accord accords treaty pact protocol bill constitution amendment convention deal declaration
    """.split(),
    "document",
) | dict.fromkeys("war wars games cup olympics summit festival revolution uprising holocaust derby".split(), "event")
# Heads that stand for a gathering or meeting only together with a qualifier: too common otherwise.
NEEDS_QUALIFIER = frozenset(
    """
    act order call policy plan law report study round session fire release vote march visit trip deal draft
    order
    """.split()
)
