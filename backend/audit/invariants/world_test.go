package invariants_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// world is a database in which every invariant holds and has something to examine. Its clock stands by
// the machine's, since some invariants look at the last days only.
type world struct {
	*fixture.World
	t       testing.TB
	devon   *fixture.Partnership
	booking *booking.Service
	today   ukdate.Date
	keys    int
}

func sound(t *testing.T) *world {
	t.Helper()
	w := &world{World: fixture.Start(t), t: t, today: ukdate.DateOf(clock.System{}.Now())}
	w.booking = booking.New(w.DB, catalogue.New(w.DB), "http://localhost")
	w.devon = w.Partnership("devon")
	w.Clock.Set(w.at(-40))
	w.pastSession()
	w.endedSessions()
	w.loweredSession()
	w.queue()
	w.suspension()
	w.importedSessions()
	w.devon.Agency(fixture.Agency{Parent: w.devon.Agency(fixture.Agency{Parent: w.devon.Agency(fixture.Agency{}).ID}).ID})
	w.Exec(`UPDATE outbox SET status = 'sent', sent_at = now(), due_at = NULL WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT 2)`)
	return w
}

// at is ten in the morning, some days from today.
func (w *world) at(days int) time.Time {
	return fixture.London(w.today.AddDays(days).String() + " 10:00")
}

func (w *world) do(ctx context.Context, fn func(tx *database.Tx) error) {
	w.t.Helper()
	if err := database.Do(ctx, w.DB, fn); err != nil {
		w.t.Fatal(err)
	}
}

// book books as the API does, key and all, and fails the test when it is refused.
func (w *world) book(who fixture.Person, session fixture.Session) (id uuid.UUID) {
	w.t.Helper()
	w.keys++
	once := idempotency.Once{
		Key: fmt.Sprintf("key-%08d", w.keys), Hash: idempotency.Hash([]byte(session.ID.String())),
		Encode: func(v any, refusal error) (idempotency.Answer, error) {
			if refusal != nil {
				w.t.Fatal(refusal)
			}
			id = v.(booking.Result).Booking.ID
			body, err := json.Marshal(map[string]any{"code": "booked", "id": id})
			return idempotency.Answer{Status: 201, Body: body}, err
		},
	}
	if _, err := w.booking.Book(who.Ctx(), booking.Request{SessionID: session.ID}, once); err != nil {
		w.t.Fatal(err)
	}
	return id
}

func (w *world) cancel(who fixture.Person, id uuid.UUID) {
	w.t.Helper()
	w.do(who.Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.CancelTx(tx, booking.Cancellation{BookingID: id, Reason: "work", Channel: "web"})
		return err
	})
}

// pastSession: two parts a week ago; booked, cancelled and booked again; registers taken, one mark
// corrected, a walk-in.
func (w *world) pastSession() {
	trainer, anna, ben := w.devon.Trainer(), w.devon.Person(fixture.Person{}), w.devon.Person(fixture.Person{})
	session := w.devon.Session(fixture.Session{
		Trainers: fixture.IDs(trainer.ID), Parts: []fixture.Part{{Starts: w.at(-7)}, {Starts: w.at(-6)}},
	})
	first := w.book(anna, session)
	w.Clock.Set(w.at(-35))
	w.cancel(anna, first)
	w.Clock.Set(w.at(-30))
	w.book(anna, session)
	w.book(ben, session)
	w.Clock.Set(w.at(-7))
	dora := w.devon.Person(fixture.Person{})
	w.do(trainer.Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.WalkInTx(tx, booking.WalkIn{SessionID: session.ID, PersonID: dora.ID, AgencyID: &dora.Agency, Seat: places.Room})
		return err
	})
	for _, part := range session.Parts {
		w.takeRegister(part, session, trainer)
	}
	w.Exec(`WITH old AS (UPDATE marks SET superseded_at = marked_at + interval '1 hour'
			WHERE id = (SELECT id FROM marks WHERE session_id = $1 AND booking_id IN (SELECT id FROM bookings WHERE NOT walk_in) LIMIT 1) RETURNING *)
		INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, minutes_late, attended, reason, marked_at, marked_by)
		SELECT partnership_id, gen_random_uuid(), part_id, session_id, booking_id, 'late', 5, true, 'was late', superseded_at, marked_by FROM old`, session.ID)
}

// takeRegister opens a part's register, marks everyone who is confirmed as present, and closes it.
func (w *world) takeRegister(part fixture.Part, session fixture.Session, by fixture.Person) {
	w.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, opened_by, closed_at, closed_by)
		VALUES ($1, $2, $3, 'closed', $4, $5, $6, $5)`,
		w.devon.ID, part.ID, session.ID, part.Starts.Add(-10*time.Minute), by.ID, part.Starts.Add(2*time.Hour))
	w.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, attended, marked_at, marked_by)
		SELECT partnership_id, gen_random_uuid(), $2, session_id, id, 'present', true, $4, $5
		FROM bookings WHERE partnership_id = $1 AND session_id = $3 AND status = 'confirmed'`,
		w.devon.ID, part.ID, session.ID, part.Starts.Add(time.Hour), by.ID)
}

