package app

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// Founding is what a partnership begins with: itself, its business unit as an agency, and the first
// person, who is staff and administrator and lets everybody else in.
type Founding struct {
	Slug  string
	Name  string
	Unit  string // the agency its own team works for
	Admin string // name
	Email string // where the first sign-in code goes
}

// Found makes a partnership, unpublished, with the default notice rule. db is the owner's connection.
func Found(ctx context.Context, db *database.DB, f Founding) (partnership.Partnership, error) {
	id := uuid.Must(uuid.NewV7())
	ctx = actor.With(ctx, actor.System(id, actor.Operator))
	return database.InTx(ctx, db, func(tx *database.Tx) (partnership.Partnership, error) {
		p, err := partnership.CreateTx(tx, partnership.NewPartnership{ID: id, Slug: f.Slug, Name: f.Name})
		if err != nil {
			return p, err
		}
		if _, err := charging.CreateVersion(tx, charging.StandardGroup, ukdate.DateOf(tx.Now), policy.DefaultNotice()); err != nil {
			return p, err
		}
		return p, firstPerson(tx, f)
	})
}

func firstPerson(tx *database.Tx, f Founding) error {
	unit, err := people.CreateAgencyTx(tx, people.AgencyWrite{Name: f.Unit, Sector: "other", Contributing: true})
	if err != nil {
		return err
	}
	person, err := people.CreatePersonTx(tx, people.NewPerson{Name: f.Admin, Email: f.Email, AgencyID: unit.ID})
	if err != nil {
		return err
	}
	for _, role := range []actor.Role{actor.Administrator, actor.Staff} {
		if _, err := people.GrantRoleTx(tx, person.ID, role, nil); err != nil {
			return err
		}
	}
	return nil
}
