# Every command of the project. `make help` lists them; CONTRIBUTING.md explains them.
# Written for GNU make 3.81 (macOS) and later.

# PLANS, SITE, GUIDE, POLL and PLAIN need no line in most recipes: make passes the variables of its command
# line on in the environment. All are relative to this folder.
ifneq ($(and $(GUIDE),$(PLANS)),)
$(error a guide has its own folder of plans: give either GUIDE or PLANS)
endif
OF_GUIDE := $(if $(GUIDE),--config-file "$(GUIDE)/mkdocs.yml")
# MkDocs takes folders for relative to the guide's.
IS_WHOLE := $(filter /%,$(firstword $(SITE)))
TO_SITE  := $(if $(and $(GUIDE),$(SITE)),--site-dir "$(if $(IS_WHOLE),,$(CURDIR)/)$(SITE)")

VENV   := .venv
PY     := $(VENV)/bin/python
LOCKED := $(VENV)/requirements.lock
READY  := $(VENV)/project.ready

# The Pythons to look for, when PYTHON=/path/to/python does not name one.
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11

# pytest's workers: two more than cores, for a browser is often waited for, and no more than four.
# loadfile keeps the tests of a file together, so that what they share is made once; the files
# that take longest come first, as the tests have them.
# The tests choose their own folders and addresses, whatever this shell has set.
PYTEST := env -u GUIDE -u PLANS -u SITE -u SITE_URL -u REPO_URL \
    $(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 15

# Material's notice of its end of life; ARCHITECTURE.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help serve build pdf check effects write record refresh test test-all test-deep pango bench lighthouse format lock clean distclean always

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do \
	    printf 'make %-10s %s\n' "$$name" "$$text"; done

serve: $(READY) ## serve the guide and show edits as you save (ADDR=host:port, GUIDE=folder, PLANS=folder, POLL=1)
	@$(PY) -m mkdocs serve $(OF_GUIDE) --livereload $(if $(ADDR),--dev-addr "$(ADDR)")

build: $(READY) ## write the site (GUIDE=folder, PLANS=folder, SITE=folder, ENGINE=zensical, PLAIN=true)
	@$(PY) -m $(if $(ENGINE),generator build --engine "$(ENGINE)",mkdocs build --strict $(OF_GUIDE) $(TO_SITE))

pdf: $(READY) ## write the site with its stages and plans as PDFs; needs Pango (as build)
	@$(PY) -m generator pdf --can
	@$(MAKE) --no-print-directory build
	@$(PY) -m generator pdf

check: $(READY) ## look for mistakes in the plans, without building (GUIDE=folder, PLANS=folder)
	@$(PY) -m generator check $(if $(FORMAT),--format "$(FORMAT)")

effects: $(READY) ## say what your edit does to readers' progress (SINCE=commit, GUIDE=folder)
	@$(PY) -m generator effects $(if $(SINCE),--since "$(SINCE)")

write: $(READY) ## put the pages on disk as Markdown, for another engine (TO=folder, GUIDE=folder)
	@$(PY) -m generator write "$(or $(TO),$(error say where to: make write TO=folder))"

record: $(READY) ## record the published step ids (the publishing workflow does this)
	@$(PY) -m generator record

refresh: $(READY) ## make the editor schemas and the key reference anew from the model
	@$(PY) -m generator refresh

pango: $(READY) ## install what PDFs need, for root on Debian or Ubuntu
	@$(PY) -m tests.pango

test: $(READY) ## check formatting, style and types, and run the tests
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	@$(PY) -m tests.browser.find --install
	$(PYTEST)

test-all: $(READY) ## run the tests that are too slow for `make test`
	@$(PY) -m tests.browser.find --install
	@$(call run-marked,all,1200)

test-deep: $(READY) ## run the tests that take minutes
	@$(PY) -m tests.browser.find --install
	@$(call run-marked,deep,14400)

bench: $(READY) ## measure how long guides take to build, beside other ways and engines; writes docs/benchmarks.md (PLANS_EACH="13 100 300", RUNS=2)
	@$(PY) -m benchmarks.site --write docs/benchmarks.md --plans $(or $(PLANS_EACH),13) $(if $(RUNS),--runs $(RUNS))

lighthouse: $(READY) ## have Lighthouse look at four pages, on a phone and a desktop (needs Node)
	@$(PY) -m benchmarks.lighthouse

format: $(READY) ## format the code and mend what can be mended
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lock: ## choose the newest versions of everything and write requirements.lock
	@command -v uv >/dev/null || { $(MAKE) --no-print-directory $(READY) && $(PY) -m pip install -qq --disable-pip-version-check uv; }
	@PATH="$$PATH:$(CURDIR)/$(VENV)/bin"; uv pip compile --quiet --upgrade --universal \
	    --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command 'make lock' --group dev --group build --extra pdf --extra pictures --extra zensical \
	    --output-file requirements.lock pyproject.toml

clean: ## remove the site and the caches
	rm -rf site .site.building .site.made build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find generator tests benchmarks -name __pycache__ -type d -exec rm -rf {} +

distclean: clean ## remove .venv and all tools that were fetched as well
	rm -rf $(VENV) .cache

# --- the set-up ---------------------------------------------------------------------------

# $(call run-marked,NAME,SECONDS): the tests with that marker, each stopped after so many seconds.
# pytest ends with 5 when there are none.
run-marked = $(PYTEST) -m $(1) --timeout $(2) || { status=$$?; [ $$status -eq 5 ] && \
	    echo "No test is marked '$(1)' yet, so there was nothing to run."; }

# The project itself, editable. Nothing is fetched: the lock holds the build backend too.
$(READY): $(LOCKED) pyproject.toml
	@$(PY) -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

# The environment, made anew when the lock has changed, so that it holds the lock and no more.
# A copy of the lock marks it as whole: a checkout that touches the lock costs nothing, and
# a set-up that was interrupted starts again.
$(LOCKED): requirements.lock $(if $(shell $(PY) -c '' 2>/dev/null && echo works),,always)
	@if $(PY) -c '' 2>/dev/null && cmp -s $< $@; then touch $@; exit 0; fi; \
	$(find-python); \
	echo "Setting up $(VENV) with $$("$$python" --version): about a minute, the first time only."; \
	"$$python" -m venv --clear $(VENV) && \
	$(PY) -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r $< && \
	cp $< $@

# Sets $python to the first Python that will do, or says in one line what to do.
is-new-enough := import sys; sys.exit(sys.version_info < (3, 11))
makes-venvs   := import ensurepip, venv
package-name  := import sys; print("python%d.%d-venv" % sys.version_info[:2])
find-python = python=; old=yes; for name in $(if $(PYTHON),"$(PYTHON)",$(PYTHONS)); do \
	    "$$name" -c '$(is-new-enough)' 2>/dev/null || continue; \
	    old="$$name"; "$$name" -c '$(makes-venvs)' 2>/dev/null && python="$$name" && break; \
	done; \
	if [ -n "$$python" ]; then :; \
	elif [ "$$old" = yes ]; then \
	    echo "$(if $(PYTHON),'$(PYTHON)' is not,There is no) Python 3.11 or newer: install one (python.org), or name yours with PYTHON=/path/to/python3" >&2; exit 1; \
	else \
	    echo "$$old lacks its venv module: on Debian or Ubuntu run 'sudo apt install $$("$$old" -c '$(package-name)')', then try again." >&2; exit 1; \
	fi
