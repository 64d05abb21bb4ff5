"""Laws of composing: the map leads back to the same letters, and no letter of the page is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.extraction import extract
from tellings.types.documents import Document, Report

_SENTENCE = st.sampled_from(
    [
        "The pier of Oru has held through the worst storm in ten years, the harbour office said on Friday.",
        "Harbour master Tilda Renn said that the ferries would sail again once the wind had dropped.",
        "“We have checked every beam,” she said. “It holds, and it will hold.”",
        "The council had met (READ MORE: Islanders Tell Of A Hard Winter) and had decided nothing at all.",
        "ORU, Marrow — The ferry line to the mainland will run again from Monday on.",
        "The mill of Pell\u200b will be re\u00adbuilt\u202e by autumn, its owners said on Tuesday.",
    ]
)
_FURNITURE = st.sampled_from(
    [
        *("Share", "RELATED:", "Balloon Race Draws Record Crowd", "12", "___", "Subscribe", "LEAVE A REPLY", "Tags"),
        *("By Tilda Renn", "May 28, 2031", "A record crowd gathered...", "FILE PHOTO: Oru. REUTERS/L. Venn", "• one"),
        *("\x00", " "),
    ]
)
_LINE = st.one_of(_SENTENCE, _FURNITURE, st.text(max_size=60))
_PAGE = st.lists(st.tuples(_LINE, st.sampled_from(["\n", "\n\n", "\r\n"])), min_size=1, max_size=25)


@given(_PAGE, st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_letter_is_in_the_text_or_in_a_cut(rows: list[tuple[str, str]], titled: bool) -> None:
    body = "".join(line + end for line, end in rows)
    title = "Pier of Oru holds" if titled else None
    document = extract(Report("page", body, title=title))
    if not isinstance(document, Document):
        return
    assert document.offsets is not None
    held = [0] * len(body)
    for run in document.offsets.runs:
        assert document.text[run.text : run.text + run.length] == body[run.raw : run.raw + run.length]
        for at in range(run.raw, run.raw + run.length):
            held[at] += 1
    for cut in document.cuts:
        assert cut.raw is not None
        assert cut.raw.of(body) == cut.text
        assert cut.where in ("head", "body", "tail")
        assert cut.reason
        for at in range(cut.raw.start, cut.raw.end):
            held[at] += 1
    for at, char in enumerate(body):
        assert held[at] >= 1 or char.isspace() or not char.isprintable(), (at, char)


@given(_PAGE)
@settings(max_examples=60, deadline=None)
def test_blocks_follow_one_another_and_cover_the_text(rows: list[tuple[str, str]]) -> None:
    document = extract(Report("page", "".join(line + end for line, end in rows)))
    if not isinstance(document, Document):
        return
    at = 0
    for block in document.blocks:
        assert document.text[at : block.span.start].strip() == ""
        assert len(block.span) > 0
        at = block.span.end
    assert at == len(document.text)
