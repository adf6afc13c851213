package booking_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/notify/wording"
)

// Booking knows nothing of the words a partnership has chosen; its letters are written in them all the same.
func TestTheConfirmationTakesThePartnershipsWordsAndKeepsWhatIsOurs(t *testing.T) {
	h := start(t)
	err := database.Do(h.devon.System(), h.DB, func(tx *database.Tx) error {
		_, err := notify.Choose(tx, "booking_confirmed", wording.Words{Subject: "A place at {{course}}", Opening: "Croeso {{first_name}}!", Closing: "Diolch."}, false)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{Name: "Ann Other"})
	b, err := h.book(ann, s.ID)
	if err != nil {
		t.Fatal(err)
	}
	const from = ` FROM outbox WHERE kind = 'booking_confirmed' AND calendar IS NOT NULL`
	if got := h.text(t, `SELECT subject`+from); !strings.HasPrefix(got, "A place at ") {
		t.Errorf("subject %q", got)
	}
	text := h.text(t, `SELECT body_text`+from)
	for _, want := range []string{"Your place is booked", "Croeso Ann!", "Diolch.", "When: ", "Where: ", b.Booking.Reference, "/my/bookings/" + b.Booking.ID.String(), "A calendar file is attached.", "without it counting as late"} {
		if !strings.Contains(text, want) {
			t.Errorf("does not say %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, "Hello Ann Other") {
		t.Errorf("the standard words are there too:\n%s", text)
	}
}
