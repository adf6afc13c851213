package booking_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestTheLineManagerIsCopiedWhereSetAndGetsNoPrivateLinks(t *testing.T) {
	h := start(t)
	ann := h.devon.Person(fixture.Person{})
	course := h.devon.Course(fixture.Course{Approval: "line_manager"})
	for range 2 { // not set, then set
		s := h.devon.Session(fixture.Session{Course: course.ID, Mode: "virtual", Joining: "Use the lobby.", Link: "https://meet.example/1"})
		b := h.requested(t, ann, s.ID, plea())
		h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
		err := database.Do(ann.Ctx(), h.DB, func(tx *database.Tx) error {
			_, err := h.books.CancelTx(tx, booking.Cancellation{BookingID: b.ID, Reason: "illness", Channel: "web"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		h.Exec(`INSERT INTO message_settings (partnership_id, copy_manager, rules_since) VALUES ($1, true, $2) ON CONFLICT DO NOTHING`, h.devon.ID, fixture.Now)
	}
	if h.mails("booking_confirmed_manager") != 1 || h.mails("booking_cancelled_manager") != 1 {
		t.Fatalf("%d and %d copies", h.mails("booking_confirmed_manager"), h.mails("booking_cancelled_manager"))
	}
	text := h.text(t, `SELECT body_text || body_html || coalesce(convert_from(calendar, 'UTF8'), '') FROM outbox
		WHERE kind = 'booking_confirmed_manager' AND to_email = $1`, boss.Email)
	for _, private := range []string{"meet.example", "Use the lobby", "http", "BEGIN:VCALENDAR"} {
		if strings.Contains(text, private) {
			t.Errorf("the manager is told %q", private)
		}
	}
}
