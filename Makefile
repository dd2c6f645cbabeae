# Two commands do everything: `make demo` and `make test`. Both work on a fresh machine with python3, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check lint types imports bench clean

demo: $(VENV)/installed
	@rm -rf demo && mkdir -p demo
	@NCP_HOME="$$(mktemp -d)" NCP_PLAN= NCP_LANG=nl $(BIN)/ncp case replay citrix-2020 --both-languages --reports demo --print 2020-01-17
	@echo && ls demo

test: $(VENV)/developed
	$(BIN)/python -m pytest -n auto

check: lint types imports test

lint: $(VENV)/developed
	$(BIN)/ruff check ncp tests bench
	$(BIN)/ruff format --check ncp tests bench

types: $(VENV)/developed
	$(BIN)/mypy

imports: $(VENV)/developed
	$(BIN)/lint-imports

bench: $(VENV)/developed
	$(BIN)/python -m bench

# installed: the program as a user has it; developed: with what its tests and checks need
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developed: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

clean:
	rm -rf $(VENV) demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
