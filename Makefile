# make run     set up and start the interview
# make test    set up what the tests need and run them
# make check   formatting, lint, types, layers
# make bench   start-up and the hot paths, as ratios
# make kills   the program killed some hundred times, and what it lost
# make coverage  every line and branch of domain/, by its own tests
# make mutants   domain/ changed in some thousand places, and which changes no test notices

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Every core takes tests; whoever is done takes some of another's.
PYTEST := -m pytest -n auto --dist worksteal
NEEDS_311 := import sys; sys.exit(sys.version_info < (3, 11))
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check coverage bench kills mutants test-floors schemas word golden clean

run: $(VENV)/.installed
	@$(BIN)/outsource-audit run

test: $(VENV)/.installed-dev
	@sh tests/install-browser.sh
	$(BIN)/python $(PYTEST)

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/outsource-audit bank check
	$(BIN)/outsource-audit bank simulate
	$(BIN)/outsource-audit bank test

# Without it every start compiles every module anew, and the ratios say nothing.
bench: export PYTHONDONTWRITEBYTECODE :=
bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/bench.py

kills: $(VENV)/.installed-dev
	$(BIN)/python tests/kills.py --kills 300 --mode plain
	$(BIN)/python tests/kills.py --kills 300 --mode keys

coverage: $(VENV)/.installed-dev
	$(BIN)/python $(PYTEST) tests/domain -k "not shipped" --cov --cov-report=term-missing

# Takes an hour and more. The survivors of the last run are read in docs/mutants.md.
mutants: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[mutants]'
	$(BIN)/mutmut run
	$(BIN)/mutmut results

# The oldest releases that pyproject.toml promises, tried out.
test-floors: $(VENV)-floors/.installed
	$(VENV)-floors/bin/python $(PYTEST) --ignore=tests/rendering/test_browser.py

schemas: $(VENV)/.installed-dev
	$(BIN)/python -m outsource_audit.storage.schemas

word: $(VENV)/.installed-dev
	$(BIN)/python -m outsource_audit.rendering.word_template

golden: $(VENV)/.installed-dev
	UPDATE_GOLDEN=1 $(BIN)/python -m pytest tests/rendering

clean:
	rm -rf $(VENV) $(VENV)-floors dist

$(VENV)/bin/python:
	@$(PYTHON) -c '$(NEEDS_311)' 2>/dev/null || { \
	  echo "outsource-audit needs Python 3.11 or newer; $(PYTHON) is not. Say: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "This Python cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; \
	  rm -rf $(VENV); exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up (once)..." >&2
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "Setting up for development (once)..." >&2
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)-floors/.installed: pyproject.toml tests/floors.txt
	@$(PYTHON) -m venv $(VENV)-floors
	@$(VENV)-floors/bin/python -m pip install --quiet --editable '.[dev]' --constraint tests/floors.txt
	@touch $@
