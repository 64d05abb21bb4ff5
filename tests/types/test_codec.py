from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.errors import FormatError, UsageError
from tellings.types import annotations as notes
from tellings.types import documents as docs
from tellings.types import dossiers as accounts
from tellings.types.codec import (
    decode_annotated,
    decode_cited_documents,
    decode_correction,
    decode_document,
    decode_dossier,
    decode_story,
    encode_annotated,
    encode_citation,
    encode_correction,
    encode_document,
    encode_dossier,
    encode_story,
    find_citations,
)
from tellings.types.codec.rows import escape_signs
from tellings.types.spans import OffsetMap, Passage, Run, Span
from tellings.types.stories import (
    Copy,
    CopyKind,
    Correction,
    CorrectionKind,
    Follow,
    Likeness,
    Member,
    Neighbour,
    Split,
    Story,
)

TITLE = "Dorvale council votes on ferry"
TEXT = f"{TITLE}\n\nThe ferry to Ness will sail again on Monday, the mayor of Dorvale said."
words = st.text(st.characters(codec="utf-8"), max_size=12)
maybe_words = st.none() | words
spans = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda pair: Span(min(pair), max(pair)))
maybe_spans = st.none() | spans
numbers = st.floats(allow_nan=False, allow_infinity=False)
tuples = st.lists(words, max_size=3).map(tuple)


def one_of(literal: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(literal))


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


outlets = st.builds(docs.Outlet, words, words, one_of(docs.Basis), tuples, maybe_words)
dates = st.builds(docs.PublicationDate, maybe_words, maybe_words, one_of(docs.Basis), tuples, maybe_words)
offset_maps = st.none() | st.sampled_from(
    [OffsetMap(()), OffsetMap((Run(0, 4, 10), Run(10, 30, 20))), OffsetMap((Run(32, 0, 40),))]
)
cuts = st.builds(docs.Cut, maybe_spans, words, words, words)
documents = st.builds(
    docs.Document,
    id=words,
    report_id=words,
    text=st.just(TEXT),
    blocks=few(st.builds(docs.Block, one_of(docs.BlockKind), spans)),
    offsets=offset_maps,
    cuts=few(cuts),
    title=st.just(TITLE),
    outlet=outlets,
    authors=tuples,
    published=dates,
    url=maybe_words,
    language=words,
    genre=one_of(docs.Genre),
    place=words,
    media_type=one_of(docs.MediaType),
    sha256=words,
    title_is_field=st.booleans(),
    declared=few(st.builds(docs.Declaration, words, words, words)),
)


@st.composite
def annotated_documents(draw: Callable[[st.SearchStrategy[Any]], Any]) -> notes.AnnotatedDocument:
    document = draw(documents)

    def link(items: tuple[Any, ...]) -> st.SearchStrategy[int | None]:
        return st.none() | st.integers(0, len(items) - 1) if items else st.none()

    def links(items: tuple[Any, ...]) -> st.SearchStrategy[tuple[int, ...]]:
        return few(st.integers(0, len(items) - 1)) if items else st.just(())

    blocks = st.integers(0, len(document.blocks) - 1)
    sentences = draw(few(st.builds(notes.Sentence, spans, blocks, st.booleans()))) if document.blocks else ()
    mention = st.builds(
        notes.Mention, spans, one_of(notes.MentionKind), words, spans, maybe_words, maybe_words,
        st.just(None), st.booleans(), st.booleans(),
    )  # fmt: skip
    mentions = draw(few(mention))
    mentions = tuple(replace(each, antecedent=draw(link(mentions))) for each in mentions)
    quote = st.builds(
        notes.Quote, one_of(notes.QuoteMode), few(spans), maybe_spans, link(mentions), maybe_spans,
        maybe_words, maybe_words, st.just(None), st.booleans(), one_of(notes.QuoteKind),
    )  # fmt: skip
    quotes = draw(few(quote))
    quotes = tuple(replace(each, nested_in=draw(link(quotes))) for each in quotes)
    credit_lines = draw(
        few(st.builds(notes.Credit, spans, words, one_of(notes.Reach), one_of(notes.CreditKind), maybe_words))
    )
    time = st.builds(
        notes.TimeExpression, spans, one_of(notes.TimeType), words, maybe_words, maybe_words, maybe_words
    )
    times = draw(few(time))
    quantities = draw(few(st.builds(notes.Quantity, spans, numbers.filter(lambda x: abs(x) < 1e15), words, words)))
    statement = st.builds(
        notes.Statement, spans, st.integers(0, max(0, len(sentences) - 1)), one_of(notes.Mood),
        one_of(notes.Polarity), words, links(mentions), links(quantities), links(times), link(quotes),
        link(credit_lines),
    )  # fmt: skip
    statements = draw(few(statement)) if sentences else ()
    return notes.AnnotatedDocument(document, sentences, mentions, quotes, credit_lines, times, quantities, statements)


