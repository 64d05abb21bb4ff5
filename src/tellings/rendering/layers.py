"""The page of annotated documents: every span that was found, lit in its own text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tellings.rendering.labels import MODES, name_date, name_outlet, plural
from tellings.rendering.lights import Light, light_blocks
from tellings.rendering.markup import Html, isolate, tag
from tellings.rendering.pages import load_asset, write_page
from tellings.rendering.readings import order_blocks
from tellings.types.annotations import AnnotatedDocument, Quote
from tellings.types.spans import Span

_LAYERS: Final = {
    "sentence": "Sentences",
    "statement": "Statements, with mood",
    "quote": "Quotations, with speaker",
    "cue": "Cues",
    "credit": "Credits",
    "mention": "Names",
    "time": "Times",
    "quantity": "Numbers",
}


def render_annotated(documents: Sequence[AnnotatedDocument]) -> str:
    """Return one self-contained HTML page with every span of the documents lit in its text.

    Each kind of span can be switched off; a table after each text lists what was found.
    """
    switches = [_switch(name, words) for name, words in _LAYERS.items()]
    head = tag("header.title", tag("h1", f"Annotated: {plural(len(documents), 'report')}"))
    legend = tag("fieldset.layers", tag("legend", "Show"), *switches)
    shown = [_show_document(item, number) for number, item in enumerate(documents, 1)]
    rows = [
        tag("li", tag("a", isolate(item.document.title or item.document.report_id), at={"href": f"#d{number}"}))
        for number, item in enumerate(documents, 1)
    ]
    return write_page(
        "Annotated reports",
        [head, legend, *shown],
        contents=tag("ul", *rows),
        style=load_asset("layers.css"),
        script=False,
    )


def _switch(name: str, words: str) -> Html:
    box = tag("input", at={"type": "checkbox", "id": f"show-{name}", "checked": ""})
    return tag("label", box, " ", tag(f"span.layer.{name}", words), at={"for": f"show-{name}"})


def _show_document(item: AnnotatedDocument, number: int) -> Html:
    document = item.document
    found = sorted((entry for entry in _list_spans(item) if len(entry[0])), key=lambda entry: entry[0])
    lights = [
        Light(span, f"d{number}-{at}", f"span.layer.{name}", {"data-label": label} if label else {})
        for at, (span, name, label) in enumerate(found)
    ]
    blocks = order_blocks(document)
    lit = light_blocks(document.text, [block.span for block in blocks], lights)
    text = [tag(f"p.block.{block.kind}", words) for block, words in zip(blocks, lit.blocks, strict=True)]
    title = tag("h2", isolate(document.title or document.report_id), at={"id": f"d{number}"})
    outlet = name_outlet(document.outlet, document.report_id)
    note = tag("p.note", isolate(f"{outlet} · {name_date(document.published)} · report {document.report_id}"))
    counts: dict[str, int] = {}
    for _, name, _ in found:
        counts[name] = counts.get(name, 0) + 1
    rows = [_write_row(item, entry, f"d{number}-{at}") for at, entry in enumerate(found) if entry[1] != "sentence"]
    head = [tag("th", words, at={"scope": "col"}) for words in ("Kind", "Words", "What was found", "Place")]
    table = tag("table", tag("caption", "Everything found"), tag("thead", tag("tr", *head)), tag("tbody", *rows))
    box = tag(
        "div.scroll",
        table,
        at={"tabindex": "0", "role": "region", "aria-label": f"Everything found in report {number}"},
    )
    summary = ", ".join(f"{_LAYERS[name].partition(',')[0].lower()} {count}" for name, count in counts.items())
    listed = tag("details.more", tag("summary", f"As a table: {summary or 'nothing found'}"), box)
    body = tag("div.text.layered", *text, at={"lang": document.language or "en"})
    return tag("section.part", title, note, body, listed, at={"aria-labelledby": f"d{number}"})


def _write_row(item: AnnotatedDocument, entry: tuple[Span, str, str], anchor: str) -> Html:
    span, name, label = entry
    link = tag("a.at", f"{span.start}–{span.end}", at={"href": f"#{anchor}"})
    words = tag("bdi.words", span.of(item.document.text))
    return tag("tr", tag("td", name), tag("td", words), tag("td", isolate(label)), tag("td", link))


def _list_spans(item: AnnotatedDocument) -> Iterator[tuple[Span, str, str]]:
    """Every span with its layer and what is said of it; outer layers first where two spans are the same."""
    for sentence in item.sentences:
        yield sentence.span, "sentence", "" if sentence.intact else "cut or glued, never cited"
    for statement in item.statements:
        polarity = ", negative" if statement.polarity == "negative" else ""
        yield statement.span, "statement", f"{statement.mood}{polarity}: {statement.predicate}"
    for quote in item.quotes:
        label = _describe_quote(item, quote)
        for span in quote.content:
            yield span, "quote", label
        if quote.cue is not None:
            yield quote.cue, "cue", "cue"
    for credit in item.credits:
        yield credit.span, "credit", f"{credit.source}, for the {credit.reach}"
    for mention in item.mentions:
        names = [mention.kind, mention.name if mention.name != mention.span.of(item.document.text) else ""]
        names += [f"= {item.mentions[mention.antecedent].name}"] if mention.antecedent is not None else []
        names += ["metonym"] if mention.metonym else []
        yield mention.span, "mention", " ".join(filter(None, names))
    for time in item.times:
        yield time.span, "time", time.value
    for quantity in item.quantities:
        bound = "" if quantity.bound == "exact" else f"{quantity.bound} "
        yield quantity.span, "quantity", f"{bound}{quantity.value:g} {quantity.of or quantity.unit}"


def _describe_quote(item: AnnotatedDocument, quote: Quote) -> str:
    """Who says it and how: the speaker's own name where a pronoun leads to one."""
    at = quote.speaker
    for _ in range(len(item.mentions)):
        antecedent = item.mentions[at].antecedent if at is not None else None
        if antecedent is None:
            break
        at = antecedent
    speaker = item.mentions[at].name if at is not None else "speaker open"
    parts = [speaker, MODES[quote.mode], quote.channel or "", f"via {quote.via}" if quote.via else ""]
    parts += ["told only to be denied"] if quote.denied else []
    parts += ["an attitude, no words told"] if quote.attitude else []
    return ", ".join(filter(None, parts))
