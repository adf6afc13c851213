package imports_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// What an import asks for many at once is what a booking asks for one.
func TestManyAtOnceAreAnsweredAsOneByOne(t *testing.T) {
	w := start(t)
	classed, plain := w.here.Agency(fixture.Agency{Class: "partner", Sector: "health"}), w.here.Agency(fixture.Agency{})
	dates := []ukdate.Date{ukdate.NewDate(1999, 12, 31), ukdate.NewDate(2019, 5, 1), ukdate.NewDate(2024, 6, 1), ukdate.NewDate(2025, 6, 1)}
	err := database.Do(w.ctx(), w.DB, func(tx *database.Tx) error {
		if err := people.SetAgencyClassTx(tx, classed.ID, "academy", ukdate.NewDate(2024, 4, 1)); err != nil {
			return err
		}
		var asked []people.AgencyOn
		for _, day := range dates {
			asked = append(asked, people.AgencyOn{AgencyID: classed.ID, On: day}, people.AgencyOn{AgencyID: plain.ID, On: day})
		}
		many, err := people.AgencySnapshots(tx, append(asked, people.AgencyOn{AgencyID: uuid.New(), On: dates[0]}))
		if err != nil {
			return err
		}
		if len(many) != len(asked) {
			t.Errorf("%d snapshots, want %d", len(many), len(asked))
		}
		for _, a := range asked {
			one, err := people.AgencySnapshot(tx, a.AgencyID, a.On)
			if err != nil || many[a] != one {
				t.Errorf("%v: %+v, and one by one %+v %v", a, many[a], one, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestThePolicyInForceIsTheSameInMemory(t *testing.T) {
	w := start(t)
	err := database.Do(w.ctx(), w.DB, func(tx *database.Tx) error {
		versions, err := charging.Versions(tx)
		if err != nil {
			return err
		}
		for _, group := range []string{"standard", "conference"} {
			for _, from := range []ukdate.Date{ukdate.NewDate(2020, 1, 1), ukdate.NewDate(2024, 1, 1), ukdate.NewDate(2024, 1, 1)} {
				if _, err := charging.CreateVersion(tx, group, from, versions[0].Notice); err != nil {
					return err
				}
			}
		}
		if versions, err = charging.Versions(tx); err != nil {
			return err
		}
		for _, group := range []string{"standard", "conference", "another"} {
			for _, day := range []ukdate.Date{ukdate.NewDate(2001, 1, 1), ukdate.NewDate(2020, 1, 1), ukdate.NewDate(2023, 12, 31), ukdate.NewDate(2025, 1, 1)} {
				want, err := charging.VersionAt(tx, group, day)
				got, found := charging.InForce(versions, group, day)
				if err != nil || !found || got.ID != want.ID {
					t.Errorf("%s on %s: version %d of %s, want %d of %s (%v)", group, day, got.Version, got.PolicyGroup, want.Version, want.PolicyGroup, err)
				}
			}
		}
		if _, found := charging.InForce(versions, "standard", ukdate.NewDate(1999, 1, 1)); found {
			t.Error("a policy was in force before the first")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