def as_written(data: object) -> Any:
    return json.loads(json.dumps(data, ensure_ascii=False, allow_nan=False))


@settings(max_examples=40, deadline=None)
@given(documents)
def test_a_document_comes_back_as_it_went(document: docs.Document) -> None:
    assert decode_document(as_written(encode_document(document))) == document


@settings(max_examples=40, deadline=None)
@given(annotated_documents())
def test_an_annotated_document_comes_back_as_it_went(annotated: notes.AnnotatedDocument) -> None:
    written = as_written(encode_annotated(annotated))
    assert decode_annotated(written) == annotated
    assert decode_document(written) == annotated.document


def two_documents() -> dict[str, docs.Document]:
    outlet = docs.Outlet("ness-courier", "Ness Courier", "stated")
    first = docs.Document(
        id="d1", report_id="one.txt", text=TEXT, blocks=(), offsets=OffsetMap((Run(32, 40, len(TEXT) - 32),)),
        cuts=(), title=TITLE, outlet=outlet, authors=("Mira Tollan",),
        published=docs.PublicationDate(None, None, "unknown"),
        url=None, language="en", genre="report", place="one.txt", media_type="text/plain", sha256="00",
        title_is_field=True,
    )  # fmt: skip
    return {"d1": first, "d2": replace(first, id="d2", report_id="two.html", offsets=None, title_is_field=False)}


