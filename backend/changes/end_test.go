package changes_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

const site = "https://turnout.example"

type house struct {
	*fixture.World
	devon   *fixture.Partnership
	offer   *catalogue.Service
	books   *booking.Service
	changes *changes.Service
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	offer := catalogue.New(w.DB)
	h := house{World: w, devon: w.Partnership("devon"), offer: offer, books: booking.New(w.DB, offer, site), changes: changes.New(w.DB, offer, site)}
	offer.OnSessionsEnded = h.changes.EndSessions
	return h
}

// book books some sessions in one go.
func (h house) book(t *testing.T, p fixture.Person, sessions ...uuid.UUID) {
	t.Helper()
	var basket booking.Basket
	for _, id := range sessions {
		basket.Lines = append(basket.Lines, booking.Line{SessionID: id})
	}
	lines, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) ([]booking.LineResult, error) { return h.books.BookBasketTx(tx, basket) })
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		if l.Refused != nil {
			t.Fatal(l.Refused)
		}
	}
}

func TestASessionThatWillNotRunTellsEverybodyOnce(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 5})
	for range 5 {
		h.book(t, h.devon.Person(fixture.Person{}), session.ID)
	}
	staff := h.devon.Staff()
	if err := database.Do(staff.Ctx(), h.DB, func(tx *database.Tx) error {
		return h.changes.EndSessions(tx, catalogue.Ending{
			End: catalogue.End{Outcome: catalogue.Cancelled, Words: "The trainer is ill."},
			ID:  uuid.New(), Sessions: []catalogue.Session{{ID: session.ID}},
		})
	}); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND cancel_class = 'by_provider'`, session.ID); n != 5 {
		t.Errorf("%d cancelled by the provider", n)
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE calendar_method = 'CANCEL'`); n != 5 {
		t.Errorf("%d told", n)
	}
	if n := h.Count(`SELECT sum(taken) FROM session_places WHERE session_id = $1`, session.ID); n != 0 {
		t.Errorf("%d places taken", n)
	}
}

func TestEndingAConferenceEndsItsBreakOutsAndTheirBookings(t *testing.T) {
	h := start(t)
	day := fixture.London("2025-06-12 09:00")
	main := h.devon.Session(fixture.Session{Starts: day, Ends: day.Add(7 * time.Hour)})
	var breakOuts []fixture.Session
	for _, slot := range []string{"Morning", "Morning", "Afternoon", "Afternoon"} {
		starts := day.Add(time.Hour)
		if slot == "Afternoon" {
			starts = day.Add(5 * time.Hour)
		}
		breakOuts = append(breakOuts, h.devon.Session(fixture.Session{Main: main.ID, Slot: slot, Starts: starts, Ends: starts.Add(time.Hour)}))
	}
	ann := h.devon.Person(fixture.Person{})
	h.book(t, ann, main.ID, breakOuts[0].ID, breakOuts[2].ID)
	_, err := database.InTx(ann.Ctx(), h.DB, func(tx *database.Tx) (catalogue.Session, error) {
		return h.offer.EndSessionTx(tx, main.ID, catalogue.End{Outcome: catalogue.Cancelled, Words: "The venue is flooded."})
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM bookings WHERE status = 'cancelled' AND cancel_class = 'by_provider'`); n != 3 {
		t.Fatalf("%d bookings ended by the provider, want 3", n)
	}
	if n := h.Count(`SELECT count(*) FROM sessions s JOIN session_places p ON p.session_id = s.id WHERE s.status = 'cancelled' AND p.status = 'cancelled'`); n != 5 {
		t.Fatalf("%d sessions cancelled, want the conference and its 4 break-outs", n)
	}
}
