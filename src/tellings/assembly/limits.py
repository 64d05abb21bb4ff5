"""What the account cannot know or leaves out, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate
from tellings.types.dossiers import Claim, Entity, Origin, Provenance
from tellings.types.stories import Copy, Story

_HEARD = frozenset({"person", "institution", "post"})
_COUNTRIES = frozenset({"place", "nationality"})
_LISTED_COPIES = 60  # copies that are told pair by pair


def find_limits(
    story: Story,
    documents: Sequence[AnnotatedDocument],
    published: Mapping[str, PublicationDate],
    entities: Sequence[Entity],
    origins: Sequence[Origin],
    claims: Sequence[Claim],
    parameters: Mapping[str, object] | None = None,
    provenance: Provenance | None = None,
) -> tuple[str, ...]:
    """Return the limits of an account: unnamed outlets, inferred dates, damaged sentences, sides hardly heard."""
    return (
        *_model(documents, parameters or {}),
        "This account measures what is reported; it does not say what is true.",
        *_outlets(documents),
        *_dates(documents, published),
        *_damage(documents),
        *_headlines(documents, claims),
        *_sides(documents, entities, origins),
        *_alone(documents, claims),
        *_copies(story, documents),
        *_rings(provenance or Provenance()),
    )


def _model(documents: Sequence[AnnotatedDocument], parameters: Mapping[str, object]) -> Iterator[str]:
    version, why = parameters.get("model"), parameters.get("no_model")
    others = [item for item in documents if item.model != version]
    if version is None:
        made, reason = "Compared" if others else "Read", f" ({why})" if why else ""
        yield (
            f"{made} by rules and tables alone, without a model{reason}: paraphrases that share few words stay apart."
        )
    else:
        yield f"Read with the reader model ({version}), which misses and mistakes some names and paraphrases."
    bare = [item for item in others if item.model is None]
    if bare:
        yield f"Annotated without the model: {_reports(bare)}."
    for model in sorted({item.model for item in others if item.model is not None}):
        yield f"Annotated with the model {model}: {_reports([item for item in others if item.model == model])}."


def _reports(documents: Sequence[AnnotatedDocument]) -> str:
    return ", ".join(sorted(item.document.report_id for item in documents))


def _outlets(documents: Sequence[AnnotatedDocument]) -> Iterator[str]:
    unknown = [item for item in documents if item.document.outlet.basis == "unknown"]
    if unknown:
        yield f"No outlet is named in {_reports(unknown)}; each counts as an outlet of its own."
    for item in documents:
        if item.document.outlet.carried_by:
            outlet = item.document.outlet
            yield f"{item.document.report_id} is a page of {outlet.carried_by} carrying {outlet.name}: one outlet."


def _dates(documents: Sequence[AnnotatedDocument], published: Mapping[str, PublicationDate]) -> Iterator[str]:
    inferred = [item for item in documents if published[item.document.id].basis == "inferred"]
    unknown = [item for item in documents if published[item.document.id].basis == "unknown"]
    if inferred:
        yield f"The day of publication is inferred for {_reports(inferred)}."
    if unknown:
        yield f"The day of publication is unknown for {_reports(unknown)}."


def _damage(documents: Sequence[AnnotatedDocument]) -> Iterator[str]:
    for item in documents:
        broken = sum(not sentence.intact for sentence in item.sentences)
        if broken:
            noun = "sentence is" if broken == 1 else "sentences are"
            yield f"{broken} {noun} cut or glued in {item.document.report_id} and never cited as a claim."


def _sides(
    documents: Sequence[AnnotatedDocument], entities: Sequence[Entity], origins: Sequence[Origin]
) -> Iterator[str]:
    """Sides that the reports speak of but let speak in one report only."""
    known = {entity.id: entity for entity in entities}
    heard: dict[str, set[str]] = {}
    voices: dict[str, set[str]] = {}
    for origin in origins:
        if origin.party in known and origin.kind in _HEARD:
            heard.setdefault(origin.party, set()).update(origin.documents)
            voices.setdefault(origin.party, set()).add(origin.id)
    if len(documents) < 3 or len(heard) < 2:
        return
    for party, where in sorted(heard.items(), key=lambda entry: known[entry[0]].name):
        # One spokesman of one body in one report is no side of the story.
        is_side = known[party].kind in _COUNTRIES or len(voices[party]) > 1
        if len(where) == 1 and is_side:
            yield f"{known[party].name} is heard in 1 of {len(documents)} reports."


def _headlines(documents: Sequence[AnnotatedDocument], claims: Sequence[Claim]) -> Iterator[str]:
    """Reports whose headline gives as settled what a text gives as proposed."""
    beyond = {
        telling.passage
        for claim in claims
        if claim.mood != "proposed" and any(relation.on == "status" for relation in claim.relations)
        for telling in claim.tellings
    }
    for item in documents:
        titles = [block.span for block in item.document.blocks if block.kind == "title"]
        mine = [passage for passage in beyond if passage.document_id == item.document.id]
        if any(title.overlap(passage.span) for title in titles for passage in mine) and item.document.title:
            yield f"The headline of {item.document.report_id} gives as settled what is reported as proposed."


def _alone(documents: Sequence[AnnotatedDocument], claims: Sequence[Claim]) -> Iterator[str]:
    alone = sum(claim.outlets == 1 for claim in claims)
    if len(documents) > 1 and claims:
        yield f"{alone} of {len(claims)} statements are told by one outlet only."


def _copies(story: Story, documents: Sequence[AnnotatedDocument]) -> Iterator[str]:
    report = {item.document.id: item.document.report_id for item in documents}
    known = [copy for copy in story.copies if copy.copy_id in report and copy.other_id in report]
    told = sorted(known, key=lambda copy: (copy.kind == "excerpt", -copy.share))[:_LISTED_COPIES]
    for copy in known:
        if copy in told:
            yield _describe_copy(copy, report[copy.copy_id], report[copy.other_id or ""])
    if len(known) > len(told):
        yield f"{len(known) - len(told)} more repeat others' words in the same way."


def _describe_copy(copy: Copy, one: str, two: str) -> str:
    share = f"{round(copy.share * 100)} % of the words of"
    if copy.kind == "excerpt":
        return f"{one} and {two} have {share} the shorter text in common (excerpt): it may come from a third."
    if copy.original_id is not None:
        return f"{one} repeats {share} {two} ({copy.kind}): its own voice adds no origin."
    whose = f"{copy.source} is credited" if copy.source else "who has it from whom is open"
    shared = f"{one} and {two} have {share} the shorter text in common ({copy.kind})"
    return f"{shared}; {whose}: together one origin at most."


def _rings(provenance: Provenance) -> Iterator[str]:
    """Outlets that have something from one another."""
    names = {holder.id: holder.name for holder in provenance.holders}
    for ring in provenance.rings:
        named = ", ".join(names[name] for name in ring[:-1]) + f" and {names[ring[-1]]}"
        yield f"{named} cite one another: what they have from each other counts as one origin at most."
