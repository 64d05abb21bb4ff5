"""Quotations and reported speech in sentences about an invented harbour town."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.text.marks import find_marked
from tellings.types.annotations import Mention, Quote
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def document_of(text: str) -> Document:
    """A document with one paragraph a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    return Document(
        id="d", report_id="r", text=text, blocks=tuple(blocks), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip


def quotes_of(text: str, mentions: Sequence[Mention] = ()) -> tuple[Quote, ...]:
    document = document_of(text)
    found = find_quotes(document, find_sentences(document), mentions)
    return tuple(quote for quote in found if quote.kind == "saying")


def readings(text: str) -> list[tuple[str, str | None, str]]:
    """Mode, speaker and content of every quote, without its "that", the pieces joined by a stroke."""
    return [
        (
            quote.mode,
            quote.speaker_span.of(text) if quote.speaker_span else None,
            " | ".join(span.of(text) for span in quote.content).removeprefix("that "),
        )
        for quote in quotes_of(text)
    ]


DIRECT = [
    # verb after the subject, closing comma kept
    ("“The pier is safe,” Ana Oru said.", [("direct", "Ana Oru", "The pier is safe,")]),
    # inversion
    ("“The pier is safe,” said Ana Oru, the mayor.", [("direct", "Ana Oru", "The pier is safe,")]),
    # straight marks, apostrophe inside
    ("\"It's the sailors' pier,\" Oru said.", [("direct", "Oru", "It's the sailors' pier,")]),
    # split quotation: the second half has no verb of its own
    (
        "“We waited,” Oru said. “Nobody came to the pier.”",
        [("direct", "Oru", "We waited, | Nobody came to the pier.")],
    ),
    # two sentences inside the marks
    ("“We tried. We failed,” she said.", [("direct", "she", "We tried. We failed,")]),
    # announced by a colon
    ("Oru wrote: “The pier will open in May.”", [("direct", "Oru", "The pier will open in May.")]),
    # the paragraph after goes on without a verb
    (
        "“We counted every boat in the harbour,” Oru said.\n"
        "“Not one of the forty boats had been touched by the storm.”",
        [
            ("direct", "Oru", "We counted every boat in the harbour,"),
            ("direct", "Oru", "Not one of the forty boats had been touched by the storm."),
        ],
    ),
    # apposition between subject and verb
    (
        "“Nothing is decided,” Ana Oru, the mayor of Port Ella, said on Monday.",
        [("direct", "Ana Oru", "Nothing is decided,")],
    ),
]

INDIRECT = [
    # an apposition behind a quotation that is all there is before the attribution
    (
        "“The pier is safe and will stay so,” according to engineer Ana Oru, a former mayor.",
        [("direct", "engineer Ana Oru", "The pier is safe and will stay so,")],
    ),
    # a participle before a person
    (
        "“The pier is safe,” said retired Maj. Gen. Ana Oru, an engineer, on Monday.",
        [("direct", "retired Maj. Gen. Ana Oru", "The pier is safe,")],
    ),
    ("“You never told us of the pier,” Oru charged.", [("direct", "Oru", "You never told us of the pier,")]),
    # what somebody had called it before only sets the scene
    (
        "After the mayor called the pier a “ruin,” Oru responded on the radio, using a proverb.",
        [("mixed", "the mayor", "ruin,")],
    ),
    # a short title before the name of somebody whose lawyers speak
    (
        "The pier was safe, according to Dr. Oru’s lawyers.",
        [("indirect", "Dr. Oru’s lawyers", "The pier was safe")],
    ),
    # a time, no clause
    (
        "The pier was shut, the harbour office reported at that time.",
        [("indirect", "the harbour office", "The pier was shut")],
    ),
    # where it was said has a name in marks
    (
        "Oru told the Gazette’s “Open Door” that the pier was safe.",
        [("indirect", "Oru", "the pier was safe")],
    ),
    # a place that is denied inside an apposition does not speak
    (
        "Oru, who was in Veld, not Port Ella, at the time, urged the mayor to stop.",
        [("indirect", "Oru", "the mayor to stop")],
    ),
    # a party's member in front of the name
    (
        "The top Democrat on the harbour committee, Ana Oru, said she was worried.",
        [("indirect", "The top Democrat on the harbour committee, Ana Oru", "she was worried")],
    ),
    # how somebody did it is not what was said
    ("With well-planned gestures, Oru told stories about the port.", []),
    ("Oru said that the pier was closed.", [("indirect", "Oru", "the pier was closed")]),
    ("Oru said the pier was closed.", [("indirect", "Oru", "the pier was closed")]),
    # the time is not part of what was said
    ("Oru announced on Wednesday that the pier would open.", [("indirect", "Oru", "the pier would open")]),
    # attribution behind the clause
    (
        "The ferry will sail again in June, harbour master Ana Oru announced Wednesday.",
        [("indirect", "harbour master Ana Oru", "The ferry will sail again in June")],
    ),
    # attribution inside the clause
    ("The ferry, Oru said, will sail again in June.", [("indirect", "Oru", "The ferry | will sail again in June")]),
    # the subject of the content is never the speaker
    (
        "According to the harbour office, Oru presented three plans.",
        [("indirect", "the harbour office", "Oru presented three plans")],
    ),
    (
        "Oru presented three plans, according to the harbour office.",
        [("indirect", "the harbour office", "Oru presented three plans")],
    ),
    # the clause that the attribution interrupts goes on behind a comma
    ("The plan, she added, sets out who pays.", [("indirect", "she", "The plan | sets out who pays")]),
    # a possessive plural inside the subject
    ("Nine men were hurt, the sailors’ union said.", [("indirect", "the sailors’ union", "Nine men were hurt")]),
    # addressee
    ("Oru told the council that the money was gone.", [("indirect", "Oru", "the money was gone")]),
    # a chain of one speaker
    (
        "Oru said that the pier was closed, adding that divers were ready.",
        [("indirect", "Oru", "the pier was closed"), ("indirect", "Oru", "divers were ready")],
    ),
    # "and is prepared" stays in the same content
    (
        "Oru noted that the town has drawn up a plan and is prepared to pay for it.",
        [("indirect", "Oru", "the town has drawn up a plan and is prepared to pay for it")],
    ),
    # a second verb of speech after "and"
    (
        "Oru confirmed that the pier was closed and urged visitors to wait.",
        [("indirect", "Oru", "the pier was closed"), ("indirect", "Oru", "visitors to wait")],
    ),
    ("The ferry left late, with Oru stating that fog was to blame.", [("indirect", "Oru", "fog was to blame")]),
    # speech acts with an object
    ("Oru called for calm in the port.", [("indirect", "Oru", "calm in the port")]),
    ("Oru expressed gratitude to the divers.", [("indirect", "Oru", "gratitude to the divers")]),
    ("The mayor condemned the attack on the ferry.", [("indirect", "The mayor", "the attack on the ferry")]),
    ("Oru proposed holding the talks in Port Ella.", [("indirect", "Oru", "holding the talks in Port Ella")]),
    # the outlet's own remark on what is blamed
    (
        "Each council accused the other of moving the buoys, which lie off the mole.",
        [("indirect", "Each council", "the other of moving the buoys")],
    ),
    ("Oru threatened to close the port.", [("indirect", "Oru", "to close the port")]),
    # an owner inside a longer phrase
    (
        "The council read a report on guard Ana Oru’s allegation that the safe was open.",
        [("indirect", "guard Ana Oru", "the safe was open")],
    ),
    # "her" belongs to the noun
    ("Oru told the council after her visit that the pier was safe.", [("indirect", "Oru", "the pier was safe")]),
    ("Oru said that’s the council’s fault.", [("indirect", "Oru", "that’s the council’s fault")]),
    # a participle behind quoted words
    (
        "The mayor went on to say the plan “will not work,” adding “the town has always paid its own way.”",
        [
            ("mixed", "The mayor", "the plan “will not work,”"),
            ("direct", "The mayor", "the town has always paid its own way."),
        ],
    ),
    # nobody is named
    ("Two sources said the ferry was late.", [("indirect", "Two sources", "the ferry was late")]),
    (
        "A guard who asked not to be named said that a boat had sunk.",
        [("indirect", "A guard who asked not to be named", "a boat had sunk")],
    ),
    # the name in the apposition of a role
    (
        "A port spokesman, Ivo Tarn, said the pier was closed.",
        [("indirect", "A port spokesman, Ivo Tarn", "the pier was closed")],
    ),
    # a scene before the subject
    (
        "In a statement on Monday, the port authority said the pier was closed.",
        [("indirect", "the port authority", "the pier was closed")],
    ),
    # a dateline is no part of what was said
    (
        "PORT ELLA (VNA) - The ferry has sunk, officials and the navy said.",
        [("indirect", "officials and the navy", "The ferry has sunk")],
    ),
]

MIXED = [
    (
        "Oru said the plan was “a gift to the port” and left.",
        [("mixed", "Oru", "the plan was “a gift to the port” and left")],
    ),
    (
        "The town has no answer so far, Oru added, but it hopes to “sail again before the frost.”",
        [("mixed", "Oru", "The town has no answer so far | it hopes to “sail again before the frost.”")],
    ),
    ("The council met, with Oru calling the plan “unseemly”.", [("mixed", "Oru", "unseemly")]),
]

SILENT = [
    # absence of a statement is none
    "Oru has not responded to the letter.",
    "The mayor did not say whether the pier would open.",
    "There was no reply from the harbour office.",
    # words that only look like verbs of speech
    "The claims were read in court by a clerk.",
    "The pier reports of last year were lost.",
    "The plan was announced on Monday.",
    # an adjective, a noun, a scene, a source, the writer
    "The council opened an inquiry into alleged theft.",
    "Recent media reports that suggest theft are absurd.",
    "Oru wrote when the ferry was late.",
    "The paper ran the story, citing two officials.",
    "We urge readers to come.",
    # a quoted name
    "The ferry “Blue Heron” left the pier.",
]


@pytest.mark.parametrize(("text", "expected"), [*DIRECT, *INDIRECT, *MIXED])
def test_a_statement_has_its_mode_speaker_and_content(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize("text", SILENT)
def test_what_is_no_statement_gives_no_quote(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize(
    ("text", "channel", "via"),
    [
        ("Oru said in a written statement that the pier was safe.", "written statement", None),
        ("“The pier is safe,” Oru posted on social media platform X.", "post on X", None),
        ("Oru wrote on Telegram that the pier was safe.", "post on Telegram", None),
        ("Oru told Reuters the pier was safe.", None, "Reuters"),
        ("“The pier is safe,” Oru said as reported by the Reuters news agency.", None, "Reuters"),
        ("He stressed that the pier was safe, according to the Harbor Gazette.", None, "Harbor Gazette"),
        ("The Harbor Gazette reported that Oru reiterated that the pier was safe.", None, "Harbor Gazette"),
        ("At a press conference, Oru said the pier was safe.", "press conference", None),
    ],
)
def test_a_quote_knows_its_channel_and_the_outlet_it_came_through(
    text: str, channel: str | None, via: str | None
) -> None:
    found = quotes_of(text)
    assert [(quote.channel, quote.via, quote.nested_in) for quote in found] == [(channel, via, None)]


def test_the_channel_carries_over_while_the_same_speaker_goes_on() -> None:
    text = (
        "“It is safe,” Oru said in a statement. “We checked it twice in the night.” Oru added that divers had helped."
    )
    assert {quote.channel for quote in quotes_of(text)} == {"statement"}


def test_the_channel_of_a_namesake_is_not_carried_over() -> None:
    text = "“It is safe,” Ada Oru said in a statement. Ben Oru said that divers had helped."
    assert [quote.channel for quote in quotes_of(text)] == ["statement", None]


def test_a_report_inside_a_quotation_is_nested_and_may_be_denied() -> None:
    text = (
        "“I saw reports from several agencies suggesting that Tarn rang me. It was the other way around,” Oru said."
    )
    outer, inner = quotes_of(text)
    assert (outer.mode, outer.nested_in, outer.denied) == ("direct", None, False)
    assert inner.speaker_span is not None
    assert inner.speaker_span.of(text) == "several agencies"
    assert (inner.content[0].of(text), inner.nested_in, inner.denied) == ("that Tarn rang me", 0, True)


def test_what_papers_print_is_theirs_and_denied_with_them() -> None:
    text = "“I read in two newspapers that Tarn begged for time. The opposite is true. I rang him,” Oru said."
    _, inner = quotes_of(text)
    assert inner.speaker_span is not None
    assert inner.speaker_span.of(text) == "two newspapers"
    assert (inner.content[0].of(text), inner.nested_in, inner.denied) == ("that Tarn begged for time", 0, True)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Oru denied that the pier had been sold.", True),
        ("Oru rejected claims that the pier had been sold.", True),
        ("Oru rejected the offer for the pier.", False),
        ("Oru said that the pier had been sold.", False),
    ],
)
def test_a_denied_report_is_marked(text: str, denied: bool) -> None:
    assert [quote.denied for quote in quotes_of(text)] == [denied]


def test_a_paper_that_speaks_is_its_authors() -> None:
    text = "Ana Oru said in a statement that the pier was safe. The statement added that divers had helped."
    person = Mention(Span(0, 7), "person", "Ana Oru", Span(0, 7))
    paper = Mention(Span(text.index("The statement"), text.index(" added")), "document", "statement", Span(56, 65))
    assert [quote.speaker for quote in quotes_of(text, [person, paper])] == [0, 0]
    text = "A letter from Ana Oru said the pier was safe."
    assert [
        quote.speaker for quote in quotes_of(text, [Mention(Span(14, 21), "person", "Ana Oru", Span(14, 21))])
    ] == [0]
    text = "The letter said the pier was safe."
    assert [quote.speaker for quote in quotes_of(text)] == [None]


def test_the_speaker_is_the_mention_that_covers_the_head() -> None:
    text = "A spokesman for Mayor Ana Oru said the pier was closed."
    mayor = Mention(Span(16, 29), "person", "Ana Oru", Span(22, 29), role="Mayor")
    (quote,) = quotes_of(text, [mayor])
    assert quote.speaker is None
    assert quote.speaker_span == Span(0, 29)
    named = text.replace("A spokesman for Mayor", "Mayor")
    (quote,) = quotes_of(named, [Mention(Span(0, 13), "person", "Ana Oru", Span(6, 13), role="Mayor")])
    assert (quote.speaker, quote.speaker_span) == (0, Span(0, 13))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nested, curly
        ("“We don't ‘trust’ them,” she said.", ["We don't ‘trust’ them,", "trust"]),
        # plural possessives and clipped years are no marks
        ("The sailors' boats of the '90s were the owners' pride.", []),
        # two straight singles for a double
        ("the ''very old'' pier", ["very old"]),
        # guillemets and low marks
        ("«Oui», he said, „ja“.", ["Oui", "ja"]),
        # a plural possessive before a word, and one before a comma, inside single marks
        ("‘The boats’ owners and the crew’s wives met,’ she said.", ["The boats’ owners and the crew’s wives met,"]),
        ("'It is not the crews',' she said.", ["It is not the crews',"]),
        # but a quotation may end in a plural
        ("the ‘boats’ and the ‘nets’ of the town", ["boats", "nets"]),
        # blanks inside guillemets, and guillemets that point inward
        ("« Oui », he said, »ja«.", ["Oui", "ja"]),
        # an opening mark that a programme set behind a comma
        ("“The pier is safe,“ she said. “It is.“", ["The pier is safe,", "It is."]),
        ("„Ein ‚kleiner‘ Sturm“", ["Ein ‚kleiner‘ Sturm", "kleiner"]),
        # an unclosed mark runs to the end
        ("“The pier is safe", ["The pier is safe"]),
    ],
)
def test_marks_open_and_close_where_readers_see_them(text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in find_marked(text, 0, len(text))] == expected


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab Oru.,:;“”‘’\"'«»—said that \n", max_size=120))
def test_any_text_gives_quotes_inside_it(text: str) -> None:
    found = quotes_of(text)
    for index, quote in enumerate(found):
        assert quote.content
        assert all(0 <= span.start < span.end <= len(text) for span in quote.content)
        assert quote.nested_in is None or quote.nested_in != index


