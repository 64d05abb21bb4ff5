"""`python -m tellings` is the command line."""

import sys

from tellings.faces.cli import main

if __name__ == "__main__":
    sys.exit(main())
