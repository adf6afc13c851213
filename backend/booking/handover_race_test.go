package booking_test

import (
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

func TestRaceTwoSubstitutionsOfTheSameBookingHaveOneWinner(t *testing.T) {
	h := start(t)
	staff := h.devon.Staff()
	for range rounds() {
		session, ann, place := h.fullWith(t, fixture.Session{})
		ben, cal := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
		var first, second error
		atOnce(
			func() { _, first = h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: ben.ID}) },
			func() { _, second = h.substitute(staff, booking.Substitution{BookingID: place.ID, PersonID: cal.ID}) },
		)
		if (first == nil) == (second == nil) {
			t.Fatalf("first: %v, second: %v", first, second)
		}
		for _, err := range []error{first, second} {
			if err != nil {
				wantCode(t, err, "booking_ended")
			}
		}
		if n := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'confirmed'`, session.ID); n != 1 || h.taken(session.ID) != 1 {
			t.Fatalf("%d have the place, %d taken", n, h.taken(session.ID))
		}
	}
}

// The negative control: two that read the booking and then write, without the lock, both send somebody; what is left to
// stop them is that a booking has one successor.
func TestWithoutTheLockTwoColleaguesComeForOne(t *testing.T) {
	for _, guarded := range []bool{true, false} {
		h := start(t)
		if !guarded {
			h.Exec(`DROP INDEX bookings_one_successor`)
		}
		session, _, place := h.fullWith(t, fixture.Session{})
		colleagues := []fixture.Person{h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})}
		var read sync.WaitGroup
		read.Add(2)
		together(colleagues, func(p fixture.Person) error {
			return database.Do(h.devon.System(), h.DB, func(tx *database.Tx) error {
				stands, err := database.Values[string](tx, `SELECT status FROM bookings WHERE id = $1`, place.ID)
				read.Done()
				read.Wait()
				if err != nil || stands[0] != "confirmed" {
					return err
				}
				if _, err := tx.PGX.Exec(`UPDATE bookings SET status = 'substituted', ended_at = $2 WHERE id = $1`, place.ID, tx.Now); err != nil {
					return err
				}
				_, err = tx.PGX.Exec(`INSERT INTO bookings SELECT (jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'reference', $3::text,
					'person_id', $2::uuid, 'status', 'confirmed', 'ended_at', NULL, 'replaces_id', b.id, 'calendar_uid', $3::text))).* FROM bookings b WHERE id = $1`,
					place.ID, p.ID, p.ID.String()[:13])
				return err
			})
		})
		want := 2
		if guarded {
			want = 1
		}
		if n := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'confirmed'`, session.ID); n != want {
			t.Fatalf("guarded %v: %d have the place, want %d", guarded, n, want)
		}
	}
}

func TestRaceAMoveAgainstTheLastPlaceTakenHasOneWinner(t *testing.T) {
	h := start(t)
	for range rounds() {
		from := h.devon.Session(fixture.Session{})
		to := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 30)})
		ann, ben := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
		place := h.booked(t, ann, from.ID)
		var moved, booked error
		atOnce(
			func() { _, moved = h.transfer(ann, booking.Transfer{BookingID: place.ID, SessionID: to.ID}) },
			func() { _, booked = h.book(ben, to.ID) },
		)
		if (moved == nil) == (booked == nil) {
			t.Fatalf("moved: %v, booked: %v", moved, booked)
		}
		left := 0
		if moved != nil {
			wantCode(t, moved, "full")
			h.wantStatus(t, place, "confirmed")
			left = 1
		} else {
			wantCode(t, booked, "full")
		}
		if h.taken(from.ID) != left || h.taken(to.ID) != 1 {
			t.Fatalf("%d and %d taken", h.taken(from.ID), h.taken(to.ID))
		}
	}
}

// The negative control: a move that reads what is free and then takes, without the lock, takes the last place twice.
func TestWithoutTheLockAMoveTakesTheLastPlaceTwice(t *testing.T) {
	h := start(t)
	h.Exec(`ALTER TABLE session_places DROP CONSTRAINT places_never_oversold`)
	from, to := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 30)})
	var read sync.WaitGroup
	read.Add(2)
	naive := func(leaves ...uuid.UUID) error {
		return database.Do(h.devon.System(), h.DB, func(tx *database.Tx) error {
			ps, err := places.Of(tx, to.ID)
			read.Done()
			read.Wait()
			if err != nil || !ps[to.ID][0].HasRoom(tx.Now) {
				return err
			}
			if _, err := tx.PGX.Exec(`UPDATE session_places SET taken = taken - 1 WHERE session_id = ANY($1)`, leaves); err != nil {
				return err
			}
			_, err = tx.PGX.Exec(`UPDATE session_places SET taken = taken + 1 WHERE session_id = $1`, to.ID)
			return err
		})
	}
	h.booked(t, h.devon.Person(fixture.Person{}), from.ID)
	atOnce(func() { _ = naive(from.ID) }, func() { _ = naive() })
	if taken := h.taken(to.ID); taken != 2 {
		t.Fatalf("%d taken: the naive way did not oversell, so nothing was proved", taken)
	}
}
