package booking_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
)

const site = "https://turnout.example"

type house struct {
	*fixture.World
	devon *fixture.Partnership
	books *booking.Service
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	return house{World: w, devon: w.Partnership("devon"), books: booking.New(w.DB, catalogue.New(w.DB), site)}
}

// book books as the person and returns the result, the way the API does.
func (h house) book(p fixture.Person, session uuid.UUID) (booking.Result, error) {
	return database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session})
	})
}

func (h house) cancel(p fixture.Person, c booking.Cancellation) (booking.Booking, error) {
	return database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) { return h.books.CancelTx(tx, c) })
}

func (h house) taken(session uuid.UUID) int {
	return h.Count(`SELECT sum(taken) FROM session_places WHERE session_id = $1`, session)
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("got %v, want code %q", err, code)
	}
}

func TestBookingTakesAPlaceTellsThePersonAndRemembers(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 2}), h.devon.Person(fixture.Person{})
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	if r.Booking.Status != booking.Confirmed || *r.Booking.AgencyID != ann.Agency || r.Booking.PolicyVersionID != h.devon.Policy {
		t.Fatalf("booked as %+v", r.Booking)
	}
	for what, n := range map[string]int{
		"places taken":  h.taken(session.ID),
		"history rows":  h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1 AND from_status IS NULL AND to_status = 'confirmed'`, r.Booking.ID),
		"audit rows":    h.Count(`SELECT count(*) FROM audit WHERE object_id = $1 AND action = 'booking.book'`, r.Booking.ID),
		"confirmations": h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'REQUEST'`, ann.ID),
	} {
		if n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
}

func TestTheConfirmationSaysUntilWhenCancellingIsInTime(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Starts: fixture.London("2025-12-14 09:30")}), h.devon.Person(fixture.Person{})
	if _, err := h.book(ann, session.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1
		AND body_text LIKE '%You can cancel until the end of Sunday 7 December 2025 without it counting as late.%'`, ann.ID); n != 1 {
		t.Error("the letter does not say it")
	}
	late := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 2)})
	if _, err := h.book(ann, late.ID); err != nil {
		t.Fatal(err)
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND body_text LIKE '%Cancelling now counts as late%'`, ann.ID); n != 1 {
		t.Error("what is late already is not said")
	}
}

func TestTheSamePersonTwiceIsAnsweredWithTheFirstBooking(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{})
	first, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	second, err := h.book(ann, session.ID)
	if err != nil || !second.Already || second.Booking.ID != first.Booking.ID {
		t.Fatalf("second call: %+v, %v", second, err)
	}
	if n := h.taken(session.ID); n != 1 {
		t.Fatalf("%d places taken", n)
	}
}

func TestZeroPlacesIsFullAndUnlimitedIsADifferentThing(t *testing.T) {
	h := start(t)
	none := h.devon.Session(fixture.Session{Seats: []fixture.Seat{{Seat: "room"}}})
	any := h.devon.Session(fixture.Session{Seats: []fixture.Seat{{Seat: "room", Unlimited: true}}, Starts: fixture.Now.AddDate(0, 0, 20)})
	ann := h.devon.Person(fixture.Person{})
	_, err := h.book(ann, none.ID)
	wantCode(t, err, "full")
	if _, err := h.book(ann, any.ID); err != nil {
		t.Fatal(err)
	}
}

func TestFillingOneSessionOfACourseLeavesTheOtherUntouched(t *testing.T) {
	h := start(t)
	course := h.devon.Course(fixture.Course{}).ID
	full := h.devon.Session(fixture.Session{Course: course, Capacity: 1})
	other := h.devon.Session(fixture.Session{Course: course, Capacity: 1, Starts: fixture.Now.AddDate(0, 1, 0)})
	if _, err := h.book(h.devon.Person(fixture.Person{}), full.ID); err != nil {
		t.Fatal(err)
	}
	_, err := h.book(h.devon.Person(fixture.Person{}), full.ID)
	wantCode(t, err, "full")
	if n := h.taken(other.ID); n != 0 {
		t.Fatalf("the other session has %d places taken", n)
	}
}

