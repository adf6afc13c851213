package booking_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
)

// The gate of the session is full for as long as the test lasts: whoever had to pass it would be told "busy".
func TestACancellationDoesNotWaitBehindAQueueOfBookings(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 20})
	ann, bob := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	leave, err := h.books.FillGate(t.Context(), session.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	_, err = h.books.Book(bob.Ctx(), booking.Request{SessionID: session.ID}, onceOf(uuid.NewString(), session.ID))
	wantCode(t, err, "busy")
	once := idempotency.Once{Key: uuid.NewString(), Hash: idempotency.Hash(r.Booking.ID[:]), Encode: func(_ any, refusal error) (idempotency.Answer, error) {
		return idempotency.Answer{Status: 200}, refusal
	}}
	if _, err := h.books.Cancel(ann.Ctx(), booking.Cancellation{BookingID: r.Booking.ID, Reason: "work"}, once); err != nil {
		t.Errorf("behind a queue of bookings, cancelling says: %v", err)
	}
	if n := h.taken(session.ID); n != 0 {
		t.Errorf("%d places are taken", n)
	}
}
