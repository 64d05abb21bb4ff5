"""JSON-LD: read in every shape that pages give it, through their mistakes, the page's own article first."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tellings.extraction.linked_data import find_articles, find_canonical, list_types, names_in, read_json

ARTICLE = {"@type": "NewsArticle", "headline": "Pier of Oru holds", "datePublished": "2031-04-09"}


def _parse(*scripts: Any, head: str = "") -> Any:
    from trafilatura import load_html

    texts = (script if isinstance(script, str) else json.dumps(script) for script in scripts)
    blocks = "".join(f'<script type="application/ld+json">{text}</script>' for text in texts)
    return load_html(f"<html><head>{head}{blocks}</head><body><p>The pier of Oru has held.</p></body></html>")


@pytest.mark.parametrize(
    "text",
    [
        '{"headline": "Pier holds"}',
        '\n<!--\n{"headline": "Pier holds"}\n-->',
        '//<![CDATA[\n{"headline": "Pier holds"}\n//]]>',
        '/*<![CDATA[*/ {"headline": "Pier holds"}; /*]]>*/',
        '{"headline": "Pier holds",}',
        '{"headline": "Pier holds", /* set by hand */ }',
        '{"headline": "Pier holds" // set by hand\n}',
        "{&quot;headline&quot;: &quot;Pier holds&quot;}",
        '\ufeff{"headline": "Pier\\ holds"}',
    ],
)
def test_broken_json_is_mended(text: str) -> None:
    assert read_json(text) == [{"headline": "Pier holds"}]


def test_what_stands_before_a_mistake_and_what_cannot_be_mended() -> None:
    assert read_json('{"a": 1} {"b": 2}, [3') == [{"a": 1}, {"b": 2}]
    left = read_json(
        '{"@type": "NewsArticle", "headline": "Pier holds", "about": \'pier\', "url": "https://a.example/p"}'
    )
    assert left == [{"@type": "NewsArticle", "headline": "Pier holds", "url": "https://a.example/p"}]
    assert read_json("window.page = {}") == []
    assert read_json('{"headline": "line\nbroken"}') == [{"headline": "line\nbroken"}]


@pytest.mark.parametrize("wrap", [lambda node: node, lambda node: [node], lambda node: {"@graph": [node]}])
def test_an_article_is_found_wherever_it_stands(wrap: Any) -> None:
    assert find_articles(_parse({"@type": "WebSite", "name": "Post"}, wrap(ARTICLE))) == (ARTICLE,)


def test_the_page_s_own_article_comes_first() -> None:
    teaser = {**ARTICLE, "headline": "Another", "url": "https://post.example/b"}
    own = {
        "@type": ["Report", "LiveBlogPosting"],
        "headline": "Own",
        "mainEntityOfPage": {"@id": "http://post.example/a/"},
    }
    page = {"@type": "WebPage", "headline": "Page"}
    items = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": teaser}]}
    tree = _parse(items, page, ARTICLE, own)
    assert [node["headline"] for node in find_articles(tree, url="https://www.post.example/a?x=1")] == [
        "Own", "Pier of Oru holds", "Page", "Another",
    ]  # fmt: skip
    tree = _parse(ARTICLE, own, head='<link rel="shortlink canonical" href="https://post.example/a">')
    assert find_canonical(tree) == "https://post.example/a"
    assert find_articles(tree)[0]["headline"] == "Own"


def test_references_are_followed() -> None:
    graph = {
        "@graph": [
            {**ARTICLE, "author": [{"@id": "#bea"}], "publisher": {"@id": "#post"}, "isPartOf": {"@id": "#none"}},
            {"@type": "Person", "@id": "#bea", "name": "Bea Ostrow"},
            {"@type": "Organization", "@id": "#post", "name": "The Lantern Post"},
        ]
    }
    (article,) = find_articles(_parse(graph))
    assert names_in(article["author"]) == ("Bea Ostrow",)
    assert names_in(article["publisher"]) == ("The Lantern Post",)
    assert names_in(article["isPartOf"]) == ()


def test_names_and_types() -> None:
    assert names_in({"name": [{"name": "Bea Ostrow"}, "AFP", 7]}) == ("Bea Ostrow", "AFP")
    assert list_types({"@type": 5}) == ()
    assert find_articles(_parse({"@type": "Product", "headline": "Lamp"}, 5, "[[[[")) == ()


def test_a_value_gives_so_many_names_and_no_more() -> None:
    assert len(names_in([[["Bea"] * 50] * 50] * 50)) == 50
