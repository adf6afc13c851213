package booking_test

import (
	"context"
	"sync"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

func seatOf(s string) places.Seat { return places.Seat(s) }

// together runs f for each person at one instant and returns their errors.
func together(people []fixture.Person, f func(fixture.Person) error) []error {
	errs := make([]error, len(people))
	gun := make(chan struct{})
	var wg sync.WaitGroup
	for i, p := range people {
		wg.Add(1)
		go func() {
			defer wg.Done()
			<-gun
			errs[i] = f(p)
		}()
	}
	close(gun)
	wg.Wait()
	return errs
}

func (h house) crowd(n int) []fixture.Person {
	people := make([]fixture.Person, n)
	for i := range people {
		people[i] = h.devon.Person(fixture.Person{})
	}
	return people
}

func TestFiftyPeopleAtOneInstantGetExactlyTheTenPlaces(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 10})
	var booked, full int
	for _, err := range together(h.crowd(50), func(p fixture.Person) error {
		_, err := h.books.Book(p.Ctx(), booking.Request{SessionID: session.ID}, onceOf(uuid.NewString(), session.ID))
		return err
	}) {
		if err != nil {
			t.Errorf("not decided: %v", err)
		}
	}
	booked = h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'confirmed'`, session.ID)
	full = h.Count(`SELECT count(*) FROM idempotency_keys WHERE status = 409`)
	if booked != 10 || full != 40 || h.taken(session.ID) != 10 {
		t.Fatalf("%d booked, %d told full, %d taken; want 10, 40, 10", booked, full, h.taken(session.ID))
	}
}

// The negative control of the test above: the same crowd, reading and then inserting with neither lock
// nor CHECK, oversells. If this ever passes with 10, the race is not being run.
func TestWithoutTheLockTheSameCrowdOversells(t *testing.T) {
	h := start(t)
	h.Exec(`ALTER TABLE session_places DROP CONSTRAINT places_never_oversold`)
	session := h.devon.Session(fixture.Session{Capacity: 10})
	people := h.crowd(15) // fewer than the pool has connections: all of them read before any of them takes
	var all sync.WaitGroup
	all.Add(len(people))
	together(people, func(p fixture.Person) error {
		return database.Do(p.Ctx(), h.DB, func(tx *database.Tx) error { return naive(tx, session.ID, &all) })
	})
	if taken := h.taken(session.ID); taken <= 10 {
		t.Fatalf("%d taken: the naive way did not oversell, so nothing was proved", taken)
	}
}

// naive reads how many are taken, then takes one.
func naive(tx *database.Tx, session uuid.UUID, read *sync.WaitGroup) error {
	ps, err := places.Of(tx, session)
	read.Done()
	read.Wait()
	if err != nil || !ps[session][0].HasRoom(tx.Now) {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE session_places SET taken = taken + 1 WHERE session_id = $1`, session)
	return err
}

func TestTheSameKeyTwiceInParallelBooksOnce(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 5}), h.devon.Person(fixture.Person{})
	key := uuid.NewString()
	errs := together([]fixture.Person{ann, ann, ann, ann}, func(p fixture.Person) error {
		_, err := h.books.Book(p.Ctx(), booking.Request{SessionID: session.ID}, onceOf(key, session.ID))
		return err
	})
	for _, err := range errs {
		if err != nil && fault.CodeOf(err) != "in_progress" {
			t.Errorf("%v", err)
		}
	}
	if n := h.taken(session.ID); n != 1 {
		t.Fatalf("%d places taken", n)
	}
}

func TestOnePersonOnTwoDevicesBooksOnlyOneOfTwoThatClash(t *testing.T) {
	for range 20 {
		h := start(t)
		one, two := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{})
		ann := h.devon.Person(fixture.Person{})
		sessions := []uuid.UUID{one.ID, two.ID}
		var wg sync.WaitGroup
		for _, s := range sessions {
			wg.Add(1)
			go func() {
				defer wg.Done()
				_, _ = h.book(ann, s)
			}()
		}
		wg.Wait()
		if n := h.taken(one.ID) + h.taken(two.ID); n != 1 {
			t.Fatalf("%d places taken of two sessions at the same time", n)
		}
	}
}

func TestALockHeldTooLongIsBusyAndHalfWritesNothing(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 5}), h.devon.Person(fixture.Person{})
	holder, err := h.Owner.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := holder.Exec(context.Background(), `SELECT 1 FROM session_places WHERE session_id = $1 FOR UPDATE`, session.ID); err != nil {
		t.Fatal(err)
	}
	_, err = h.books.Book(ann.Ctx(), booking.Request{SessionID: session.ID}, onceOf("held-too-long", session.ID))
	wantCode(t, err, "busy")
	if err := holder.Rollback(context.Background()); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM bookings`) + h.Count(`SELECT count(*) FROM outbox`) + h.Count(`SELECT count(*) FROM idempotency_keys`); n != 0 {
		t.Fatalf("%d rows were left behind", n)
	}
}
