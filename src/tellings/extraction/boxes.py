"""What the elements of a page are by their own names: parts of the article, or boxes of something else.

Pages name their parts in tags, `class`, `id`, `role` and `data-` attributes, and the names follow conventions that
thousands of sites share. A name is read word by word ("RelatedStories_list" is "related-stories-list"); words that
only tell a state of the page ("has-sidebar", "no-comments") say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from tellings.types.documents import BlockKind

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_ATTRIBUTES = frozenset({"class", "id", "role", "itemprop", "data-component", "data-testid", "data-type", "itemtype"})
_LONGEST = 400  # characters of one attribute that are read
_SLUG = 3  # hyphens from which an id is made of a heading and not by convention
_STATES = (
    "has-",
    "no-",
    "is-",
    "not-",
    "with-",
    "without-",
    "js-",
    "wp-custom-",
    "theme-",
    "hide-",
    "show-",
    "page-",
)


# Boxes of something else, with the reason for which their lines are cut. Order decides.
_BOXES = tuple(
    (reason, re.compile(rf"\b(?:{words})\b"))
    for reason, words in (
        ("comments", r"comments?(?:area|list|section|wrapper|box|form|container)?|disqus|dsq|respond|replies|livefyre"
                     r"|viafoura|spotim|openweb|hyvor|user-reviews?"),
        ("subscription", r"newsletters?|newsletter\w+|subscribe|subscription|sign-?ups?|paywall|regwall|mailchimp"
                         r"|mailing-list|email-(?:form|capture|signup|alert)|opt-?in|donat(?:e|ion|ions)|donation-box"
                         r"|membership|app-(?:promo|banner|download)|download-app|support-us|become-a"),
        ("advertisement", r"ads?|advert\w{0,10}|adsense|adslot|adunit|dfp|gpt|sponsor(?:ed|s)?|sponsorship"
                          r"|promoted|affiliates?|partner-content|outbrain|taboola|zergnet|revcontent|mgid|dianomi"),
        ("related", r"related|related(?:posts?|articles?|stories|content|links?|news)|recirc\w{0,10}|recommended"
                    r"|recommendations?|read-(?:more|next|also|on|this)|readmore|more-(?:on|from|stories|news|like|in"
                    r"|articles|posts|coverage|to-read|links)|most-(?:read|popular|viewed|shared|recent|commented)"
                    r"|trending|also-(?:read|like|see)|see-(?:also|more)|up-next|next-(?:article|story|post|up)"
                    r"|(?:prev|previous)-(?:article|story|post)|post-navigation|further-reading|you-(?:may|might)"
                    r"|around-the-web|latest-(?:news|stories|posts|articles|headlines)|popular-posts|recent-posts"
                    r"|top-stories|infinite-scroll|story-links|links-block|crossposts?"),
        ("share widget", r"shar(?:e|es|ing|er)(?:bar|buttons?|tools|daddy|links)?|social(?:s|bar|media|links?)?"
                         r"|socialicons?|addthis|addtoany|follow-us|sharedaddy"),
        ("author note", r"author-(?:bio|box|info|card|description|about|profile|details|block|blurb|footer)|authorbox"
                        r"|about-(?:the-)?author|bio|biography|contributor-(?:bio|info)"),
        ("tags", r"tags?-?(?:list|cloud|links|block)|tags|post-tags|tagcloud|topics|keywords|cat-links|categories"),
        ("navigation", r"nav|navigation|navbar|navigator|subnav|menus?|breadcrumbs?|crumbs?|pagination|pager|paging"
                       r"|skip-(?:link|to-\w+)|toolbar|masthead|site-header|jump-links?|table-of-contents|toc"),
        ("legal", r"cookies?-?(?:banner|bar|consent|law|notice|policy|popup|message)?|consent|gdpr|onetrust"
                  r"|copyright-(?:notice|info)|disclaimer|disclosure"),
        ("promo", r"promos?|promo\w{1,10}|promotions?|callout-promo|cta|call-to-action|pop-?up|modal|lightbox"
                  r"|interstitial|marketing|house-ad|product-(?:box|card|widget)"),
        ("page foot", r"site-footer|page-footer|global-footer|contentinfo"),
        ("beside the article", r"sidebar|side-bar|side-?rail|right-rail|left-rail|rail|complementary|widget-area"),
    )
)  # fmt: skip
_TAGS = {
    "nav": "navigation", "footer": "page foot", "aside": "beside the article", "button": "page control",
    "label": "page control", "fieldset": "page control", "form": "page control", "menu": "navigation",
    "dialog": "promo",
}  # fmt: skip
# Parts of the article that its markup names.
_PART_WORDS: tuple[tuple[BlockKind, str], ...] = (
    ("post", r"twitter-(?:tweet|video)|tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed"
             r"|reddit-(?:card|embed-bq)|telegram-post|threads-post|social-embed"),
    ("pull-quote", r"pull-?quotes?|pulled-quote|quote-box"),
    ("correction", r"corrections?|clarifications?|editors?-notes?|editorial-note|update-note"),
    ("credit", r"(?:photo|image|picture|media|caption|figure|img|video)-?(?:credits?|source|copyright|byline)"
               r"|credits?|copyright|photographer"),
    ("caption", r"(?:fig|photo|image|picture|media|video|gallery|slide|img|inline)?-?captions?|captions?-text"
                r"|wp-caption(?:-text)?|cutline|legend"),
    ("standfirst", r"standfirst|dek|deck|sub-?head(?:line|ing|er)?|sub-?titles?|strapline|sous-titre"
                   r"|(?:article|post|entry|story|page|content|single|news)-(?:summary|intro|introduction|lead|lede"
                   r"|excerpt|description|teaser|sub)|summary|excerpt|lede"),
)  # fmt: skip
_PARTS = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _PART_WORDS)
_ANY = re.compile("|".join(pattern.pattern for _, pattern in (*_BOXES, *_PARTS)))
_UNBOXED = frozenset({"html", "body", "article", "main", "p", "h1", "h2", "h3", "h4", "h5", "h6"})
_BODY = re.compile(
    r"(?:article|post|entry|story|news|content|blog|page|body|main|text|single|section|td|detail)s?-?"
    r"(?:body|content|text|main|copy|container|inner|wrapper|page)(?:-.*)?\Z|articlebody\Z|hentry\Z|entry\Z"
)


class Role(NamedTuple):
    """What an element is by its names: the reason of a box, the kind of a part, whether it claims the article."""

    reason: str | None = None
    kind: BlockKind | None = None
    is_body: bool = False
    is_live: bool = False


def find_role(element: Any, attributes: Sequence[tuple[str, str]], known: dict[tuple[Any, ...], Role]) -> Role:
    """Return the role that an element's names give it; `known` keeps what was found for the same names before."""
    names = (element.tag, *(pair for pair in attributes if pair[0] in _ATTRIBUTES))
    role = known.get(names)
    if role is None:
        role = known[names] = _read_role(*names)
    return role


