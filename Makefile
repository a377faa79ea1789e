# Two commands on a bare machine with Python 3.11 or newer, pip and make: `make brief` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.dev

.PHONY: brief test check lint types browser bench clean

brief: $(READY) ## Write briefing.html and briefing.json for the example report
	@$(BIN)/contingent brief examples/report.txt

test: $(DEV) ## Run the tests, the docs' examples among them
	@$(BIN)/python -m pytest
	@$(BIN)/python -m pytest --doctest-modules src

check: lint types test ## All that CI checks

lint: $(DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(DEV)
	@$(BIN)/mypy

bench: $(DEV) ## Time the main job and the engine, with peers in the same run
	@$(BIN)/python bench/brief.py
	@$(BIN)/python bench/futures.py
	@$(BIN)/python bench/scale.py
	@$(BIN)/python bench/schemes.py
	@$(BIN)/python bench/rotation.py
	@$(BIN)/python bench/weigh.py

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) scripts/setup.py $(VENV) requirements.lock
	@touch $@

$(DEV): $(READY) requirements-dev.lock
	@$(PYTHON) scripts/setup.py $(VENV) requirements.lock requirements-dev.lock
	@touch $@

clean:
	@rm -rf $(VENV) build dist src/*.egg-info briefing.html briefing.json
