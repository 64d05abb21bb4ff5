"""The page of annotated documents: every span that was found, lit in its own text, and who says what beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from tellings.rendering.labels import name_date, name_outlet, plural
from tellings.rendering.lights import Light, light_blocks
from tellings.rendering.markup import Html, isolate, join, tag
from tellings.rendering.pages import load_asset, write_page
from tellings.rendering.readings import OPEN_REPORTS, order_blocks
from tellings.rendering.spots import (
    LAYERS,
    Spot,
    describe_quote,
    find_named,
    list_spots,
    name_fully,
    name_mention,
    name_quote,
    name_speaker,
)
from tellings.types.annotations import AnnotatedDocument

SHOWN_WORDS: Final = 140
"""Letters of a quotation in the list of who says what; the text has all of it."""
_LETTERS: Final = 60
_KEY: Final = (
    ("mention.person", "a name", "person"),
    ("mention.organization", "a name", "organization"),
    ("mention.place", "a name", "place or its government"),
    ("mention.nationality", "a name", "people or adjective of a country"),
    ("mention.document", "a name", "document"),
    ("mention.event", "a name", "event"),
    ("quote.direct", "words", "in quotation marks"),
    ("quote.indirect", "words", "in the outlet’s words"),
    ("quote.mixed", "words", "partly in quotation marks"),
    ("quote.attitude", "words", "an attitude, no words told"),
    ("quote.unsaid", "words", "not said, or not for sure"),
    ("quote.denied", "words", "told only to be denied"),
    ("cue", "said", "cue: the word that gives the quotation to its speaker"),
    ("sentence.broken", "words", "cut or glued sentence, never cited"),
)


def render_annotated(documents: Sequence[AnnotatedDocument]) -> str:
    """Return one self-contained HTML page with every span of the documents lit in its text.

    Each kind of span can be switched off; beside each text stands who says what. Of up to `OPEN_REPORTS` reports
    each has a table of everything found as well; of more, each is folded, and opens where a link leads into it.
    """
    few = len(documents) <= OPEN_REPORTS
    head = tag("header.title", tag("h1", f"Annotated: {plural(len(documents), 'report')}"), _write_key())
    shown = [_show_document(item, number, len(documents), few) for number, item in enumerate(documents, 1)]
    rows = [
        tag("li", tag("a", isolate(_name(item)), at={"href": f"#d{number}"}))
        for number, item in enumerate(documents, 1)
    ]
    return write_page(
        "Annotated reports",
        [head, _write_switches(), *shown],
        contents=tag("ol" if few else "ol.many", *rows),
        style=load_asset("layers.css"),
        script=False,
    )


def _name(item: AnnotatedDocument) -> str:
    return item.document.title or item.document.report_id


def _write_switches() -> Html:
    switches = [_write_switch(name, tag(f"span.l-{name}", words)) for name, words in LAYERS.items()]
    switches.append(_write_switch("labels", Html("Labels beside the words")))
    return tag("fieldset.layers", tag("legend", "Show"), *switches)


def _write_switch(name: str, words: Html) -> Html:
    box = tag("input", at={"type": "checkbox", "id": f"show-{name}", "checked": ""})
    return tag("label", box, " ", words, at={"for": f"show-{name}"})


def _write_key() -> Html:
    """What the frames and lines mean: kinds differ in their line, not only in colour."""
    rows = [
        tag("li", tag(f"span.{'.'.join(f'l-{part}' for part in name.split('.'))}", sample), f" {words}")
        for name, sample, words in _KEY
    ]
    summary = tag("summary", "What the frames and lines mean")
    note = tag("p.note", "A label after a quotation leads to who says it, one after a pronoun to whom it stands for.")
    return tag("details.more", summary, note, tag("ul.legend.layered", *rows))


def _show_document(item: AnnotatedDocument, number: int, total: int, few: bool) -> Html:
    document = item.document
    spots = list_spots(item)
    named = {spot.leads for spot in spots if spot.leads} | {spot.name for spot in spots if spot.layer == "quote"}
    lights = [_light(spot, number, few or spot.name in named) for spot in spots]
    blocks = order_blocks(document)
    lit = light_blocks(document.text, [block.span for block in blocks], lights)
    text = [tag(f"p.block.{block.kind}", words) for block, words in zip(blocks, lit.blocks, strict=True)]
    body = tag("div.text.layered", *text, at={"lang": document.language or "en"})
    counts = Counter(spot.layer for spot in spots if "-" not in spot.name)
    counted = ", ".join(
        plural(counts[name], noun)
        for name, noun in {
            "quote": "quotation", "mention": "name", "credit": "credit", "time": "time", "quantity": "number",
            "statement": "statement", "sentence": "sentence",
        }.items()
        if counts[name]
    )  # fmt: skip
    outlet = name_outlet(document.outlet, document.report_id)
    note = tag("p.note", isolate(f"{outlet} · {name_date(document.published)} · report {document.report_id}"))
    title = tag("h2", isolate(_name(item)), at={"id": f"d{number}"})
    aside = tag("div.beside", _list_speeches(item, number), _show_table(item, spots, number) if few else Html(""))
    inside = [
        note,
        tag("p.note", counted or "Nothing found"),
        tag("div.pair", body, aside),
        _write_steps(number, total),
    ]
    if few:
        return tag("section.part", title, *inside, at={"aria-labelledby": f"d{number}"})
    summary = tag("summary", title, tag("span.how", counted))
    return tag("details.part.report", summary, *inside)


def _light(spot: Spot, number: int, is_named: bool) -> Light:
    tail = None
    if spot.short:
        words = isolate(spot.short)
        at = {"href": f"#d{number}-{spot.leads}"} if spot.leads else {}
        tail = tag("a.tail", words, at=at) if at else tag("span.tail", words)
    kind = f".{spot.kind}" if spot.kind != spot.layer else ""
    classes = "".join(f".l-{part}" for part in f"{spot.layer}{kind}".split("."))
    return Light(spot.span, f"d{number}-{spot.name}", f"span{classes}", {}, tail, is_named)


def _list_speeches(item: AnnotatedDocument, number: int) -> Html:
    """Who says what: each speaker with a link to the first name, and each quotation with a link to its place."""
    groups: dict[str, list[int]] = {}
    full = name_fully(item)
    for at, quote in enumerate(item.quotes):
        name = name_speaker(item, quote)
        groups.setdefault(full.get(name, name), []).append(at)
    if not groups:
        return Html("")
    rows = []
    for name, quotes in sorted(groups.items(), key=lambda group: -len(group[1])):
        mention = next(
            (found for at in quotes if (found := find_named(item, item.quotes[at].speaker)) is not None), None
        )
        who = (
            tag("a", isolate(name), at={"href": f"#d{number}-{name_mention(mention)}"})
            if mention is not None
            else isolate(name)
        )
        said = [tag("li", *_show_speech(item, at, number)) for at in quotes]
        rows.append(tag("li", tag("p.voice", who), tag("ul.sayings", *said)))
    title = tag("h3", "Who says what", at={"id": f"d{number}-who"})
    return tag("section.speeches", title, tag("ul.voices", *rows), at={"aria-labelledby": f"d{number}-who d{number}"})


def _show_speech(item: AnnotatedDocument, at: int, number: int) -> list[Html]:
    quote = item.quotes[at]
    words = " … ".join(span.of(item.document.text) for span in quote.content)
    shown = words if len(words) <= SHOWN_WORDS else words[:SHOWN_WORDS].rsplit(" ", 1)[0] + " …"
    link = tag("a.cite", tag("bdi.words", shown or "no words"), at={"href": f"#d{number}-{name_quote(at)}"})
    return [link, tag("span.how", " ", isolate(describe_quote(quote)))]


def _write_steps(number: int, total: int) -> Html:
    """Links to the report before and after, for those who read many without a mouse."""
    steps = [(number - 1, "Report before"), (number + 1, "Next report")]
    links = [tag("a", words, at={"href": f"#d{at}"}) for at, words in steps if 1 <= at <= total]
    return tag("p.steps", join([*links, tag("a", "Top", at={"href": "#account"})], " · "))


def _show_table(item: AnnotatedDocument, spots: Sequence[Spot], number: int) -> Html:
    rows = [_write_row(item, spot, number) for spot in spots if spot.layer != "sentence"]
    head = [tag("th", words, at={"scope": "col"}) for words in ("Kind", "Words", "What was found", "Place")]
    table = tag("table", tag("caption", "Everything found"), tag("thead", tag("tr", *head)), tag("tbody", *rows))
    around = {"tabindex": "0", "role": "region", "aria-label": f"Everything found in report {number}"}
    return tag("details.more", tag("summary", "Everything found, as a table"), tag("div.scroll", table, at=around))


def _write_row(item: AnnotatedDocument, spot: Spot, number: int) -> Html:
    link = tag("a.at", f"{spot.span.start}–{spot.span.end}", at={"href": f"#d{number}-{spot.name}"})
    words = spot.span.of(item.document.text)
    shown = tag("bdi.words", words if len(words) <= _LETTERS else words[:_LETTERS].rstrip() + "…")
    return tag("tr", tag("td", spot.layer), tag("td", shown), tag("td", isolate(spot.label)), tag("td", link))
