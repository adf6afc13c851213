package booking_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

// join puts somebody on the waiting list.
func (h house) join(t *testing.T, p fixture.Person, session uuid.UUID) booking.Booking {
	t.Helper()
	r, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session, Wait: true})
	})
	if err != nil || r.Booking.Status != booking.Waiting {
		t.Fatalf("joined as %s: %v", r.Booking.Status, err)
	}
	return r.Booking
}

// token is that of the link in the last offer written to somebody.
func (h house) token(t *testing.T, p fixture.Person) string {
	t.Helper()
	text := h.text(t, `SELECT body_text FROM outbox WHERE person_id = $1 AND kind = 'waiting_offered' ORDER BY id DESC LIMIT 1`, p.ID)
	found := regexp.MustCompile(`/devon/links/([A-Za-z0-9_-]+)`).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no link in %s", text)
	}
	return found[1]
}

func (h house) text(t *testing.T, sql string, args ...any) (s string) {
	t.Helper()
	if err := h.Owner.QueryRow(t.Context(), sql, args...).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

// sweep lets the clock's work be done.
func (h house) sweep(t *testing.T) {
	t.Helper()
	if err := h.books.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h house) wantStatus(t *testing.T, b booking.Booking, want string) {
	t.Helper()
	if got := h.text(t, `SELECT status FROM bookings WHERE id = $1`, b.ID); got != want {
		t.Fatalf("booking is %s, want %s", got, want)
	}
}

// fullWith is a session of one place that somebody holds, and who holds it.
func (h house) fullWith(t *testing.T, s fixture.Session) (fixture.Session, fixture.Person, booking.Booking) {
	t.Helper()
	s.Capacity = 1
	session, holder := h.devon.Session(s), h.devon.Person(fixture.Person{})
	r, err := h.book(holder, session.ID)
	if err != nil {
		t.Fatal(err)
	}
	return session, holder, r.Booking
}

func (h house) leave(t *testing.T, p fixture.Person, b booking.Booking) {
	t.Helper()
	if _, err := h.cancel(p, booking.Cancellation{BookingID: b.ID, Reason: "illness", Channel: "web"}); err != nil {
		t.Fatal(err)
	}
}

func TestAFreedPlaceIsOfferedToTheHeadOnlyThenToTheNextAndStaffCanOfferAgain(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	b, c := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	first, second := h.join(t, b, session.ID), h.join(t, c, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	h.wantStatus(t, first, "offered")
	h.wantStatus(t, second, "waiting")
	if h.taken(session.ID) != 1 {
		t.Fatal("the offer does not hold the place")
	}
	h.Clock.Advance(25 * time.Hour)
	h.sweep(t)
	h.wantStatus(t, first, "lapsed")
	h.wantStatus(t, second, "offered")
	if n := h.Count(`SELECT count(*) FROM outbox WHERE kind = 'waiting_offered'`); n != 2 {
		t.Fatalf("%d offers were written, want 2", n)
	}
	// B joins again and staff give her the next place out of turn.
	again := h.join(t, b, session.ID)
	staff := h.devon.Staff()
	gift := booking.Gift{BookingID: again.ID, Reason: "She was ill when we wrote to her.", Overbook: true}
	_, err := database.InTx(staff.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) { return h.books.GiveTx(tx, again, gift) })
	if err != nil {
		t.Fatal(err)
	}
	h.wantStatus(t, again, "confirmed")
}

func TestJoiningWhilePlacesAreFreeIsAnsweredBookNow(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{Capacity: 1}), h.devon.Person(fixture.Person{})
	_, err := database.InTx(ann.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session.ID, Wait: true})
	})
	wantCode(t, err, "book_now")
}

func TestJoiningTwiceIsOneEntry(t *testing.T) {
	h := start(t)
	session, _, _ := h.fullWith(t, fixture.Session{})
	ann := h.devon.Person(fixture.Person{})
	one, two := h.join(t, ann, session.ID), h.join(t, ann, session.ID)
	if one.ID != two.ID || h.Count(`SELECT waiting FROM session_places WHERE session_id = $1`, session.ID) != 1 {
		t.Fatal("two entries")
	}
}

