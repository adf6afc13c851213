package app_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// changing is a partnership whose staff change what people have booked.
type changing struct {
	*fixture.World
	t     *testing.T
	a     *app.App
	devon *fixture.Partnership
	staff fixture.Person
}

func startChanging(t *testing.T) *changing {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	return &changing{World: w, t: t, a: built(t, w), devon: devon, staff: devon.Staff()}
}

func (c *changing) book(who fixture.Person, session uuid.UUID) booking.Booking {
	c.t.Helper()
	return do(c.t, c.DB, who, func(tx *database.Tx) (booking.Result, error) {
		return c.a.Booking.BookTx(tx, booking.Request{SessionID: session})
	}).Booking
}

// move gives a session's only part another date, time or both.
func (c *changing) move(s fixture.Session, date, from, to string) catalogue.SessionUpdate {
	in := cancelParts(s)
	in.Parts[0].Date, in.Parts[0].StartWall, in.Parts[0].EndWall = ukdate.MustParseDate(date), ukdate.MustParseWall(from), ukdate.MustParseWall(to)
	return in
}

func (c *changing) update(session uuid.UUID, in catalogue.SessionUpdate) {
	c.t.Helper()
	if _, err := c.a.Catalogue.UpdateSession(c.staff.Ctx(), session, in); err != nil {
		c.t.Fatal(err)
	}
}

func (c *changing) letters(sql string) string {
	c.t.Helper()
	return do(c.t, c.DB, c.staff, func(tx *database.Tx) (string, error) {
		said, err := database.Values[string](tx, `SELECT body_text FROM outbox WHERE `+sql+` ORDER BY id`)
		return strings.Join(said, "\n-----\n"), err
	})
}

