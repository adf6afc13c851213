package messages_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/messages"
)

// history is what booking writes beside a booking that was made at an instant.
func (p post) history(b fixture.Booking, to string) {
	p.Exec(`INSERT INTO booking_history (partnership_id, booking_id, to_status, at) VALUES ($1, $2, $3, $4)`, p.devon.ID, b.ID, to, b.At)
}

func TestTheDigestTellsALeadOfTheirAgencyOnceAWeekAndNothingWhenNothingHappened(t *testing.T) {
	p := start(t)
	lead, carer := p.office()
	p.sweep() // Monday at ten: the clock is set for the next
	p.at("2025-06-09 08:00")
	p.wants("digest", 0)
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-25 09:30")})
	at := fixture.London("2025-06-10 12:00")
	p.history(p.devon.Booking(fixture.Booking{Session: s.ID, Person: carer, At: at}), "confirmed")
	p.history(p.devon.Booking(fixture.Booking{Session: s.ID, At: at}), "confirmed") // of another agency
	gone := p.devon.Booking(fixture.Booking{Session: s.ID, Person: lead, At: at, Status: "cancelled"})
	p.history(gone, "cancelled")
	p.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
		VALUES ($1, gen_random_uuid(), $2, 'room', $3, 3, $4, $5)`, p.devon.ID, s.ID, lead.Agency, fixture.London("2025-06-20 12:00"), at)
	p.at("2025-06-16 08:00")
	p.wants("digest", 1)
	text := p.text(`SELECT body_text FROM outbox WHERE kind = 'digest' AND person_id = $1`, lead.ID)
	for _, want := range []string{"Newly booked: " + carer.Name, "Cancelled: " + lead.Name, "3 for ", "/unsubscribe/"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Did not come") {
		t.Error(text)
	}
	p.Exec(`UPDATE allocations SET released_at = $1`, at)
	p.at("2025-06-23 08:00")
	p.wants("digest", 1)
}

func TestADigestThatIsOffIsNotWritten(t *testing.T) {
	p := start(t)
	lead, carer := p.office()
	if _, err := p.messages.SetPreferences(lead.Ctx(), messages.Preferences{Digest: messages.Off}); err != nil {
		t.Fatal(err)
	}
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-25 09:30")})
	p.history(p.devon.Booking(fixture.Booking{Session: s.ID, Person: carer, At: fixture.London("2025-06-10 12:00")}), "confirmed")
	p.at("2025-06-16 08:00")
	p.wants("digest", 0)
}

func TestTwoWorkersWriteADigestOnce(t *testing.T) {
	p := start(t)
	_, carer := p.office()
	p.sweep()
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-07-25 09:30")})
	p.history(p.devon.Booking(fixture.Booking{Session: s.ID, Person: carer, At: fixture.London("2025-06-03 12:00")}), "confirmed")
	p.Clock.Set(fixture.London("2025-06-09 08:00"))
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			if err := p.messages.Sweep(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	p.wants("digest", 1)
}