func TestLeavingWhileAnOfferIsOpenPassesTheHoldOn(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	b, c := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	first, second := h.join(t, b, session.ID), h.join(t, c, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	token := h.token(t, b)
	if _, err := h.books.UseLink(h.devon.Anonymous(), token, booking.ActLeave, ""); err != nil {
		t.Fatal(err)
	}
	h.sweep(t)
	h.wantStatus(t, first, "cancelled")
	h.wantStatus(t, second, "offered")
}

func TestAcceptThenCancelReturnsThePlaceToTheListAndTheOldLinkIsDead(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	b, c := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	first, second := h.join(t, b, session.ID), h.join(t, c, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	token := h.token(t, b)
	if _, err := h.books.UseLink(h.devon.Anonymous(), token, booking.ActAccept, ""); err != nil {
		t.Fatal(err)
	}
	h.wantStatus(t, first, "confirmed")
	h.leave(t, b, first)
	h.sweep(t)
	h.wantStatus(t, second, "offered")
	_, err := h.books.UseLink(h.devon.Anonymous(), token, booking.ActAccept, "")
	wantCode(t, err, "not_found")
}

func TestReadingAnOffersLinkChangesNothing(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	b := h.devon.Person(fixture.Person{})
	first := h.join(t, b, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	token := h.token(t, b)
	for range 3 {
		if v, err := h.books.Link(h.devon.Anonymous(), token); err != nil || v.Done {
			t.Fatalf("%+v, %v", v, err)
		}
	}
	h.wantStatus(t, first, "offered")
}

func TestNoOffersAfterOffersUntilAndOpenOnesEndThere(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{Starts: fixture.Now.Add(5 * time.Hour)})
	b, c := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	first, second := h.join(t, b, session.ID), h.join(t, c, session.ID)
	h.leave(t, a, held)
	h.sweep(t)
	h.wantStatus(t, first, "offered")
	h.Clock.Set(fixture.Now.Add(3 * time.Hour)) // two hours before the start
	h.sweep(t)
	h.wantStatus(t, first, "lapsed")
	h.wantStatus(t, second, "waiting")
	h.Clock.Set(session.Starts)
	h.sweep(t)
	h.wantStatus(t, second, "lapsed")
	if h.taken(session.ID) != 0 {
		t.Fatal("a place is still held")
	}
}

func TestSomeoneWhoJoinsAfterTheOffersRanDryIsOfferedAtTheNextTick(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	busy := h.devon.Person(fixture.Person{})
	blocked := h.join(t, busy, session.ID)
	other := h.devon.Session(fixture.Session{})
	if _, err := h.book(busy, other.ID); err != nil { // at the same time
		t.Fatal(err)
	}
	h.leave(t, a, held)
	h.sweep(t)
	h.wantStatus(t, blocked, "waiting")
	late := h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	h.sweep(t)
	h.wantStatus(t, late, "offered")
	h.wantStatus(t, blocked, "waiting")
	if n := h.Count(`SELECT count(*) FROM waiting_skips WHERE booking_id = $1 AND by_booking_id = $2 AND why = 'no_clash'`, blocked.ID, late.ID); n != 1 {
		t.Fatalf("%d reasons on record", n)
	}
}

func TestRaisingPlacesOffersThemInOrderOnce(t *testing.T) {
	h := start(t)
	session, _, _ := h.fullWith(t, fixture.Session{})
	var waiting []booking.Booking
	for range 5 {
		waiting = append(waiting, h.join(t, h.devon.Person(fixture.Person{}), session.ID))
	}
	four := 4
	err := database.Do(h.devon.Staff().Ctx(), h.DB, func(tx *database.Tx) error {
		locked, err := places.Lock(tx, session.ID)
		if err == nil {
			_, _, err = places.SetCapacity(tx, locked.Seat(session.ID, places.Room), &four, "")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	h.sweep(t)
	h.sweep(t)
	for i, b := range waiting {
		want := "waiting"
		if i < 3 {
			want = "offered"
		}
		h.wantStatus(t, b, want)
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE kind = 'waiting_offered'`); n != 3 {
		t.Fatalf("%d offers written", n)
	}
}

func TestStaffOverbookWithAReasonAndNobodyIsOfferedUntilBelow(t *testing.T) {
	h := start(t)
	session, a, held := h.fullWith(t, fixture.Session{})
	first, second := h.join(t, h.devon.Person(fixture.Person{}), session.ID), h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	staff := h.devon.Staff()
	give := func(g booking.Gift) error {
		return database.Do(staff.Ctx(), h.DB, func(tx *database.Tx) error { _, err := h.books.GiveTx(tx, first, g); return err })
	}
	wantCode(t, give(booking.Gift{BookingID: first.ID}), "full")
	wantCode(t, give(booking.Gift{BookingID: first.ID, Overbook: true}), "invalid_input")
	if err := give(booking.Gift{BookingID: first.ID, Overbook: true, Reason: "Court order."}); err != nil {
		t.Fatal(err)
	}
	if h.taken(session.ID) != 2 {
		t.Fatal("not overbooked")
	}
	h.leave(t, a, held)
	h.sweep(t)
	h.wantStatus(t, second, "waiting")
}
