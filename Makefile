# The commands of the README. Everything is installed into .venv, nothing outside this folder is touched.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
WORKERS ?= auto

.PHONY: run test check requirements catalogue clean

run: $(VENV)/.installed
	@DEBUG=$${DEBUG:-0} SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(PY) manage.py start --port $(PORT)

test: $(VENV)/.installed-dev
	$(PY) -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

check: $(VENV)/.installed-dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m djlint --quiet --lint .
	$(PY) -m mypy .
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py catalogue check
	@mkdir -p var
	SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(64))')" ALLOWED_HOSTS=example.org \
	SITE_URL=https://example.org EMAIL_URL=smtp://localhost:25 CACHE_URL=dummycache:// \
	DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=p3site.settings.production \
	$(PY) manage.py check --deploy --fail-level WARNING

# Needs uv; only for those who change pyproject.toml.
requirements:
	uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11 \
	  --custom-compile-command "make requirements" pyproject.toml -o requirements.txt
	uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11 \
	  --custom-compile-command "make requirements" pyproject.toml --group dev -o requirements-dev.txt

# Takes new messages into the catalogues and compiles them.
catalogue: $(VENV)/.installed-dev
	$(PY) manage.py catalogue update

clean:
	rm -rf $(VENV) var

$(PY):
	@echo "Making the virtual environment in $(VENV) …"
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(PY)
	@echo "Installing what the site needs …"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(PY)
	@echo "Installing what the tests need …"
	@$(PIP) install --quiet --require-hashes --no-deps -r requirements-dev.txt
	@touch $@ $(VENV)/.installed
