# Two commands do all the set-up on a fresh machine:
#   make demo   teaches, generates, verifies and inspects the rendered demonstration
#   make test   runs every check: formatting, lint, types, tests
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := examples/pushpins
IMAGES := $(DEMO)/images

.PHONY: demo test lint browser clean

demo: $(VENV)/installed
	$(BIN)/llm4ad teach $(DEMO) $(IMAGES)/annotations.json
	$(BIN)/llm4ad generate $(DEMO)
	$(BIN)/llm4ad verify $(DEMO) $(IMAGES)/train
	$(BIN)/llm4ad inspect $(DEMO) $(IMAGES)/test --out runs/pushpins
	$(BIN)/python benchmarks/table.py runs/pushpins $(IMAGES)/labels.csv

test: $(VENV)/installed-dev browser lint
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright --pythonpath $(BIN)/python

# The report is tested in a real browser; without one those tests skip and say so.
browser:
	@{ command -v chromium && command -v chromedriver; } >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; } || \
	  echo "no Chromium here: the tests of the report page will be skipped"

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip

$(VENV)/installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --editable .
	@touch $@

# torch first: what is asked for by name may be a build for CPUs, what others ask for is not.
$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) runs build dist .pytest_cache .ruff_cache .hypothesis
