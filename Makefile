# One Story. `make help` says what there is; every target works from a fresh clone.
# Stamps under .venv and node_modules remember what is installed, so that a second run starts at once.

SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv --quiet --system-certs
WEB := node_modules/.copied
# What draws PDFs.
PAPER := .ci/need lib:libpangoft2-1.0.so.0 libpangoft2-1.0-0 && .ci/need lib:libharfbuzz-subset.so.0 libharfbuzz-subset0
# Without its bytecode Python starts in 5 seconds instead of 1.
export PYTHONDONTWRITEBYTECODE :=
.DEFAULT_GOAL := help
.PHONY: help demo test check bench docs format lock install chromium clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

demo: .venv/.run $(WEB) ## The invented borough, served on 127.0.0.1:8000 (ARGS="--under-fives 5000" for more)
	@$(BIN)/onestory demo $(ARGS)

test: .venv/.work $(WEB) chromium ## Every proof, in a real browser too (ARGS="-k timeline" for some)
	@$(BIN)/python -m pytest $(ARGS)

check: .venv/.work $(WEB) ## Style, types, layers, templates, migrations, documents
	@$(BIN)/ruff format --check --quiet . || (echo "Run 'make format'."; exit 1)
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy onestory demo tests benchmarks
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/djlint --quiet --lint onestory
	@$(BIN)/onestory makemigrations --check --dry-run
	@$(BIN)/onestory docs --check

bench: .venv/.work ## Speed, beside a reference measured in the same run
	@$(BIN)/python -m benchmarks $(ARGS)

docs: .venv/.work ## Draw the map and the catalogue from the code
	@$(BIN)/onestory docs

format: .venv/.work ## Put the code in order
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

install: .venv/.work $(WEB) ## Everything that demo, test and check install

lock: .venv/.uv ## Choose versions anew, with hashes and without addresses
	$(UV) pip compile --upgrade --generate-hashes --python-version 3.11 -o requirements/dev.txt requirements/dev.in
	$(UV) pip compile --generate-hashes --python-version 3.11 -c requirements/dev.txt -o requirements/base.txt requirements/base.in
	$(UV) pip compile --generate-hashes --python-version 3.11 -o requirements/uv.txt requirements/uv.in
	npm install --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean: ## Forget what was installed; what the demo keeps stays in .onestory
	rm -rf .venv node_modules onestory/web/static/vendor .mypy_cache .ruff_cache

chromium:
	@.ci/need chromium chromium

.venv/.uv: requirements/uv.txt
	@.ci/need $(PYTHON) python3-venv
	@echo "Making a virtual environment"
	@$(PYTHON) -m venv .venv || (echo "Install python3-venv: apt-get install python3-venv"; exit 1)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.run: .venv/.uv requirements/base.txt pyproject.toml
	@$(PAPER)
	@echo "Installing what One Story runs on"
	@$(UV) pip install --require-hashes -r requirements/base.txt
	@$(UV) pip install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.work: .venv/.uv requirements/dev.txt pyproject.toml
	@$(PAPER)
	@echo "Installing what One Story is tested with"
	@$(UV) pip install --require-hashes -r requirements/dev.txt
	@$(UV) pip install --no-deps --no-build-isolation -e .
	@touch .venv/.run $@

$(WEB): package-lock.json onestory/config/vendor.py | .venv/.uv
	@.ci/need npm npm
	@npm ci --silent --no-audit --no-fund
	@$(BIN)/python -m onestory.config.vendor
	@touch $@