// Session moved so that it now clashes for 3 people: bookings stay, the 3 are listed and told.
func TestMovedSoThatItNowClashesForThreePeople(t *testing.T) {
	c := startChanging(t)
	moved, other := c.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")}), c.devon.Session(fixture.Session{Title: "Early help", Starts: fixture.London("2025-06-18 10:00")})
	before := c.devon.Session(fixture.Session{Title: "In the way before", Starts: fixture.London("2025-06-17 09:30"), Ends: fixture.London("2025-06-17 10:00")})
	for i := range 5 {
		who := c.devon.Person(fixture.Person{})
		c.book(who, moved.ID)
		if i < 3 {
			c.book(who, other.ID)
		}
	}
	c.book(c.devon.Person(fixture.Person{}), before.ID)
	in := c.move(moved, "2025-06-18", "09:30", "12:30")
	preview, err := c.a.Changes.PreviewMove(c.staff.Ctx(), moved.ID, in)
	if err != nil || !preview.Moves || preview.Confirmed != 5 || preview.Mails != 5 || len(preview.Clashes) != 3 || preview.Clashes[0].Title != "Early help" {
		t.Fatalf("%+v, %v", preview, err)
	}
	if n := c.Count(`SELECT count(*) FROM outbox WHERE kind LIKE 'booking_changed%'`); n != 0 {
		t.Fatalf("the preview sent %d letters", n)
	}
	c.update(moved.ID, in)
	if n := c.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'confirmed'`, moved.ID); n != 5 {
		t.Errorf("%d of 5 bookings stay", n)
	}
	said := c.letters(`kind LIKE 'booking_changed%'`)
	if n := strings.Count(said, "You also hold a place at “Early help” at that time now."); n != 3 {
		t.Errorf("%d are told of a clash:\n%s", n, said)
	}
	if n := strings.Count(said, "Before: Monday 16 June 2025, 9:30am to 12:30pm"); n != 5 {
		t.Errorf("%d are told what was before:\n%s", n, said)
	}
	act := onlyChange(t, c.a, c.staff, moved.ID)
	detail, err := c.a.Changes.Get(c.staff.Ctx(), act.ID)
	clashing := 0
	for _, p := range detail.People {
		if p.Clash == "Early help" {
			clashing++
		}
	}
	if err != nil || clashing != 3 || act.Kind != "moved" || act.Told != 5 || !strings.Contains(act.Sessions[0].Before, "16 June") || !strings.Contains(act.Sessions[0].After, "18 June") {
		t.Errorf("%+v, %d clash, %v", act, clashing, err)
	}
}

// An edit that changes nothing writes no history and sends nothing.
func TestAnEditThatChangesNothingWritesNoHistoryAndSendsNothing(t *testing.T) {
	c := startChanging(t)
	s := c.devon.Session(fixture.Session{})
	c.book(c.devon.Person(fixture.Person{}), s.ID)
	mails := c.Count(`SELECT count(*) FROM outbox`)
	c.update(s.ID, cancelParts(s))
	if n := c.Count(`SELECT count(*) FROM changes`); n != 0 {
		t.Errorf("%d changes remembered", n)
	}
	if n := c.Count(`SELECT count(*) FROM outbox`); n != mails {
		t.Errorf("%d letters", n-mails)
	}
}

// Provider cancels: all end by-provider, no charges, offers withdrawn, people may book the new date.
func TestProviderCancelsAllEndByProviderOffersWithdrawnAndPeopleMayBookTheNewDate(t *testing.T) {
	c := startChanging(t)
	course := c.devon.Course(fixture.Course{})
	s := c.devon.Session(fixture.Session{Course: course.ID, Capacity: 3})
	ann := c.devon.Person(fixture.Person{})
	c.book(ann, s.ID)
	for _, status := range []string{"offered", "waiting", "requested"} {
		c.devon.Booking(fixture.Booking{Session: s.ID, Status: status})
	}
	preview, err := c.a.Changes.PreviewEnd(c.staff.Ctx(), s.ID)
	if err != nil || preview.Confirmed != 1 || preview.Offered != 1 || preview.Waiting != 1 || preview.Requested != 1 || preview.People != 4 {
		t.Errorf("%+v, %v", preview, err)
	}
	end := catalogue.End{Outcome: catalogue.Cancelled, Cause: catalogue.LowNumbers, Words: "We are sorry."}
	if _, err := c.a.Catalogue.EndSession(c.staff.Ctx(), s.ID, end); err != nil {
		t.Fatal(err)
	}
	if n := c.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND status = 'cancelled' AND cancel_class = 'by_provider'`, s.ID); n != 4 {
		t.Errorf("%d of 4 ended by the provider", n)
	}
	if n := c.Count(`SELECT taken + waiting FROM session_places WHERE session_id = $1`, s.ID); n != 0 {
		t.Errorf("%d places still taken or waited for", n)
	}
	said := c.letters(`kind = 'booking_cancelled'`)
	for _, words := range []string{"Too few people had booked.", "We are sorry.", "You are not charged, and this does not count as a cancellation of yours."} {
		if n := strings.Count(said, words); n != 4 {
			t.Errorf("%d letters say %q:\n%s", n, words, said)
		}
	}
	if n := c.Count(`SELECT count(*) FROM outbox WHERE kind = 'booking_cancelled' AND calendar_method = 'CANCEL'`); n != 1 {
		t.Errorf("%d calendars of those who held a place were told", n)
	}
	again := c.devon.Session(fixture.Session{Course: course.ID, Starts: s.Starts})
	if b := c.book(ann, again.ID); b.Status != booking.Confirmed {
		t.Errorf("the new date: %s", b.Status)
	}
}

