package booking_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestRaceTwoBasketsInOppositeOrderBothEnd(t *testing.T) {
	h := start(t)
	ann, bob := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	for round := range rounds() {
		a := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 10+2*round)})
		b := h.devon.Session(fixture.Session{Capacity: 1, Starts: fixture.Now.AddDate(0, 0, 11+2*round)})
		order := map[uuid.UUID][]uuid.UUID{ann.ID: {a.ID, b.ID}, bob.ID: {b.ID, a.ID}}
		for _, err := range together([]fixture.Person{ann, bob}, func(p fixture.Person) error {
			_, err := h.basket(p, order[p.ID]...)
			return err
		}) {
			if err != nil {
				t.Fatalf("round %d did not end: %v", round+1, err)
			}
		}
		if h.taken(a.ID) != 1 || h.taken(b.ID) != 1 {
			t.Fatalf("round %d: places were left or oversold", round+1)
		}
	}
}

// The negative control of the test above: the same two, each locking in the order it asks, hold what the
// other waits for, and one of them is thrown out. If this ever ends well, the race is not being run.
func TestRaceLockedInTheOrderAskedTheSameBasketsHoldEachOtherUp(t *testing.T) {
	h := start(t)
	a, b := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{})
	var first, ended sync.WaitGroup
	first.Add(2)
	errs := make([]error, 2)
	for i, order := range [][]uuid.UUID{{a.ID, b.ID}, {b.ID, a.ID}} {
		ended.Add(1)
		go func() {
			defer ended.Done()
			errs[i] = h.lockAsAsked(&first, order)
		}()
	}
	ended.Wait()
	if !heldUp(errs[0]) && !heldUp(errs[1]) {
		t.Fatalf("both ended (%v, %v), so nothing was proved", errs[0], errs[1])
	}
}

// lockAsAsked locks the first session, waits until the other has its first, then locks the second.
func (h house) lockAsAsked(first *sync.WaitGroup, order []uuid.UUID) error {
	return pgx.BeginFunc(context.Background(), h.Owner, func(tx pgx.Tx) error {
		const lock = `SELECT 1 FROM session_places WHERE session_id = $1 FOR NO KEY UPDATE`
		_, err := tx.Exec(context.Background(), lock, order[0])
		first.Done()
		first.Wait()
		if err != nil {
			return err
		}
		_, err = tx.Exec(context.Background(), lock, order[1])
		return err
	})
}

// heldUp reports whether an error is a deadlock or a lock waited for too long.
func heldUp(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40P01" || pg.Code == "55P03")
}