@pytest.mark.parametrize(
    "pump",
    [
        "“",
        "'a ",
        '"a',
        "a, ",
        "said ",
        "Oru said ",
        "of the ",
        "and Oru ",
        "that ",
        "“a” said ",
        "Oru: ",
        "his claim that ",
        "support for ",
        "wants to ",
        "“a b c” [Veld] ",
        "A",
        "told Oru to ",
        "in a ",
        "“Ab, cd,” he said. ",
        "He said so. ",
        "“ab. ",
        "s' a ",
        "‘s’ a ",
        "« a ",
        "‚a ",
        "“a” [...] ",
        "“Ab, cd,” the cook said. ",
        "if Oru said a, ",
        "“the claims that a” ",
        "Oru said a falsely ",
        "the reports are not true ",
        "ORU, HOST (a): ",
        "released a statement ",
        "posted on the ",
        "told a the ",
        "—— ",
    ],
)
def test_long_input_takes_linear_time(pump: str) -> None:
    text = (pump * (100_000 // len(pump)))[:100_000]
    start = time.process_time()
    quotes_of(text)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a straight mark closes what a curly one opened, and the reverse
        ('“The pier is not safe at all," Oru said.', [("direct", "Oru", "The pier is not safe at all,")]),
        ('"The pier is not safe at all,” Oru said.', [("direct", "Oru", "The pier is not safe at all,")]),
        # a question or full stop before the name of the speaker ends no sentence
        ('"Who pays for it?" Oru wrote on Monday.', [("direct", "Oru", "Who pays for it?")]),
        ('"It broke. Nobody came." Mr. Oru said.', [("direct", "Mr. Oru", "It broke. Nobody came.")]),
        # the owner of the words speaks
        ("Oru’s statement confirms that the pier broke.", [("indirect", "Oru", "the pier broke")]),
        ("The ministry's statement says the pier broke.", [("indirect", "The ministry", "the pier broke")]),
        # an attorney is not the client
        ("Oru's attorney said the pier broke.", [("indirect", "Oru's attorney", "the pier broke")]),
        # known by a deed
        (
            "The only Labour senator who refused to sign said the pier was lost.",
            [("indirect", "The only Labour senator who refused to sign", "the pier was lost")],
        ),
        # a person inside a prepositional phrase is no subject
        (
            "A memo seen in the council and obtained by Oru says the pier broke.",
            [("indirect", "A memo seen in the council and obtained by Oru", "the pier broke")],
        ),
        # but the one of whom "who" tells is
        (
            "It went ahead despite protests from Ana Oru, who said that the pier was old.",
            [("indirect", "Ana Oru", "the pier was old")],
        ),
        # nobody speaks
        ("About 17 percent said the toll was fair.", []),
        ("The Harbour Act says that boats must carry lights.", []),
        ("I've said that the toll is fair.", []),
        # an outlet that reports is credited, not quoted
        ("The Harbour Gazette reports that the pier will close in May.", []),
    ],
)
def test_the_speaker_is_who_says_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert readings(text) == expected