def _read_role(tag: str, *attributes: tuple[str, str]) -> Role:
    reason = _TAGS.get(tag)
    kind: BlockKind | None = None
    is_body = False
    for name in dict.fromkeys(name for key, value in attributes for name in _list_names(key, value)):
        found = _read_name(name)
        reason = (found.reason if tag not in _UNBOXED else None) or reason
        kind = kind or found.kind
        is_body = is_body or found.is_body
    is_live = any(key == "itemtype" and value.endswith("LiveBlogPosting") for key, value in attributes)
    # "entry-content read-more" is the article before a button that shows the rest of it.
    return Role(_TAGS.get(tag) if is_body else reason, kind, is_body, is_live)


def _list_names(key: str, value: str) -> Sequence[str]:
    # An id with many hyphens is an anchor made of a heading ("sharing-a-boat-with-goats").
    if key == "itemtype" or (key == "id" and value.count("-") >= _SLUG):
        return ()
    return value[:_LONGEST].split()


@lru_cache(maxsize=20_000)
def _read_name(name: str) -> Role:
    words = "-".join(_WORDS.findall(name)).lower()
    if not words or words.startswith(_STATES):
        return Role()
    is_body = _BODY.match(words) is not None
    if _ANY.search(words) is None:
        return Role(is_body=is_body)
    reason = next((reason for reason, pattern in _BOXES if pattern.search(words)), None)
    return Role(reason, next((kind for kind, pattern in _PARTS if pattern.search(words)), None), is_body)
