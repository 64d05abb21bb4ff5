"""Plain scraped texts as they come: what stays, as which block, and what is cut for which reason."""

from __future__ import annotations

import pytest

from tellings.extraction import extract
from tellings.extraction.plain import read_plain
from tellings.extraction.regions import Thresholds
from tellings.types.documents import Document, Report

PAGE = """MARROW DAILY NEWS
Apr 9, 2031  |
12
 | Northfield,QX
Sponsor: Brightlamp lanterns for every porch.
back
topic

PrevImg:Ferry line to Oru reopens after the winter storms — The Lantern Post

The ferry Halcyon at the pier of Oru, 2 April 2031. Photo: QPA/L. Venn / POOL

The ferry Halcyon at the pier of Oru, 2 April 2031.\u00a0Photo: QPA/L. Venn / POOL

ORU, Marrow (QPA) — The ferries between Oru and the mainland will run again from Monday, the harbour office said.

“We have checked every beam of the pier,” harbour master Tilda Renn told reporters. “It holds.”

RELATED:

Oru Council Weighs A Second Pier As Storms Grow Stronger

The line had been closed since the end of January (READ MORE: Islanders Tell Of A Hard Winter) because of waves.

ISLANDERS DEMAND ANSWERS OVER FERRY DELAYS

Renn said the first boat would leave at 7 a.m. and that tickets would cost the same as last year.

Bea Ostrow

LEAVE A REPLY

Please enter your comment!

Share post:

Subscribe

spot_imgspot_img

More like this

Balloon Race Draws Record Crowd To The Salt Flats

LOWMERE, Marrow — A record crowd gathered...

Two Bakeries Share The Golden Whisk Award

PELL — Judges said that both...
"""


def _cut_reasons(document: Document) -> dict[str, tuple[str, str]]:
    return {" ".join(cut.text.split()): (cut.where, cut.reason) for cut in document.cuts}


def _blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def _read(body: str, **fields: str) -> Document:
    document = extract(Report("page", body, **fields))  # type: ignore[arg-type]
    assert isinstance(document, Document), document
    return document


def test_a_messy_page_is_read_as_an_editor_would() -> None:
    document = _read(PAGE)
    kinds = [kind for kind, _ in _blocks(document)]
    assert document.title == "Ferry line to Oru reopens after the winter storms"
    assert kinds[:5] == ["title", "caption", "credit", "dateline", "paragraph"]
    assert _blocks(document)[3] == ("dateline", "ORU, Marrow (QPA) —")
    assert "the harbour office said." in document.text
    assert "since the end of January because of waves" in document.text
    assert document.outlet.name == "The Lantern Post"
    assert document.outlet.basis == "stated"
    assert document.outlet.carried_by == "Marrow Daily News"


def test_every_cut_says_where_and_why() -> None:
    reasons = _cut_reasons(_read(PAGE))
    expected = {
        "MARROW DAILY NEWS": ("head", "masthead"),
        "Apr 9, 2031 |": ("head", "page date"),
        "| Northfield,QX": ("head", "visitor widget"),
        "Sponsor: Brightlamp lanterns for every porch.": ("head", "advertisement"),
        "PrevImg:": ("head", "title prefix"),
        "— The Lantern Post": ("head", "title suffix"),
        "RELATED:": ("body", "related"),
        "Oru Council Weighs A Second Pier As Storms Grow Stronger": ("body", "related"),
        "(READ MORE: Islanders Tell Of A Hard Winter)": ("body", "promo"),
        "ISLANDERS DEMAND ANSWERS OVER FERRY DELAYS": ("body", "promo"),
        "LEAVE A REPLY": ("tail", "comment form"),
        "Share post:": ("tail", "share widget"),
        "Subscribe": ("tail", "subscription"),
        "spot_imgspot_img": ("tail", "residue"),
        "LOWMERE, Marrow — A record crowd gathered...": ("tail", "teaser"),
        "Two Bakeries Share The Golden Whisk Award": ("tail", "teaser"),
    }
    for text, where_and_why in expected.items():
        assert reasons.get(text) == where_and_why, text
    caption = "The ferry Halcyon at the pier of Oru, 2 April 2031. Photo: QPA/L. Venn / POOL"
    assert reasons[caption] == ("head", "duplicate")


