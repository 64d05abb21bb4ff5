"""The versions that decide a result: Tellings' own and those of the packages that read pages, sites and languages."""

from __future__ import annotations

VERSION = "0.1.0"
PACKAGES = ("trafilatura", "lxml", "tld", "py3langid", "snowballstemmer")


def find_versions() -> dict[str, str]:
    """Return the versions of this program and of the packages that its results depend on."""
    from importlib.metadata import PackageNotFoundError, version

    found = {"tellings": VERSION}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # a bundled copy without its metadata
            found[package] = "unknown"
    return found
