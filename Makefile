# make run    set up what is missing, build the tables, serve the page at http://localhost:8501
# make test   set up what is missing (with a browser), run every test
# make check  format, lint, types and the fast tests
# make bench  the figures in the README
# make lock   renew the locked dependencies from pyproject.toml

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# The tests of a file run in one process, where they share what is slow to make; files in the order of their names.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
PORT ?= 8501
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.DEFAULT_GOAL := run
.PHONY: run test check bench lock setup setup-test setup-bench browser

run: setup
	@$(BIN)/protest-map build --if-changed || test $$? -eq 2  # without articles, the page says how to begin
	@$(BIN)/protest-map serve --begin --port $(PORT)

test: setup-test browser
	@$(PYTEST)

check: setup-test
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(PYTEST) -m "not browser" -q

bench: setup-bench browser
	@$(BIN)/python -m benchmarks

lock: setup-test
	@sh requirements/lock.sh

setup: .venv/.run
setup-test: .venv/.test
setup-bench: .venv/.bench

.venv/bin/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Protest Map needs Python 3.11 or newer (found: $(PYTHON)); set it with make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@echo "Creating .venv …"
	@"$(PYTHON)" -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing the locked dependencies …"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@echo "Installing the locked test dependencies …"
	@$(PIP) install --require-hashes -r requirements/test.txt
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.test
	@echo "Installing the locked benchmark dependencies …"
	@$(PIP) install --require-hashes -r requirements/bench.txt
	@touch $@

browser: setup-test
	@$(BIN)/python tests/browser/find_browser.py --install