def test_single_line_breaks_part_paragraphs_as_blank_lines_do() -> None:
    lines = [line for line in PAGE.splitlines() if line.strip()]
    one, other = _read("\n".join(lines)), _read("\n\n".join(lines))
    assert [text for _, text in _blocks(one)] == [text for _, text in _blocks(other)]


def test_a_text_in_one_line_with_a_title_beside_it_stays_whole() -> None:
    body = (
        "The mill burned for two days. Nobody was hurt, the fire brigade of Pell said. It will be rebuilt by autumn."
    )
    document = _read(body, title="Mill of Pell to be rebuilt", outlet="Pell Weekly")
    assert _blocks(document) == [("title", "Mill of Pell to be rebuilt"), ("paragraph", body)]
    assert document.text == f"Mill of Pell to be rebuilt\n\n{body}"
    assert document.title_is_field
    assert document.cuts == ()
    assert (document.outlet.name, document.outlet.basis) == ("Pell Weekly", "given")


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    body = (
        "Mill of Pell to be rebuilt\n\n"
        "The old mill of Pell, which burned down at the end of March after\n"
        "lightning had struck its roof, will be rebuilt in stone and brick by\n"
        "autumn, the owners said on Tuesday, and will again grind the flour of\n"
        "all the farms along the river.\n\n"
        "Nobody was hurt in the fire, which the brigades of three villages had\n"
        "fought for two days and two nights with water that was carried from\n"
        "the river in buckets, because the only pump was under repair at the\n"
        "time and no other could be found.\n"
    )
    paragraphs = [text for kind, text in _blocks(_read(body)) if kind == "paragraph"]
    assert len(paragraphs) == 2
    assert "the end of March after lightning had struck" in paragraphs[0]


# (case, line that stands between two paragraphs, kind of block or None, reason or None)
LINES = [
    ("advertisement", "ADVERTISEMENT", None, "advertisement"),
    ("continued", "Story continues below", None, "advertisement"),
    ("link with its label", "Read more: Bridge over the Venn stays shut", None, "promo"),
    ("label that lost its space", "More:Bridge over the Venn stays shut until June", None, "promo"),
    ("call to click", "CLICK HERE TO GET THE LANTERN APP", None, "related"),
    ("newsletter", "Sign up for our morning newsletter and never miss a story.", None, "subscription"),
    ("slides", "Slideshow (5 Images)", None, "related"),
    ("rule", "___", None, "residue"),
    ("sub-heading", "A long winter", "heading", None),
    ("question as sub-heading", "What happens next?", "paragraph", None),
    ("sub-heading in capitals", "NEXT STEPS", "heading", None),
    ("caption with its credit", "FILE PHOTO: Tilda Renn in Oru. REUTERS/L. Venn", "caption", None),
    ("correction", "Correction: An earlier version misspelled the name of the pier.", "correction", None),
    ("dated correction", "Correction, 15 May: The pier was misspelled at first.", "correction", None),
    ("feed footer", "The post Pier reopens after nine days appeared first on Oru Daily.", None, "promo"),
    ("bullet", "• Two piers will be closed for good", "list-item", None),
    ("spoken line", "“It holds.”", "paragraph", None),
]


@pytest.mark.parametrize(("case", "line", "kind", "reason"), LINES, ids=[row[0] for row in LINES])
def test_a_line_between_paragraphs(case: str, line: str, kind: str | None, reason: str | None) -> None:
    body = (
        "Pier of Oru holds after the storm\n\n"
        "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday.\n\n"
        f"{line}\n\n"
        "Harbour master Tilda Renn said that the ferries would sail again once the wind had dropped.\n"
    )
    document = _read(body)
    reasons = [cut.reason for cut in document.cuts]
    kinds = [block_kind for block_kind, text in _blocks(document) if text in line]
    assert (reason in reasons) if reason else (kind in kinds), (case, reasons, kinds)


