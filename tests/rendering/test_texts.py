"""Accounts as terminal text and Markdown."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace

import pytest

from tellings.errors import UsageError
from tellings.rendering import Format, render, render_all
from tellings.rendering.accounts import count_origins, make_account
from tellings.rendering.headlines import find_status
from tellings.rendering.outlines import Entry, Outline, Section, make_outline
from tellings.rendering.texts import escape_markdown, render_markdown, render_text
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Rejection
from tellings.types.dossiers import Dossier, Provenance, Telling
from tellings.types.spans import Passage, Span

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]
ACCOUNTS = ["strait", "hostile", "large"]


def list_entries(entries: tuple[Entry, ...]) -> list[Entry]:
    return [found for entry in entries for found in (entry, *list_entries(entry.entries))]


def section(outline: Outline, title: str) -> Section:
    return next(item for item in outline.sections if item.title == title)


def test_the_ways_are_a_table_in_text_and_markdown(strait: Account) -> None:
    text, marked = (render(*strait, format="text"), render(*strait, format="md"))
    row = next(line for line in text.splitlines() if "Strait News Agency (news agency) → Ilse Maren" in line)
    assert re.search(r"Harbour Courier +cites +.* +\[courier\.txt:\d+-\d+\]", row)
    assert "| Outlet | How | From whom | Where it says so |\n| --- | --- | --- | --- |\n" in marked
    assert "| Harbour Courier | cites | Strait News Agency (news agency) → Ilse Maren (statement) |" in marked
    assert "Harbour Courier and Upland Observer cite one another" in text
    narrow = render(*strait, format="text", width=60)
    assert all(len(line) <= 60 for line in narrow[narrow.index("WHO HAS IT") :].split("\n\n")[0].splitlines())


@pytest.mark.parametrize("name", ACCOUNTS)
def test_every_quoted_word_stands_in_a_document(name: str, request: pytest.FixtureRequest) -> None:
    dossier, documents = request.getfixturevalue(name)
    outline = make_outline(make_account(dossier, documents))
    texts = [item.document.text for item in documents]
    quoted = [
        entry.words for part in outline.sections for entry in list_entries(part.entries) if entry.words is not None
    ]
    assert len(quoted) > 20
    for words in [outline.headline, *quoted]:
        assert any(words in text for text in texts), words


def test_every_place_leads_to_the_words_before_it(strait: Account) -> None:
    """A place in a plain report counts characters of that report, so the words stand there."""
    dossier, documents = strait
    text = render(replace(dossier, provenance=Provenance()), documents, format="text")
    found = re.findall(r"(?m)^ *(?:\d+  )?(.+)\n +[^\n\[]+ \[courier\.txt:(\d+)-(\d+)\]", text)
    document = documents[0].document
    assert document.offsets is not None
    assert len(found) > 10
    for words, start, end in found:
        at = document.text.index(words)
        raw = document.offsets.to_raw(type(document.blocks[0].span)(at, at + len(words)))
        assert [(piece.start, piece.end) for piece in raw] == [(int(start), int(end))]


def test_sections_stand_in_reading_order(strait: Account) -> None:
    titles = [part.title for part in make_outline(make_account(*strait)).sections]
    assert titles == [
        "The brief",
        "Who says what",
        "In dispute",
        "Told by independent origins",
        "Planned or proposed",
        "Open and closed",
        "Timeline",
        "Who has it from whom",
        "One statement, several wordings",
        "Reported by one outlet only",
        "Reports",
        "Limits and doubts",
    ]


def test_the_lead_says_outlets_origin_and_status(strait: Account) -> None:
    brief = section(make_outline(make_account(*strait)), "The brief")
    assert "3 outlets, 1 origin: Ilse Maren" in brief.entries[0].notes[0]
    assert "proposed, not agreed" in brief.entries[0].notes[0]


def test_what_is_planned_stands_in_no_list_of_facts(strait: Account) -> None:
    outline = make_outline(make_account(*strait))
    planned = {entry.words for entry in section(outline, "Planned or proposed").entries}
    assert len(planned) == 3
    for title in ("Told by independent origins", "Reported by one outlet only"):
        assert not planned & {entry.words for entry in list_entries(section(outline, title).entries)}


def test_a_title_that_overstates_is_not_the_headline(strait: Account) -> None:
    """The Dispatch's title tells the proposed meeting as settled."""
    dossier, documents = strait
    only = tuple(sorted(documents, key=lambda item: "dispatch" not in item.document.report_id))
    story = replace(dossier.story, document_ids=tuple(item.document.id for item in only))
    outline = make_outline(make_account(replace(dossier, story=story), only))
    assert outline.headline.startswith("Velmora offers")


