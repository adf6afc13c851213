package booking_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func (h house) basket(p fixture.Person, sessions ...uuid.UUID) ([]booking.LineResult, error) {
	b := booking.Basket{}
	for _, id := range sessions {
		b.Lines = append(b.Lines, booking.Line{SessionID: id})
	}
	return database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) ([]booking.LineResult, error) { return h.books.BookBasketTx(tx, b) })
}

// said is what became of each line, in one word.
func said(lines []booking.LineResult) (words []string) {
	for _, l := range lines {
		switch {
		case l.Refused != nil:
			words = append(words, l.Refused.Code)
		case l.Already:
			words = append(words, "already")
		default:
			words = append(words, string(l.Booking.Status))
		}
	}
	return words
}

func wantWords(t *testing.T, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

func TestEachLineOfABasketGetsItsOwnAnswerAndOneLetterTellsThemAll(t *testing.T) {
	h := start(t)
	monday, tuesday := fixture.London("2025-06-16 09:30"), fixture.London("2025-06-17 09:30")
	one := h.devon.Session(fixture.Session{Starts: monday})
	clash := h.devon.Session(fixture.Session{Starts: monday.Add(time.Hour)})
	full := h.devon.Session(fixture.Session{Starts: tuesday, Seats: []fixture.Seat{{Seat: "room"}}})
	two := h.devon.Session(fixture.Session{Starts: tuesday})
	ann := h.devon.Person(fixture.Person{})
	lines, err := h.basket(ann, one.ID, clash.ID, full.ID, two.ID, uuid.New(), one.ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, said(lines), "confirmed", "no_clash", "full", "confirmed", "not_found", "already")
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1`, ann.ID); n != 1 {
		t.Fatalf("%d letters, want 1", n)
	}
	if text := h.text(t, `SELECT convert_from(calendar, 'UTF8') FROM outbox WHERE person_id = $1`, ann.ID); strings.Count(text, "BEGIN:VEVENT") != 2 {
		t.Fatal("the calendar file does not have the two entries")
	}
}

// conference is a main session with two slots of two break-outs each, one place in the first.
func (h house) conference() (main fixture.Session, morning, afternoon [2]fixture.Session) {
	day := fixture.London("2025-06-16 09:00")
	main = h.devon.Session(fixture.Session{Starts: day, Ends: day.Add(7 * time.Hour), Capacity: 5})
	for i := range 2 {
		morning[i] = h.devon.Session(fixture.Session{Main: main.ID, Slot: "Morning", Starts: day.Add(time.Hour), Ends: day.Add(2 * time.Hour), Capacity: 1 + 4*i})
		afternoon[i] = h.devon.Session(fixture.Session{Main: main.ID, Slot: "Afternoon", Starts: day.Add(5 * time.Hour), Ends: day.Add(6 * time.Hour)})
	}
	return main, morning, afternoon
}

func (h house) choose(p fixture.Person, main uuid.UUID, breakOuts ...uuid.UUID) ([]booking.LineResult, error) {
	return database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) ([]booking.LineResult, error) {
		return h.books.ChooseTx(tx, booking.Choices{MainSessionID: main, BreakOuts: breakOuts})
	})
}

func TestABreakOutNeedsAPlaceAtItsConferenceAndThereIsOneToASlot(t *testing.T) {
	h := start(t)
	main, morning, afternoon := h.conference()
	ann := h.devon.Person(fixture.Person{})
	_, err := h.book(ann, morning[0].ID)
	wantCode(t, err, "main_place")
	lines, err := h.basket(ann, main.ID, morning[0].ID, morning[1].ID, afternoon[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, said(lines), "confirmed", "confirmed", "slot_free", "confirmed")
}

func TestAChoiceChangesInOneGoAndAFullOneLeavesItAsItWas(t *testing.T) {
	h := start(t)
	main, morning, afternoon := h.conference()
	ann, bob := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	for _, p := range []fixture.Person{ann, bob} {
		if _, err := h.book(p, main.ID); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.choose(ann, main.ID, morning[0].ID, afternoon[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := h.choose(bob, main.ID, morning[1].ID); err != nil {
		t.Fatal(err)
	}
	lines, err := h.choose(bob, main.ID, morning[0].ID) // Ann has its only place
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, said(lines), "full")
	if h.taken(morning[0].ID) != 1 || h.taken(morning[1].ID) != 1 {
		t.Fatal("Bob lost his choice for one that is full")
	}
	lines, err = h.choose(ann, main.ID, morning[1].ID) // gives up the afternoon
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, said(lines), "confirmed")
	if h.taken(morning[0].ID) != 0 || h.taken(morning[1].ID) != 2 || h.taken(afternoon[0].ID) != 0 {
		t.Fatal("the change did not move the places")
	}
	_, err = h.choose(ann, main.ID, uuid.New())
	wantCode(t, err, "not_found")
}

func TestWhoGivesUpTheConferenceGivesUpItsBreakOuts(t *testing.T) {
	h := start(t)
	main, morning, afternoon := h.conference()
	ann := h.devon.Person(fixture.Person{})
	lines, err := h.basket(ann, main.ID, morning[0].ID, afternoon[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	h.leave(t, ann, *lines[0].Booking)
	if h.taken(main.ID)+h.taken(morning[0].ID)+h.taken(afternoon[0].ID) != 0 {
		t.Fatal("a break-out is still held")
	}
}

func TestChoicesEndWhenTheTimeToChooseHasPassed(t *testing.T) {
	h := start(t)
	main, morning, _ := h.conference()
	ann := h.devon.Person(fixture.Person{})
	if _, err := h.book(ann, main.ID); err != nil {
		t.Fatal(err)
	}
	h.Exec(`UPDATE sessions SET choose_until = $2 WHERE id = $1`, main.ID, fixture.Now.Add(time.Hour))
	h.Clock.Advance(time.Hour)
	lines, err := h.choose(ann, main.ID, morning[1].ID)
	if err != nil {
		t.Fatal(err)
	}
	wantWords(t, said(lines), "choice_open")
}

func TestLimitOfTwoLiveBookingsDoesNotBlockOnesOwnPromotion(t *testing.T) {
	h := start(t)
	course := h.devon.Course(fixture.Course{}).ID
	h.Exec(`UPDATE courses SET person_limit = 2 WHERE id = $1`, course)
	at := func(day int) time.Time { return fixture.Now.AddDate(0, 0, 14+day) }
	session, a, held := h.fullWith(t, fixture.Session{Course: course, Starts: at(0)})
	ann := h.devon.Person(fixture.Person{})
	waiting := h.join(t, ann, session.ID)
	if _, err := h.book(ann, h.devon.Session(fixture.Session{Course: course, Starts: at(1)}).ID); err != nil {
		t.Fatal(err)
	}
	_, err := h.book(ann, h.devon.Session(fixture.Session{Course: course, Starts: at(2)}).ID)
	wantCode(t, err, "person_limit")
	h.leave(t, a, held)
	h.sweep(t)
	h.wantStatus(t, waiting, "offered")
}

func TestACourseForSomeSectorsOrForTheAreaOnlySaysSo(t *testing.T) {
	h := start(t)
	course := h.devon.Course(fixture.Course{}).ID
	session := h.devon.Session(fixture.Session{Course: course})
	h.Exec(`INSERT INTO course_sectors (partnership_id, course_id, sector) VALUES ($1, $2, 'police')`, h.devon.ID, course)
	_, err := h.book(h.devon.Person(fixture.Person{}), session.ID)
	wantCode(t, err, "audience")
	police := h.devon.Agency(fixture.Agency{Sector: "police"}).ID
	h.Exec(`UPDATE courses SET in_area_only = true WHERE id = $1`, course)
	h.Exec(`UPDATE agencies SET area = 'out' WHERE id = $1`, police)
	officer := h.devon.Person(fixture.Person{Agency: police})
	_, err = h.book(officer, session.ID)
	wantCode(t, err, "in_area")
	h.Exec(`UPDATE agencies SET area = 'in' WHERE id = $1`, police)
	if _, err := h.book(officer, session.ID); err != nil {
		t.Fatal(err)
	}
}

func TestTwentyPlacesPoliceKeepFiveTheSixteenthOtherIsToldFullAndPoliceStillBook(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{Capacity: 20})
	police := h.devon.Agency(fixture.Agency{Sector: "police"}).ID
	h.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
		VALUES ($1, $2, $3, 'room', $4, 5, $5, $6)`, h.devon.ID, uuid.New(), session.ID, police, fixture.Now.AddDate(0, 0, 7), fixture.Now)
	h.Exec(`UPDATE session_places SET reserved = 5, look_at = $2 WHERE session_id = $1`, session.ID, fixture.Now.AddDate(0, 0, 7))
	for range 15 {
		if _, err := h.book(h.devon.Person(fixture.Person{}), session.ID); err != nil {
			t.Fatal(err)
		}
	}
	_, err := h.book(h.devon.Person(fixture.Person{}), session.ID)
	wantCode(t, err, "full")
	station := h.devon.Agency(fixture.Agency{Sector: "police", Parent: police}).ID
	for _, agency := range []uuid.UUID{police, station} {
		if _, err := h.book(h.devon.Person(fixture.Person{Agency: agency}), session.ID); err != nil {
			t.Fatal(err)
		}
	}
	waiting := h.join(t, h.devon.Person(fixture.Person{}), session.ID)
	h.sweep(t)
	h.wantStatus(t, waiting, "waiting")
	h.Clock.Advance(7 * 24 * time.Hour)
	h.sweep(t)
	h.wantStatus(t, waiting, "offered")
	if h.Count(`SELECT unused FROM allocations`) != 3 || h.taken(session.ID) != 18 {
		t.Fatal("the release went wrong")
	}
}

