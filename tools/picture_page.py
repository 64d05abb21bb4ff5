"""Makes the README's picture of a page: `python tools/picture_page.py PAGE.html docs/page.png`.

Wants Playwright and a chromium (`CHROMIUM=/path` where it is not called so).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import Literal

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def take_picture(
    page_file: Path, picture: Path, *, width: int, height: int, scheme: Literal["light", "dark"]
) -> None:
    """Write the top of a page, as a browser of that width shows it, to a PNG file."""
    from playwright.sync_api import sync_playwright

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.goto(page_file.resolve().as_uri())
        page.screenshot(path=picture)
        browser.close()


def main() -> int:
    """Read the arguments, take the picture, say how big it is."""
    parser = argparse.ArgumentParser(description="Make a picture of the top of a page.")
    parser.add_argument("page", type=Path, help="the HTML file that `tellings read --format html` wrote")
    parser.add_argument("picture", type=Path, help="the PNG file to write")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=1500)
    parser.add_argument("--scheme", choices=("light", "dark"), default="light")
    given = parser.parse_args()
    take_picture(given.page, given.picture, width=given.width, height=given.height, scheme=given.scheme)
    sys.stdout.write(f"{given.picture}: {given.picture.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
