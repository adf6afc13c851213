# Everything a person does here is one of these; each is a script in scripts/ that says what it does.

.DEFAULT_GOAL := run
.PHONY: run dev build test lint gen gen-check audit bench fault soak clean

run: ## build what changed and start Turnout with demo data
	@scripts/run

dev: ## the same, following every change of the sources
	@scripts/dev

build: ## bin/turnout, the screens inside
	@scripts/check-tools
	@scripts/build

test: ## Go with the race detector on a real PostgreSQL, the screens' tests, journeys in a browser
	@scripts/test

lint: ## vet, staticcheck, gofumpt, biome, shell syntax, the compose file
	@scripts/lint

gen: ## write the code made from the contract
	@scripts/gen

gen-check: ## fail if that code is not what the contract says
	@scripts/gen-check

audit: ## the database's invariants, and known flaws of packages
	@scripts/audit

bench: ## speed, as ratios of both sides measured in one run
	@scripts/bench

fault: ## bookings while the API and PostgreSQL are killed, mail while its server and its sender are
	@scripts/fault

soak: ## every property, with many more random cases
	@scripts/soak

clean: ## remove what building made; data in var/ stay
	@scripts/clean
