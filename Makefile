# Paths are relative throughout: the folder's own path may hold spaces.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PY := .venv/bin/python

# $(call installed,STAMP,FILES): install FILES unless STAMP says that it was done.
define installed
	@wanted="$$(cat $(2) | cksum)"; \
	if [ "$$(cat .venv/$(1) 2>/dev/null)" != "$$wanted" ]; then \
		echo "Installing $(2)"; \
		$(PY) -m pip install --quiet --disable-pip-version-check $(foreach file,$(2),-r $(file)) && \
		echo "$$wanted" > .venv/$(1); \
	fi
endef

.PHONY: help install install-tests run test lint test-browser bench \
	train-attribution train-matching train-checkworthiness lock clean

help: ## list what make can do
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 24

install: .venv/pyvenv.cfg ## make .venv and install what the product needs
	$(call installed,installed,requirements.txt)

install-tests: install
	$(call installed,installed-tests,requirements.txt tests/requirements.txt)

# A virtual environment whose Python was removed or replaced is made anew.
.venv/pyvenv.cfg: FORCE
	@$(PY) -c 'import pip' 2>/dev/null || PYTHON="$(PYTHON)" .ci/python -m venv --clear .venv

.PHONY: FORCE
FORCE:

run: install ## run the desk: servers, web, workers; Ctrl-C stops all of it
	@exec $(PY) manage.py up $(if $(PORT),--port $(PORT))

test: install-tests ## run the tests, on servers of their own
	@$(PY) -m pytest $(ARGS)

lint: install-tests ## ruff, mypy, import contracts; all of them, even when one fails
	@failed=; \
	$(PY) -m ruff check . || failed=1; \
	$(PY) -m ruff format --check . || failed=1; \
	$(PY) -m mypy || failed=1; \
	$(PY) -c 'import sys; from importlinter.cli import lint_imports as lint; sys.exit(lint(no_logo=True))' \
		|| failed=1; \
	test -z "$$failed"

test-browser: install-tests ## drive the desk in a real browser
	@.ci/chromium
	@$(PY) -m pytest -m browser tests/browser $(ARGS)

bench: install-tests ## measure speed and memory
	@$(PY) -m tests.bench $(ARGS)

# About two hours on two cores. CORPUS holds train.jsonl.gz and dev.jsonl.gz of PolNeAR.
train-attribution: install ## train the attribution engine anew: CORPUS=folder
	$(call installed,installed-training,requirements.txt claims/networks/requirements.txt)
	@$(PY) -m claims.attribution.training --corpus "$(CORPUS)" \
		--gold tests/gold/attribution/development $(ARGS)

# About 40 minutes on two cores. EMERGENT is emergent_train.jsonl.gz; the rest lies in tests/gold.
train-matching: install ## train the matching engine anew: EMERGENT=file
	$(call installed,installed-training,requirements.txt claims/networks/requirements.txt)
	@$(PY) -m claims.matching.training --emergent "$(EMERGENT)" $(ARGS)

train-checkworthiness: install ## fit check-worthiness anew; MEASURE=FILE scores it on sentences of others
	@$(PY) -m claims.attribution.training.checkworthiness \
		--sentences tests/gold/checkworthiness --output claims/attribution/checkworthiness.toml \
		$(if $(MEASURE),--measure "$(MEASURE)")

lock: install-tests ## pin the newest versions that pyproject.toml allows
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@$(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--custom-compile-command "make lock" pyproject.toml -o requirements.txt
	@$(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
		--custom-compile-command "make lock" --group tests -c requirements.txt \
		-o tests/requirements.txt

clean: ## remove .venv, caches and all data of this desk
	@rm -rf .venv var .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
