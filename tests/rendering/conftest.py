"""An invented story with every feature of an account, built by hand: two republics, a strait, its ferries."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tellings.types.annotations import (
    AnnotatedDocument,
    Credit,
    Mention,
    Quantity,
    Quote,
    Sentence,
    Statement,
    TimeExpression,
)
from tellings.types.documents import Block, BlockKind, Cut, Document, Outlet, PublicationDate
from tellings.types.dossiers import (
    Bond,
    BriefSentence,
    Chain,
    Claim,
    Contest,
    Dossier,
    Entity,
    Event,
    Holder,
    Order,
    Origin,
    Provenance,
    Relation,
    Standing,
    Telling,
    Transfer,
    Utterance,
    Version,
)
from tellings.types.spans import OffsetMap, Passage, Run, Span
from tellings.types.stories import Copy, Likeness, Story

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]

COURIER = (
    "Velmora offers Ostrania a second ferry round in Lindhaven",
    "Velmora has proposed a second round of ferry talks with Ostrania in the port of Lindhaven on Friday, "
    "Foreign Minister Ilse Maren said in a statement on Tuesday.",
    "“Our engineers swiftly completed the tariff paper that both crews asked for,” Maren said in the statement "
    "carried by the Strait News Agency.",
    "Ostrania has not commented so far.",
    "The first round in March ended without a tariff, but the two sides exchanged 40 detained deckhands each.",
    "Harbour pilots in Lindhaven have been told to keep two berths free from Thursday evening.",
)
OBSERVER = (
    "Ostrania wants tariff paper before any new Lindhaven meeting",
    "Ostrania answered the Velmoran offer within hours on Tuesday.",
    "“We have nothing against sitting down again, but the paper belongs on our desk first,” Transport Minister "
    "Dario Venn wrote on the Gullnet network.",
    "Venn said the paper was weeks late.",
    "Maren, for her part, insisted that engineers had quickly finished the tariff paper requested by both crews.",
    "Forty-two deckhands from each side went home after the March round, Ostrania’s transport ministry said.",
    "The island council of Merrow has asked for a seat at the table.",
)
DISPATCH = (
    "Second round of strait talks to be held in Lindhaven",
    "A second round of talks on the strait ferries is to take place in Lindhaven on Friday, 11 April, according to "
    "Velmora’s foreign minister, Ilse Maren.",
    "Maren told reporters that Velmora’s engineers had swiftly drawn up the tariff paper.",
    "Velmoran negotiator Tomas Brekk will hand over the paper at the meeting itself, the Strait News Agency "
    "reported.",
    "Brekk said he had telephoned Venn on Monday; reports that Venn had called him were “exactly the wrong way "
    "round”.",
    "There was no immediate reply from Ostrania.",
    "The March round ended without agreement on a tariff.",
)
PAGE = (
    "Ferry crews wait for word",
    "Velmora’s foreign ministry has put forward Friday for new talks on the strait ferries, its minister Ilse Maren "
    "said.",
    "About 300 hauliers signed a letter against higher tariffs on Sunday.",
    "Both sides released 40 deckhands each in March.",
)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def document(
    report_id: str,
    pieces: Sequence[str],
    outlet: Outlet,
    published: PublicationDate,
    *,
    markup: bool = False,
    title_is_field: bool = False,
    cuts: Sequence[tuple[int, str, str]] = (),
    url: str | None = None,
    authors: tuple[str, ...] = (),
) -> Document:
    """Return a document whose report puts each cut text before the piece with that number."""
    text = pieces[0] + "\n\n" + "\n\n".join(pieces[1:])
    raw, runs, blocks, dropped = "", [], [], []
    at = 0
    for index, piece in enumerate([*pieces, ""]):
        for place, words, reason in cuts:
            if place == index:
                where = "head" if index <= 1 else "tail" if index == len(pieces) else "body"
                dropped.append(Cut(None if markup else Span(len(raw), len(raw) + len(words)), words, where, reason))
                raw += words + "\n"
        if not piece:
            continue
        kind: BlockKind = "title" if index == 0 else "paragraph"
        blocks.append(Block(kind, Span(at, at + len(piece))))
        if index or not title_is_field:
            runs.append(Run(at, len(raw), len(piece)))
            raw += piece + "\n"
        at += len(piece) + 2
    return Document(
        id=digest(report_id + text)[:16],
        report_id=report_id,
        text=text,
        blocks=tuple(blocks),
        offsets=None if markup else OffsetMap(tuple(runs)),
        cuts=tuple(dropped),
        title=pieces[0],
        outlet=outlet,
        authors=authors,
        published=published,
        url=url,
        language="en",
        genre="report",
        place=report_id,
        media_type="text/html" if markup else "text/plain",
        sha256=digest(raw),
        title_is_field=title_is_field,
    )


def span(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def passage(document: Document, words: str) -> Passage:
    return Passage(document.id, span(document, words))


def bare(document: Document) -> AnnotatedDocument:
    sentences = tuple(Sentence(block.span, index) for index, block in enumerate(document.blocks))
    return AnnotatedDocument(document, sentences, (), (), (), (), (), ())


def make_documents() -> tuple[Document, Document, Document, Document]:
    courier = document(
        "courier.txt",
        COURIER,
        Outlet("harbour-courier", "Harbour Courier", "stated", ("The page is headed “Harbour Courier”.",)),
        PublicationDate("2031-04-08", "2031-04-08", "stated", ("The report states “8 April 2031”.",)),
        cuts=[
            (0, "HARBOUR COURIER", "masthead"),
            (3, "READ ALSO: Ten dishes to try at the spring fair", "related links"),
            (6, "Sign up for our newsletter", "newsletter form"),
            (6, "Your email address will not be published.", "comment form"),
        ],
        authors=("Nell Astor",),
    )
    observer = document(
        "feed.jsonl#2",
        OBSERVER,
        Outlet("upland-observer", "Upland Observer", "given"),
        PublicationDate(
            "2031-04-08", "2031-04-09", "inferred", ("“on Tuesday” beside “Friday, 11 April” in another report",)
        ),
        title_is_field=True,
        url="https://upland.example/strait/2",
    )
    dispatch = document(
        "dispatch.txt",
        DISPATCH,
        Outlet(
            "lindhaven-evening-dispatch",
            "Lindhaven Evening Dispatch",
            "inferred",
            ("The title names it.",),
            carried_by="World Mirror",
        ),
        PublicationDate(
            "2031-04-08", "2031-04-08", "inferred", ("The text says “Friday, 11 April”.",), page_date="2031-04-15"
        ),
        cuts=[
            (1, "Apr 15, 2031 | Visitors today: 12", "page header"),
            (4, "STRAIT DIARY: WHO SAILS WHEN", "promotion"),
        ],
    )
    page = document(
        "pages/ferry crews.html",
        PAGE,
        Outlet("unknown", "", "unknown"),
        PublicationDate(None, None, "unknown"),
        markup=True,
        cuts=[(0, "Home News Sport", "navigation"), (4, "More from this section", "related links")],
    )
    return courier, observer, dispatch, page


def annotate_by_hand(documents: tuple[Document, Document, Document, Document]) -> tuple[AnnotatedDocument, ...]:
    courier, observer, dispatch, page = (bare(document) for document in documents)
    first, second = courier.document, observer.document
    maren = Mention(
        span(first, "Foreign Minister Ilse Maren"),
        "person",
        "Ilse Maren",
        span(first, "Ilse Maren"),
        "Foreign Minister",
    )
    at = first.text.index("Maren said in the statement carried")
    again = Mention(Span(at, at + 5), "person", "Maren", Span(at, at + 5), antecedent=0)
    courier = replace(
        courier,
        mentions=(maren, again),
        quotes=(
            Quote(
                "direct",
                (span(first, "Our engineers swiftly completed the tariff paper that both crews asked for,"),),
                span(first, "said in the statement"),
                1,
                again.span,
                "statement",
                "Strait News Agency",
            ),
        ),
        credits=(Credit(span(first, "carried by the Strait News Agency"), "Strait News Agency", "sentence"),),
        times=(
            TimeExpression(
                span(first, "on Friday"), "DATE", "2031-04-11", earliest="2031-04-11", latest="2031-04-11"
            ),
            TimeExpression(span(first, "on Tuesday"), "DATE", "2031-04-08"),
        ),
        quantities=(Quantity(span(first, "40 detained deckhands"), 40, "count", "deckhands"),),
        statements=(
            Statement(
                span(first, "Velmora offers Ostrania a second ferry round"), 0, "proposed", "positive", "offer"
            ),
            Statement(
                span(first, "Velmora has proposed a second round of ferry talks with Ostrania"),
                1,
                "proposed",
                "positive",
                "propose",
                times=(0,),
            ),
        ),
    )
    venn = Mention(
        span(second, "Transport Minister Dario Venn"),
        "person",
        "Dario Venn",
        span(second, "Dario Venn"),
        "Transport Minister",
    )
    observer = replace(
        observer,
        mentions=(venn,),
        quotes=(
            Quote(
                "direct",
                (
                    span(
                        second, "We have nothing against sitting down again, but the paper belongs on our desk first,"
                    ),
                ),
                span(second, "wrote"),
                0,
                venn.span,
                "post",
            ),
        ),
    )
    title = dispatch.document
    dispatch = replace(
        dispatch,
        statements=(Statement(span(title, DISPATCH[0]), 0, "happened", "positive", "hold"),),
        credits=(Credit(span(title, "the Strait News Agency reported"), "Strait News Agency", "sentence"),),
    )
    return courier, observer, dispatch, page


def make_origins(courier: Document, observer: Document, dispatch: Document, page: Document) -> tuple[Origin, ...]:
    return (
        Origin(
            "o1",
            "person",
            "Ilse Maren",
            "velmora",
            (passage(courier, "Foreign Minister Ilse Maren said in a statement"),),
            (courier.id, observer.id, dispatch.id, page.id),
        ),
        Origin("o2", "person", "Dario Venn", "ostrania", (passage(observer, "Dario Venn wrote"),), (observer.id,)),
        Origin("o3", "person", "Tomas Brekk", "velmora", (passage(dispatch, "Brekk said"),), (dispatch.id,)),
        Origin(
            "o4",
            "institution",
            "Ostrania’s transport ministry",
            "ostrania",
            (passage(observer, "Ostrania’s transport ministry said"),),
            (observer.id,),
        ),
        Origin("o5", "outlet", "Harbour Courier", None, (), (courier.id,)),
        Origin("o6", "outlet", "Upland Observer", None, (), (observer.id,)),
        Origin("o7", "outlet", "Lindhaven Evening Dispatch", None, (), (dispatch.id,)),
        Origin("o8", "unknown", "unknown", None, (), (page.id,)),
        Origin("o9", "anonymous", "unnamed reports", None, (passage(dispatch, "reports that Venn"),), (dispatch.id,)),
    )


def make_provenance(courier: Document, observer: Document, dispatch: Document, page: Document) -> Provenance:
    """A graph with a carrier, an agency on the way, a post, a document, a denied report, and two in a ring."""
    said = passage(courier, "Foreign Minister Ilse Maren said in a statement")
    agency = passage(courier, "carried by the Strait News Agency")
    post = passage(observer, "Dario Venn wrote")
    denied = passage(dispatch, "reports that Venn")
    reported = passage(dispatch, "the Strait News Agency reported")
    return Provenance(
        (
            Holder("h1", "outlet", "Harbour Courier", "o5", None, (courier.id,)),
            Holder("h2", "outlet", "Upland Observer", "o6", None, (observer.id,)),
            Holder("h3", "outlet", "Lindhaven Evening Dispatch", "o7", None, (dispatch.id,)),
            Holder("h4", "unknown", "outlet not named", "o8", None, (page.id,)),
            Holder("h5", "outlet", "World Mirror"),
            Holder("h6", "agency", "Strait News Agency"),
            Holder("h7", "person", "Ilse Maren", "o1", "maren"),
            Holder("h8", "person", "Dario Venn", "o2", "venn"),
            Holder("h9", "anonymous", "unnamed reports", "o9"),
            Holder("h10", "document", "tariff paper"),
        ),
        (
            Transfer("h5", "h3", "carries", 1, (), why="The page itself is headed “World Mirror”."),
            Transfer("h1", "h6", "cites", 1, (agency,)),
            Transfer("h6", "h7", "quotes", 4, (said,), ("statement",)),
            Transfer("h2", "h8", "quotes", 9, (post,), ("post on Gullnet",)),
            Transfer("h3", "h6", "credits", 1, (reported,)),
            Transfer("h3", "h9", "quotes", 1, (denied,), denied=True),
            Transfer("h4", "h1", "reprints", 1, (), why="61 % of the shorter text stands in both (excerpt)."),
            Transfer("h1", "h2", "cites", 1, (said,)),
            Transfer("h2", "h1", "cites", 1, (post,)),
            Transfer("h7", "h10", "quotes", 1, (said,)),
        ),
        (Chain(("h1", "h6", "h7"), (agency, said)),),
        (("h1", "h2"),),
    )


def make_claims(courier: Document, observer: Document, dispatch: Document, page: Document) -> tuple[Claim, ...]:
    day = "2031-04-08"
    offers = (
        passage(courier, COURIER[1]),
        passage(dispatch, DISPATCH[1]),
        passage(page, PAGE[1]),
    )
    papers = (
        passage(courier, "Our engineers swiftly completed the tariff paper that both crews asked for,"),
        passage(observer, "engineers had quickly finished the tariff paper requested by both crews"),
        passage(dispatch, "Velmora’s engineers had swiftly drawn up the tariff paper"),
    )
    silent = (passage(courier, COURIER[3]), passage(dispatch, DISPATCH[5]))
    answered = passage(observer, OBSERVER[1])
    forty = (
        passage(courier, "the two sides exchanged 40 detained deckhands each"),
        passage(page, PAGE[3]),
    )
    more = passage(observer, "Forty-two deckhands from each side went home after the March round")
    fruitless = (passage(courier, "The first round in March ended without a tariff"), passage(dispatch, DISPATCH[6]))
    desk = passage(observer, "the paper belongs on our desk first")
    table = passage(dispatch, "Velmoran negotiator Tomas Brekk will hand over the paper at the meeting itself")

    def same(passage: Passage, origin: str | None) -> Telling:
        return Telling(passage, "same", origin, day)

    return (
        Claim("c1", offers[0], "proposed", "one_origin", ("o1",), 3, tuple(same(item, "o1") for item in offers)),
        Claim(
            "c2",
            papers[0],
            "happened",
            "contested",
            ("o1",),
            3,
            tuple(same(item, "o1") for item in papers),
            (Relation("c3", "position_conflict", "position", "one says swiftly, the other weeks late"),),
        ),
        Claim(
            "c3",
            passage(observer, OBSERVER[3]),
            "happened",
            "contested",
            ("o2",),
            1,
            (same(passage(observer, OBSERVER[3]), "o2"),),
        ),
        Claim(
            "c4",
            silent[0],
            "happened",
            "superseded",
            ("o5", "o7"),
            2,
            (
                Telling(silent[0], "same", "o5", "2031-04-08T10:00"),
                Telling(silent[1], "same", "o7", "2031-04-08T12:00"),
                Telling(answered, "supersedes", "o6", "2031-04-08T20:00", "status"),
            ),
            (Relation("c5", "supersedes", "status", "the later report has the answer"),),
        ),
        Claim(
            "c5",
            answered,
            "happened",
            "one_outlet",
            ("o6",),
            1,
            (Telling(answered, "same", "o6", "2031-04-08T20:00"),),
        ),
        Claim(
            "c6",
            forty[0],
            "happened",
            "contested",
            ("o5", "o8"),
            2,
            (same(forty[0], "o5"), same(forty[1], "o8"), Telling(more, "contradicts", "o4", day, "number")),
            (Relation("c7", "contradicts", "number", "40 against 42"),),
        ),
        Claim("c7", more, "happened", "contested", ("o4",), 1, (same(more, "o4"),)),
        Claim(
            "c8",
            fruitless[0],
            "happened",
            "corroborated",
            ("o5", "o7"),
            2,
            (same(fruitless[0], "o5"), same(fruitless[1], "o7")),
        ),
        Claim(
            "c9",
            desk,
            "demanded",
            "contested",
            ("o2",),
            1,
            (same(desk, "o2"),),
            (Relation("c10", "position_conflict", "position", "before the meeting against at the meeting"),),
        ),
        Claim("c10", table, "planned", "contested", ("o3",), 1, (same(table, "o3"),)),
        Claim(
            "c11",
            passage(dispatch, "he had telephoned Venn on Monday"),
            "happened",
            "one_outlet",
            ("o3",),
            1,
            (
                same(passage(dispatch, "he had telephoned Venn on Monday"), "o3"),
                Telling(passage(dispatch, "reports that Venn had called him"), "denies", "o9", day, "actor"),
            ),
        ),
        Claim(
            "c12",
            passage(courier, COURIER[5]),
            "planned",
            "one_outlet",
            ("o5",),
            1,
            (same(passage(courier, COURIER[5]), "o5"),),
        ),
        Claim(
            "c13",
            passage(observer, OBSERVER[6]),
            "happened",
            "one_outlet",
            ("o6",),
            1,
            (same(passage(observer, OBSERVER[6]), "o6"),),
        ),
        Claim(
            "c14", passage(page, PAGE[2]), "happened", "one_outlet", ("o8",), 1, (same(passage(page, PAGE[2]), "o8"),)
        ),
    )


def make_entities(courier: Document, observer: Document, dispatch: Document) -> tuple[Entity, ...]:
    return (
        Entity("velmora", "place", "Velmora", ("Velmora", "Velmoran"), (passage(courier, "Velmora has"),)),
        Entity("ostrania", "place", "Ostrania", ("Ostrania",), (passage(observer, "Ostrania answered"),)),
        Entity(
            "maren",
            "person",
            "Ilse Maren",
            ("Ilse Maren", "Maren"),
            (passage(courier, "Ilse Maren"),),
            ("Foreign Minister",),
            "velmora",
            (Bond("Maren", "surname alone", passage(courier, "Maren"), passage(courier, "Ilse Maren")),),
        ),
        Entity(
            "venn", "person", "Dario Venn", ("Dario Venn", "Venn"), (passage(observer, "Dario Venn"),), (), "ostrania"
        ),
        Entity("brekk", "person", "Tomas Brekk", ("Brekk",), (passage(dispatch, "Tomas Brekk"),), (), "velmora"),
    )


def make_utterances(courier: Document, observer: Document, dispatch: Document) -> tuple[Utterance, ...]:
    return (
        Utterance(
            "u1",
            "maren",
            "statement, 8 April",
            (
                Version(
                    passage(courier, "Our engineers swiftly completed the tariff paper that both crews asked for,"),
                    "direct",
                    "statement",
                    "Strait News Agency",
                ),
                Version(
                    passage(observer, "engineers had quickly finished the tariff paper requested by both crews"),
                    "indirect",
                ),
                Version(
                    passage(dispatch, "Velmora’s engineers had swiftly drawn up the tariff paper"),
                    "indirect",
                    "remarks",
                ),
            ),
        ),
        Utterance(
            "u2",
            "venn",
            "post, 8 April",
            (
                Version(
                    passage(
                        observer,
                        "We have nothing against sitting down again, but the paper belongs on our desk first,",
                    ),
                    "direct",
                    "post",
                    "Gullnet",
                ),
            ),
        ),
    )


def make_story(documents: tuple[AnnotatedDocument, ...]) -> Account:
    """Return the account of the four documents."""
    courier, observer, dispatch, page = (item.document for item in documents)
    claims = make_claims(courier, observer, dispatch, page)
    wording = {claim.id: claim.wording for claim in claims}
    sentence = BriefSentence
    story = Story(
        "story-strait",
        (courier.id, observer.id, dispatch.id, page.id),
        (Copy(page.id, courier.id, "excerpt", 0.31, ((page.blocks[3].span, courier.blocks[4].span),)),),
        "2031-04-08",
        "2031-04-09",
        (),
        (
            Likeness(courier.id, observer.id, 0.61, (("words", 0.58), ("names", 0.66))),
            Likeness(courier.id, dispatch.id, 0.72, (("words", 0.7), ("names", 0.75))),
            Likeness(dispatch.id, page.id, 0.44, (("words", 0.4), ("names", 0.5))),
            Likeness(observer.id, page.id, 0.21, (("words", 0.2), ("names", 0.22)), "names too far apart"),
        ),
    )
    contested = (
        Contest("superseded", ("c4", "c5"), "a later report has the answer", (wording["c4"], wording["c5"])),
        Contest("position_conflict", ("c2", "c3"), "swiftly against weeks late", (wording["c2"], wording["c3"])),
        Contest(
            "position_conflict",
            ("c9", "c10"),
            "before the meeting against at the meeting",
            (wording["c9"], wording["c10"]),
        ),
        Contest("contradiction", ("c6", "c7"), "40 against 42", (wording["c6"], wording["c7"])),
    )
    day = "2031-04-08"
    offered = passage(courier, "Foreign Minister Ilse Maren said in a statement on Tuesday")
    answer = Order("t4", passage(observer, "answered the Velmoran offer"), "it answers the offer")
    timeline = (
        Event("2031-03", "2031-03", "happened", (wording["c8"],), ("velmora", "ostrania"), id="t1"),
        Event("2031-04-06", "2031-04-06", "happened", (passage(page, PAGE[2]),), id="t2"),
        Event("2031-04-07", "2031-04-07", "happened", (wording["c11"],), ("brekk", "venn"), id="t3"),
        Event(day, day, "happened", (offered,), ("maren",), id="t4", basis="reckoned from “Tuesday”"),
        Event(day, day, "happened", (wording["c5"],), ("ostrania",), id="t5", after=(answer,)),
        Event("2031-04-10", "2031-04-10", "planned", (wording["c12"],), id="t6", kind="planned"),
        Event(
            "2031-04-11",
            "2031-04-11",
            "proposed",
            (wording["c1"], passage(dispatch, DISPATCH[1])),
            ("velmora",),
            id="t7",
            kind="proposed",
            status="closed",
            closed_by=(wording["c5"],),
        ),
        Event(None, None, "proposed", (passage(observer, OBSERVER[6]),), id="t8", kind="awaited", status="open"),
    )
    brief = (
        sentence(wording["c1"], "c1"),
        sentence(passage(courier, COURIER[2]), "c2"),
        sentence(passage(observer, OBSERVER[1]), "c5"),
        sentence(passage(observer, OBSERVER[2]), "c9"),
        sentence(passage(courier, COURIER[4]), "c8"),
    )
    dossier = Dossier(
        story,
        ((courier.id, courier.published), (observer.id, observer.published), (dispatch.id, dispatch.published)),
        make_entities(courier, observer, dispatch),
        make_origins(courier, observer, dispatch, page),
        make_utterances(courier, observer, dispatch),
        claims,
        contested,
        timeline,
        brief,
        ("One report names no outlet.", "Ostrania speaks in one report of four."),
        (
            ("versions", (("extract", "1"), ("assemble", "1"))),
            ("thresholds", {"cluster": {"link": 0.4, "veto": 0.2}}),
            ("model", None),
        ),
        make_provenance(courier, observer, dispatch, page),
    )
    return dossier, documents


@pytest.fixture(scope="session")
def strait() -> Account:
    """The invented story of the strait ferries."""
    return make_story(annotate_by_hand(make_documents()))


def make_busy(strait: Account, extra: int = 190) -> Account:
    """Return the story of the strait with a timeline of everything that can stand in one, and many days besides."""
    dossier, documents = strait
    told = (dossier.timeline[0].passages[0],)
    day = "2031-04-08"
    first = replace(dossier.timeline[3], id="b1", after=())
    events = [
        first,
        replace(dossier.timeline[4], id="b2", after=(Order("b1", told[0], "it answers the offer"),)),
        replace(dossier.timeline[4], id="b3", after=(Order("b2", None, "told as later"), Order("b1", None, "later"))),
        Event(day, day, "happened", told, id="b4"),
        Event("2031-03-01", day, "happened", told, id="b5"),
        Event("2031-W15", "2031-W15", "planned", told, id="b6", kind="planned"),
        Event("2031-04-26", "2031-04-27", "planned", told, id="b7", kind="planned"),
        Event(None, "2031-04-05", "happened", told, id="b8", basis="latest the day of the report"),
        Event("2031-04-20", None, "planned", told, id="b9", kind="planned", status="overdue", due="2031-04-21"),
        Event("2031-05-02", "2031-05-02", "happened", told, id="b10", kind="cancelled", place="ostrania"),
        Event("2031-04-04", "2031-05-30", "planned", told, id="b11", kind="cancelled"),
        Event(None, None, "proposed", told, id="b12", kind="awaited", status="open"),
        Event("2029-11", "2029-11", "denied", told, id="b13"),
    ]
    events += [
        Event(each, each, "happened", told, id=f"n{number}")
        for number in range(extra)
        for each in [f"2031-{1 + number % 3:02}-{1 + number % 17:02}"]
    ]
    return replace(dossier, timeline=tuple(events)), documents


@pytest.fixture(scope="session")
def busy(strait: Account) -> Account:
    """The story of the strait with some two hundred events of every kind."""
    return make_busy(strait)


HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>"


@pytest.fixture(scope="session")
def hostile() -> Account:
    """The same story from reports that try to break out of the page."""
    courier, observer, dispatch, page = make_documents()
    courier = replace(
        courier,
        outlet=replace(courier.outlet, name=HOSTILE, evidence=(HOSTILE,), carried_by=HOSTILE),
        url="javascript:alert(3)",
        authors=(HOSTILE,),
        report_id="</style></script>" + HOSTILE,
        published=replace(courier.published, evidence=(HOSTILE,), page_date=HOSTILE),
    )
    observer = replace(observer, outlet=replace(observer.outlet, name="\u202eDispatch' onload='alert(4)"))
    page = replace(page, cuts=(Cut(None, "</bdi></main>" + HOSTILE, "head", HOSTILE),))
    dossier, documents = make_story(annotate_by_hand((courier, observer, dispatch, page)))
    first = documents[0].document
    worse = replace(first, text=first.text.replace("the port of Lindhaven", "</mark><script>0&amp;"))
    assert worse.text != first.text and len(worse.text) == len(first.text)
    documents = (replace(documents[0], document=worse), *documents[1:])
    entities = tuple(replace(item, name=HOSTILE + item.name) for item in dossier.entities)
    origins = tuple(replace(item, name=HOSTILE + item.name) for item in dossier.origins)
    utterances = tuple(replace(item, occasion=HOSTILE) for item in dossier.utterances)
    contested = tuple(replace(item, why=HOSTILE) for item in dossier.contested)
    return (
        replace(
            dossier,
            entities=entities,
            origins=origins,
            utterances=utterances,
            contested=contested,
            limits=(HOSTILE,),
            parameters=((HOSTILE, HOSTILE),),
        ),
        documents,
    )


def make_large(documents: int = 60, claims: int = 300) -> Account:
    """Return a story of many documents and claims, for size and folding."""
    made = []
    for number in range(documents):
        pieces = [f"Report {number} on the strait ferries"]
        pieces += [
            f"Item {item} of report {number} speaks of berth {item * 7 % 90} and its crew." for item in range(12)
        ]
        made.append(
            document(
                f"large/{number:02}.txt",
                pieces,
                Outlet(f"outlet-{number % 45}", f"Gazette {number % 45}", "given"),
                PublicationDate("2031-04-08", "2031-04-08", "given"),
            )
        )
    origins = [
        Origin(f"o{n}", "person", f"Speaker {n}", "velmora" if n % 2 else "ostrania", (), ()) for n in range(30)
    ]
    found = []
    for number in range(claims):
        spread = 1 if number % 3 else 2 + number % 20
        tellings = []
        for step in range(spread):
            host = made[(number * 7 + step) % documents]
            words = host.blocks[1 + (number + step) % 12].span
            tellings.append(Telling(Passage(host.id, words), "same", f"o{number % 30}"))
        outlets = len({made[(number * 7 + step) % documents].outlet.id for step in range(spread)})
        standing: Standing = "one_outlet" if outlets == 1 else "one_origin"
        found.append(
            Claim(
                f"c{number}",
                tellings[0].passage,
                "happened",
                standing,
                (f"o{number % 30}",),
                outlets,
                tuple(tellings),
            )
        )
    entities = (
        Entity("velmora", "place", "Velmora", (), ()),
        Entity("ostrania", "place", "Ostrania", (), ()),
    )
    events = tuple(
        Event(
            f"2031-04-{day:02}",
            f"2031-04-{day:02}",
            "happened" if day < 20 else "planned",
            (found[day].wording,),
            id=f"t{day}",
            kind="happened" if day < 20 else "planned",
        )
        for day in range(1, 29)
    )
    brief = tuple(BriefSentence(found[n].wording, f"c{n}") for n in range(0, 36, 3))
    story = Story("story-large", tuple(item.id for item in made), first="2031-04-08", last="2031-04-08")
    dossier = Dossier(story, (), entities, tuple(origins), (), tuple(found), (), events, brief, (), ())
    return dossier, tuple(bare(item) for item in made)


@pytest.fixture(scope="session")
def wide() -> Account:
    """A story of more outlets than fit side by side."""
    return make_large(14, 40)


@pytest.fixture(scope="session")
def large() -> Account:
    """A story of sixty documents and three hundred claims."""
    return make_large()