def test_the_headline_has_the_status_of_what_it_tells(strait: Account) -> None:
    """Also where the brief does not open with it."""
    dossier, documents = strait
    title = Passage(documents[0].document.id, documents[0].document.blocks[0].span)
    claims = tuple(
        replace(claim, tellings=(*claim.tellings, Telling(title, "less_specific", "o1")))
        if claim.id == "c1"
        else claim
        for claim in dossier.claims
    )
    turned = replace(dossier, claims=claims, brief=())
    assert find_status(make_account(turned, documents)) == "proposed"
    assert find_status(make_account(replace(dossier, brief=()), documents)) is None


def test_the_earlier_report_comes_first_where_one_is_overtaken(strait: Account) -> None:
    disputes = section(make_outline(make_account(*strait)), "In dispute")
    overtaken = disputes.entries[3]
    assert overtaken.label is not None and overtaken.label.startswith("Earlier and later")
    assert [(side.label, [entry.words for entry in side.entries]) for side in overtaken.entries] == [
        ("Earlier", ["Ostrania has not commented so far."]),
        ("Later", ["Ostrania answered the Velmoran offer within hours on Tuesday."]),
    ]


def test_rival_positions_stand_under_their_parties(strait: Account) -> None:
    disputes = section(make_outline(make_account(*strait)), "In dispute")
    assert [[side.label for side in entry.entries] for entry in disputes.entries[1:3]] == [
        ["Velmora", "Ostrania"],
        ["Ostrania", "Velmora"],
    ]


def test_beside_a_named_origin_the_outlets_own_voice_adds_none(strait: Account) -> None:
    account = make_account(*strait)
    claim = replace(account.by_claim["c1"], origins=("o1", "o3", "o5"))
    counted = count_origins(account, claim)
    assert counted == (
        "3 outlets, 1 origin: Ilse Maren and Tomas Brekk (one side); also the own voice of Harbour Courier"
    )
    assert count_origins(account, account.by_claim["c8"]) == "2 outlets, each in its own voice"
    assert count_origins(account, account.by_claim["c14"]) == "1 outlet, origin not known"


def test_a_repeated_origin_is_told_apart_from_agreement(large: Account) -> None:
    outline = make_outline(make_account(*large))
    repeated = section(outline, "One origin, told by several outlets")
    assert repeated.note == "Outlets that repeat one origin do not confirm one another."
    assert not [part for part in outline.sections if part.title == "Told by independent origins"]


def test_a_wording_is_followed_by_what_it_alone_says(strait: Account) -> None:
    dossier, documents = strait
    utterance = dossier.utterances[0]
    first, *others = utterance.versions
    place = Span(first.passage.span.start, first.passage.span.start + 9)
    changed = replace(utterance, versions=(replace(first, differs=(place, place)), *others), differences=("x",))
    outline = make_outline(make_account(replace(dossier, utterances=(changed,)), documents))
    (entry,) = section(outline, "One statement, several wordings").entries
    words = place.of(next(item.document.text for item in documents if item.document.id == first.passage.document_id))
    assert entry.notes == ()
    assert [each.notes[1:] for each in entry.entries] == [(f"only here: {words}",), *(() for _ in others)]


def test_wrapped_text_keeps_the_width_and_the_words(strait: Account) -> None:
    wrapped = render(*strait, format="text", width=60)
    longest = max(len(line) for line in wrapped.splitlines())
    assert longest <= 60
    assert " ".join(wrapped.split()) == " ".join(render(*strait, format="text").split())


def test_emphasis_sees_the_role_of_each_line(strait: Account) -> None:
    seen: dict[str, int] = {}

    def count(role: str, line: str) -> str:
        seen[role] = seen.get(role, 0) + 1
        return f"<{line}>"

    text = render(*strait, format="text", emphasis=count)
    assert set(seen) == {"headline", "heading", "words", "label", "note"}
    assert "<THE BRIEF>" in text