// endedSessions: one cancelled a while before, and one that did not run, whose register was begun.
func (w *world) endedSessions() {
	w.Clock.Set(w.at(-30))
	staff := w.devon.Staff()
	soon, past := w.devon.Session(fixture.Session{Starts: w.at(20)}), w.devon.Session(fixture.Session{Starts: w.at(-3)})
	w.book(w.devon.Person(fixture.Person{}), soon)
	nobody := w.book(w.devon.Person(fixture.Person{}), past)
	w.Clock.Set(w.at(-3))
	w.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, opened_by) VALUES ($1, $2, $3, 'open', $4, $5)`,
		w.devon.ID, past.Parts[0].ID, past.ID, past.Starts, staff.ID)
	w.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, attended, marked_at, marked_by)
		VALUES ($1, gen_random_uuid(), $2, $3, $4, 'absent', false, $5, $6)`, w.devon.ID, past.Parts[0].ID, past.ID, nobody, past.Starts, staff.ID)
	for session, status := range map[uuid.UUID]string{soon.ID: "cancelled", past.ID: "did_not_run"} {
		w.do(staff.Ctx(), func(tx *database.Tx) error {
			if err := w.booking.EndForSession(tx, session, "no heating"); err != nil {
				return err
			}
			return places.SetStatus(tx, session, status)
		})
		w.Exec(`UPDATE sessions SET status = $2, ended_at = $3 WHERE id = $1`, session, status, w.Clock.Now())
	}
}

// loweredSession: raised, then lowered below the places taken, with a reason.
func (w *world) loweredSession() {
	session := w.devon.Session(fixture.Session{Starts: w.at(21), Capacity: 5})
	for range 3 {
		w.book(w.devon.Person(fixture.Person{}), session)
	}
	for _, capacity := range []int{6, 2} {
		w.do(w.devon.Staff().Ctx(), func(tx *database.Tx) error {
			locked, err := places.Lock(tx, session.ID)
			if err != nil {
				return err
			}
			_, err = places.SetCapacity(tx, locked.Seat(session.ID, places.Room), &capacity, "a smaller room")
			return err
		})
	}
}

// queue: somebody with an offer, somebody with a hold, and somebody who waits.
func (w *world) queue() {
	session := w.devon.Session(fixture.Session{Starts: w.at(23), Capacity: 2})
	for _, status := range []string{"offered", "held", "waiting"} {
		b := w.devon.Booking(fixture.Booking{Session: session.ID, Status: status, At: w.Clock.Now()})
		w.Exec(`UPDATE bookings SET offer_expires_at = created_at, hold_expires_at = created_at WHERE id = $1`, b.ID)
		w.history(b, "", "waiting")
		if status != "waiting" {
			w.history(b, "waiting", status)
		}
		w.Exec(`INSERT INTO audit (partnership_id, at, action, object_type, object_id) VALUES ($1, $2, 'booking.join', 'booking', $3)`, w.devon.ID, b.At, b.ID)
	}
	w.Exec(`UPDATE session_places SET waiting = 1 WHERE session_id = $1`, session.ID)
}

func (w *world) history(b fixture.Booking, from, to string) {
	w.Exec(`INSERT INTO booking_history (partnership_id, booking_id, from_status, to_status, at) VALUES ($1, $2, nullif($3, ''), $4, $5)`,
		w.devon.ID, b.ID, from, to, b.At)
}

// suspension: somebody had booked, and was suspended.
func (w *world) suspension() {
	eve := w.devon.Person(fixture.Person{})
	w.book(eve, w.devon.Session(fixture.Session{Starts: w.at(22)}))
	w.do(w.devon.Staff().Ctx(), func(tx *database.Tx) error { return w.booking.EndForPerson(tx, eve.ID) })
	w.Exec(`UPDATE people SET suspended_at = $2 WHERE id = $1`, eve.ID, w.Clock.Now())
}

// importedSessions: one with bookings of people, one with totals only.
func (w *world) importedSessions() {
	session := w.devon.Session(fixture.Session{Starts: w.at(-50), Source: "spreadsheet"})
	person := w.devon.Person(fixture.Person{})
	w.do(w.devon.System(), func(tx *database.Tx) error {
		_, err := booking.ImportTx(tx, booking.Imported{
			SessionID: session.ID, PersonID: person.ID, AgencyID: &person.Agency, Seat: places.Room,
			BookedAt: w.at(-60), Source: "spreadsheet", PolicyGroup: "standard",
		})
		if err != nil {
			return err
		}
		return places.CountImported(tx, session.ID)
	})
	w.Exec(`INSERT INTO session_totals (partnership_id, session_id, registrations, cancelled_by_provider, cancelled_late, cancelled_in_time,
			no_shows, excused, not_taken, walk_ins, attended, source, created_at)
		VALUES ($1, $2, 30, 0, 2, 3, 4, 1, 0, 2, 22, 'annual report', now())`,
		w.devon.ID, w.devon.Session(fixture.Session{Starts: w.at(-51)}).ID)
}
