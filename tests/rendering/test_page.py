"""The page as a file: its ids, links, policy and words, without a browser."""

from __future__ import annotations

import re
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tellings.rendering import render, render_all, render_annotated
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Rejection
from tellings.types.dossiers import Dossier

Account = tuple[Dossier, tuple[AnnotatedDocument, ...]]
ACCOUNTS = ["strait", "hostile", "large"]
VOID = {"meta", "br", "hr", "input", "col"}


class Page(HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.headings: list[int] = []
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.scripts = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if "id" in given:
            self.ids[str(given["id"])] += 1
        if tag == "a":
            self.links.append(str(given.get("href")))
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.scripts += tag == "script"
        if tag not in VOID:
            self.stack.append(tag)
            if given.get("class") == "words":
                self.stack[-1] = "words"
                self.words.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        opened = self.stack.pop()
        assert opened in (tag, "words"), f"</{tag}> closes <{opened}>"

    def handle_data(self, data: str) -> None:
        if "words" in self.stack:
            self.words[-1] += data


@pytest.fixture(params=ACCOUNTS)
def account(request: pytest.FixtureRequest) -> Account:
    found: Account = request.getfixturevalue(request.param)
    return found


def test_every_link_leads_to_an_id_that_stands_once(account: Account) -> None:
    page = Page(render(*account, format="html"))
    assert not page.stack
    assert max(page.ids.values()) == 1
    inner = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inner) > 50
    assert not [link for link in inner if link not in page.ids]


def test_no_address_but_web_addresses_becomes_a_link(account: Account) -> None:
    page = Page(render(*account, format="html"))
    for link in page.links:
        assert link.startswith(("#", "https://"))
    for tag, name, value in page.attributes:
        assert not name.startswith("on"), (tag, name, value)
        assert name not in ("src", "srcset", "action", "style"), (tag, name, value)


def test_every_word_set_as_a_report_s_stands_in_a_report(account: Account) -> None:
    page = Page(render(*account, format="html"))
    texts = [item.document.text for item in account[1]]
    assert len(page.words) > 20
    for words in page.words:
        assert any(words in text for text in texts), words


def test_the_policy_lets_in_exactly_the_page_s_own_style_and_script(account: Account) -> None:
    page = render(*account, format="html")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    given = policy[1].replace("&#x27;", "'")
    assert given.startswith("default-src 'none'; ")
    for kind in ("style", "script"):
        inside = re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        assert len(inside) == 1
        assert f"'sha256-{b64encode(sha256(inside[0].encode()).digest()).decode()}'" in given
    assert "unsafe" not in given
    assert Page(page).scripts == 1


def test_headings_go_down_one_level_at_a_time(strait: Account, large: Account) -> None:
    both = render_all([strait[0], large[0]], [*strait[1], *large[1]], format="html")
    for page in (render(*strait, format="html"), both, render_annotated(strait[1])):
        levels = Page(page).headings
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_several_stories_keep_their_ids_apart(strait: Account, large: Account) -> None:
    rejection = Rejection("scan.bin", "read", "<b>no text</b>")
    text = render_all([strait[0], large[0]], [*strait[1], *large[1]], format="html", rejections=[rejection])
    page = Page(text)
    assert max(page.ids.values()) == 1
    assert not [link for link in page.links if link.startswith("#") and link[1:] not in page.ids]
    assert "&lt;b&gt;no text&lt;/b&gt;" in text


def test_no_story_still_gives_a_page() -> None:
    page = render_all([], [], format="html", rejections=[Rejection("scan.bin", "read", "It holds no text.")])
    assert "It holds no text." in page
    assert Page(page).headings == [1, 2]


def test_cut_text_stands_at_its_place_with_its_reason(strait: Account) -> None:
    page = render(*strait, format="html")
    order = ["masthead", "crews asked for", "Ten dishes to try", "Ostrania has not commented", "newsletter form"]
    reading = page[page.index('id="d1"') :]
    places = [reading.index(words) for words in order]
    assert places == sorted(places)
    markup = page[page.index('id="d4"') :]
    assert markup.index("Home News Sport") < markup.index("Ferry crews wait") < markup.index("More from this section")


