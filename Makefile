# Two commands do everything: `make demo` and `make test`. Both work on a fresh machine with python3, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers

.PHONY: demo test slow check lint types imports plan bench clean

demo: $(VENV)/installed
	@rm -rf demo && mkdir -p demo
	@NCP_HOME="$$(mktemp -d)" NCP_PLAN= NCP_LANG=nl $(BIN)/ncp case replay citrix-2020 --both-languages --reports demo --print 2020-01-17
	@echo && ls demo

test: $(VENV)/developed
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow"

# whole commands, terminals, git histories and long property tests
slow: $(VENV)/developed
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow

check: lint types imports plan test slow

lint: $(VENV)/developed
	$(BIN)/ruff check ncp tests bench
	$(BIN)/ruff format --check ncp tests bench

types: $(VENV)/developed
	$(BIN)/mypy

imports: $(VENV)/developed
	$(BIN)/lint-imports

plan: $(VENV)/developed
	NCP_PLAN= NCP_HOME=$(VENV)/home $(BIN)/ncp plan check .

bench: $(VENV)/developed $(PEERS)/installed
	$(BIN)/python -m bench

# installed: the program as a user has it; developed: with what its tests and checks need
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developed: $(VENV)/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@

# peers: the general tools that `make bench` measures beside ours
$(PEERS)/installed: requirements-bench.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements-bench.txt
	@touch $@

clean:
	rm -rf $(VENV) $(PEERS) demo .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
