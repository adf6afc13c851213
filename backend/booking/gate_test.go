package booking_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// Two bookings stand inside the gate, held up by the locks of their own people; eight more stand before it. Whoever
// cancels meanwhile passes them all by, and would be told "busy" if the gate were in the way.
func TestACancellationDoesNotWaitBehindAQueueOfBookings(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 20})
	ann, crowd := h.devon.Person(fixture.Person{}), h.crowd(10)
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	release := h.holdPeople(t, crowd)
	var queue sync.WaitGroup
	for _, p := range crowd {
		queue.Add(1)
		go func() {
			defer queue.Done()
			_, _ = h.books.Book(p.Ctx(), booking.Request{SessionID: session.ID}, onceOf(uuid.NewString(), session.ID))
		}()
	}
	h.untilBlocked(t, 2)
	if _, err := h.books.Cancel(ann.Ctx(), booking.Cancellation{BookingID: r.Booking.ID, Reason: "work"}, onceOf(uuid.NewString(), r.Booking.ID)); err != nil {
		t.Errorf("while others queue, cancelling says: %v", err)
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND status = 'cancelled'`, r.Booking.ID); n != 1 {
		t.Error("the booking is not cancelled")
	}
	if n := h.taken(session.ID); n != 0 {
		t.Errorf("%d places are taken while all who book are held up", n)
	}
	release()
	queue.Wait()
}

// holdPeople locks the rows of people until release is called.
func (h house) holdPeople(t *testing.T, people []fixture.Person) (release func()) {
	t.Helper()
	tx, err := h.Owner.Begin(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range people {
		if _, err := tx.Exec(context.Background(), `SELECT 1 FROM people WHERE id = $1 FOR UPDATE`, p.ID); err != nil {
			t.Fatal(err)
		}
	}
	release = func() { _ = tx.Rollback(context.Background()) }
	t.Cleanup(release) // whatever else goes wrong, nobody waits for ever
	return release
}

// untilBlocked waits until this many connections to the database wait for a lock.
func (h house) untilBlocked(t *testing.T, connections int) {
	t.Helper()
	for range 400 {
		if h.Count(`SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`) >= connections {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("nobody stands in the queue, so nothing is proved")
}
