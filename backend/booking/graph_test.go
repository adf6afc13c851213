package booking_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
)

var states = []string{"requested", "waiting", "offered", "held", "confirmed", "declined", "lapsed", "cancelled", "substituted", "transferred"}

// live are those that claim something.
var live = map[string]bool{"requested": true, "waiting": true, "offered": true, "held": true, "confirmed": true}

// at is a booking in some state, and what an action may need: another session, a colleague.
type at struct {
	house
	staff     fixture.Person
	b         booking.Booking
	to        uuid.UUID
	colleague uuid.UUID
}

func (p at) tx(fn func(tx *database.Tx) error) error { return database.Do(p.staff.Ctx(), p.DB, fn) }

// act is one action, where it is allowed, and what it is refused with elsewhere. "same" is answered as it is and writes
// nothing.
type act struct {
	do      func(p at) error
	allowed map[string]bool
	codes   func(state string) string
}

func always(code string) func(string) string { return func(string) string { return code } }

// ended is one code for what has ended and another for what has no place yet.
func ended(code, otherwise string) func(string) string {
	return func(state string) string {
		if live[state] {
			return otherwise
		}
		return code
	}
}

func but(codes func(string) string, state, code string) func(string) string {
	return func(s string) string {
		if s == state {
			return code
		}
		return codes(s)
	}
}

var acts = map[string]act{
	"accept": {
		do: func(p at) error {
			return p.tx(func(tx *database.Tx) error { _, err := p.books.AcceptTx(tx, p.b); return err })
		},
		allowed: map[string]bool{"offered": true}, codes: but(always("not_offered"), "confirmed", "same"),
	},
	"pass": {
		do: func(p at) error {
			return p.tx(func(tx *database.Tx) error { _, err := p.books.PassTx(tx, p.b); return err })
		},
		allowed: map[string]bool{"offered": true}, codes: always("not_offered"),
	},
	"give": {
		do: func(p at) error {
			return p.tx(func(tx *database.Tx) error {
				_, err := p.books.GiveTx(tx, p.b, booking.Gift{BookingID: p.b.ID, Reason: "Needed there."})
				return err
			})
		},
		allowed: map[string]bool{"waiting": true}, codes: but(always("not_waiting"), "confirmed", "same"),
	},
	"cancel": {
		do: func(p at) error {
			_, err := p.cancel(p.staff, booking.Cancellation{BookingID: p.b.ID, Reason: "illness", Channel: "web"})
			return err
		},
		allowed: live, codes: but(always("booking_ended"), "cancelled", "same"),
	},
	"approve": {do: verdict(true), allowed: map[string]bool{"requested": true}, codes: always("not_asked")},
	"decline": {do: verdict(false), allowed: map[string]bool{"requested": true}, codes: always("not_asked")},
	"send a colleague": {
		do: func(p at) error {
			_, err := p.substitute(p.staff, booking.Substitution{BookingID: p.b.ID, PersonID: p.colleague})
			return err
		},
		allowed: map[string]bool{"confirmed": true}, codes: ended("booking_ended", "no_place_yet"),
	},
	"move": {
		do: func(p at) error {
			_, err := p.transfer(p.staff, booking.Transfer{BookingID: p.b.ID, SessionID: p.to})
			return err
		},
		allowed: map[string]bool{"confirmed": true}, codes: ended("booking_ended", "no_place_yet"),
	},
	"change the answers": {
		do: func(p at) error {
			return p.tx(func(tx *database.Tx) error {
				_, err := p.books.UpdateTx(tx, p.b, booking.Change{BookingID: p.b.ID})
				return err
			})
		},
		codes: ended("booking_ended", "same"),
	},
}

func verdict(yes bool) func(at) error {
	return func(p at) (refused error) {
		once := idempotency.Once{Key: uuid.NewString(), Hash: idempotency.Hash(nil), Encode: func(_ any, refusal error) (idempotency.Answer, error) {
			refused = refusal
			return idempotency.Answer{Status: 200, Body: []byte("{}")}, nil
		}}
		_, err := p.books.DecideApproval(p.staff.Ctx(), booking.Verdict{BookingID: p.b.ID, Approve: yes, Reason: "Not now."}, once)
		return errors.Join(refused, err)
	}
}

