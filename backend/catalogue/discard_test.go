package catalogue_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

func TestADiscardedDraftLeavesNothingButItsAudit(t *testing.T) {
	s := set(t)
	trainer := s.Devon.Trainer()
	before := s.rows()
	d := s.create(func(in *catalogue.NewSession) {
		in.Parts = []catalogue.PartInput{typed("2025-06-16 09:30-12:30"), typed("2025-06-17 09:30-12:30")}
		in.Trainers = []catalogue.TrainerInput{{PersonID: trainer.ID}}
		in.Joining = &catalogue.Joining{Details: "Ring the bell."}
	})
	thirty := 30
	d = s.ok(s.Catalogue.SetPlaces(s.Staff, d.Session.ID, catalogue.SeatInput{Seat: places.Room, Capacity: &thirty}, "A larger room"))
	in := asItIs(d)
	in.Mode = catalogue.Blended
	s.ok(s.Catalogue.UpdateSession(s.Staff, d.Session.ID, in))
	if err := s.Catalogue.DiscardSession(s.Staff, d.Session.ID); err != nil {
		t.Fatal(err)
	}
	before["audit"] += 4 // created, its places set, changed, discarded
	if diff := cmp.Diff(before, s.rows()); diff != "" || s.audited("session.discard") != 1 {
		t.Error(diff)
	}
	wantErr(t, s.Catalogue.DiscardSession(s.Staff, d.Session.ID), fault.Missing)
	_, err := s.Catalogue.PublishSession(s.Staff, d.Session.ID)
	wantErr(t, err, fault.Missing)
}

func TestWhatCannotBeDiscardedStays(t *testing.T) {
	s := set(t)
	public, main, booked := s.published(), s.create(), s.create()
	s.Devon.Session(fixture.Session{Main: main.Session.ID, Status: "draft"})
	s.Devon.Booking(fixture.Booking{Session: booked.Session.ID})
	ended := s.Devon.Session(fixture.Session{Status: "cancelled"})
	elsewhere := s.Partnership("durham").Session(fixture.Session{Status: "draft"})
	before := s.rows()
	for name, c := range map[string]struct {
		session uuid.UUID
		want    error
	}{
		"published":        {public.Session.ID, catalogue.ErrNotADraft},
		"cancelled":        {ended.ID, catalogue.ErrNotADraft},
		"has a break-out":  {main.Session.ID, catalogue.ErrDraftInUse},
		"has a booking":    {booked.Session.ID, catalogue.ErrDraftInUse},
		"was never there":  {uuid.New(), fault.Missing},
		"of another place": {elsewhere.ID, fault.Missing},
	} {
		t.Run(name, func(t *testing.T) { wantErr(t, s.Catalogue.DiscardSession(s.Staff, c.session), c.want) })
	}
	if diff := cmp.Diff(before, s.rows()); diff != "" {
		t.Error(diff)
	}
	draft := s.create()
	for name, ctx := range contexts(s, s.Devon.Trainer(), s.Partnership("torbay").Staff()) {
		t.Run(name, func(t *testing.T) { wantErr(t, s.Catalogue.DiscardSession(ctx, draft.Session.ID), fault.Missing) })
	}
}
