"""Whether a text is English, cheaply where its function words decide, with a language model where they do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean", "lo": "Lao",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi",
    "ms": "Malay", "mt": "Maltese", "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = 3  # a long text is looked at in so many places: what stands above it may be in another language
_SAMPLE = 2000  # characters of one place
_SURE = 0.28  # share of function words that English prose passes and its neighbours do not come near
_FEW_WORDS = 8
_CHUNK = 20  # words that are judged together: headings and names by themselves could be of any language
# How much more likely, as a logarithm, another language has to be. At 12 words and more no English text of the
# treebank and of 1,000 reports reaches 27, lists of names and figures included; of foreign ones, 99 in 100 pass 37.
_MARGIN = 30.0


class _Identifier(Protocol):
    nb_classes: Sequence[str]

    def set_languages(self, langs: list[str]) -> None: ...
    def rank(self, text: str) -> list[tuple[str, float]]: ...


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of the language that a text is mostly in; "und" where it has no words.

    A text in two languages is English where half of its words are. Where a doubt remains it is taken for English.

    >>> find_language("The council said on Friday that it had not yet decided on the bridge.")
    'en'
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if not words:
        return "und"
    if _is_plain_english(words) or (len(words) < _FEW_WORDS and sample.isascii()):
        return "en"
    votes: Counter[str] = Counter()
    for chunk, length in _list_chunks(sample):
        votes[_identify(chunk)] += length
    if 2 * votes["en"] >= votes.total():
        return "en"
    del votes["en"]
    return max(votes, key=lambda code: (votes[code], code))


def _sample(text: str) -> str:
    """Return a long text's beginning, middle and end."""
    if len(text) <= _PARTS * _SAMPLE:
        return text
    step = (len(text) - _SAMPLE) // (_PARTS - 1)
    return "\n".join(text[start : start + _SAMPLE] for start in range(0, step * (_PARTS - 1) + 1, step))


def _is_plain_english(words: Sequence[str]) -> bool:
    return sum(word.lower() in FUNCTION_WORDS for word in words) >= _SURE * len(words)


def _list_chunks(sample: str) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs, short ones together, with the letters of their different words: an echo has no vote."""
    held: list[str] = []
    for paragraph in (*sample.split("\n"), None):
        if paragraph is not None:
            held.append(paragraph)
        chunk = "\n".join(held)
        words = _WORD.findall(chunk)
        if words and (paragraph is None or len(words) >= _CHUNK):
            yield chunk, sum(map(len, set(words)))
            held = []


def _identify(chunk: str) -> str:
    words = _WORD.findall(chunk)
    if _is_plain_english(words):
        return "en"
    shouted = sum(map(str.isupper, words)) > len(words) / 2
    ranks = _load_identifier().rank(chunk.lower() if shouted else chunk)
    best, score = ranks[0]
    english = next((score for code, score in ranks if code == "en"), score)
    return "en" if score - english <= _MARGIN else str(best)


def language_name(code: str) -> str:
    """Return the English name of a language code, or the code itself where the name is not known."""
    return _NAMES.get(code, code)


@cache
def _load_identifier() -> _Identifier:
    # Imported late: it brings numpy, which costs more than reading a small pile of reports.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(_NAMES.keys() & set(identifier.nb_classes)))
    return identifier