func TestBookCancelBookAgainLeavesOneLiveBookingAndOneCalendarEntry(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 1}), h.devon.Person(fixture.Person{})
	first, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.cancel(ann, booking.Cancellation{BookingID: first.Booking.ID, Reason: "illness", Channel: "web"}); err != nil {
		t.Fatal(err)
	}
	again, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	switch b := again.Booking; {
	case b.CalendarUID != first.Booking.CalendarUID:
		t.Error("the calendar entry changed its uid")
	case b.CalendarSequence <= first.Booking.CalendarSequence+1:
		t.Errorf("sequence %d does not come after the cancellation's", b.CalendarSequence)
	case b.PreviousID == nil || *b.PreviousID != first.Booking.ID:
		t.Error("the new booking does not name the old one")
	case h.taken(session.ID) != 1:
		t.Error("not exactly one place is taken")
	}
	if n := h.Count(`SELECT count(*) FROM booking_history h JOIN bookings b ON b.id = h.booking_id WHERE b.person_id = $1`, ann.ID); n != 3 {
		t.Errorf("history has %d rows, want booked, cancelled, booked", n)
	}
}

func TestCancellingTwiceIsHarmlessAndWritesOnce(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{})
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		b, err := h.cancel(ann, booking.Cancellation{BookingID: r.Booking.ID, Reason: "travel", Channel: "web"})
		if err != nil || b.Status != booking.Cancelled {
			t.Fatalf("%s, %v", b.Status, err)
		}
	}
	if n := h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1 AND to_status = 'cancelled'`, r.Booking.ID); n != 1 {
		t.Fatalf("%d rows of history", n)
	}
	if n := h.taken(session.ID); n != 0 {
		t.Fatalf("%d places taken", n)
	}
}

func TestLateAndInTimeComeFromTheNoticeRuleAndStayFixed(t *testing.T) {
	h := start(t)
	// Monday 16 June 2025; the default rule asks for 5 working days: Monday 9 June is the last day in time.
	for name, c := range map[string]struct {
		now  string
		want string
	}{
		"a week and a day before": {"2025-06-08 18:00", "in_time"},
		"the last day":            {"2025-06-09 23:30", "in_time"},
		"a day too late":          {"2025-06-10 00:00", "late"},
	} {
		t.Run(name, func(t *testing.T) {
			session, ann := h.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")}), h.devon.Person(fixture.Person{})
			h.Clock.Set(fixture.Now)
			r, err := h.book(ann, session.ID)
			if err != nil {
				t.Fatal(err)
			}
			h.Clock.Set(fixture.London(c.now))
			b, err := h.cancel(ann, booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "web"})
			if err != nil || string(*b.CancelClass) != c.want {
				t.Fatalf("%v, %v; want %s", b.CancelClass, err, c.want)
			}
		})
	}
}

func TestStaffRecordNoticeThatCameBeforeTheSession(t *testing.T) {
	h := start(t)
	starts := fixture.London("2025-06-16 09:30")
	session, ann, staff := h.devon.Session(fixture.Session{Starts: starts}), h.devon.Person(fixture.Person{}), h.devon.Staff()
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	h.Clock.Set(fixture.London("2025-06-17 10:00"))
	friday := fixture.London("2025-06-06 16:00")
	note := booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "email", NoticeAt: &friday}
	_, err = h.cancel(ann, booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "web"})
	wantCode(t, err, "session_started")
	_, err = h.cancel(staff, note)
	wantCode(t, err, "invalid_input") // evidence is asked for after the start
	after := starts.Add(time.Hour)
	_, err = h.cancel(staff, booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "email", NoticeAt: &after, Note: "mail of the 16th"})
	wantCode(t, err, "invalid_input")
	note.Note = "mail of Friday 6 June, on file"
	b, err := h.cancel(staff, note)
	if err != nil || string(*b.CancelClass) != "in_time" || !b.NoticeAt.Equal(friday) || !b.RecordedAt.Equal(h.Clock.Now()) {
		t.Fatalf("%+v, %v", b, err)
	}
}

func TestSomeoneMarkedPresentCannotCancel(t *testing.T) {
	h := start(t)
	h.books.MarkedPresent = func(*database.Tx, uuid.UUID) (bool, error) { return true, nil }
	session, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{})
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	_, err = h.cancel(ann, booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "web"})
	wantCode(t, err, "marked_present")
}

func TestSomebodyElsesBookingIsNotThere(t *testing.T) {
	h := start(t)
	session, ann, ben := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	r, err := h.book(ann, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	cornish := h.Partnership("cornwall").Staff()
	for name, who := range map[string]fixture.Person{"a colleague": ben, "staff of another partnership": cornish} {
		_, err := h.cancel(who, booking.Cancellation{BookingID: r.Booking.ID, Reason: "illness", Channel: "web"})
		if !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v, want missing", name, err)
		}
	}
}

func TestOverlappingPartsClashAndTouchingEndsDoNot(t *testing.T) {
	h := start(t)
	at := func(hour string) time.Time { return fixture.London("2025-06-16 " + hour) }
	ann := h.devon.Person(fixture.Person{})
	morning := h.devon.Session(fixture.Session{Starts: at("09:30"), Ends: at("12:30")})
	touching := h.devon.Session(fixture.Session{Starts: at("12:30"), Ends: at("15:00")})
	twoDays := h.devon.Session(fixture.Session{Parts: []fixture.Part{
		{Starts: fixture.London("2025-06-09 09:30")}, {Starts: at("12:00"), Ends: at("13:00")},
	}})
	if _, err := h.book(ann, morning.ID); err != nil {
		t.Fatal(err)
	}
	_, err := h.book(ann, twoDays.ID)
	wantCode(t, err, "no_clash")
	if _, err := h.book(ann, touching.ID); err != nil {
		t.Fatalf("touching ends: %v", err)
	}
	breakOut := h.devon.Session(fixture.Session{Main: morning.ID, Slot: "A", Starts: at("10:00"), Ends: at("11:00")})
	if _, err := h.book(ann, breakOut.ID); err != nil {
		t.Fatalf("a break-out of the session itself: %v", err)
	}
}

func TestAClosedSessionIsForItsAgencyAndThoseBelow(t *testing.T) {
	h := start(t)
	trust := h.devon.Agency(fixture.Agency{})
	school := h.devon.Agency(fixture.Agency{Parent: trust.ID})
	session := h.devon.Session(fixture.Session{OnlyAgency: trust.ID})
	if _, err := h.book(h.devon.Person(fixture.Person{Agency: school.ID}), session.ID); err != nil {
		t.Fatalf("a school of the trust: %v", err)
	}
	_, err := h.book(h.devon.Person(fixture.Person{}), session.ID)
	wantCode(t, err, "open_to_you")
}

func TestAVisitorBooksOnlyWhatIsOpenToTheirPartnership(t *testing.T) {
	h := start(t)
	cornwall, dorset := h.Partnership("cornwall"), h.Partnership("dorset")
	safest := h.devon.Event(fixture.Event{Guests: fixture.IDs(cornwall.ID)})
	open := h.devon.Session(fixture.Session{Event: safest.ID})
	home := h.devon.Session(fixture.Session{})
	guest, stranger := h.devon.Person(fixture.Person{Home: cornwall.ID}), h.devon.Person(fixture.Person{Home: dorset.ID})
	if _, err := h.book(guest, open.ID); err != nil {
		t.Fatal(err)
	}
	_, err := h.book(guest, home.ID)
	wantCode(t, err, "open_to_you")
	_, err = h.book(stranger, open.ID)
	wantCode(t, err, "open_to_you")
}

func TestBlendedAsksWhichSeatAndEachHasItsOwnPlaces(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Mode: "blended", Capacity: 1})
	take := func(p fixture.Person, seat string) error {
		return database.Do(p.Ctx(), h.DB, func(tx *database.Tx) error {
			_, err := h.books.BookTx(tx, booking.Request{SessionID: session.ID, Seat: seatOf(seat)})
			return err
		})
	}
	wantCode(t, take(h.devon.Person(fixture.Person{}), ""), "invalid_input")
	if err := take(h.devon.Person(fixture.Person{}), "room"); err != nil {
		t.Fatal(err)
	}
	wantCode(t, take(h.devon.Person(fixture.Person{}), "room"), "seat_full")
	if err := take(h.devon.Person(fixture.Person{}), "online"); err != nil {
		t.Fatal(err)
	}
}

func TestAWalkInIsOutsideThePlacesAndHasNoPlaceAlready(t *testing.T) {
	h := start(t)
	session, ann, ben := h.devon.Session(fixture.Session{Capacity: 1}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	if _, err := h.book(ann, session.ID); err != nil {
		t.Fatal(err)
	}
	walk := func(p fixture.Person) error {
		return database.Do(h.devon.Staff().Ctx(), h.DB, func(tx *database.Tx) error {
			_, err := h.books.WalkInTx(tx, booking.WalkIn{SessionID: session.ID, PersonID: p.ID, AgencyID: &p.Agency, Seat: "room"})
			return err
		})
	}
	if err := walk(ben); err != nil {
		t.Fatal(err)
	}
	wantCode(t, walk(ann), "already_booked")
	if n := h.taken(session.ID); n != 1 {
		t.Fatalf("%d places taken, the walk-in among them", n)
	}
}

func TestTheSameKeyIsAnsweredTheSameAndAnotherBodyIsRefused(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 1}), h.devon.Person(fixture.Person{})
	full := h.devon.Session(fixture.Session{Seats: []fixture.Seat{{Seat: "room"}}, Starts: fixture.Now.AddDate(0, 2, 0)})
	book := func(key string, session uuid.UUID) (idempotency.Answer, error) {
		return h.books.Book(ann.Ctx(), booking.Request{SessionID: session}, onceOf(key, session))
	}
	first, err := book("key-number-1", session.ID)
	if err != nil {
		t.Fatal(err)
	}
	again, err := book("key-number-1", session.ID)
	if err != nil || string(again.Body) != string(first.Body) || again.Status != first.Status {
		t.Fatalf("again: %+v, %v; first %+v", again, err, first)
	}
	_, err = book("key-number-1", full.ID)
	wantCode(t, err, "idempotency_key_reused")
	refused, err := book("key-number-2", full.ID)
	if err != nil || refused.Status != 409 {
		t.Fatalf("a full session under a key: %+v, %v", refused, err)
	}
	if n := h.Count(`SELECT count(*) FROM told_full WHERE session_id = $1 AND person_id = $2`, full.ID, ann.ID); n != 1 {
		t.Fatalf("that somebody was told full is remembered %d times", n)
	}
	h.Exec(`UPDATE session_places SET capacity = 5, ceiling = 5 WHERE session_id = $1`, full.ID)
	if kept, err := book("key-number-2", full.ID); err != nil || kept.Status != 409 {
		t.Fatalf("the refusal was not kept: %+v, %v", kept, err)
	}
	if n := h.taken(full.ID); n != 0 {
		t.Fatal("a refusal wrote something")
	}
}

func onceOf(key string, session uuid.UUID) idempotency.Once {
	return idempotency.Once{Key: key, Hash: idempotency.Hash(session[:]), Encode: func(v any, refusal error) (idempotency.Answer, error) {
		if refusal != nil {
			return idempotency.Answer{Status: 409, Body: []byte(fault.CodeOf(refusal))}, nil
		}
		return idempotency.Answer{Status: 201, Body: []byte(v.(booking.Result).Booking.ID.String())}, nil
	}}
}

func TestACallerWhoHasGoneWritesNothing(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{})
	ctx, cancel := context.WithCancel(ann.Ctx())
	cancel()
	if _, err := h.books.Book(ctx, booking.Request{SessionID: session.ID}, onceOf("key-number-3", session.ID)); err == nil {
		t.Fatal("booked for somebody who had gone")
	}
	if n := h.taken(session.ID); n != 0 {
		t.Fatalf("%d places taken", n)
	}
}
