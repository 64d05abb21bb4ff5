"""Whether a text is English, cheaply where its function words decide, with a language model where they do not."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

FUNCTION_WORDS = frozenset(
    "the of and to in a an is that for it on with as was by at from this be are have has had not but they he his she "
    "her its their them we our us you your i my me who which what when where how why will would can could should may "
    "might must been were being do does did or if than then there these those so no nor about after before "
    "over under "
    "between into through during against also more most other some any all both each few such only own same just now "
    "out up down off again further once here because while until said says".split()
)
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_SURE = 0.28  # share of function words that English prose passes and its neighbours do not come near
_FEW_WORDS = 8


class _Identifier(Protocol):
    def set_languages(self, langs: list[str]) -> None: ...
    def classify(self, text: str) -> tuple[str, float]: ...


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that a text is mostly in; "und" where it has no words.

    >>> find_language("The council said on Friday that it had not yet decided on the bridge.")
    'en'
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if not words:
        return "und"
    known = sum(1 for word in words if word in FUNCTION_WORDS)
    if known >= _SURE * len(words) or (len(words) < _FEW_WORDS and sample.isascii()):
        return "en"
    code, _ = _load_identifier().classify(sample)
    return str(code)


def language_name(code: str) -> str:
    """Return the English name of a language code, or the code itself where the name is not known."""
    return _NAMES.get(code, code)


@cache
def _load_identifier() -> _Identifier:
    # Imported late: it brings numpy, which costs more than reading a small pile of reports.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(_NAMES))
    return identifier
