# Every command sets up what it needs, in the folder .venv, and starts fast when that is there.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve test mutate check bench screenshots lock clean browser anew
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --retries 2 --no-deps --only-binary :all: --require-hashes --requirement
LOCK := $(BIN)/uv pip compile pyproject.toml --no-config --universal --python-version 3.11 \
	--generate-hashes --quiet --custom-compile-command 'make lock' $(ARGS) --group build

help: ## List the commands
	@echo 'make COMMAND [ARGS="..."]'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-11s  %s\n", $$1, $$2}' Makefile

serve: $(VENV)/ready ## Build the site, serve it on this machine and rebuild what changes
	@$(BIN)/microcred serve $(ARGS)

test: browser ## Run all tests, in a real browser too
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal $(ARGS)

mutate: $(VENV)/ready $(VENV)/dev ## Alter one number in each example programme: its test is to fail
	@$(BIN)/python -m tests.mutate

check: $(VENV)/ready $(VENV)/dev ## Check style, types, the arrows between modules, and the programme
	@failed=0; for tool in 'ruff check' 'ruff format --check' mypy 'lint-imports --no-logo' 'microcred check'; \
		do echo "--- $$tool"; $(BIN)/$$tool || failed=1; done; exit $$failed

bench: browser ## Time builds of 100, 1,000 and 10,000 micro-credentials (beside Hugo, if installed)
	@$(BIN)/python -m benchmarks $(ARGS)

screenshots: browser ## Make the pictures of the site anew
	@$(BIN)/python -m tests.e2e.screenshots

lock: $(VENV)/dev ## Lock the dependencies anew (ARGS=--upgrade takes newer versions)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group test --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## Remove all that these commands made
	rm -rf $(VENV) .microcred site .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find scripts tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

browser: $(VENV)/ready $(VENV)/dev
	@$(BIN)/python -m tests.browser

# --- the environment: locked packages, then what only developers need, then this package itself ---

$(VENV)/locked: requirements.lock
	@$(call need_git)
	@$(call need_python)
	@$(call need_venv)
	@echo 'Setting up $(VENV): once, for about a minute ...'
	@$(PYTHON) -m venv --clear $(VENV) || { $(call say_venv); }
	@$(INSTALL) requirements.lock || { $(call say_download); }
	@echo "$$HOME_OF_VENV" > $@

$(VENV)/dev: requirements-dev.lock $(VENV)/locked
	@echo 'Adding what tests and checks need: once, for about a minute ...'
	@$(INSTALL) requirements-dev.lock || { $(call say_download); }
	@touch $@

$(VENV)/ready: pyproject.toml $(VENV)/locked $(wildcard scripts/microcred/browser/package-lock.json)
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@$(BIN)/python -c "$$WARM_UP"
	@touch $@

# So that later builds need no network: what checks badges in browsers is made now.
define WARM_UP
from pathlib import Path
from microcred.bundle import browser_scripts
for problem in browser_scripts(Path())[1]:
    print(problem.message, problem.fix)
endef
export WARM_UP

# An environment works in one folder with one Python: moved or upgraded, it is made anew.
export HOME_OF_VENV := $(CURDIR) $(shell $(PYTHON) --version 2>&1 || :)
ifneq ($(shell cat $(VENV)/locked 2>/dev/null),$(HOME_OF_VENV))
$(VENV)/locked: anew
endif

# --- what can be missing, and how to get it ---

define need_git
command -v git > /dev/null || { \
	echo 'Missing: git. The history of each micro-credential is read from it.'; \
	echo 'On Debian or Ubuntu: sudo apt-get install git'; exit 1; } >&2
endef

define need_python
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { \
	echo 'Missing: Python 3.11 or newer. Found as "$(PYTHON)": '"$$($(PYTHON) --version 2>&1)"; \
	echo 'On Debian or Ubuntu: sudo apt-get install python3 python3-venv'; \
	echo 'Where a newer one has another name, give it: make PYTHON=python3.12 $(MAKECMDGOALS)'; exit 1; } >&2
endef

define need_venv
$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { $(say_venv); }
endef

define say_venv
{ echo 'Missing: the venv module of $(PYTHON), which Debian and Ubuntu package apart.'; \
	echo 'On Debian or Ubuntu: sudo apt-get install python3-venv'; \
	echo 'For a Python that is not the system one: the package of its name, such as python3.12-venv'; } >&2; \
	exit 1
endef

define say_download
{ echo 'Could not install the Python packages this needs; pip says why above.'; \
	echo 'The first run needs the internet, and so does the first after the lock files changed.'; \
	echo 'Behind a proxy, set HTTPS_PROXY and run the same command again.'; } >&2; \
	exit 1
endef
