"""Elements by their own names: boxes of something else, parts of the article, and names that say nothing."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from tellings.extraction.boxes import Role, find_role

BOXES = [
    ('<div class="related-stories">', "related"),
    ('<div class="RelatedStories_wrapper__x8s2">', "related"),
    ('<section id="comments">', "comments"),
    ('<div class="newsletter-signup">', "subscription"),
    ('<div class="c-block ad-slot">', "advertisement"),
    ('<ul class="shareTools">', "share widget"),
    ('<div class="author-bio">', "author note"),
    ('<div role="navigation">', "navigation"),
    ("<nav>", "navigation"),
    ("<aside>", "beside the article"),
    ("<form>", "page control"),
    ('<p class="newsletter">', None),
    ('<article class="has-related no-comments">', None),
    ('<div class="with-sidebar has-newsletter">', None),
    ('<div class="commentary">', None),
    ('<div class="shadow-lg">', None),
    ('<div class="entry-content read-more">', None),
    ('<div id="sharing-a-boat-with-five-goats">', None),
]
PARTS = [
    ('<div class="pull-quote">', "pull-quote"),
    ('<span class="photo-credit">', "credit"),
    ('<p class="wp-caption-text">', "caption"),
    ('<h2 class="article__standfirst">', "standfirst"),
    ('<p class="editors-note">', "correction"),
    ('<blockquote class="twitter-tweet">', "post"),
    ('<p class="story">', None),
]


def _role(markup: str) -> Role:
    element = fromstring(markup + "x")
    return find_role(element, element.items(), {})


@pytest.mark.parametrize(("markup", "reason"), BOXES, ids=[row[0] for row in BOXES])
def test_a_box_is_told_by_its_names(markup: str, reason: str | None) -> None:
    assert _role(markup).reason == reason


@pytest.mark.parametrize(("markup", "kind"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_of_the_article_is_told_by_its_names(markup: str, kind: str | None) -> None:
    assert _role(markup).kind == kind


def test_the_element_that_claims_the_article_is_known() -> None:
    assert _role('<div itemprop="articleBody">').is_body
    assert _role('<div class="entry-content">').is_body
    assert not _role('<div class="teaser">').is_body
    assert _role('<main itemtype="https://schema.org/LiveBlogPosting">').is_live
