"""Every figure on one page: runs all benches, compares them under other names, and writes `bench/report.md`.

Run: python -m bench.report [bench ...]
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

from bench.gold import skip_if_absent
from bench.renaming import TOLERANCE, WEEKS, compare_lines, find_benches, run_bench

PAGE = Path(__file__).with_name("report.md")
OPENING = f"""# Figures

Written by `python -m bench.report`; do not edit by hand.

The stories that we develop on were read closely by a person: five scraped pages of one event (*seeds*), and
three stories of the AllSides collection (*border*, *hotel*, *strike*). Matching is one to one, and two places meet
where they share half of the shorter one. We have seen these stories many times, so the figures flatter. Other sets
are named where they are used; none of their texts is in this repository.

Each bench also runs on the same stories with every person, place and outlet replaced by another of its kind and all
dates moved by {WEEKS} weeks. A figure that loses more than {TOLERANCE} there is listed under it.
"""


def write_section(name: str) -> str:
    """Return the section of one bench: its figures, and what falls under other names."""
    begun = time.monotonic()
    plain, renamed = run_bench(name, renamed=False), run_bench(name, renamed=True)
    fallen = list(compare_lines(plain, renamed))
    about = (import_module(f"bench.{name}").__doc__ or name).strip().splitlines()[0]
    told = "\n".join(fallen) if fallen else f"Under other names no figure falls by more than {TOLERANCE}."
    print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    figures = "\n".join(line.rstrip() for line in plain)
    return f"## {name}\n\n{about}\n\n```\n{figures}\n```\n\n" + (f"```\n{told}\n```\n" if fallen else f"{told}\n")


def main() -> None:
    """Write the page, with all benches or with those named."""
    skip_if_absent()
    sections = [write_section(name) for name in sys.argv[1:] or find_benches()]
    PAGE.write_text("\n".join([OPENING, *sections]), encoding="utf-8")
    print(f"written: {PAGE}")


if __name__ == "__main__":
    main()
