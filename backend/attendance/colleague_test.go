package attendance_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// instead sends a colleague in the place of a booking's holder, by the trainer.
func (h house) instead(of uuid.UUID, colleague fixture.Person) (booking.Booking, error) {
	return database.InTx(h.trainer.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) {
		return h.books.SubstituteTx(tx, booking.Substitution{BookingID: of, PersonID: colleague.ID})
	})
}

func TestAttendedOnePartThenSendAColleagueIsRefusedAndTheColleagueIsAWalkIn(t *testing.T) {
	h := start(t)
	first := fixture.Now.Add(-24 * time.Hour)
	s, booked := h.running(2, fixture.Session{Parts: []fixture.Part{{Starts: first}, {Starts: fixture.Now.Add(-time.Hour)}}})
	ben := h.devon.Person(fixture.Person{})
	if _, err := h.mark(s, 0, attendance.Seen{BookingID: booked[0].ID, Mark: attendance.Present}, attendance.Seen{BookingID: booked[1].ID, Mark: attendance.Absent}); err != nil {
		t.Fatal(err)
	}
	_, err := h.instead(booked[0].ID, ben)
	wantCode(t, err, "marked_present")
	v, err := h.walkIn(attendance.WalkIn{SessionID: s.ID, PartID: s.Parts[1].ID, Name: ben.Name, Email: ben.Email, AgencyID: ben.Agency})
	if err != nil || len(v.Entries) != 3 || !v.Entries[2].WalkIn {
		t.Fatalf("%+v, %v", v.Entries, err)
	}
	// Who was absent can still be replaced, until the register is closed.
	cal, dee := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	came, err := h.instead(booked[1].ID, cal)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.mark(s, 1, attendance.Seen{BookingID: booked[1].ID, Mark: attendance.Present}); fault.KindOf(err) != fault.Invalid {
		t.Errorf("who left can be marked: %v", err)
	}
	if _, err := h.close(s, 0, attendance.Absent); err != nil {
		t.Fatal(err)
	}
	_, err = h.instead(came.ID, dee)
	wantCode(t, err, "register_closed")
}

// The mark and the substitution share one guard, the lock of the places: without it both happen, and somebody who left
// has attended.
func TestRaceAMarkAndASubstitutionOfTheSameBookingHaveOneWinner(t *testing.T) {
	h := start(t)
	for range 10 {
		s, booked := h.running(1, fixture.Session{})
		ben := h.devon.Person(fixture.Person{})
		var marked, sent error
		var both sync.WaitGroup
		both.Go(func() { _, marked = h.mark(s, 0, attendance.Seen{BookingID: booked[0].ID, Mark: attendance.Present}) })
		both.Go(func() { _, sent = h.instead(booked[0].ID, ben) })
		both.Wait()
		if (marked == nil) == (sent == nil) {
			t.Fatalf("marked: %v, sent: %v", marked, sent)
		}
		if sent != nil {
			wantCode(t, sent, "marked_present")
		}
	}
	if n := h.Count(`SELECT count(*) FROM marks m JOIN bookings b ON b.id = m.booking_id WHERE m.attended AND b.status <> 'confirmed'`); n != 0 {
		t.Errorf("%d attended by bookings that ended", n)
	}
}

// The negative control: a mark that does not take the guard is written beside the substitution.
func TestWithoutTheLockAMarkAndASubstitutionBothHappen(t *testing.T) {
	h := start(t)
	s, booked := h.running(1, fixture.Session{})
	ben := h.devon.Person(fixture.Person{})
	if _, err := h.mark(s, 0); err != nil { // the register is there
		t.Fatal(err)
	}
	err := database.Do(h.trainer.Ctx(), h.DB, func(tx *database.Tx) error {
		on, err := database.Values[uuid.UUID](tx, `SELECT id FROM bookings WHERE session_id = $1 AND status = 'confirmed'`, s.ID)
		if err != nil || len(on) != 1 {
			return fault.Missing
		}
		if _, err := h.instead(booked[0].ID, ben); err != nil {
			return err
		}
		_, err = tx.PGX.Exec(`INSERT INTO marks (partnership_id, id, session_id, part_id, booking_id, mark, attended, marked_at, marked_by)
			VALUES ($1, $2, $3, $4, $5, 'present', true, $6, $7)`, h.devon.ID, uuid.New(), s.ID, s.Parts[0].ID, on[0], tx.Now, h.trainer.ID)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM marks m JOIN bookings b ON b.id = m.booking_id WHERE m.attended AND b.status = 'substituted'`); n != 1 {
		t.Errorf("%d: the naive way did not do both, so nothing was proved", n)
	}
}