// Who holds a place of a session that moved may withdraw freely until the fifth working day is over; later
// notice is counted to the kinder of the two dates.
func TestMovedFreesItsHoldersForFiveWorkingDaysAndThenCountsToTheKinderDate(t *testing.T) {
	c := startChanging(t)
	s := c.devon.Session(fixture.Session{Starts: fixture.London("2025-06-30 09:30")})
	ann, ben, cy, later := c.devon.Person(fixture.Person{}), c.devon.Person(fixture.Person{}), c.devon.Person(fixture.Person{}), c.devon.Person(fixture.Person{})
	first, second, third := c.book(ann, s.ID), c.book(ben, s.ID), c.book(cy, s.ID)
	c.update(s.ID, c.move(s, "2025-06-11", "09:30", "12:30")) // told on Monday 2 June
	if said := c.letters(`kind LIKE 'booking_changed%'`); strings.Count(said, "you can cancel until the end of Monday 9 June 2025. It costs nothing") != 3 {
		t.Errorf("not told until when they are free:\n%s", said)
	}
	fourth := c.book(later, s.ID)
	c.Clock.Set(fixture.London("2025-06-09 23:59"))
	c.wants(ann, first, policy.ByProvider)
	c.wants(later, fourth, policy.Late) // booked the date as it is
	c.Clock.Set(fixture.London("2025-06-10 00:00"))
	c.wants(ben, second, policy.InTime) // long before the old date, one day before the new one
	c.update(s.ID, c.move(s, "2025-06-12", "09:30", "12:30"))
	c.wants(cy, third, policy.ByProvider) // moved again: free again
}

func (c *changing) wants(who fixture.Person, b booking.Booking, class policy.Class) {
	c.t.Helper()
	preview, err := c.a.Booking.PreviewCancel(who.Ctx(), b.ID)
	if err != nil || preview.Class != class || (preview.Free != "") != (class == policy.ByProvider) {
		c.t.Errorf("said before: %+v, %v; want %s", preview, err, class)
	}
	got := do(c.t, c.DB, who, func(tx *database.Tx) (booking.Booking, error) {
		return c.a.Booking.CancelTx(tx, booking.Cancellation{BookingID: b.ID, Reason: "travel", Channel: "web"})
	})
	if got.CancelClass == nil || *got.CancelClass != class {
		c.t.Errorf("class %v, want %s", got.CancelClass, class)
	}
}

// Mode changed: bookings are kept, with the other kind of place.
func TestModeChangedKeepsTheBookings(t *testing.T) {
	c := startChanging(t)
	s := c.devon.Session(fixture.Session{Mode: "in_person", Capacity: 2})
	ann := c.devon.Person(fixture.Person{})
	b := c.book(ann, s.ID)
	c.devon.Booking(fixture.Booking{Session: s.ID, Status: "waiting"})
	in := cancelParts(s)
	in.Mode = catalogue.Virtual
	c.update(s.ID, in)
	if n := c.Count(`SELECT count(*) FROM bookings WHERE session_id = $1 AND seat = 'online' AND status IN ('confirmed', 'waiting')`, s.ID); n != 2 {
		t.Errorf("%d of 2 bookings are online", n)
	}
	if n := c.Count(`SELECT taken * 100 + waiting * 10 + capacity FROM session_places WHERE session_id = $1 AND seat = 'online'`, s.ID); n != 112 {
		t.Errorf("taken, waiting, capacity: %d", n)
	}
	c.wants(ann, b, policy.ByProvider)
}

