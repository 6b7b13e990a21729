# Two commands do everything on a fresh machine with Python 3.10 or newer: make demo, make test.

PYTHON ?= python3
VENV := .venv
EXTRAS ?= dev
BIN := $(VENV)/bin

.PHONY: demo test lint pages docs-rules docs screenshots golden bench speed clean

demo: $(VENV)/installed  ## Lint the examples and show the findings.
	$(BIN)/listing-lint check examples --exit-zero

test: $(VENV)/developing  ## Everything that must hold before a change lands.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: $(VENV)/developing  ## Tidy the code.
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pages docs-rules: $(VENV)/developing  ## Print the pages on rules, markets and commands, all samples and pictures again.
	$(BIN)/python scripts/print_rules.py
	$(BIN)/python scripts/print_markets.py
	$(BIN)/python scripts/print_commands.py
	$(BIN)/python scripts/print_samples.py
	$(BIN)/python scripts/draw_terminal.py

docs: $(VENV)/developing  ## Build the site into site/; a broken link is an error.
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

screenshots: $(VENV)/developing  ## Take the pictures of docs/images again; needs Chromium and the Noto fonts.
	$(BIN)/python scripts/take_screenshots.py

golden: $(VENV)/developing  ## Accept the reports as they are now; read the diff.
	$(BIN)/python -m pytest tests/test_reports.py tests/test_html_report.py tests/test_audit.py --update-golden

bench: $(VENV)/developing  ## Time the hot functions.
	$(BIN)/python -m pytest benchmarks/test_hot_functions.py --benchmark-only

speed: $(VENV)/developing  ## Listings a second, and how long it takes to start.
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q listing_lint
	touch $@

$(VENV)/developing: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable ".[$(EXTRAS)]"
	$(BIN)/python -m compileall -q listing_lint
	touch $@ $(VENV)/installed