ids = st.sampled_from(["d1", "d2"])
passages = st.builds(Passage, ids, spans)
likenesses = st.builds(
    Likeness, ids, ids, numbers.filter(lambda x: abs(x) < 1e15),
    st.dictionaries(words, st.floats(-1, 1), max_size=3).map(lambda parts: tuple(parts.items())), maybe_words,
)  # fmt: skip
copies = st.builds(
    Copy, ids, st.none() | ids, one_of(CopyKind), st.floats(0, 1), few(st.tuples(spans, spans)), st.none() | ids,
    maybe_words,
)  # fmt: skip
members = st.builds(Member, words, words)
pairs = st.tuples(words, words).filter(lambda pair: pair[0] != pair[1])
stories = st.builds(
    Story, words, st.just(("d1", "d2")), few(copies), maybe_words, maybe_words, tuples, few(likenesses),
    absent=few(members), split_from=few(st.builds(Split, words, tuples)),
    follows=few(st.builds(Follow, words, words)), background=few(members),
    corrections=few(st.builds(Correction, one_of(CorrectionKind), pairs, maybe_words, maybe_words)),
    apart=few(st.builds(Neighbour, words, pairs, st.floats(0, 1), st.just((("words", 0.5),)), words)),
    link=st.none() | st.floats(0, 1), parted=st.none() | st.integers(1, 10_000),
)  # fmt: skip
shares = st.none() | st.floats(0, 1)
tellings = st.builds(
    accounts.Telling, passages, one_of(accounts.Stance), maybe_words, maybe_words, maybe_words, shares
)
relations = st.builds(
    accounts.Relation, words, one_of(accounts.RelationKind), st.none() | one_of(accounts.Difference), words
)
holder_ids = st.sampled_from(["h1", "h2", "h3"])
provenances = st.builds(
    accounts.Provenance,
    st.just(tuple(accounts.Holder(f"h{at}", "outlet", f"Ness {at}", None, None, ("d1",)) for at in (1, 2, 3))),
    few(st.builds(
        accounts.Transfer, holder_ids, holder_ids, one_of(accounts.TransferKind), st.integers(0, 99), few(passages),
        tuples, st.booleans(), maybe_words,
    )),
    few(st.builds(accounts.Chain, few(holder_ids), few(passages))),
    few(few(holder_ids)),
)  # fmt: skip
dossiers = st.builds(
    accounts.Dossier,
    story=stories,
    published=st.tuples(dates, dates).map(lambda pair: (("d1", pair[0]), ("d2", pair[1]))),
    entities=few(st.builds(
        accounts.Entity, words, one_of(notes.MentionKind), words, tuples, few(passages), tuples, maybe_words,
        few(st.builds(accounts.Bond, words, words, passages, passages)),
    )),
    origins=few(st.builds(
        accounts.Origin, words, one_of(accounts.OriginKind), words, maybe_words, few(passages), tuples
    )),
    utterances=few(st.builds(
        accounts.Utterance, words, words, words,
        few(st.builds(
            accounts.Version, passages, one_of(notes.QuoteMode), maybe_words, maybe_words, shares, few(spans)
        )), tuples,
    )),
    claims=few(st.builds(
        accounts.Claim, words, passages, one_of(notes.Mood), one_of(accounts.Standing), tuples, st.integers(0, 99),
        few(tellings), few(relations),
    )),
    contested=few(st.builds(accounts.Contest, one_of(accounts.ContestKind), tuples, words, few(passages))),
    timeline=few(st.builds(
        accounts.Event, maybe_words, maybe_words, one_of(notes.Mood), few(passages), tuples, words,
        one_of(accounts.EventKind), maybe_words, maybe_words,
        few(st.builds(accounts.Order, words, st.none() | passages, words)),
        st.none() | one_of(accounts.EventStatus), maybe_words, few(passages),
    )),
    brief=few(st.builds(accounts.BriefSentence, passages, words)),
    limits=tuples,
    parameters=st.dictionaries(
        words, words | st.integers(-9, 9) | few(words) | st.dictionaries(words, st.booleans(), max_size=2), max_size=3
    ).map(lambda parameters: tuple(parameters.items())),
    provenance=st.just(accounts.Provenance()) | provenances,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(stories)
def test_a_story_comes_back_as_it_went(story: Story) -> None:
    assert decode_story(as_written(encode_story(story, two_documents()))) == story


@settings(max_examples=40, deadline=None)
@given(dossiers, st.booleans())
def test_a_dossier_comes_back_with_the_dates_its_story_found(dossier: accounts.Dossier, with_text: bool) -> None:
    given_documents = two_documents()
    written = as_written(encode_dossier(dossier, given_documents, with_text=with_text))
    assert decode_dossier(written) == dossier
    for citation in find_citations(written):
        assert citation.span.of(given_documents[citation.document_id].text) == citation.text
    for document in decode_cited_documents(written):
        assert document.text == TEXT or not with_text
        assert len(document.text) == len(TEXT)
    cited = {document.id: document for document in decode_cited_documents(written)}
    for citation in find_citations(written):
        if cited[citation.document_id].offsets is not None:
            again = encode_citation(Passage(citation.document_id, citation.span), cited)
            assert again["raw"] == [[raw.start, raw.end] for raw in citation.raw or ()]


def test_a_citation_says_where_its_words_stand() -> None:
    members = two_documents()
    assert encode_citation(Passage("d1", Span(36, 41)), members) == {
        "document": "d1", "report": "one.txt", "span": [36, 41], "raw": [[44, 49]], "text": "ferry"
    }  # fmt: skip
    title = encode_citation(Passage("d1", Span(0, 7)), members)
    assert (title["raw"], title["field"]) == ([], "title")
    assert encode_citation(Passage("d2", Span(0, 7)), members)["raw"] is None


def test_texts_of_a_dossier_without_texts_hold_only_the_cited_words() -> None:
    members = two_documents()
    brief = (accounts.BriefSentence(Passage("d1", Span(36, 41)), "c1"),)
    dossier = accounts.Dossier(
        Story("s", ("d1",)), (("d1", members["d1"].published),), (), (), (), (), (), (), brief, (), ()
    )
    [document] = decode_cited_documents(encode_dossier(dossier, members))
    assert Span(36, 41).of(document.text) == "ferry"
    assert document.text.replace("\N{NO-BREAK SPACE}", "") == "ferry"
    assert document.outlet.name == "Ness Courier"


def valid() -> dict[str, Any]:
    document = two_documents()["d1"]
    sentence = notes.Sentence(Span(32, len(TEXT)), 0)
    document = replace(document, blocks=(docs.Block("paragraph", Span(32, len(TEXT))),))
    mention = notes.Mention(Span(36, 41), "place", "ferry", Span(36, 41))
    quantity = notes.Quantity(Span(36, 41), 2.0, "count", "ferries")
    annotated = notes.AnnotatedDocument(document, (sentence,), (mention,), (), (), (), (quantity,), ())
    return dict(encode_annotated(annotated))


def put(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    *parents, last = path.split("/")
    target: Any = data
    for key in parents:
        target = target[int(key)] if key.isdigit() else target[key]
    target[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("format", "tellings.annotated/2", "format: expected 'tellings.annotated/1'"),
        ("id", 7, "id: expected a text, found the number 7"),
        ("text", None, "text: expected a text, found null"),
        ("text", "\ud800", "half of a surrogate pair"),
        ("text", "short", "a span ends at"),
        ("report", [], "report: expected an object, found a list"),
        ("genre", "poem", "genre: expected one of report"),
        ("genre", ["report"], "genre: expected one of report"),
        ("blocks/0/span", [4, 2], "expected start before end"),
        ("blocks/0/span", [0, 10**30], "expected [start, end] in whole numbers"),
        ("blocks/0/span", [True, 2], "expected [start, end] in whole numbers"),
        ("blocks/0/span", {"0": 1}, "found an object"),
        ("offsets", [[0, 0, 5], [2, 9, 3]], "offsets: offset runs must ascend"),
        ("offsets", [[0, 0]], "expected [text, raw, length]"),
        ("offsets", "none", "offsets: expected a list"),
        ("authors", ["Mira", 3], "authors: expected a list of texts"),
        ("sentences/0/block", 4, "expected an index below 1, found 4"),
        ("sentences/0/intact", "yes", "intact: expected true or false, found the text 'yes'"),
        ("mentions/0/antecedent", 1, "expected an index below 1, found 1"),
        ("mentions/0/span", [0, 9999], "a span ends at 9999"),
        ("quantities/0/value", float("nan"), "a finite number"),
        ("quantities/0/value", 10**400, "a finite number"),
        ("quantities/0/value", "2", "expected a number, found the text '2'"),
    ],
)
def test_forged_json_is_told_by_its_place(path: str, value: object, told: str) -> None:
    with pytest.raises(FormatError, match=r".") as error:
        decode_annotated(put(valid(), path, value))
    assert told in str(error.value)


@pytest.mark.parametrize("data", [None, 3, "text", [], {}, {"format": "tellings.dossier/1"}])
@pytest.mark.parametrize("decode", [decode_document, decode_annotated, decode_story, decode_dossier])
def test_what_is_no_object_of_ours_is_a_format_error(decode: Callable[[object], object], data: object) -> None:
    with pytest.raises(FormatError):
        decode(data)


def test_a_story_without_document_ids_keeps_its_report_ids() -> None:
    written = encode_story(Story("s", ("d1", "d2")), two_documents())
    del written["documents"]
    assert decode_story(written).document_ids == ("one.txt", "two.html")


def test_a_story_names_as_many_documents_as_reports() -> None:
    written = encode_story(Story("s", ("d1", "d2")), two_documents())
    assert decode_story(written).report_ids == ("one.txt", "two.html")
    with pytest.raises(FormatError, match="as many ids as there are reports, 2"):
        decode_story(written | {"documents": ["d1"]})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({"kind": "perhaps", "reports": ["a", "b"]}, "kind: expected one of must_link, cannot_link, found the text"),
        ({"kind": "must_link"}, "reports: expected a list of two report ids, found 0"),
        ({"kind": "must_link", "reports": ["a", "b", "c"]}, "expected a list of two report ids, found 3"),
        ({"kind": "must_link", "reports": ["a", "a"]}, "expected two different report ids, found 'a' twice"),
        ({"kind": "must_link", "reports": "a b"}, "reports: expected a list, found the text 'a b'"),
        ({"kind": "must_link", "reports": ["a", 3]}, "reports: expected a list of texts"),
        ({"kind": "must_link", "reports": ["a", "b"], "by": 3}, "by: expected a text, found the number 3"),
        (["must_link"], "correction: expected an object, found a list"),
    ],
)
def test_a_line_that_is_no_correction_says_what_was_expected(line: object, told: str) -> None:
    with pytest.raises(FormatError, match=told):
        decode_correction(line)


