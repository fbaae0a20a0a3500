# make          what there is to make
# make run      the demo site, on http://127.0.0.1:8000 or PORT
# make test     everything a change must pass

PYTHON = .venv/bin/python
PIP_INSTALL = $(PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes
# Checks and tests need no key, no network and no database of this machine.
FOR_TESTS = DJANGO_SETTINGS_MODULE=newsroom.tests.settings
TEMPLATES = find templates -name '*.html' -print0

.DEFAULT_GOAL := help
.PHONY: help run test check bench format install lock clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 16

run: .venv/packages var/static/staticfiles.json ## serve the demo site (PORT=8000)
	@exec bin/run

test: check ## everything a change must pass
	$(PYTHON) -m pytest -q -n 2

check: install ## the quick half: lint, templates, import contracts, migrations, settings
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	$(TEMPLATES) | xargs -0 .venv/bin/djade --check
	.venv/bin/lint-imports --no-logo
	$(FOR_TESTS) $(PYTHON) manage.py makemigrations --check --dry-run
	$(FOR_TESTS) $(PYTHON) manage.py check

bench: .venv/packages var/static/staticfiles.json ## what pages, imports, exports cost (DATABASE_URL=…)
	@$(PYTHON) benchmarks/run.py
	@$(PYTHON) benchmarks/archive.py
	@$(PYTHON) benchmarks/readers_pages.py

format: install ## rewrite Python and templates as check wants them
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	-$(TEMPLATES) | xargs -0 .venv/bin/djade

install: .venv/packages .venv/packages-dev ## .venv with all packages of the lock files

lock: ## write requirements*.txt from requirements*.in
	bin/lock

clean: ## remove .venv and caches; var/ and its data stay
	rm -rf .venv .hypothesis .import_linter_cache .pytest_cache .ruff_cache var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each stamp is touched when done, so a step runs again only when what it stands on has changed.
.venv/made: .python-version
	@python=$$(bin/find-python) && echo "Making .venv with $$python …" && "$$python" -m venv .venv
	@touch $@

.venv/packages: requirements.txt .venv/made
	@echo "Installing the site's packages …"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/packages-dev: requirements-dev.txt .venv/packages
	@echo "Installing the packages of the tests …"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch $@

var/static/staticfiles.json: .venv/packages $(shell find static -type f)
	@echo "Collecting static files …"
	@SECRET_KEY=unused $(PYTHON) manage.py collectstatic --noinput --verbosity 0
	@touch $@
