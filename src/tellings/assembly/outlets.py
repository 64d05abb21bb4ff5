"""Outlets and agencies as one story knows them: which names are media, and which of them published its reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.tables.agencies import find_agency
from tellings.tables.outlets import find_outlet
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.documents import Outlet
from tellings.types.dossiers import OriginKind

Key = tuple[OriginKind, str, str | None]
"""What makes two origins one: kind, folded name or id, and the document or medium inside which alone it holds."""
_UNNAMED = frozenset(
    "media press television tv radio newspaper newspapers agencies outlets reports broadcaster channel website daily "
    "station sites news".split()
)


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium with the key that it has in the story."""

    key: Key
    name: str


@dataclass(frozen=True, slots=True)
class Media:
    """The media of a story: `own` the outlets of its reports by their letters, `credited` by folded name."""

    own: Mapping[str, Outlet]
    credited: frozenset[str]

    def name_medium(self, name: str, document_id: str) -> Medium:
        """Return the medium that is certainly meant by a name; one without a name is known in its document only."""
        bare = name.removeprefix("the ").removeprefix("The ")
        agency, known = find_agency(bare), find_outlet(bare)
        for letters in (_letters(bare), *_letters_of(agency and agency.name), *_letters_of(known and known.domain)):
            if letters in self.own:
                outlet = self.own[letters]
                return Medium(("outlet", outlet.id, None), outlet.name)
        short = self._find_own(bare)
        if short is not None:
            return Medium(("outlet", short.id, None), short.name)
        if agency is not None and not agency.pictures_only:
            return Medium(("agency", fold(agency.name), None), bare)
        if known is not None:
            return Medium(("outlet", known.domain, None), bare)
        words = fold(bare).split()
        if not words or bare.islower() or (words[-1] in _UNNAMED and not bare.split()[-1][0].isupper()):
            return Medium(("anonymous", fold(bare), document_id), name)
        is_agency = words[-2:] == ["news", "agency"]
        return Medium(("agency" if is_agency else "outlet", _letters(bare), None), bare)

    def _find_own(self, word: str) -> Outlet | None:
        """The outlet of the story that one word of its name certainly means: "the Times", "the Gull"."""
        if " " in word or not word[:1].isupper() or fold(word) in _UNNAMED:
            return None
        found = {outlet.id: outlet for outlet in self.own.values() if fold(word) in fold(outlet.name).split()}
        return next(iter(found.values())) if len(found) == 1 else None

    def is_medium(self, mention: Mention | None, words: str) -> bool:
        """Return whether a speaker is a medium: one that is credited somewhere in the story, or is listed."""
        name = words.removeprefix("the ").removeprefix("The ")
        if fold(name) in self.credited:
            return True
        if name != words and (mention is None or mention.kind == "organization") and self._find_own(name):
            return True
        if mention is None or mention.kind != "organization":
            return name.split()[-1:] != [] and fold(name.split()[-1]) in ("television", "tv", "radio", "media")
        agency = find_agency(mention.name)
        return (agency is not None and not agency.pictures_only) or find_outlet(mention.name) is not None


def index_media(documents: Sequence[AnnotatedDocument]) -> Media:
    """Return the media of a story."""
    own: dict[str, Outlet] = {}
    credited: set[str] = set()
    for item in documents:
        outlet = item.document.outlet
        if outlet.basis != "unknown":
            agency, known = find_agency(outlet.name), find_outlet(outlet.name)
            names = (outlet.name, outlet.id, agency and agency.name, known and known.domain)
            own.update({letters: outlet for name in names for letters in _letters_of(name) if letters not in own})
        whole = (credit for credit in item.credits if credit.via is None and credit.kind in ("source", "reprint"))
        credited |= {fold(credit.source) for credit in whole}
        credited |= {fold(quote.via) for quote in item.quotes if quote.via}
    return Media(own, frozenset(credited))


def _letters_of(name: str | None) -> tuple[str, ...]:
    return (_letters(name),) if name and _letters(name) else ()


def _letters(name: str) -> str:
    """The letters and figures of a name; of an address, those before its first dot."""
    plain = fold(name).removeprefix("the ")
    if "." in plain and " " not in plain:
        plain = plain.removeprefix("www.").split(".")[0]
    return "".join(char for char in plain if char.isalnum())
