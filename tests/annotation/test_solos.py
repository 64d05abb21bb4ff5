"""Quotations without a verb of saying: alone in their paragraph, in the script of a video, in a transcript."""

from __future__ import annotations

from tests.annotation.test_coreference import document_of

from tellings.annotation import annotate

Said = list[tuple[str | None, str]]


def said_in(*paragraphs: str) -> Said:
    """The speaker's name and the words of each direct quotation."""
    annotated = annotate(document_of(*paragraphs))
    found: Said = []
    for quote in annotated.quotes:
        index = quote.speaker
        while index is not None and annotated.mentions[index].antecedent is not None:
            index = annotated.mentions[index].antecedent
        name = None if index is None else annotated.mentions[index].name
        if quote.mode == "direct":
            found += [(name, span.of(annotated.document.text)) for span in quote.content]
    return found


def test_a_paragraph_that_is_one_quotation_goes_on_with_who_was_reported_before() -> None:
    said = said_in(
        "Ada Lund said the harbour was shut for good.", "“Nobody will sail from here in the month of May.”"
    )
    assert said == [("Ada Lund", "Nobody will sail from here in the month of May.")]


def test_it_is_open_where_two_were_reported_before() -> None:
    before = "Ada Lund said the harbour was shut, and Tom Ardley said it was open."
    assert said_in(before, "“Nobody will sail from here in the month of May.”") == []


def test_it_is_not_given_to_the_one_before_where_a_name_follows() -> None:
    said = said_in(
        "Ada Lund said the harbour was shut.", "“Will nobody sail from here in May?” Tom Ardley of the port wondered."
    )
    assert ("Ada Lund", "Will nobody sail from here in May?") not in said


def test_a_short_sentence_about_somebody_leads_to_his_words() -> None:
    said = said_in("Ada Lund was blunt.", "“Nobody will sail from here in the month of May.”")
    assert said == [("Ada Lund", "Nobody will sail from here in the month of May.")]


def test_a_quotation_between_sentences_is_by_the_one_voice_of_its_paragraph() -> None:
    said = said_in("“We shut the harbour,” Ada Lund said. The quay lay empty. “Nobody will sail.”")
    assert ("Ada Lund", "Nobody will sail.") in said


def test_a_paragraph_of_two_voices_leaves_it_open() -> None:
    text = "“We shut it,” Ada Lund said. “We did not,” Tom Ardley said. The quay lay empty. “Nobody will sail.”"
    assert [name for name, words in said_in(text) if words == "Nobody will sail."] in ([], [None])


def test_what_names_the_voice_is_said_by_somebody_else() -> None:
    said = said_in("“We shut the harbour,” Ada Lund said. The quay lay empty. “Lund ruined us.”")
    assert ("Ada Lund", "Lund ruined us.") not in said


SCRIPT = (
    "“The quay is ours.” Ada Lund often says that the harbour belongs to Velmora. “The boats.” “The nets.” "
    "She said that the town must have it back. “It was taken.” And she says that the sea is next. “The sea is next.”"
)


def test_the_clips_of_a_script_about_one_person_are_hers() -> None:
    clips = ["The quay is ours.", "The boats.", "The nets.", "It was taken.", "The sea is next."]
    assert [("Ada Lund", clip) for clip in clips] == [each for each in said_in(SCRIPT) if each[1] in clips]


def test_the_clips_of_a_script_with_many_voices_are_somebodys() -> None:
    said = said_in(
        "The harbour of Velmora is old. “We came by boat.” It has a quay. “I was born on it.” Now it is shut. "
        "“A shame.” “We will be back.”"
    )
    assert said == [
        (None, "We came by boat."),
        (None, "I was born on it."),
        (None, "A shame."),
        (None, "We will be back."),
    ]


def test_a_transcript_names_who_speaks_before_each_paragraph() -> None:
    said = said_in(
        "Ada Lund talked to Tom Ardley about the harbour.",
        "LUND: We shut it in May.",
        "TOM ARDLEY: That was late. The boats had left.",
        "LUND: They had not.",
    )
    assert [(name and name.title(), words) for name, words in said] == [
        ("Ada Lund", "We shut it in May."),
        ("Tom Ardley", "That was late. The boats had left."),
        ("Ada Lund", "They had not."),
    ]


def test_labels_that_name_nobody_are_no_transcript() -> None:
    lines = ["Claim: The quay is shut.", "Claim: The boats left.", "Finding: The quay is open.", "Claim: It rained."]
    assert said_in("Ada Lund talked about the harbour.", *lines) == []