# (case, line under the title, kind or None, reason or None)
HEADS = [
    ("byline", "By Tilda Renn and Bea Ostrow", "byline", None),
    ("signed by outlet and initials", "oruTV/ BO", "byline", None),
    ("agency alone", "Reuters", "credit", None),
    ("stamp", "May 28, 2031 Hour: 12:57 pm", None, "publication time"),
    ("stamp in words", "Published 3:12 PM EDT, Wed March 5, 2031", None, "publication time"),
    ("field without a value", "Date:", None, "navigation"),
    ("share", "Share this article", None, "share widget"),
]


@pytest.mark.parametrize(("case", "line", "kind", "reason"), HEADS, ids=[row[0] for row in HEADS])
def test_a_line_under_the_title(case: str, line: str, kind: str | None, reason: str | None) -> None:
    body = (
        f"Pier of Oru holds after the storm\n\n{line}\n\n"
        "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday.\n\n"
        "Harbour master Tilda Renn said that the ferries would sail again once the wind had dropped.\n"
    )
    document = _read(body)
    assert document.title == "Pier of Oru holds after the storm"
    found = [block_kind for block_kind, text in _blocks(document) if text == line]
    assert found == ([kind] if kind else []), case
    assert [cut.reason for cut in document.cuts] == ([reason] if reason else []), case


def test_an_agency_credit_does_not_make_the_outlet() -> None:
    body = "Pier of Oru holds\n\nReuters\n\nThe pier of Oru has held through the storm, the harbour office said."
    assert _read(body).outlet.basis == "unknown"


# (case, last line, name of the outlet, basis)
OUTLETS = [
    ("promo", "Lantern Weekly Must-Reads:", "Lantern Weekly", "stated"),
    ("copyright", "© 2031 Pell Tribune. All rights reserved.", "Pell Tribune", "stated"),
    ("signed", "oruTV/ BO", "oruTV", "stated"),
    ("nothing", "Subscribe", "", "unknown"),
]


@pytest.mark.parametrize(("case", "line", "name", "basis"), OUTLETS, ids=[row[0] for row in OUTLETS])
def test_the_outlet_is_named_or_honestly_unknown(case: str, line: str, name: str, basis: str) -> None:
    body = (
        "Pier of Oru holds after the storm\n\n"
        "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday.\n\n"
        f"{line}\n"
    )
    outlet = _read(body).outlet
    assert (outlet.name, outlet.basis) == (name, basis), case
    assert outlet.evidence


_FIRST = "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday."
_SECOND = "Harbour master Tilda Renn said that the ferries would sail again once the wind had dropped."
_COST = "Repairs to the breakwater will cost about 2 million crowns and last until autumn, the council said."
_SPOKEN = "“We have checked every beam,” Renn told reporters. “It holds.”"
_HEADLINE = "Pier of Oru holds after the storm"

