# The five commands; each first sets up what it needs and nothing twice.
#   make serve · make test · make build · make check · make bench

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)/
REPO_URL ?=
export SITE_URL REPO_URL
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# A fixed date makes two builds of one commit byte-identical.
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 1767225600)

LINE := $(shell cat .python-version)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --require-hashes
NPM := npm ci --ignore-scripts --no-fund --no-audit --loglevel=error

.PHONY: help serve test build check bench fix release sources clean

help:
	@sed -n 's/^#   //p' Makefile

serve: .venv/.site node_modules/.site
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: .venv/.site node_modules/.site
	@$(BIN)/mkdocs build --strict --clean --site-dir site

test: .venv/.test node_modules/.test build/.engines build/.toolchains build/clients/.ready
	@$(BIN)/python -m pytest $(PYTEST)

check: .venv/.test node_modules/.test
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy
	@node_modules/.bin/tsc --project jsconfig.json
	@node_modules/.bin/tsc --project plugins/error_reference/browser/worker/tsconfig.json
	@node_modules/.bin/tsc --project tests/error_reference/browser/tsconfig.json
	@$(BIN)/python -m error_reference check
	@$(BIN)/python -m error_reference fmt --check
	@$(BIN)/python -m error_reference schema --check

bench: .venv/.test node_modules/.test build/.engines
	@$(BIN)/python -m tests.benchmarks

fix: .venv/.test
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format
	@$(BIN)/python -m error_reference fmt
	@$(BIN)/python -m error_reference schema

release: build
	@$(BIN)/python -m tests.site.sums site

sources: .venv/.test
	@$(BIN)/python -m tests.site.sources

clean:
	rm -rf .venv node_modules build site

# --- what the commands stand on -------------------------------------------

.venv/pyvenv.cfg: .python-version
	@for python in python$(LINE) python3 python; do \
	  if $$python -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != "$(LINE)")' 2>/dev/null; then \
	    echo "Setting up .venv with $$($$python --version)"; \
	    exec $$python -m venv --clear .venv; \
	  fi; \
	done; \
	if command -v uv >/dev/null; then exec uv venv --seed --clear --quiet --python $(LINE) .venv; fi; \
	echo "Python $(LINE) was not found: install it (python.org, your system's packages, 'pyenv install $(LINE)') or install uv, then run make again." >&2; \
	exit 1

.venv/.site: .venv/pyvenv.cfg requirements.txt pyproject.toml
	@echo "Installing the site's Python packages"
	@$(PIP) -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.site requirements-test.txt
	@echo "Installing the tests' Python packages"
	@$(PIP) -r requirements.txt -r requirements-test.txt
	@touch $@

NODE_CHECK = node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null || \
	{ echo "Node 20 or newer was not found: install it (nodejs.org or your system's packages), then run make again." >&2; exit 1; }

node_modules/.site: package.json package-lock.json
	@$(NODE_CHECK)
	@echo "Installing the site's npm packages"
	@$(NPM) --omit=dev
	@touch $@

node_modules/.test: package.json package-lock.json
	@$(NODE_CHECK)
	@echo "Installing the tests' npm packages"
	@$(NPM)
	@touch node_modules/.site $@

build/.engines: tests/browser/engines.py .venv/.test
	@$(BIN)/python -m tests.browser.engines install
	@mkdir -p build && touch $@

build/.toolchains: tests/samples/languages.py .venv/.test
	@$(BIN)/python -m tests.samples.languages install
	@$(BIN)/python -m tests.debian caddy caddy "the hosting tests"
	@mkdir -p build && touch $@

# The client libraries that our signatures are compared with, apart from everything else.
build/clients/.ready: requirements-clients.txt .venv/pyvenv.cfg
	@echo "Installing the client libraries to compare with"
	@$(BIN)/python -m venv --clear build/clients
	@build/clients/bin/python -m pip install --quiet --require-hashes -r requirements-clients.txt
	@touch $@
