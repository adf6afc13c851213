package attendance_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func (h house) walkIn(w attendance.WalkIn) (attendance.View, error) {
	return database.InTx(h.trainer.Ctx(), h.DB, func(tx *database.Tx) (attendance.View, error) { return h.registers.AddWalkInTx(tx, w) })
}

func TestAWalkInWhoLooksLikeSomebodyKnownIsAskedAbout(t *testing.T) {
	h := start(t)
	s, _ := h.running(0, fixture.Session{})
	school, trust := h.devon.Agency(fixture.Agency{}), h.devon.Agency(fixture.Agency{})
	booked := h.devon.Person(fixture.Person{Name: "Zoë Hill", Agency: school.ID})
	h.devon.Booking(fixture.Booking{Session: s.ID, Person: booked})
	elsewhere := h.devon.Person(fixture.Person{Name: "Bob Tor", Agency: school.ID})
	like := func(name, email string, agency uuid.UUID, likeness attendance.Likeness) attendance.WalkIn {
		return attendance.WalkIn{SessionID: s.ID, PartID: s.Parts[0].ID, Name: name, Email: email, AgencyID: agency, Likeness: likeness}
	}
	for _, c := range []struct {
		name string
		w    attendance.WalkIn
		code string
		adds int
	}{
		{"the same name and agency", like("zoe  HILL ", "", school.ID, ""), "already_on_register", 0},
		{"the same name, another agency", like("Zoë Hill", "", trust.ID, ""), "", 1},
		{"their address", like("Z. Hill", booked.Email, school.ID, ""), "already_on_register", 0},
		{"it is them", like("Zoë Hill", "", school.ID, attendance.Same), "", 0},
		{"it is somebody else", like("Zoë Hill", "", school.ID, attendance.Another), "", 1},
		{"an address known by other names", like("Robert Tor", elsewhere.Email, trust.ID, ""), "known_person", 0},
		{"an address is one person's", like("Robert Tor", elsewhere.Email, trust.ID, attendance.Another), "invalid_input", 0},
		{"known, and it is them", like("Robert Tor", elsewhere.Email, trust.ID, attendance.Same), "", 1},
		{"the same walk-in again", like("Robert Tor", elsewhere.Email, trust.ID, ""), "already_on_register", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND walk_in`, s.ID)
			_, err := h.walkIn(c.w)
			wantCode(t, err, c.code)
			if added := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND walk_in`, s.ID) - before; added != c.adds {
				t.Errorf("%d added, want %d", added, c.adds)
			}
		})
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND person_id = $2 AND agency_id = $3`, s.ID, elsewhere.ID, school.ID); n != 1 {
		t.Error("who is known stands on the register with the agency that was typed, not with theirs")
	}
	if n := h.Count(`SELECT count(*) FROM marks m JOIN bookings b ON b.id = m.booking_id WHERE b.person_id = $1 AND m.mark = 'present'`, booked.ID); n != 1 {
		t.Error("who turned out to be on the register is not marked present")
	}
}

func TestAWalkInAddedByMistakeIsRemoved(t *testing.T) {
	h := start(t)
	s, booked := h.running(1, fixture.Session{})
	v, err := h.walkIn(attendance.WalkIn{SessionID: s.ID, PartID: s.Parts[0].ID, Name: "Wrong Person", AgencyID: h.devon.Agency(fixture.Agency{}).ID})
	if err != nil {
		t.Fatal(err)
	}
	wrong := v.Entries[1].BookingID
	remove := func(booking uuid.UUID) (attendance.View, error) {
		return h.registers.RemoveWalkIn(h.trainer.Ctx(), s.ID, booking)
	}
	if _, err := h.close(s, 0, attendance.Present); err != nil {
		t.Fatal(err)
	}
	_, err = remove(wrong)
	wantCode(t, err, "register_closed")
	if _, err := h.registers.Reopen(h.trainer.Ctx(), s.ID, s.Parts[0].ID, "a wrong walk-in"); err != nil {
		t.Fatal(err)
	}
	_, err = remove(booked[0].ID)
	wantCode(t, err, "not_found")
	for range 2 {
		if v, err = remove(wrong); err != nil || len(v.Entries) != 1 {
			t.Fatalf("%d on the register, %v", len(v.Entries), err)
		}
	}
	if _, err := h.close(s, 0, ""); err != nil {
		t.Fatal(err)
	}
	for what, n := range map[string]int{
		"ended by the provider": h.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND cancel_class = 'by_provider' AND cancel_reason = 'added_by_mistake'`, wrong),
		"steps of its history":  h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1`, wrong) - 1,
		"marks kept":            h.Count(`SELECT count(*) FROM marks WHERE booking_id = $1 AND superseded_at IS NOT NULL`, wrong),
		"audit rows":            h.Count(`SELECT count(*) FROM audit WHERE object_id = $1 AND action = 'booking.cancel'`, wrong),
		"places taken":          h.Count(`SELECT sum(taken) FROM session_places WHERE session_id = $1`, s.ID),
		"counted as having come": h.Count(`SELECT count(*) FROM registration_outcomes_of($1, ARRAY[$2]::uuid[]) o
			WHERE o.outcome IN ('attended', 'walk_in')`, h.devon.ID, s.ID),
		"completions": h.Count(`SELECT count(*) FROM completions WHERE withdrawn_at IS NULL`),
	} {
		if n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
	if n := h.Count(`SELECT count(*) FROM outbox`); n != 0 {
		t.Errorf("%d mails about somebody who was never told", n)
	}
}
