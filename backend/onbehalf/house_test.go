package onbehalf_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/onbehalf"
)

const site = "https://turnout.example"

type house struct {
	*fixture.World
	devon    *fixture.Partnership
	books    *booking.Service
	onbehalf *onbehalf.Service
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	sessions := catalogue.New(w.DB)
	books := booking.New(w.DB, sessions, site)
	return house{World: w, devon: w.Partnership("devon"), books: books, onbehalf: onbehalf.New(w.DB, sessions, books, site)}
}

// office is an agency with its coordinator.
func (h house) office() (agency uuid.UUID, lead fixture.Person) {
	agency = h.devon.Agency(fixture.Agency{Sector: "education"}).ID
	return agency, h.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}})
}

func (h house) party(by fixture.Person, p onbehalf.Party) (onbehalf.PartyResult, error) {
	return database.InTx(by.Ctx(), h.DB, func(tx *database.Tx) (onbehalf.PartyResult, error) { return h.onbehalf.BookPeopleTx(tx, p) })
}

func (h house) book(p fixture.Person, session uuid.UUID) (booking.Result, error) {
	return database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session})
	})
}

// join puts somebody on the waiting list of a full session.
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

// sweep lets the clock's work be done.
func (h house) sweep(t *testing.T) {
	t.Helper()
	if err := h.books.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h house) taken(session uuid.UUID) int {
	return h.Count(`SELECT sum(taken) FROM session_places WHERE session_id = $1`, session)
}

func (h house) text(t *testing.T, sql string, args ...any) (s string) {
	t.Helper()
	if err := h.Owner.QueryRow(t.Context(), sql, args...).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (h house) wantStatus(t *testing.T, b booking.Booking, want string) {
	t.Helper()
	if got := h.text(t, `SELECT status FROM bookings WHERE id = $1`, b.ID); got != want {
		t.Fatalf("booking is %s, want %s", got, want)
	}
}

// answers is what each person was told for each session, or for all of them, in one word.
func answers(r onbehalf.PartyResult) (words []string) {
	for _, g := range r.People {
		if g.Refused != nil {
			words = append(words, g.Refused.Code)
		}
		for _, l := range g.Lines {
			switch {
			case l.Refused != nil:
				words = append(words, l.Refused.Code)
			case l.Already:
				words = append(words, "already")
			default:
				words = append(words, string(l.Booking.Status))
			}
		}
	}
	return words
}

func wantWords(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%v, want %v", got, want)
	}
}

func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	if fault.CodeOf(err) != code {
		t.Fatalf("got %v, want code %q", err, code)
	}
}

func wantField(t *testing.T, err error, field string) {
	t.Helper()
	for _, f := range fault.Of(err).Fields {
		if f.Field == field {
			return
		}
	}
	t.Fatalf("got %v, want an error on %s", err, field)
}

func wantIn(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Fatalf("%q is not in %s", part, text)
		}
	}
}