// Open offers and requests get fresh deadlines when their session moves.
func TestMovedGivesOpenOffersAFreshDeadline(t *testing.T) {
	c := startChanging(t)
	s := c.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30"), Capacity: 1})
	offered := c.devon.Booking(fixture.Booking{Session: s.ID, Status: "offered"})
	c.Clock.Set(fixture.London("2025-06-03 09:00"))
	c.update(s.ID, c.move(s, "2025-06-23", "09:30", "12:30"))
	if n := c.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND status = 'offered' AND offer_expires_at = $2`, offered.ID, fixture.London("2025-06-04 09:00")); n != 1 {
		t.Error("the offer keeps its old deadline")
	}
	if said := c.letters(`kind LIKE 'booking_changed%'`); !strings.Contains(said, "We are holding it until 9am on Wednesday 4 June 2025.") || !strings.Contains(said, "/links/") {
		t.Errorf("not offered again:\n%s", said)
	}
}

// A whole event moves by some days at the same times by London's clocks, and each person gets one letter
// that brings all their entries up to date; cancelled, one letter takes them all away.
func TestAWholeEventMovesAndIsCancelledWithOneLetterForEachPerson(t *testing.T) {
	c := startChanging(t)
	event := c.devon.Event(fixture.Event{Title: "SaFest", From: ukdate.MustParseDate("2025-10-20"), To: ukdate.MustParseDate("2025-10-24")})
	monday := c.devon.Session(fixture.Session{Event: event.ID, Starts: fixture.London("2025-10-20 09:30")})
	friday := c.devon.Session(fixture.Session{Event: event.ID, Starts: fixture.London("2025-10-24 14:00")})
	draft := c.devon.Session(fixture.Session{Event: event.ID, Starts: fixture.London("2025-10-22 14:00"), Status: "draft"})
	over := c.devon.Session(fixture.Session{Event: event.ID, Starts: fixture.London("2025-06-01 09:30")})
	both, one := c.devon.Person(fixture.Person{}), c.devon.Person(fixture.Person{})
	c.book(both, monday.ID)
	c.book(both, friday.ID)
	c.book(one, friday.ID)

	preview, err := c.a.Changes.PreviewEvent(c.staff.Ctx(), event.ID, catalogue.EventChange{Days: 7})
	if err != nil || preview.Affected.People != 2 || preview.Affected.Confirmed != 3 || len(preview.Affected.Clashes) != 0 || len(preview.Steps) != 4 || preview.Steps[0].Stays != catalogue.StaysStarted {
		t.Fatalf("%+v, %v", preview, err)
	}
	c.change(event.ID, catalogue.EventChange{Days: 7})
	for session, want := range map[uuid.UUID]time.Time{
		monday.ID: fixture.London("2025-10-27 09:30"), friday.ID: fixture.London("2025-10-31 14:00"),
		draft.ID: fixture.London("2025-10-29 14:00"), over.ID: over.Starts,
	} {
		if n := c.Count(`SELECT count(*) FROM sessions WHERE id = $1 AND starts_at = $2`, session, want); n != 1 {
			t.Errorf("%s is not at %s", session, want)
		}
	}
	if n := c.Count(`SELECT count(*) FROM events WHERE id = $1 AND starts_on = '2025-10-27' AND ends_on = '2025-10-31'`, event.ID); n != 1 {
		t.Error("the event has the old dates")
	}
	c.lettersTo(both, "REQUEST", 2)
	c.lettersTo(one, "REQUEST", 1)

	c.change(event.ID, catalogue.EventChange{Cause: catalogue.Weather, Words: "Snow."})
	c.lettersTo(both, "CANCEL", 2)
	c.lettersTo(one, "CANCEL", 1)
	if n := c.Count(`SELECT count(*) FROM events WHERE id = $1 AND status = 'cancelled'`, event.ID); n != 1 {
		t.Error("the event is not cancelled")
	}
	changes, err := c.a.Changes.OfEvent(c.staff.Ctx(), event.ID)
	if err != nil || len(changes) != 2 || changes[0].Kind != "cancelled" || changes[0].Touched != 2 || len(changes[1].Sessions) != 2 {
		t.Errorf("%+v, %v", changes, err)
	}
	_, err = c.a.Catalogue.ChangeEvent(c.staff.Ctx(), event.ID, catalogue.EventChange{Days: 1})
	if err == nil {
		t.Error("an event that is over moved")
	}
}

func (c *changing) change(event uuid.UUID, change catalogue.EventChange) {
	c.t.Helper()
	c.Exec(`DELETE FROM outbox`)
	if _, err := c.a.Catalogue.ChangeEvent(c.staff.Ctx(), event, change); err != nil {
		c.t.Fatal(err)
	}
}

// lettersTo: a person got one letter, with so many entries of a calendar.
func (c *changing) lettersTo(who fixture.Person, method string, entries int) {
	c.t.Helper()
	files := do(c.t, c.DB, c.staff, func(tx *database.Tx) ([][]byte, error) {
		return database.Values[[]byte](tx, `SELECT calendar FROM outbox WHERE person_id = $1 AND calendar_method = $2`, who.ID, method)
	})
	if len(files) != 1 || bytes.Count(files[0], []byte("BEGIN:VEVENT")) != entries {
		c.t.Errorf("%d letters with %s, want one with %d entries", len(files), method, entries)
	}
}
