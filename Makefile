# Two commands are enough: `make demo` and `make test`. Each brings what it needs and is quick the
# second time. ARGS passes on: make test ARGS="tests/unit -x", make demo ARGS="--help".

.DEFAULT_GOAL := help
.PHONY: help demo test check crash fuzz endurance lightning mutants powercut rails bench setup lock
.PHONY: clean layouts monkey screens

help: ## Say what can be asked for
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

demo: ## Set up what is missing and open the demonstration: four outlets, no money, no hardware
	@bash .ci/setup demo
	@.venv/bin/kiosk demo $(ARGS)

test: ## Set up what is missing and run every test
	@bash .ci/setup test
	@bash .ci/test $(ARGS)

check: ## Format, lint, types, import contracts, QML types, dead code: stops at the first fault
	@bash .ci/setup test
	@bash .ci/check

crash: ## Kill the engine 40 times in the middle of purchases and add everything up (ARGS="--seed 7")
	@bash .ci/setup test
	@.venv/bin/python tests/tools/crash.py $(ARGS)

powercut: ## Cut the power at 1,000 points of random days and add everything up (ARGS="--seed 7")
	@bash .ci/setup test
	@.venv/bin/python tests/tools/powercut.py $(ARGS)

fuzz: ## Let a fuzzer look for bytes that break a rule, a minute a target (ARGS="--seconds 600 driver")
	@bash .ci/setup test
	@.venv/bin/python tests/fuzz/run.py $(ARGS)

endurance: ## Have 100,000 exchanges with each kind of device on a line that does not behave
	@bash .ci/setup test
	@.venv/bin/python -m hardware.simulator.endurance $(ARGS)
	@[ -n "$(ARGS)" ] || .venv/bin/python tests/tools/network_endurance.py

lightning: ## Install LNbits with its fake wallet, and try the Lightning rail at it (ARGS="-k fetches")
	@bash .ci/setup test
	@bash .ci/lightning $(ARGS)

bench: ## Measure this machine: the line, the engine, the screen (ARGS="--json")
	@bash .ci/setup test
	@.venv/bin/kiosk bench $(ARGS)

monkey: ## Touch the screen 100,000 times by chance before a live engine (ARGS="--seed 7 --touches 5000")
	@bash .ci/setup test
	@.venv/bin/python tests/tools/monkey.py $(ARGS)

mutants: ## Break the rules in thousands of small ways and see which test notices (ARGS="--help")
	@bash .ci/setup test
	@.venv/bin/python tests/tools/mutants.py $(or $(ARGS),--report docs/mutants.md)

layouts: ## Look for clipped texts and weak contrast in every language on every panel (ARGS="-x")
	@bash .ci/setup test
	@QT_QPA_PLATFORM=offscreen KIOSK_EVERY_LAYOUT=1 .venv/bin/python -m pytest -q \
		tests/ui/test_geometry.py tests/ui/test_contrast.py $(ARGS)

screens: ## Draw every screen for the handbook, and approve how it looks now (ARGS="--approve")
	@bash .ci/setup test
	@.venv/bin/python tests/tools/screens.py $(ARGS)

setup: ## Only set up: system libraries, .venv, locked packages
	@bash .ci/setup test

rails: ## Run every rail in every case of failure, and write the table into docs/payments.md
	@bash .ci/setup test
	@.venv/bin/python tests/tools/rail_table.py $(or $(ARGS),--write)

lock: ## Resolve pyproject.toml into the lock files anew (ARGS=--upgrade for newer releases)
	@bash .ci/lock $(ARGS)

clean: ## Remove what was made here; .venv too, so that the next set-up starts from nothing
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -rf .import_linter_cache .coverage htmlcov
	find kiosk ui hardware tests -name __pycache__ -type d -prune -exec rm -rf {} +
