"""Statements as plain values, ready for matching."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tellings.assembly.units import Number, Unit
from tellings.types.spans import Passage, Span

MakeUnit = Callable[..., Unit]


@pytest.fixture
def make_unit() -> MakeUnit:
    """Return a maker of units: index, document, stems with weight 5, then any field by name."""

    def make(index: int, document_id: str, stems: str, **fields: Any) -> Unit:
        words = frozenset(stems.split())
        features = {f"c:{word}": 5.0 for word in words} | {f"e:{key}": 4.0 for key in fields.pop("entities", ())}
        numbers = tuple(
            Number(f"{value:g}", value, "count", frozenset(of.split()), bound, Span(0, 1))
            for value, of, bound in fields.pop("numbers", ())
        )
        values: dict[str, Any] = {
            "index": index,
            "document_id": document_id,
            "passage": Passage(document_id, Span(index * 100, index * 100 + 80)),
            "block": "paragraph",
            "sentence": index,
            "intact": True,
            "mood": "happened",
            "polarity": "positive",
            "predicate": "say",
            "features": features,
            "subject": None,
            "subject_party": None,
            "actors": (),
            "people": frozenset(),
            "numbers": numbers,
            "days": (),
            "ordinals": frozenset(),
            "quote": None,
            "quote_number": None,
            "denied": False,
            "speaker": None,
            "voice": None,
            "party": None,
            "stems": words,
            "words": {word: word for word in words},
        }
        return Unit(**{**values, **fields})

    return make
