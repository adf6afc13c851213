package main

import (
	"context"
	"errors"
	"os"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/config"
)

type auditCmd struct{}

var errBroken = errors.New("the database breaks what must always hold")

// Run checks the whole database against every invariant, in one snapshot that changes nothing, and
// fails if one is broken.
func (auditCmd) Run(c config.Config) error {
	ctx := context.Background()
	a, err := reachOwner(ctx, c)
	if err != nil {
		return err
	}
	defer a.stop()
	results, err := invariants.Check(ctx, a.owner)
	if err != nil {
		return err
	}
	if !invariants.Report(os.Stdout, results) {
		return errBroken
	}
	return nil
}