# Texts that are no web pages: nothing of them may be lost.
WHOLE = [
    ("title and paragraphs", f"{_HEADLINE}\n\n{_FIRST}\n\n{_SECOND}\n\n{_SPOKEN}"),
    ("no title", f"{_FIRST}\n\n{_SECOND}\n\n{_SPOKEN}"),
    ("single line breaks", f"{_HEADLINE}\n{_FIRST}\n{_SECOND}\n{_SPOKEN}\n{_COST}"),
    ("one line per sentence", f"{_FIRST}\nIt was built in 2011.\nNobody was hurt.\n{_SECOND}\n“It holds.”\n{_COST}"),
    ("one line", f"{_FIRST} {_SECOND} {_SPOKEN} {_COST}"),
    (
        "Markdown",
        f"# {_HEADLINE}\n\n*By Tilda Renn*\n\n{_FIRST}\n\n## What comes next\n\n- Two ferries until May\n"
        f"- Four from June\n\n> {_SPOKEN}\n\n{_COST}\n\n1. First the breakwater\n2. Then the pier\n",
    ),
    (
        "brief in bullets",
        f"{_HEADLINE}\n\n- The pier held, says the harbour office\n- Ferries sail again from Monday\n"
        "- Repairs to cost 2 million crowns\n- No one was hurt\n- Council meets on Tuesday",
    ),
    (
        "bullets alone",
        "• The pier held\n• Ferries sail again from Monday\n• Repairs to cost 2 million, the council says",
    ),
    (
        "poem",
        "The storm came down on Oru town,\nAnd all the bells were ringing,\nThe pier it shook, the lamps went down,\n"
        "And still the men were singing.\n\nO hold, you beams of oak and tar,\nO hold until the morning,\n"
        "The boats are out beyond the bar,\nAnd they have had no warning.",
    ),
    (
        "letter",
        "Dear members of the council,\n\nI write to you about the pier, which I have kept for eleven years.\n\n"
        f"{_COST}\n\nYou know what is at stake.\n\nYours sincerely,\n\nTilda Renn\nHarbour master of Oru",
    ),
    (
        "statement",
        "Statement by the Harbour Office of Oru\n\nWe know of reports about the pier. We take them seriously.\n\n"
        "Our crews have checked every beam. We will publish what they found.\n\nWe thank you for your patience.",
    ),
    (
        "press release",
        f"{_HEADLINE}\n\nORU, Marrow, 9 April 2031 — The pier has held, the harbour office said.\n\n{_SECOND}\n\n"
        "About the Harbour Office\n\nThe Harbour Office of Oru runs the pier and four ferries.\n",
    ),
    (
        "questions and answers",
        f"{_HEADLINE}\n\nQ: Did the pier hold?\n\nA: It did. We have checked every beam.\n\nQ: And the cost?\n\n"
        "A: Two million crowns.\n\nQ: Who pays?\n\nA: The council.",
    ),
    (
        "transcript",
        "RENN: Good morning. Thank you.\n\nOSTROW (Lantern Post): Did the pier hold?\n\n"
        "RENN: It did. We have checked every beam.\n\nQUESTION: When will the ferries sail?\n\n"
        "RENN: Once the wind has dropped. (Laughter.)",
    ),
    (
        "text that speaks to you",
        f"{_FIRST}\n\nSign the book at the gate, and follow the signs to the north.\n\n{_COST}",
    ),
]


@pytest.mark.parametrize("title", ["", "Storm at Oru: what we know"], ids=["alone", "title beside it"])
@pytest.mark.parametrize(("case", "body"), WHOLE, ids=[row[0] for row in WHOLE])
def test_of_a_text_that_is_no_page_nothing_is_lost(case: str, body: str, title: str) -> None:
    document = _read(body, title=title)
    assert all(not cut.text.strip("#") for cut in document.cuts), case
    assert "".join(body.replace("#", "").split()) in "".join(document.text.split())


def test_the_marks_of_markdown_headings_are_no_words() -> None:
    document = _read(f"# {_HEADLINE}\n\n{_FIRST}\n\n## What comes next\n\n{_SECOND}\n")
    assert document.title == _HEADLINE
    assert ("heading", "What comes next") in _blocks(document)
    assert [cut.text for cut in document.cuts] == ["#", "##"]


@pytest.mark.parametrize("title", ["", "Storm at Oru: what we know"], ids=["alone", "title beside it"])
def test_of_a_text_with_a_line_or_two_of_furniture_only_those_go(title: str) -> None:
    body = f"{_FIRST}\n\nADVERTISEMENT\n\n{_SECOND}\n\n{_SPOKEN}\n\nShare this article\n\n{_COST}"
    document = _read(body, title=title)
    assert [cut.text for cut in document.cuts] == ["ADVERTISEMENT", "Share this article"]


