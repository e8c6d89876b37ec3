# Every target works alone on a machine with Python 3.11+, git and make.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/installed
GPU_STAMP := .venv/installed-gpu

.DEFAULT_GOAL := help
.PHONY: help install gpu demo serve check test bench gallery format lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP) ## Make .venv: the locked dependencies and the project

$(STAMP): requirements/dev.txt pyproject.toml scripts/install
	scripts/install $(PYTHON)
	@touch $@

gpu: $(GPU_STAMP) ## Add PyTorch and diffusers to .venv: the extra gpu, locked

$(GPU_STAMP): $(STAMP) requirements/gpu.txt requirements/torch.in scripts/install_gpu
	scripts/install_gpu
	@touch $@

demo: install ## Make demo.mp4 from a prompt, through the HTTP API
	$(BIN)/vitascope generate "一只可爱的小猫在花园里玩耍" --model SenseAudio-Video-1.0 \
	    --duration 10 --resolution 720p --ratio 16:9 --data-dir .demo --output demo.mp4

serve: install ## Run the service
	$(BIN)/vitascope serve

check: install ## Format, lint, types, import rules, house rules, generated pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/house_rules.py
	$(BIN)/python scripts/settings_page.py --check
	$(BIN)/python scripts/engines_page.py --check

test: gpu ## Run the tests
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

bench: install ## Measure what bench/ measures
	$(BIN)/python -m bench

gallery: install ## Draw docs/gallery/: 60 prompts, three frames each
	$(BIN)/python scripts/gallery.py

format: install ## Format the code, write the generated pages
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python scripts/settings_page.py
	$(BIN)/python scripts/engines_page.py

lock: install ## Pin the dependencies anew: requirements/*.txt
	scripts/lock --upgrade

clean: ## Remove what the targets made
	rm -rf .venv .demo demo.mp4 *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
