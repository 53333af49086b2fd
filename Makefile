# Needs only make and Python 3.11 or newer; everything else goes into .venv from the locked, hashed lists.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.PHONY: help install install-run demo test crawl check bench texts lock clean chromium

PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$each >/dev/null && $$each -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null \
	&& { echo $$each; exit; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
DEMO_PORT ?= 8800
# Conversations wait for the bot and the browser: half as many workers again keep every core busy.
WORKERS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) * 3 / 2 )))
# Images of machines often forbid it; then every worker and every bot that a test starts would compile everything anew.
unexport PYTHONDONTWRITEBYTECODE

help:
	@echo "make demo    the bot with the sandbox on this machine: no token, no internet"
	@echo "make test    the whole test suite        make crawl  its crawls, three times as far; other examples"
	@echo "make check   format, lint, types, import contracts, catalogues"
	@echo "make bench   benchmarks      make texts   extract and update the catalogues"
	@echo "make lock    lock the dependencies again      make clean   remove what was made, but not data/"

$(BIN)/python:
	@if [ -z "$(PYTHON)" ]; then echo "Сусід потребує Python від 3.11 до 3.14, а тут його немає / Python 3.11–3.14 is needed" >&2; exit 1; fi
	@if ! $(PYTHON) -c 'import venv, ensurepip' 2>/dev/null; then
		echo "Бракує модуля venv / the venv module is missing: apt-get install python3-venv" >&2; exit 1; fi
	@$(PYTHON) -m venv $(VENV)

# A stamp is older than its list when a dependency changed; pip then only installs the difference.
$(VENV)/.run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Встановлення залежностей / installing dependencies…"
	$(PIP) install --require-hashes --only-binary :all: -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Встановлення залежностей / installing dependencies…"
	$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.run

install: $(VENV)/.dev

install-run: $(VENV)/.run

demo: install-run
	@exec $(BIN)/susid demo --port $(DEMO_PORT)

chromium:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null; then exit 0; fi
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		echo "Installing Chromium for the page's tests…"
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
	else
		echo "Для перевірки сторінки потрібен Chromium / Chromium is needed: apt-get install chromium" >&2; exit 1
	fi

test: install chromium
	@$(BIN)/pytest -n $(WORKERS) --dist worksteal

# Further than the suite has time for, and what Hypothesis draws is drawn anew: a quarter of an hour.
crawl: install
	@CRAWL=3 $(BIN)/pytest -n 2 --dist worksteal tests/crawl tests/domain tests/usecases tests/ui tests/intake

# Without the tests: `make test` runs them, and nobody should wait for them twice.
check: install
	@$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot.texts check

bench: install
	@$(BIN)/python -m bench

texts: install
	@$(BIN)/python -m bot.texts update

lock: install
	@$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --group build --universal --generate-hashes --no-header --upgrade -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group build --group dev --universal --generate-hashes --no-header -q \
		--constraints requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
