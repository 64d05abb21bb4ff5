"""What the account cannot know or leaves out, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate
from tellings.types.dossiers import Claim, Entity, Origin
from tellings.types.stories import Story

_HEARD = frozenset({"person", "institution", "post"})


def find_limits(
    story: Story,
    documents: Sequence[AnnotatedDocument],
    published: Mapping[str, PublicationDate],
    entities: Sequence[Entity],
    origins: Sequence[Origin],
    claims: Sequence[Claim],
) -> tuple[str, ...]:
    """Return the limits of an account: unnamed outlets, inferred dates, damaged sentences, sides hardly heard."""
    return (
        "Read by rules and tables alone, without a model: paraphrases that share few words stay apart.",
        "This account measures what is reported; it does not say what is true.",
        *_outlets(documents),
        *_dates(documents, published),
        *_damage(documents),
        *_sides(documents, entities, origins),
        *_copies(story, documents),
    )


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
    names = {entity.id: entity.name for entity in entities}
    heard: dict[str, set[str]] = {}
    for origin in origins:
        if origin.party and origin.kind in _HEARD:
            heard.setdefault(origin.party, set()).update(origin.documents)
    if len(documents) < 3 or len(heard) < 2:
        return
    for party, where in sorted(heard.items(), key=lambda entry: names.get(entry[0], entry[0])):
        if len(where) == 1:
            yield f"{names.get(party, party)} is heard in 1 of {len(documents)} reports."


def _copies(story: Story, documents: Sequence[AnnotatedDocument]) -> Iterator[str]:
    report = {item.document.id: item.document.report_id for item in documents}
    for copy in story.copies:
        if copy.copy_id in report and copy.original_id in report:
            yield (
                f"{report[copy.copy_id]} repeats {round(copy.share * 100)} % of the words of "
                f"{report[copy.original_id]} ({copy.kind}): its own voice adds no origin."
            )
