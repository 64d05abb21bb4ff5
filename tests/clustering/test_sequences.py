"""Stories that go on from an earlier one, on invented reports; annotations are written by hand."""

from __future__ import annotations

from dataclasses import replace

from tests.clustering.sheets import make_sheet

from tellings.annotation import annotate
from tellings.clustering.fingerprints import fingerprint
from tellings.clustering.sequences import FollowThresholds, find_references, match_sequences
from tellings.types.annotations import AnnotatedDocument, Mention, Sentence, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span
from tellings.types.stories import Follow, Story

TRIAL = "Harbour pilot Orvane charged over Velmora ferry collision"
ARREST = "Prosecutors charged harbour pilot Tullio Orvane on Monday over the collision of the Velmora ferry."
FREE = "Pilot Orvane walks free over Velmora ferry collision"
VERDICT = "Pilot Orvane acquitted over Velmora ferry collision"
BACK = "Orvane was charged on 3 March over the ferry collision in the harbour, prosecutors recalled."
NOW = "Tullio Orvane, the pilot of the Velmora ferry, was acquitted on Friday."


def write(document_id: str, day: str, title: str, *lines: str, back: str = "", value: str = "") -> AnnotatedDocument:
    """A document with a sentence a line, the name Orvane marked, and the words `back` resolved to a day."""
    parts = (title, *lines)
    text = "\n".join(parts)
    starts = [sum(len(part) + 1 for part in parts[:at]) for at in range(len(parts))]
    spans = [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    document = Document(
        id=document_id, report_id=f"{document_id}.txt", text=text,
        blocks=tuple(Block("paragraph" if at else "title", span) for at, span in enumerate(spans)), offsets=None,
        cuts=(), title=title, outlet=Outlet("o", "O", "unknown"), authors=(),
        published=PublicationDate(day, day, "given"), url=None, language="en", genre="report", place="",
        media_type="text/plain", sha256="",
    )  # fmt: skip
    places = [at for at in range(len(text)) if text.startswith("Orvane", at)]
    mentions = tuple(Mention(Span(at, at + 6), "person", "Orvane", Span(at, at + 6)) for at in places)
    start = text.find(back) if back else -1
    times = (TimeExpression(Span(start, start + len(back)), "DATE", value, None, value, value),) if start >= 0 else ()
    sentences = tuple(Sentence(span, at) for at, span in enumerate(spans))
    return AnnotatedDocument(document, sentences, mentions, (), (), times, (), ())


def follow(*documents: AnnotatedDocument, stories: tuple[Story, ...] = ()) -> dict[str, tuple[Follow, ...]]:
    by_id = {item.document.id: item for item in documents}
    prints = {key: fingerprint(item) for key, item in by_id.items()}
    told = stories or tuple(Story(f"s-{key}", (key,)) for key in by_id)
    found = match_sequences(told, prints, by_id)
    again = match_sequences(told[::-1], prints, dict(reversed(by_id.items())))
    assert {story.id: story for story in again} == {story.id: story for story in found}
    return {story.id: story.follows for story in found}


CHARGED = write("charged", "2031-03-04", TRIAL, ARREST)
ACQUITTED = write("acquitted", "2031-05-09", VERDICT, NOW, BACK, back="3 March", value="2031-03-03")


def test_a_later_story_that_goes_back_to_the_day_in_its_words_follows() -> None:
    found = follow(CHARGED, ACQUITTED)
    [found_follow] = found["s-acquitted"]
    assert found["s-charged"] == ()
    assert found_follow.story_id == "s-charged"
    assert found_follow.why.startswith("acquitted.txt goes back to 2031-03-03, when that story began: ")
    assert "collision" in found_follow.why and "Orvane" in found_follow.why


def test_another_day_other_words_or_another_matter_is_not_gone_back_to() -> None:
    other_day = write("acquitted", "2031-05-09", FREE, NOW, BACK, back="3 March", value="2031-03-13")
    assert follow(CHARGED, other_day)["s-acquitted"] == ()
    few = "Orvane had left the harbour on 3 March."
    sparse = write("b", "2031-05-09", FREE, NOW, few, back="3 March", value="2031-03-03")
    assert follow(CHARGED, sparse)["s-b"] == ()
    goats = "A goat called Pepper won the first prize of the Ostrand fair, and its owner danced all night."
    fair = "Bakers, brewers and beekeepers praised the judges of the fair, whose ribbons were sewn by schoolchildren."
    matter = write(
        "b", "2031-05-09", "Goat wins at Ostrand fair", goats, fair, BACK, back="3 March", value="2031-03-03"
    )
    assert follow(CHARGED, matter)["s-b"] == ()


def test_the_day_before_is_the_same_news_and_needs_two_days_between() -> None:
    limits = FollowThresholds()
    soon = write("b", "2031-03-04", VERDICT, NOW, BACK, back="3 March", value="2031-03-03")
    assert find_references(soon, limits) == ()
    [found] = find_references(ACQUITTED, limits)
    assert found.report_id == "acquitted.txt" and "march" not in dict(found.words)


def test_undated_reports_follow_nothing() -> None:
    open_date = PublicationDate(None, None, "unknown")
    undated = replace(ACQUITTED, document=replace(ACQUITTED.document, published=open_date))
    assert follow(CHARGED, undated) == {"s-charged": (), "s-acquitted": ()}


def test_the_next_of_a_series_follows_the_one_before() -> None:
    lines = "Envoys of Ostrand and Velmora met about the harbour, and Orvane of the pilots' guild sat with them."
    first, second, third = (
        write(name, day, f"Envoys open {name} round of harbour talks with Orvane", lines)
        for name, day in (("first", "2031-03-04"), ("second", "2031-03-20"), ("third", "2031-04-20"))
    )
    found = follow(third, first, second)
    assert found["s-second"] == (Follow("s-first", "round 2 comes after round 1"),)
    assert found["s-third"] == (Follow("s-second", "round 3 comes after round 2"),)


def test_what_an_earlier_run_said_is_kept_where_a_report_is_missing_under_the_present_id() -> None:
    earlier = Story("s-charged", (), merged_ids=("s-old",))
    later = Story("s-acquitted", ("acquitted",), follows=(Follow("s-old", "as said before"),))
    assert follow(ACQUITTED, stories=(earlier, later))["s-acquitted"] == (Follow("s-charged", "as said before"),)
    given = Story("s-charged", ("charged",))
    wrong = Story("s-acquitted", ("acquitted",), follows=(Follow("s-charged", "as said before"),))
    goats = write("acquitted", "2031-05-09", "Goat wins at Ostrand fair", "A goat called Pepper won.")
    assert follow(CHARGED, goats, stories=(given, wrong))["s-acquitted"] == ()


def test_a_later_step_of_the_same_person_s_case_follows_without_a_day() -> None:
    found = follow(CHARGED, write("acquitted", "2031-05-09", VERDICT, NOW))
    [step] = found["s-acquitted"]
    assert (step.story_id, step.why) == ("s-charged", "verdict comes after charge: orvane")
    assert found["s-charged"] == ()
    # the same step again, a step back, or the next morning: nothing follows
    assert not any(follow(CHARGED, replace_day(CHARGED, "again", "2031-05-09")).values())
    assert not any(follow(CHARGED, write("acquitted", "2031-03-05", VERDICT, NOW)).values())
    assert not any(
        follow(replace_day(CHARGED, "late", "2031-08-09"), write("v", "2031-05-09", VERDICT, NOW)).values()
    )


def replace_day(item: AnnotatedDocument, name: str, day: str) -> AnnotatedDocument:
    published = PublicationDate(day, day, "given")
    return replace(item, document=replace(item.document, id=name, report_id=f"{name}.txt", published=published))


def test_comment_follows_nothing() -> None:
    verdict = write("acquitted", "2031-05-09", VERDICT, NOW, BACK, back="3 March", value="2031-03-03")
    comment = replace(verdict, document=replace(verdict.document, genre="opinion"))
    assert not any(follow(CHARGED, comment).values())


def test_a_day_that_is_foretold_is_not_a_day_that_is_told_of() -> None:
    for day, told in (("2031-03-04", True), ("2031-03-02", True), ("2031-03-01", False)):
        item = write("charged", day, TRIAL, BACK, back="3 March", value="2031-03-03")
        assert bool(fingerprint(item).told) is told


def test_a_sentence_of_many_days_goes_back_to_each_once() -> None:
    days = ", ".join(f"on March {1 + number % 28}" for number in range(3_000))
    document = make_sheet("a", f"The ferry Lisbet sailed {days}.", day="2031-04-09").document
    annotated = annotate(document)
    references = find_references(annotated, FollowThresholds())
    assert 0 < len(references) == len({reference.day for reference in references}) <= 28


def test_of_many_rounds_before_one_is_followed() -> None:
    reports = {
        f"{name}{number:03}": annotate(
            make_sheet(
                f"{name}{number:03}",
                f"The {name} round of the curling cup in Osterby drew {300 + number} guests, the umpire Orla Kestral "
                "said. " + "Skips swept stones across pebbled sheets. " * 20,
                title=f"Curling cup of Osterby: {name} round",
                day=day,
            ).document
        )
        for name, day in (("first", "2031-03-03"), ("second", "2031-03-10"))
        for number in range(20)
    }
    prints = {key: fingerprint(item) for key, item in reports.items()}
    stories = [Story(f"s-{key}", (key,), first=item.document.published.earliest) for key, item in reports.items()]
    made = match_sequences(stories, prints, reports)
    followed = {follow.story_id for story in made for follow in story.follows}
    assert followed == {"s-first000"}
