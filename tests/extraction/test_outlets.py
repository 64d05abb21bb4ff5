"""Outlets: keyed on the registrable domain, labelled by the site, told from the pages that merely carry a report."""

from __future__ import annotations

import pytest

from tellings.extraction.metadata import Metadata
from tellings.extraction.outlets import choose_outlet, find_domain, strip_slogan
from tellings.extraction.plain import Findings
from tellings.extraction.reprints import find_reprint, is_same_outlet
from tellings.types.documents import Declaration, Outlet

URL = "https://news.lanternpost.co.uk/2031/pier"


def _choose(
    *declared: tuple[str, str], url: str | None = URL, canonical: str | None = None, lines: tuple[str, ...] = ()
) -> Outlet:
    page = Metadata(
        declared=tuple(Declaration(field, value, "test") for field, value in declared),
        url=canonical or url,
        canonical=canonical,
    )
    return choose_outlet(Findings(), given=None, url=url, page=page, lines=lines)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.news.lanternpost.co.uk/a", "lanternpost.co.uk"),
        ("http://LanternPost.com.au:8080/a?b#c", "lanternpost.com.au"),
        ("https://user@pier.blogspot.com/", "pier.blogspot.com"),
        ("https://a.b.example/", "b.example"),
        ("https://10.0.0.1/", None),
        ("https://localhost/", None),
        ("pier.html", None),
        (None, None),
    ],
)
def test_domains(url: str | None, domain: str | None) -> None:
    assert find_domain(url) == domain


def test_the_site_names_itself_and_its_domain_is_the_key() -> None:
    outlet = _choose(("site", "The Lantern Post | News of the island"))
    assert (outlet.id, outlet.name, outlet.basis) == ("lanternpost.co.uk", "The Lantern Post", "metadata")
    assert _choose().name == "lanternpost.co.uk"
    assert strip_slogan("x" * 80) is None


def test_of_several_names_the_one_that_the_address_bears_out_counts() -> None:
    assert _choose(("site", "U.K."), ("publisher", "Lantern Post")).name == "Lantern Post"
    assert _choose(("site", "lanternpost.co.uk"), ("publisher", "Lantern Post")).name == "Lantern Post"
    assert _choose(("site", "Oru Today"), ("publisher", "Marrow Group")).name == "Oru Today"


def test_known_outlets_have_one_key_at_all_their_addresses() -> None:
    keys = {_choose(url=url).id for url in ("https://www.bbc.co.uk/a", "https://www.bbc.com/a")}
    assert len(keys) == 1


def test_other_names_in_the_data_are_evidence() -> None:
    outlet = _choose(("site", "Lantern Post"), ("publisher", "Marrow Group"), ("source", "Oru Wire"))
    assert outlet.name == "Lantern Post"
    assert any("Marrow Group" in line for line in outlet.evidence)
    assert any("Oru Wire" in line for line in outlet.evidence)
    assert len(_choose(("site", "Lantern Post"), ("publisher", "The Lantern Post")).evidence) == 1
    assert len(_choose(("site", "Lantern Post"), ("origin", URL)).evidence) == 1


def test_a_canonical_address_elsewhere_makes_the_page_a_carrier() -> None:
    outlet = _choose(("site", "Lantern Post"), canonical="https://www.marrowtimes.example.org/pier")
    assert (outlet.id, outlet.carried_by, outlet.basis) == ("example.org", "Lantern Post", "metadata")
    for own in ("https://lanternpost.co.uk/pier", "https://www.lanternpost.com/pier"):
        assert _choose(("site", "Lantern Post"), canonical=own).carried_by is None
    assert _choose(("site", "Oru Today"), url=None, canonical="https://lanternpost.co.uk/a").carried_by is None


def test_a_line_that_names_the_first_publisher_makes_the_page_a_carrier() -> None:
    lines = ("The pier holds.", "This article was originally published by The Marrow Post. Read it there.")
    outlet = _choose(("site", "Lantern Post"), lines=lines)
    assert (outlet.id, outlet.name, outlet.basis) == ("marrow-post", "The Marrow Post", "stated")
    assert outlet.carried_by == "Lantern Post"
    assert lines[1] in outlet.evidence[0]
    own = ("This story was first published by the Lantern Post in 2031.",)
    assert _choose(("site", "Lantern Post"), lines=own).carried_by is None


def test_an_address_given_as_a_name_is_the_key() -> None:
    outlet = _choose(("site", "Lantern Post"), lines=("Originally published at marrowpost.example.com on May 3",))
    assert (outlet.id, outlet.name) == ("example.com", "marrowpost.example.com")


def test_a_given_outlet_stays() -> None:
    page = Metadata(canonical="https://www.marrowtimes.example.org/pier")
    outlet = choose_outlet(Findings(), given="Lantern Post", url=URL, page=page)
    assert (outlet.name, outlet.basis, outlet.carried_by) == ("Lantern Post", "given", None)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article is republished from The Conversation under a Creative Commons license.", "The Conversation"),
        ("This story originally appeared on Tidewater and is part of a series.", "Tidewater"),
        ("Originally published at marrowpost.example.com on May 3, 2031", "marrowpost.example.com"),
        ("First published in The Marrow Post, 3 May 2031", "The Marrow Post"),
        ("Republished with permission from Marrow Times.", "Marrow Times"),
        ("Read the original article on The Marrow Post.", "The Marrow Post"),
        ("This essay was published on May 3, 2031, by the Marrow Post", None),
        ("This article was first published on May 3, 2031.", None),
        ("This article was originally published by Tilda Renn.", None),
        ("This story was first published in Oslo", None),
        ("This article was reprinted on Marrow Times.", None),
        ("The study, first published in Marrow Science, says the pier will fall.", None),
        ("Originally published on Facebook", None),
        ("This story was published in partnership with Marrow Times.", None),
    ],
)
def test_reprints(line: str, name: str | None) -> None:
    found = find_reprint([line])
    assert (found.name if found else None) == name


def test_names_and_domains_of_one_outlet() -> None:
    assert is_same_outlet("The Lantern Post", "lantern-post.example")
    assert not is_same_outlet("The Lantern Post", "Marrow Post")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry runs aground off Oru – The Lantern Post", "The Lantern Post"),
        ("Lantern Post: Ferry runs aground off Oru", "Lantern Post"),
        ("Ferry runs aground off Oru | Lantern Post", "Lantern Post"),
        ("Ferry runs aground off Oru | lanternpost.co.uk", "lanternpost.co.uk"),
        ("Ferry runs aground | Oru Today", "lanternpost.co.uk"),
        ("Lantern Post workers strike over night shifts", "lanternpost.co.uk"),
    ],
)
def test_a_title_names_the_site_where_the_address_is_spelt_alike(title: str, name: str) -> None:
    outlet = _choose(("title", title))
    assert (outlet.id, outlet.name, outlet.basis) == ("lanternpost.co.uk", name, "metadata")


@pytest.mark.parametrize("line", ["Play Live Radio", "Crime Reporter", "Local News", "Hedda Morvane/The Marrow Post"])
def test_controls_sections_and_roles_name_no_outlet(line: str) -> None:
    assert choose_outlet(Findings(mastheads=[line], signed=[line]), given=None, url=None).basis == "unknown"
    assert choose_outlet(Findings(mastheads=["The Marrow Post"]), given=None, url=None).name == "The Marrow Post"
