# Two commands: `make run` shows Colead, `make test` checks it. Needs Python 3.11 or newer, nothing else.
PYTHON ?= python3

.PHONY: run install test check prove lock

run:     ## the demo, at the address it prints; STAGE=, PORT= and DATABASE_URL= are respected
install: ## .venv/bin/colead, no more
test:    ## everything: linters, types, import contracts, both databases, the browser
check:   ## the linters, types and import contracts alone
prove:   ## the large counts; the results go to docs/proof
lock:    ## the locks anew, from pyproject.toml

run install test check prove lock:
	@command -v $(PYTHON) >/dev/null || { echo "Colead needs Python 3.11 or newer as $(PYTHON) on PATH." >&2; exit 1; }
	@exec $(PYTHON) tools/bootstrap.py $@