def test_no_control_character_of_a_report_reaches_the_terminal() -> None:
    entry = Entry("red \x1b[31m and \u202eback\x9b", None, ("\x07 bell",))
    text = render_text([Outline("a\rb", None, (), (Section("S", None, (entry,)),))])
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a *b* _c_", r"a \*b\* \_c\_"),
        ("<script>", r"\<script\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("# not a heading", r"\# not a heading"),
        ("12. not a list", r"12\. not a list"),
        ("- nor this", r"\- nor this"),
        ("AT&amp;T", r"AT\&amp;T"),
    ],
)
def test_report_text_is_no_markup_in_markdown(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_markdown_keeps_every_word_when_its_escapes_are_taken_off(strait: Account) -> None:
    plain = re.sub(r"\\(.)", r"\1", render(*strait, format="md"))
    for sentence in strait[0].brief:
        words = make_account(*strait).words(sentence.passage)
        assert words in plain


def test_rejections_are_named(strait: Account) -> None:
    rejection = Rejection("scan.bin", "read", "It holds no text.")
    formats: tuple[Format, ...] = ("text", "md", "html", "json")
    for kind in formats:
        assert "It holds no text." in render_all([strait[0]], strait[1], format=kind, rejections=[rejection])
    assert "It holds no text." in render_all([], [], format="text", rejections=[rejection])


def test_json_is_the_format_of_one_dossier_or_of_a_list(strait: Account) -> None:
    one = json.loads(render(*strait, format="json"))
    several = json.loads(render_all([strait[0]], strait[1], format="json"))
    assert several == {"dossiers": [one], "rejections": []}
    assert "texts" in json.loads(render(*strait, format="json", with_text=True))


def test_a_missing_document_is_named(strait: Account) -> None:
    with pytest.raises(UsageError, match="missing"):
        render(strait[0], strait[1][:2], format="text")


def test_a_citation_of_a_document_that_the_story_does_not_list_is_an_error_for_people(strait: Account) -> None:
    event = replace(strait[0].timeline[0], passages=(Passage("gone", Span(0, 3)),), kind="planned")
    forged = replace(strait[0], timeline=(replace(event, start="2031-04-08", end="2031-04-08"),))
    formats: tuple[Format, ...] = ("html", "json", "ics")
    for kind in formats:
        with pytest.raises(UsageError, match="'gone'"):
            render(forged, strait[1], format=kind)


def test_an_unknown_format_is_refused(strait: Account) -> None:
    with pytest.raises(UsageError, match="text, md, html, json"):
        render(*strait, format="pdf")  # type: ignore[arg-type]


def test_documents_may_come_in_any_order(strait: Account) -> None:
    assert render(strait[0], strait[1][::-1], format="text") == render(*strait, format="text")


def test_escaping_is_linear() -> None:
    started = time.perf_counter()
    for pumped in ("1" * 100_000, " " * 100_000, "\n  " * 33_000, "*[" * 50_000):
        escape_markdown(pumped)
    assert time.perf_counter() - started < 2


def test_markdown_of_no_story_is_empty() -> None:
    assert render_markdown([]) == "\n"


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Will Velmora offer Ostrania a second round of talks in Port Aldren?", id="a question"),
        pytest.param("What you should know about the talks that Velmora offers Ostrania", id="words to the reader"),
    ],
)
def test_a_title_that_tells_no_news_is_not_the_headline(strait: Account, title: str) -> None:
    dossier, documents = strait
    first = documents[0]
    text = title + first.document.text[len(first.document.title) :]
    blocks = (replace(first.document.blocks[0], span=Span(0, len(title))),)
    asking = replace(first.document, id="asking", title=title, text=text, blocks=blocks)
    told = (replace(first, document=asking, statements=()), *documents)
    story = replace(dossier.story, document_ids=tuple(item.document.id for item in told))
    assert make_outline(make_account(replace(dossier, story=story), told)).headline != title


def test_markdown_shows_no_sign_that_turns_the_writing_direction() -> None:
    assert (
        escape_markdown("Harbour \u202eOffice\u2066")
        == "Harbour \N{REPLACEMENT CHARACTER}Office\N{REPLACEMENT CHARACTER}"
    )