func TestARoomSharedWithAParallelSessionCapsBoth(t *testing.T) {
	h := start(t)
	venue := h.devon.Venue("Tavy", uuid.Nil)
	room := uuid.New()
	h.Exec(`INSERT INTO rooms (partnership_id, id, venue_id, name, capacity, created_at) VALUES ($1, $2, $3, 'Hall', 30, $4)`, h.devon.ID, room, venue, fixture.Now)
	one, two := h.devon.Session(fixture.Session{Capacity: 20}), h.devon.Session(fixture.Session{Capacity: 20})
	later := h.devon.Session(fixture.Session{Capacity: 20, Starts: fixture.Now.AddDate(0, 0, 20)})
	for _, s := range []fixture.Session{one, two, later} {
		h.Exec(`UPDATE session_places SET room_id = $2 WHERE session_id = $1`, s.ID, room)
	}
	for range 18 {
		if _, err := h.book(h.devon.Person(fixture.Person{}), one.ID); err != nil {
			t.Fatal(err)
		}
	}
	var full int
	for _, err := range together(h.crowd(14), func(p fixture.Person) error { _, err := h.book(p, two.ID); return err }) {
		if fault.CodeOf(err) == "full" {
			full++
		}
	}
	if h.taken(two.ID) != 12 || full != 2 {
		t.Fatalf("%d taken, %d told full", h.taken(two.ID), full)
	}
	if _, err := h.book(h.devon.Person(fixture.Person{}), later.ID); err != nil {
		t.Fatal("another day in the same room is another matter")
	}
}
