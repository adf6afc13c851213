package booking_test

import (
	"os"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

// rounds is how often a race is run: a race that is won once proves little. scripts/soak runs more.
func rounds() int {
	if os.Getenv("TURNOUT_LONG") != "" {
		return 200
	}
	return 20
}

// contest is one offer, about to end, with somebody else waiting behind it.
type contest struct {
	session     uuid.UUID
	person      fixture.Person
	first, next booking.Booking
	deadline    time.Time
}

func (h house) contest(t *testing.T) contest {
	t.Helper()
	h.Clock.Set(fixture.Now)
	session, holder, held := h.fullWith(t, fixture.Session{})
	c := contest{session: session.ID, person: h.devon.Person(fixture.Person{})}
	c.first = h.join(t, c.person, session.ID)
	c.next = h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	h.leave(t, holder, held)
	h.look(t, session.ID)
	h.wantStatus(t, c.first, "offered")
	if err := h.Owner.QueryRow(t.Context(), `SELECT offer_expires_at FROM bookings WHERE id = $1`, c.first.ID).Scan(&c.deadline); err != nil {
		t.Fatal(err)
	}
	h.Clock.Set(c.deadline.Add(-time.Millisecond))
	return c
}

// look does for one session what the sweep does for all.
func (h house) look(t *testing.T, session uuid.UUID) {
	t.Helper()
	if err := h.books.Look(h.devon.System(), session); err != nil && fault.CodeOf(err) != "busy" {
		t.Error(err)
	}
}

// atOnce runs two acts at one instant.
func atOnce(one, other func()) {
	acts := []func(){one, other}
	gun := make(chan struct{})
	var wg sync.WaitGroup
	for _, act := range acts {
		wg.Go(func() { <-gun; act() })
	}
	close(gun)
	wg.Wait()
}

func TestRaceAcceptAtTheVeryMomentOfLapseHasOneWinner(t *testing.T) {
	h := start(t)
	won := map[string]int{}
	for range rounds() {
		c := h.contest(t)
		var refused error
		atOnce(
			func() {
				refused = database.Do(c.person.Ctx(), h.DB, func(tx *database.Tx) error { _, err := h.books.AcceptTx(tx, c.first); return err })
			},
			func() { h.Clock.Set(c.deadline); h.look(t, c.session) },
		)
		h.look(t, c.session)
		first, next := "confirmed", "waiting"
		if refused != nil {
			wantCode(t, refused, "offer_lapsed")
			first, next = "lapsed", "offered"
		}
		h.wantStatus(t, c.first, first)
		h.wantStatus(t, c.next, next)
		if n := h.taken(c.session); n != 1 {
			t.Fatalf("%s: %d places taken of 1", first, n)
		}
		won[first]++
	}
	t.Logf("%v", won)
}

// The negative control: accept and lapse that read the offer and then write, with neither lock nor
// status in the UPDATE, both happen. If only one of them ever does, the race is not being run.
func TestWithoutTheLockAcceptAndLapseBothHappen(t *testing.T) {
	h := start(t)
	c := h.contest(t)
	var read sync.WaitGroup
	read.Add(2)
	naive := func(status string, freed int) error {
		return database.Do(h.devon.System(), h.DB, func(tx *database.Tx) error {
			open, err := database.Values[string](tx, `SELECT status FROM bookings WHERE id = $1`, c.first.ID)
			read.Done()
			read.Wait()
			if err != nil || open[0] != "offered" {
				return fault.Missing
			}
			if _, err := tx.PGX.Exec(`UPDATE bookings SET status = $2, confirmed_at = $3 WHERE id = $1`, c.first.ID, status, tx.Now); err != nil {
				return err
			}
			_, err = tx.PGX.Exec(`UPDATE session_places SET taken = taken - $2 WHERE session_id = $1`, c.session, freed)
			return err
		})
	}
	var accepted, lapsed error
	atOnce(func() { accepted = naive("confirmed", 0) }, func() { lapsed = naive("lapsed", 1) })
	if accepted != nil || lapsed != nil || h.taken(c.session) != 0 {
		t.Fatalf("accept: %v, lapse: %v: the naive way did not do both, so nothing was proved", accepted, lapsed)
	}
}

// freed is a session with places free and two waiting, and nobody has looked yet.
func (h house) freed(t *testing.T) (session uuid.UUID, waiting []booking.Booking) {
	t.Helper()
	h.Clock.Set(fixture.Now)
	full, _, _ := h.fullWith(t, fixture.Session{})
	for range 2 {
		waiting = append(waiting, h.join(t, h.devon.Person(fixture.Person{}), full.ID))
	}
	six := 6
	err := database.Do(h.devon.Staff().Ctx(), h.DB, func(tx *database.Tx) error {
		locked, err := places.Lock(tx, full.ID)
		if err == nil {
			_, _, err = places.SetCapacity(tx, locked.Seat(full.ID, places.Room), &six, "")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return full.ID, waiting
}

// workers is how many look at once.
const workers = 10

func TestRaceTenWorkersAtOnceWithTwoWaitingMakeTwoOffers(t *testing.T) {
	h := start(t)
	for range rounds() {
		session, waiting := h.freed(t)
		together(make([]fixture.Person, workers), func(fixture.Person) error { h.look(t, session); return nil })
		h.look(t, session)
		for _, b := range waiting {
			h.wantStatus(t, b, "offered")
			if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND kind = 'waiting_offered'`, b.PersonID); n != 1 {
				t.Fatalf("%d offers written to one person", n)
			}
		}
		made := h.Count(`SELECT sum(offers) FROM bookings WHERE session_id = $1`, session)
		if made != 2 || h.taken(session) != 3 {
			t.Fatalf("%d offers made, %d places taken", made, h.taken(session))
		}
	}
}

// The negative control: ten workers that read the list and then offer, without the lock, offer the same
// places again and again.
func TestWithoutTheLockTenWorkersOfferManyTimes(t *testing.T) {
	h := start(t)
	session, _ := h.freed(t)
	h.Exec(`ALTER TABLE session_places DROP CONSTRAINT places_never_oversold`)
	var read sync.WaitGroup
	read.Add(workers)
	together(make([]fixture.Person, workers), func(fixture.Person) error {
		return database.Do(h.devon.System(), h.DB, func(tx *database.Tx) error {
			list, err := database.Values[uuid.UUID](tx, `SELECT id FROM bookings WHERE session_id = $1 AND status = 'waiting' ORDER BY queue_seq`, session)
			read.Done()
			read.Wait()
			if err != nil {
				return err
			}
			for _, id := range list {
				if _, err := tx.PGX.Exec(`UPDATE bookings SET status = 'offered', offers = offers + 1 WHERE id = $1`, id); err != nil {
					return err
				}
			}
			_, err = tx.PGX.Exec(`UPDATE session_places SET taken = taken + $2 WHERE session_id = $1`, session, len(list))
			return err
		})
	})
	if made := h.Count(`SELECT sum(offers) FROM bookings WHERE session_id = $1`, session); made <= 2 {
		t.Fatalf("%d offers: the naive way made no more, so nothing was proved", made)
	}
}
