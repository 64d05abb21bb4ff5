"""Who is said to have said what, read off the parse: cue, source and content of every attribution of a sentence."""

from __future__ import annotations

from tellings.annotation.attributions.finders import find_attributions
from tellings.annotation.attributions.values import Attribution

__all__ = ["Attribution", "find_attributions"]
