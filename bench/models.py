"""Whether the reader model helps in what is measured: it does not, unless a command says `--model`.

python -m bench.models [story or set ...]    every figure without and with the model, side by side
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from tellings.types.readings import Encode, Tag

_USED: ContextVar[bool] = ContextVar("model", default=False)


def is_model_used() -> bool:
    """Return whether the model helps in what is measured now."""
    return _USED.get()


def find_tag() -> Tag | None:
    """Return the model's `tag` where the model helps, else None; ModelError where it cannot be loaded."""
    if not is_model_used():
        return None
    from tellings.models import load_reader

    return load_reader().tag


def find_encode() -> Encode | None:
    """Return the model's `encode` where the model helps, else None; ModelError where it cannot be loaded."""
    if not is_model_used():
        return None
    from tellings.models import load_reader

    return load_reader().encode


@contextmanager
def with_model(wanted: bool) -> Iterator[None]:
    """Measure with or without the model for as long as the block runs."""
    token = _USED.set(wanted)
    try:
        yield
    finally:
        _USED.reset(token)


def take_flag() -> None:
    """Take `--model` off the command line; where it was there, all that follows is measured with the model."""
    if "--model" in sys.argv:
        sys.argv.remove("--model")
        _USED.set(True)


def main() -> None:
    """Print each figure twice; arguments name stories and sets."""
    from bench import figures, floors
    from bench.gold import skip_if_absent
    from bench.models import with_model  # not that of __main__, which nobody else sees

    skip_if_absent()
    with with_model(False):
        without = floors.measure(sys.argv[1:])
    with with_model(True):
        helped = floors.measure(sys.argv[1:])
    for name, figure in without.items():
        short = name.split(": ", 1)[-1]
        now = helped[name].value if name in helped else None
        change = 0.0 if now is None else -figures.loss(short, figure.value, now)
        told = "" if abs(change) < floors.EPSILON else "better" if change > 0 else "WORSE"
        print(
            f"{name:64} {figures.write_figure(short, figure.value):>7} {figures.write_figure(short, now):>7} {told}"
        )


if __name__ == "__main__":
    main()
