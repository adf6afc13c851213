package app_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// Who holds a place is told what was before, of the venue and the mode as of the times, and whether a
// venue is there at all.
func TestAChangeSaysWhatWasBefore(t *testing.T) {
	w := fixture.Start(t)
	a, devon := built(t, w), w.Partnership("devon")
	ann, staff, hall := devon.Person(fixture.Person{}), devon.Staff(), devon.Venue("County Hall", uuid.Nil)
	session := devon.Session(fixture.Session{Mode: "in_person", Venue: hall, Starts: fixture.London("2025-06-16 09:30")})
	do(t, w.DB, ann, func(tx *database.Tx) (booking.Result, error) {
		return a.Booking.BookTx(tx, booking.Request{SessionID: session.ID})
	})
	for _, step := range []struct {
		change func(*catalogue.SessionUpdate)
		said   []string
		unsaid string
	}{
		{
			func(in *catalogue.SessionUpdate) { in.Room = "Tab two" },
			[]string{"Before: County Hall\n", "Where: Venue to be confirmed, Tab two\n"},
			"How it is held",
		},
		{
			func(in *catalogue.SessionUpdate) { in.Mode, in.VenueID = catalogue.Blended, &hall },
			[]string{"How it is held: Blended", "In person", "Venue to be confirmed, Tab two", "Where: County Hall\n"},
			"Monday 16 June 2025, 9:30am to 12:30pm\nIn person",
		},
	} {
		in := cancelParts(session)
		step.change(&in)
		if _, err := a.Catalogue.UpdateSession(staff.Ctx(), session.ID, in); err != nil {
			t.Fatal(err)
		}
		words := do(t, w.DB, staff, func(tx *database.Tx) (string, error) {
			said, err := database.Values[string](tx, `SELECT body_text FROM outbox ORDER BY id DESC LIMIT 1`)
			return strings.Join(said, ""), err
		})
		for _, say := range step.said {
			if !strings.Contains(words, say) {
				t.Errorf("the letter does not say %q:\n%s", say, words)
			}
		}
		if strings.Contains(words, step.unsaid) {
			t.Errorf("the letter says %q:\n%s", step.unsaid, words)
		}
	}
}
