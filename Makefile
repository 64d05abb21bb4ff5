# `python3 start.py test` sets up .venv with all that these targets use; `make check` is what a change has to pass.
PYTHON ?= .venv/bin/python
BENCHES ?= $(filter-out figures floors gold renaming report,$(notdir $(basename $(shell grep -l __main__ bench/*.py))))
LOCK = pip-compile --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
       --no-emit-options --no-header --no-annotate --strip-extras --allow-unsafe --quiet

.PHONY: check format format-check lint types contracts test bench floors report example lock

check: format-check lint types contracts test

format:
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

format-check:
	$(PYTHON) -m ruff format --check .

lint:
	$(PYTHON) -m ruff check .

types:
	$(PYTHON) -m mypy --strict

contracts:
	$(dir $(PYTHON))lint-imports

test:
	$(PYTHON) -m pytest

bench:
	@for name in $(BENCHES); do echo "== $$name"; $(PYTHON) -m bench.$$name || exit 1; done

floors:
	$(PYTHON) -m bench.floors --check

report:
	$(PYTHON) -m bench.report

example:
	$(PYTHON) -m tellings read examples/harbour/reports
	$(PYTHON) -m tellings read examples/harbour/reports --format html -o account.html -q

# Needs pip-tools. The runtime lock holds the build backend too, so that installing needs no second resolution.
lock:
	$(LOCK) --build-deps-for=wheel -o requirements.lock pyproject.toml
	$(PYTHON) -c "import tomllib; p = tomllib.load(open('pyproject.toml', 'rb')); \
	  print(*p['project']['dependencies'], *p['build-system']['requires'], *p['dependency-groups']['dev'], sep='\n')" \
	  | $(LOCK) -c requirements.lock -o requirements-dev.lock -
