"""The reader model behind two functions: `tag` reads a sentence, `encode` gives its vector."""

from __future__ import annotations

from tellings.models.readers import Reader, has_weights, load_reader

__all__ = ["Reader", "has_weights", "load_reader"]
