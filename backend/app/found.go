package app

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
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

// Check returns an Invalid fault on slug, name, unit, admin and email, or nil. That the slug is free is seen by Found.
func (f Founding) Check() error {
	var wrong fault.Fields
	if err := partnership.CheckSlug(f.Slug); err != nil {
		wrong.Add("slug", fault.CodeOf(err), fault.Of(err).Message)
	}
	for _, text := range []struct {
		field, said, sentence string
		most                  int
	}{
		{"name", f.Name, "Give the partnership's full name, of %d characters or fewer.", 160},
		{"unit", f.Unit, "Name the agency its own team works for, in %d characters or fewer.", 160},
		{"admin", f.Admin, "Name its first administrator, in %d characters or fewer.", 120},
	} {
		if n := utf8.RuneCountInString(strings.TrimSpace(text.said)); n == 0 || n > text.most {
			wrong.Add(text.field, "length", fmt.Sprintf(text.sentence, text.most))
		}
	}
	if _, err := access.PersonalAddress(f.Email); err != nil {
		wrong = append(wrong, fault.Of(err).Fields...)
	}
	return wrong.Err()
}

// Found makes a partnership, unpublished, with the default notice rule. db is the owner's connection.
func Found(ctx context.Context, db *database.DB, f Founding) (partnership.Partnership, error) {
	if err := f.Check(); err != nil {
		return partnership.Partnership{}, err
	}
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
