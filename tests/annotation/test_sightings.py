"""Names with a reader model in marked sentences: the model is a table of names, so nothing is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotation.test_mentions import WORDS, document_of

from tellings.annotation.mentions import find_mentions
from tellings.annotation.mentions.sightings import Sighting, agree_on_kinds
from tellings.annotation.sentences import find_sentences
from tellings.text.words import split_words
from tellings.types.annotations import Mention, MentionKind
from tellings.types.documents import BlockKind
from tellings.types.readings import Name, Reading, Tag, Word
from tellings.types.spans import Span

Seen = Mapping[str, tuple[MentionKind, float]]


def make_tag(seen: Seen, *, asked: list[str] | None = None, complete: bool = True) -> Tag:
    """Return a reader that sees the listed names wherever their words stand, and nothing else."""

    def tag(text: str) -> Reading:
        if asked is not None:
            asked.append(text)
        spans = split_words(text)
        printed = [text[start:end] for start, end in spans]
        names: list[Name] = []
        for name, (kind, score) in seen.items():
            words = [name[start:end] for start, end in split_words(name)]
            starts = range(len(printed) - len(words) + 1)
            found = (at for at in starts if printed[at : at + len(words)] == words)
            names.extend(Name(at, at + len(words), kind, score) for at in found)
        words_read = tuple(Word(Span(start, end), "X", -1, "root") for start, end in spans)
        return Reading(words_read, tuple(sorted(names, key=lambda one: one.first)), complete)

    return tag


def read(text: str, seen: Seen, *, title: str = "") -> tuple[Mention, ...]:
    """Return the mentions of a paragraph, and of a title before it, found with a model that sees these names."""
    blocks: list[tuple[BlockKind, str]] = [("title", title)] if title else []
    document = document_of(*blocks, ("paragraph", text))
    return find_mentions(document, find_sentences(document), tag=make_tag(seen))


def told(mentions: tuple[Mention, ...]) -> list[tuple[MentionKind, str]]:
    """Return kind and name of persons, bodies and places, without pronouns and offices."""
    named = [one for one in mentions if one.kind in {"person", "organization", "place"} and not one.pronoun]
    return [(one.kind, one.name) for one in named if one.role is None or one.head != one.span]


TAKEN: list[tuple[str, Seen, list[tuple[str, str]]]] = [
    # Names that no table knows; the rules join titles to them.
    (
        "Rescue adviser Zadok Umberine met Orvex Quill in Ostrel.",
        {"Zadok Umberine": ("person", 0.9), "Orvex Quill": ("organization", 0.9), "Ostrel": ("place", 0.9)},
        [("person", "Zadok Umberine"), ("organization", "Orvex Quill"), ("place", "Ostrel")],
    ),
    # A title that the model takes into the name stays a title.
    ("The men saw Mayor Dravo Unkel there.", {"Mayor Dravo Unkel": ("person", 0.9)}, [("person", "Dravo Unkel")]),
    # An article, a comma and what stands behind it are no part of a name.
    ("It was the Quillmar, of all.", {"the Quillmar, of": ("organization", 0.9)}, [("organization", "Quillmar")]),
    # An office without a name is the rules' own.
    ("The harbour saw a Foreign Minister leave.", {"Foreign Minister": ("person", 0.99)}, []),
    (
        "He met a Harbour Ministry spokeswoman.",
        {"Harbour Ministry spokeswoman": ("person", 0.99)},
        [],
    ),
    # Half sure is not sure.
    ("The men saw Quillmar there.", {"Quillmar": ("organization", 0.4)}, []),
    # An everyday word wants more.
    ("The men saw Market there.", {"Market": ("organization", 0.65)}, []),
    # What is known of a place behind it is a name of its own.
    (
        "The men left Ostrel Florida.",
        {"Ostrel Florida": ("place", 0.9)},
        [("place", "Ostrel"), ("place", "Florida")],
    ),
    ("It is the Oslo-Lima line.", {"Oslo-Lima": ("place", 0.9)}, [("place", "Oslo"), ("place", "Lima")]),
    # The kind of a body before its name, people of a name, a country's forces.
    (
        "They fear the militia group Orvex.",
        {"militia group Orvex": ("organization", 0.9)},
        [("organization", "Orvex")],
    ),
    ("They fear the Orvex fighters.", {"Orvex fighters": ("organization", 0.9)}, []),
    (
        "They fear the Kenyan security forces.",
        {"Kenyan security forces": ("organization", 0.9)},
        [("organization", "Kenyan security forces")],
    ),
    ("They fear the Orvath regime.", {"Orvath regime": ("organization", 0.9)}, [("organization", "Orvath regime")]),
    ("It is the hill town of Uluk.", {"hill town of Uluk": ("place", 0.9)}, [("place", "Uluk")]),
    # Offices with a place, members of parties, sides of the world, mail addresses.
    ("He met the Mayor of Ostrel.", {"Mayor of Ostrel": ("place", 0.99)}, []),
    (
        "He met an Ohio Democrat there.",
        {"Ohio Democrat": ("organization", 0.99)},
        [("place", "Ohio"), ("organization", "Democrat")],
    ),
    ("It rained in the North too.", {"North": ("place", 0.99)}, []),
    ("Write to Ostrel@veld.example today.", {"Ostrel": ("person", 0.99)}, []),
    # Days, numbers and peoples are no persons, bodies or places.
    ("They left on Friday with Kenyan friends.", {"Friday": ("person", 0.99), "Kenyan": ("place", 0.99)}, []),
]


@pytest.mark.parametrize(("text", "seen", "expected"), TAKEN)
def test_names_that_only_the_model_sees(text: str, seen: Seen, expected: list[tuple[str, str]]) -> None:
    assert told(read(text, seen)) == expected


def test_a_country_s_forces_are_on_its_side_and_a_place_takes_its_noun() -> None:
    text = "The Kenyan forces left Imar Oru district."
    found = read(text, {"Kenyan forces": ("organization", 0.9), "Imar Oru": ("place", 0.9)})
    assert [(one.name, one.party, one.span.of(text)) for one in found] == [
        ("Kenyan forces", "Kenya", "Kenyan forces"),
        ("Imar Oru", None, "Imar Oru district"),
    ]


def test_one_name_is_of_one_kind_in_a_report() -> None:
    text = "The men saw Quillmar there. The men left Quillmar there. It was not Quillmar that fell."
    spans = [index for index in range(len(text)) if text.startswith("Quillmar", index)]
    sure: list[tuple[MentionKind, float]] = [("place", 0.9), ("person", 0.6), ("place", 0.8)]
    seen = [(Sighting(at, at + 8, kind, score),) for at, (kind, score) in zip(spans, sure, strict=True)]
    agreed = agree_on_kinds(text, [*seen, None])
    assert agreed[3] is None
    assert {one.kind for ones in agreed[:3] for one in ones or ()} == {"place"}
    assert len({one.score for ones in agreed[:3] for one in ones or ()}) == 1


def test_what_rests_on_a_name_that_goes_is_looked_at_again() -> None:
    text = "Orvex Plint, who fell, is old. The men saw Orvex there. Then Plint burned."
    rules = find_mentions(document_of(("paragraph", text)), find_sentences(document_of(("paragraph", text))))
    assert [one.name for one in rules if one.kind == "person"] == ["Orvex Plint", "Orvex", "Plint"]
    assert told(read(text, {})) == []
    assert told(read(text, {"Plint burned": ("organization", 0.1)})) == []


def test_an_office_for_a_body_that_only_the_model_sees_is_on_its_side() -> None:
    found = read("The spokesman for Quillmar left.", {"Quillmar": ("organization", 0.9)})
    assert [(one.role, one.party) for one in found] == [("spokesman for Quillmar", "Quillmar")]


def test_what_is_seen_once_is_known_in_the_whole_report() -> None:
    text = "Later Quillmar left. The men asked Zadok Umberine, and Umberine wept."
    seen: Seen = {"Later Quillmar": ("person", 0.2), "Zadok Umberine": ("person", 0.9)}
    found = read(text, seen, title="Umberine Weeps As Harbour Burns Down")
    assert [one.name for one in found if one.kind == "person"] == ["Umberine", "Zadok Umberine", "Umberine"]


def test_a_headline_in_title_case_is_not_read() -> None:
    found = read("It rained.", {"Orvex Burns": ("organization", 0.99)}, title="Harbour Market Orvex Burns Down")
    assert told(found) == []


def test_a_sentence_without_a_name_is_not_read() -> None:
    asked: list[str] = []
    document = document_of(("paragraph", "It rained. The men left. Then Quillmar burned."))
    find_mentions(document, find_sentences(document), tag=make_tag({}, asked=asked))
    assert asked == ["Then Quillmar burned."]


def test_a_guess_goes_where_the_model_sees_no_name_and_a_firm_name_stays() -> None:
    text = "The ZQV said so in Oslo. Mayor Tom Ardley left the Kenyan Foreign Ministry and the Orvex Board."
    rules = find_mentions(document_of(("paragraph", text)), find_sentences(document_of(("paragraph", text))))
    assert {"ZQV", "Orvex Board"} <= {name for _, name in told(rules)}
    assert told(read(text, {})) == [one for one in told(rules) if one[1] not in {"ZQV", "Orvex Board"}]
    assert ("organization", "Orvex Board") in told(read(text, {"Orvex": ("place", 0.1)}))


KINDS: list[tuple[str, Seen, tuple[str, str]]] = [
    # A weak guess of the rules takes the model's kind, what tables and titles say does not.
    ("They stayed in Orvex for long.", {"Orvex": ("organization", 0.9)}, ("organization", "Orvex")),
    ("They stayed in Oslo for long.", {"Oslo": ("organization", 0.9)}, ("place", "Oslo")),
    ("They asked Mayor Dravo Unkel.", {"Dravo Unkel": ("place", 0.9)}, ("person", "Dravo Unkel")),
    # A wider name of the same kind holds the narrow one.
    ("They asked the Orvex Harbour Board Trustees.", {"Orvex Harbour Board Trustees": ("organization", 0.9)},
     ("organization", "Orvex Harbour Board Trustees")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "seen", "expected"), KINDS)
def test_kinds_where_rules_and_model_differ(text: str, seen: Seen, expected: tuple[str, str]) -> None:
    assert told(read(text, seen)) == [expected]


def test_without_a_model_or_where_it_reads_nothing_the_rules_stand_alone() -> None:
    document = document_of(
        ("title", "Mayor Unkel Leaves Oslo"),
        ("paragraph", "The ZQV said Mayor Dravo Unkel had left Oslo. Orvex Quill met Ana in Ostrel."),
    )
    sentences = find_sentences(document)
    alone = find_mentions(document, sentences)
    assert find_mentions(document, sentences, tag=None) == alone
    assert find_mentions(document, sentences, tag=lambda text: Reading((), ())) == alone
    cut_short = make_tag({"Orvex Quill": ("place", 1.0)}, complete=False)
    assert find_mentions(document, sentences, tag=cut_short) == alone


@given(
    st.lists(WORDS, max_size=30),
    st.dictionaries(
        st.lists(WORDS.filter(str.strip), min_size=1, max_size=4).map(" ".join),
        st.tuples(st.sampled_from(["person", "organization", "place", "event"]), st.floats(0, 1)),
        max_size=6,
    ),
)
def test_mentions_with_any_model_lie_in_order_inside_the_text(words: list[str], seen: Seen) -> None:
    text = " ".join(words).strip()
    blocks: list[tuple[BlockKind, str]] = [("paragraph", line) for line in text.split("\n") if line.strip()]
    document = document_of(*blocks)
    found = find_mentions(document, find_sentences(document), tag=make_tag(seen))
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
    for index, one in enumerate(found):
        assert one.span.contains(one.head)
        assert len(one.span) > 0
        assert one.antecedent is None or one.antecedent < index


@pytest.mark.parametrize("pump", ["a", "Ö", "Orvex ", "Orvex's ", "737 a", "a-", "regime "])
def test_what_rules_are_asked_of_a_whole_text_is_found_in_linear_time(pump: str) -> None:
    assert agree_on_kinds((pump * 200_000)[:200_000], []) == []