_MENU = "Home News Sport Weather Opinion Video Newsletters Subscribe".split()
_STORIES = (
    "Balloon race draws record crowd|Two bakeries share the golden whisk|Night train to Pell runs again"
    "|Museum of clocks loses an hour|Council of Lowmere bans the leaf blower|Island school wins the debating cup"
).split("|")
_FOOT = [*"About us|Contact|Privacy policy|Terms of use|Advertise with us|Cookie settings".split("|"),
         "© 2031 Lantern Post. All rights reserved."]  # fmt: skip


def _page(*body: str) -> str:
    head = ["Skip to content", "Lantern Post", *_MENU, "Log in", "Search"]
    related = [
        "Most read",
        *_STORIES,
        "Sign up for our newsletter",
        "Get the day's news in your inbox every morning.",
    ]
    return "\n".join([*head, _HEADLINE, "By Tilda Renn", *body, "Share this article", *related, *_STORIES, *_FOOT])


def test_a_whole_page_of_lines_gives_title_and_text_and_lets_nothing_else_in() -> None:
    body = [_FIRST, _SECOND, _SPOKEN, "What comes next", _COST, "The next boat leaves at 7 a.m., Renn said."]
    document = _read(_page(*body))
    assert document.title == _HEADLINE
    kept = [text for kind, text in _blocks(document) if kind not in ("title", "byline")]
    assert kept == body
    lines = set(_page(*body).split("\n"))
    told = {cut.text for cut in document.cuts} | {text for _, text in _blocks(document)}
    assert lines == told, "every line is kept or cut"


def test_a_whole_page_reads_the_same_twice_and_without_weights_by_rules() -> None:
    page = _page(_FIRST, _SECOND, _COST, _SPOKEN)
    assert _read(page) == _read(page)
    given = {"title": None, "furniture": frozenset[str](), "thresholds": Thresholds()}
    pieces, _ = read_plain(page, **given)  # type: ignore[arg-type]
    assert _FIRST in [page[piece.start : piece.end] for piece in pieces if piece.kind == "paragraph"]


# (case, body, words of the reason)
_GERMAN = "Die Fähre fährt wieder, wie das Hafenamt am Freitag mitteilte. Der Pier hat dem Sturm standgehalten."
REFUSED = [
    ("nothing", "", "empty"),
    ("blanks", " \n\t\n", "empty"),
    ("furniture alone", "Home\nShare\nSubscribe\nPrivacy Policy\n", "no running text"),
    ("German", _GERMAN, "German"),
    ("too long", "The pier of Oru has held through the storm. " * 20_000, "too long"),
    ("no text at all", "PK\x03\x04\x00\x00\x08\x00" * 40, "not text"),
]


@pytest.mark.parametrize(("case", "body", "words"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_read_is_refused_in_a_plain_sentence(case: str, body: str, words: str) -> None:
    refusal = extract(Report("page", body))
    assert not isinstance(refusal, Document), case
    assert refusal.stage == "extract"
    assert words in refusal.reason
    assert refusal.reason.endswith(".")


@pytest.mark.parametrize(
    "line",
    [
        "Posted on March 12, 2031 by Tilda Renn",
        "Tilda Renn · 12 March 2031 · 5 min read",
        "By Tilda Renn 12 Mar 2031, 13:00",
    ],
)
def test_a_day_beside_a_name_under_the_title_is_stated(line: str) -> None:
    text = "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday."
    document = _read(f"Pier of Oru holds after the storm\n\n{line}\n\n{text}\n\nThe ferries sail again on Monday.\n")
    assert (document.published.earliest or "")[:10] == "2031-03-12"
    assert document.published.basis == "stated"


def test_a_day_that_the_first_paragraph_tells_of_is_not_stated() -> None:
    text = "The pier of Oru was closed on March 12, 2031 by the harbour office, which said on Friday that it holds."
    document = _read(f"Pier of Oru holds after the storm\n\n{text}\n\nThe ferries sail again on Monday.\n")
    assert document.published.basis != "stated"