func TestEveryStateAndActionPairNotInTheGraphIsRefusedWithACodeAndLeavesNoRow(t *testing.T) {
	h := start(t)
	staff := h.devon.Staff()
	day := 0
	for name, a := range acts {
		for _, state := range states {
			t.Run(name+", "+state, func(t *testing.T) {
				day += 2
				session := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 1, day)})
				to := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 1, day).Add(24 * time.Hour)})
				ann, ben := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
				made := h.devon.Booking(fixture.Booking{Session: session.ID, Person: ann, Status: state})
				if state == "requested" {
					h.Exec(`INSERT INTO approvals (partnership_id, id, booking_id, asked, status, asked_at, expires_at)
						VALUES ($1, $2, $3, 'coordinator', 'open', $4, $5)`, h.devon.ID, uuid.New(), made.ID, fixture.Now, fixture.Now.AddDate(0, 0, 5))
				}
				row := func() string { return h.text(t, `SELECT to_jsonb(b)::text FROM bookings b WHERE id = $1`, made.ID) }
				before, was := h.rows(), row()
				p := at{house: h, staff: staff, to: to.ID, colleague: ben.ID}
				if err := p.tx(func(tx *database.Tx) (err error) {
					p.b, _, err = database.One[booking.Booking](tx, `SELECT * FROM bookings WHERE id = $1`, made.ID)
					return err
				}); err != nil {
					t.Fatal(err)
				}
				err := a.do(p)
				if a.allowed[state] {
					if err != nil || h.rows() == before {
						t.Fatalf("not done: %v", err)
					}
					return
				}
				code := a.codes(state)
				if code == "same" {
					code = ""
				}
				wantCode(t, err, code)
				if h.rows() != before || row() != was {
					t.Error("something was written")
				}
			})
		}
	}
}

// The graph of domain.md, pair by pair: whatever is not in it is no move.
func TestTheGraphHasExactlyTheseMoves(t *testing.T) {
	moves := map[string]string{
		"": "requested confirmed held waiting", "requested": "confirmed held waiting declined lapsed cancelled",
		"waiting": "offered confirmed held cancelled lapsed", "offered": "confirmed held waiting cancelled lapsed",
		"held": "confirmed lapsed cancelled", "confirmed": "cancelled substituted transferred",
	}
	for _, from := range append([]string{""}, states...) {
		for _, to := range states {
			want := slices.Contains(strings.Fields(moves[from]), to)
			if got := booking.Status(from).MayBecome(booking.Status(to)); got != want {
				t.Errorf("%q to %q: %v", from, to, got)
			}
			b := booking.Booking{Status: booking.Status(from)}
			if err := b.Transition(booking.Status(to), fixture.Now); (err == nil) != want {
				t.Errorf("%q to %q: %v", from, to, err)
			}
		}
	}
}

func TestABookingMovesAlongTheGraphOnly(t *testing.T) {
	all := []booking.Status{
		booking.Requested, booking.Waiting, booking.Offered, booking.Held, booking.Confirmed, booking.Declined,
		booking.Lapsed, booking.Cancelled, booking.Substituted, booking.Transferred,
	}
	for _, from := range all {
		for _, to := range all {
			b := booking.Booking{Status: from}
			err := b.Transition(to, fixture.Now)
			if from.MayBecome(to) != (err == nil) {
				t.Errorf("%s to %s: graph says %t, transition says %v", from, to, from.MayBecome(to), err)
			}
			if err != nil && b.Status != from {
				t.Errorf("%s to %s refused, yet the status is %s", from, to, b.Status)
			}
		}
		if !from.Live() && from.TakesPlace() {
			t.Errorf("%s is an end and takes a place", from)
		}
	}
}