@given(st.builds(Correction, one_of(CorrectionKind), pairs, maybe_words, maybe_words))
def test_a_correction_comes_back_as_it_went(correction: Correction) -> None:
    assert decode_correction(as_written(encode_correction(correction))) == correction


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (
            "transfers",
            [{"citing": "h1", "cited": "h9", "kind": "cites", "count": 1, "channels": [], "citations": []}],
        ),
        ("chains", [{"holders": ["h9"], "citations": []}]),
        ("rings", [["h1", "h9"]]),
        ("rings", [["h1", 9]]),
    ],
)
def test_a_provenance_names_only_its_own_holders(key: str, value: object) -> None:
    holder = accounts.Holder("h1", "outlet", "Ness Courier")
    dossier = accounts.Dossier(Story("s", ()), (), (), (), (), (), (), (), (), (), (), accounts.Provenance((holder,)))
    written: Any = encode_dossier(dossier, {})
    written["provenance"][key] = value
    with pytest.raises(FormatError, match=r"expected .*ids"):
        decode_dossier(written)


def test_a_dossier_of_before_has_no_provenance() -> None:
    dossier = accounts.Dossier(Story("s", ()), (), (), (), (), (), (), (), (), (), ())
    written = dict(encode_dossier(dossier, {}))
    del written["provenance"]
    assert decode_dossier(written).provenance == accounts.Provenance()


def test_citing_an_unknown_document_is_a_wrong_use() -> None:
    with pytest.raises(UsageError, match="'d9' is cited"):
        encode_citation(Passage("d9", Span(0, 1)), two_documents())


def test_parameters_of_endless_depth_are_refused() -> None:
    deep: object = 1
    for _ in range(5000):
        deep = [deep]
    dossier = accounts.Dossier(Story("s", ()), (), (), (), (), (), (), (), (), (), ())
    with pytest.raises(FormatError, match="at most"):
        decode_dossier({**encode_dossier(dossier, {}), "parameters": {"deep": deep}})
    assert list(find_citations({"deep": deep})) == []


@given(st.text())
def test_written_json_holds_the_same_where_signs_that_steer_are_escaped(words: str) -> None:
    row = {"id": words + "\u202e\x9b1m\u2028", "reports": [words]}
    written = escape_signs(json.dumps(row, ensure_ascii=False))
    assert json.loads(written) == row and not set("\u202e\x9b\u2028\u2066\x7f") & set(written)