def test_dates_and_outlets_say_on_what_they_rest(strait: Account) -> None:
    page = render(*strait, format="html")
    for words in ("stated in the report", "inferred", "given with the report", "on a page of World Mirror"):
        assert words in page
    assert "the page itself shows 15 April 2031" in page


def test_planned_events_are_hollow_and_past_ones_solid(strait: Account) -> None:
    page = render(*strait, format="html")
    signs = {kind: page.count(f'class="dot {kind}"') for kind in ("happened", "planned", "proposed", "awaited")}
    assert signs == {"happened": 6, "planned": 2, "proposed": 2, "awaited": 2}  # one of each in the key
    assert page.count('<tr id="event') == 8


def test_a_long_account_stays_small_and_folds(large: Account) -> None:
    page = render(*large, format="html")
    assert len(page) < 1_500_000
    assert "claims of one outlet only" in page
    assert '<details class="report" id="d1">' in page


def test_every_span_of_an_annotated_document_is_lit(strait: Account) -> None:
    page = render_annotated(strait[1])
    read = Page(page)
    assert max(read.ids.values()) == 1
    assert read.scripts == 0
    assert not [link for link in read.links if link.startswith("#") and link[1:] not in read.ids]
    for words in (
        "<bdi>Ilse Maren, in quotation marks, statement, via Strait News Agency</bdi></a>",
        '<span class="tail"><bdi>proposed</bdi></span>',
        '<span class="tail"><bdi>2031-04-11</bdi></span>',
        '<span class="tail"><bdi>40 deckhands</bdi></span>',
        "<bdi>= Ilse Maren</bdi></a>",
        "<bdi>source of the sentence</bdi>",
    ):
        assert words in page


def test_a_quotation_leads_to_its_speaker_and_a_pronoun_to_its_name(strait: Account) -> None:
    page = render_annotated(strait[1])
    for words, target in (
        ("Ilse Maren, in quotation marks, statement", "Maren"),
        ("= Ilse Maren", "Ilse Maren"),
    ):
        place = page.index(f"<bdi>{words}")
        link = re.findall(r'href="#([^"]+)"', page[:place])[-1]
        assert re.search(rf'id="{link}">(?:<[^>]+>)*[^<]*{target}', page), (words, link)


def test_many_annotated_reports_are_folded_and_stay_within_bounds(strait: Account) -> None:
    documents = [
        replace(item, document=replace(item.document, id=f"{number}-{item.document.id}"))
        for number in range(50)
        for item in strait[1]
    ]
    page = render_annotated(documents)
    read = Page(page)
    assert page.count('<details class="part report">') == 200
    assert max(read.ids.values()) == 1
    assert not [link for link in read.links if link.startswith("#") and link[1:] not in read.ids]
    words = sum(len(item.document.text) for item in documents)
    assert len(page) < 14 * words


def test_hostile_reports_break_out_of_no_annotated_page(hostile: Account) -> None:
    page = render_annotated(hostile[1])
    read = Page(page)
    assert read.scripts == 0
    assert "<img" not in page
    assert not [name for _, name, _ in read.attributes if name.startswith("on")]


def test_the_network_shows_each_way_with_its_places(strait: Account) -> None:
    page = render(*strait, format="html")
    start = page.index('id="network"')
    part = page[start : page.index('<section class="part"', start)]
    rows = [re.sub(r"<[^>]+>", " ", row) for row in re.findall(r"<tr>(.*?)</tr>", part)]
    assert any("Strait News Agency (news agency) → Ilse Maren" in row for row in rows)
    assert any("quotes (post on Gullnet)" in row and "and 8 more" in row for row in rows)
    assert any("only to be denied" in row for row in rows)
    assert any("61 % of the shorter text" in row for row in rows)
    assert "Harbour Courier and Upland Observer cite one another" in re.sub(r"<[^>]+>", "", part)
    for kind in ("carries", "cites", "credits", "quotes", "reprints", "denied"):
        assert f'class="edge {kind}"' in part
    for sign in ("square", "disc", "ring", "paper"):
        assert f"node {sign}" in part


def test_an_account_without_provenance_has_no_network(large: Account) -> None:
    assert 'id="network"' not in render(*large, format="html")


def test_rendering_twice_gives_the_same_page(strait: Account) -> None:
    assert render(*strait, format="html") == render(*strait, format="html")
