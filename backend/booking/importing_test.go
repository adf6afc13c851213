package booking_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

func TestImportedHistoryKeepsItsOriginalBookingTimeAndItsSource(t *testing.T) {
	h := start(t)
	booked, noticed := fixture.London("2025-05-02 11:15"), fixture.London("2025-05-20 08:40")
	session, ann := h.devon.Session(fixture.Session{Starts: fixture.London("2025-05-22 09:30")}), h.devon.Person(fixture.Person{})
	b, err := database.InTx(h.devon.System(), h.DB, func(tx *database.Tx) (booking.Booking, error) {
		return booking.ImportTx(tx, booking.Imported{
			SessionID: session.ID, PersonID: ann.ID, AgencyID: &ann.Agency, Seat: places.Room, Cancelled: "late", BookedAt: booked,
			NoticeAt: &noticed, Reason: "illness", Source: "old system, May", PolicyGroup: charging.StandardGroup,
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for what, sql := range map[string]string{
		"the booking at its own time, with its source": `SELECT count(*) FROM bookings WHERE id = $1 AND created_at = $2 AND confirmed_at = $2 AND source = 'old system, May' AND notice_at = $3`,
		"made then":      `SELECT count(*) FROM booking_history WHERE booking_id = $1 AND to_status = 'confirmed' AND at = $2 AND at < $3 AND why = 'imported'`,
		"cancelled then": `SELECT count(*) FROM booking_history WHERE booking_id = $1 AND to_status = 'cancelled' AND at > $2 AND at = $3 AND why = 'imported'`,
	} {
		if n := h.Count(sql, b.ID, booked, noticed); n != 1 {
			t.Errorf("%s: %d rows", what, n)
		}
	}
	if n := h.Count(`SELECT count(*) FROM outbox`); n != 0 {
		t.Errorf("the import told %d people", n)
	}
}
