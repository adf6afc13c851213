package invariants_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
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
	t          testing.TB
	devon      *fixture.Partnership
	booking    *booking.Service
	changes    *changes.Service
	attendance *attendance.Service
	today      ukdate.Date
	keys       int
}

func sound(t *testing.T) *world {
	t.Helper()
	w := &world{World: fixture.Start(t), t: t, today: ukdate.DateOf(clock.System{}.Now())}
	sessions := catalogue.New(w.DB)
	w.changes = changes.New(w.DB, sessions, "http://localhost")
	w.booking, w.attendance = booking.New(w.DB, sessions, "http://localhost"), attendance.New(w.DB, sessions)
	w.attendance.WalkIn, w.attendance.EndWalkIn = w.booking.WalkInTx, w.booking.RemoveWalkInTx
	w.devon = w.Partnership("devon")
	w.Clock.Set(w.at(-40))
	w.pastSession()
	w.endedSessions()
	w.loweredSession()
	w.queue()
	w.approval()
	w.overtaking()
	w.keptPlaces()
	w.handovers()
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

// pastSession: two parts a week ago; booked, cancelled and booked again; registers taken, a walk-in, one
// mark corrected afterwards.
func (w *world) pastSession() {
	trainer, anna, ben := w.devon.Trainer(), w.devon.Person(fixture.Person{}), w.devon.Person(fixture.Person{})
	session := w.devon.Session(fixture.Session{
		Trainers: fixture.IDs(trainer.ID), Parts: []fixture.Part{{Starts: w.at(-7)}, {Starts: w.at(-6)}},
	})
	first := w.book(anna, session)
	w.Clock.Set(w.at(-35))
	w.cancel(anna, first)
	w.Clock.Set(w.at(-30))
	there := []uuid.UUID{w.book(anna, session), w.book(ben, session)}
	w.Clock.Set(session.Parts[0].Starts)
	w.do(trainer.Ctx(), func(tx *database.Tx) error {
		_, err := w.attendance.AddWalkInTx(tx, attendance.WalkIn{SessionID: session.ID, PartID: session.Parts[0].ID, Name: "Dora", AgencyID: anna.Agency})
		return err
	})
	for _, part := range session.Parts {
		w.Clock.Set(part.Starts)
		w.mark(trainer, part, session, attendance.Seen{BookingID: there[0], Mark: attendance.Present})
		if _, err := w.attendance.Close(trainer.Ctx(), session.ID, part.ID, attendance.Present); err != nil {
			w.t.Fatal(err)
		}
	}
	w.Clock.Set(session.Ends.Add(time.Hour))
	five := 5
	w.mark(trainer, session.Parts[1], session, attendance.Seen{BookingID: there[0], Mark: attendance.Late, MinutesLate: &five, Reason: "came late"})
}

func (w *world) mark(by fixture.Person, part fixture.Part, session fixture.Session, seen attendance.Seen) {
	w.t.Helper()
	if _, err := w.attendance.SaveMarks(by.Ctx(), session.ID, part.ID, []attendance.Seen{seen}); err != nil {
		w.t.Fatal(err)
	}
}

// endedSessions: one cancelled a while before, and one that did not run, whose register was begun.
func (w *world) endedSessions() {
	w.Clock.Set(w.at(-30))
	staff := w.devon.Staff()
	soon, past := w.devon.Session(fixture.Session{Starts: w.at(20)}), w.devon.Session(fixture.Session{Starts: w.at(-3)})
	w.book(w.devon.Person(fixture.Person{}), soon)
	nobody := w.book(w.devon.Person(fixture.Person{}), past)
	w.Clock.Set(w.at(-3))
	w.mark(staff, past.Parts[0], past, attendance.Seen{BookingID: nobody, Mark: attendance.Absent})
	for session, status := range map[uuid.UUID]string{soon.ID: "cancelled", past.ID: "did_not_run"} {
		w.do(staff.Ctx(), func(tx *database.Tx) error {
			ending := catalogue.Ending{End: catalogue.End{Outcome: catalogue.Status(status), Words: "no heating"}, ID: uuid.New(), Sessions: []catalogue.Session{{ID: session}}}
			if err := w.changes.EndSessions(tx, ending); err != nil {
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
			_, _, err = places.SetCapacity(tx, locked.Seat(session.ID, places.Room), &capacity, "a smaller room")
			return err
		})
	}
}

// queue: somebody with an offer, somebody with a hold, and somebody who waits.
func (w *world) queue() {
	session := w.devon.Session(fixture.Session{Starts: w.at(23), Capacity: 2})
	for _, status := range []string{"offered", "held", "waiting"} {
		b := w.devon.Booking(fixture.Booking{Session: session.ID, Status: status, At: w.Clock.Now()})
		w.Exec(`UPDATE bookings SET offer_expires_at = $2, offered_at = $3, hold_expires_at = $2 WHERE id = $1`, b.ID, w.at(1), w.Clock.Now())
		w.Exec(`UPDATE bookings SET offers = 1 WHERE id = $1 AND status = 'offered'`, b.ID)
		w.history(b, "", "waiting")
		if status != "waiting" {
			w.history(b, "waiting", status)
		}
		w.Exec(`INSERT INTO audit (partnership_id, at, action, object_type, object_id) VALUES ($1, $2, 'booking.join', 'booking', $3)`, w.devon.ID, b.At, b.ID)
	}
	w.Exec(`UPDATE session_places SET waiting = 1 WHERE session_id = $1`, session.ID)
}

// overtaking: two wait, a place falls free, and staff give it to the second, with a reason. The first
// has gone since.
func (w *world) overtaking() {
	session := w.devon.Session(fixture.Session{Starts: w.at(24), Capacity: 1})
	held, ahead, staff := w.devon.Person(fixture.Person{}), w.devon.Person(fixture.Person{}), w.devon.Staff()
	booked := w.book(held, session)
	first := w.join(ahead, session)
	second := w.join(w.devon.Person(fixture.Person{}), session)
	w.cancel(held, booked)
	w.do(staff.Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.GiveTx(tx, second, booking.Gift{BookingID: second.ID, Reason: "court order"})
		return err
	})
	w.cancel(ahead, first.ID)
}

func (w *world) join(who fixture.Person, session fixture.Session) (b booking.Booking) {
	w.t.Helper()
	w.do(who.Ctx(), func(tx *database.Tx) error {
		r, err := w.booking.BookTx(tx, booking.Request{SessionID: session.ID, Wait: true})
		b = r.Booking
		return err
	})
	return b
}

// keptPlaces: two kept for an agency, one of them used.
func (w *world) keptPlaces() {
	session, lea := w.devon.Session(fixture.Session{Starts: w.at(25), Capacity: 5}), w.devon.Person(fixture.Person{})
	w.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
		VALUES ($1, gen_random_uuid(), $2, 'room', $3, 2, $4, $5)`, w.devon.ID, session.ID, lea.Agency, w.at(20), w.Clock.Now())
	w.Exec(`UPDATE session_places SET reserved = 2 WHERE session_id = $1`, session.ID)
	w.book(lea, session)
}

// handovers: a colleague came for one, and another moved to a later date.
func (w *world) handovers() {
	session, later := w.devon.Session(fixture.Session{Starts: w.at(27)}), w.devon.Session(fixture.Session{Starts: w.at(28)})
	ann, ben, cal := w.devon.Person(fixture.Person{}), w.devon.Person(fixture.Person{}), w.devon.Person(fixture.Person{})
	sent, moved := w.book(ann, session), w.book(ben, session)
	w.do(ann.Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.SubstituteTx(tx, booking.Substitution{BookingID: sent, PersonID: cal.ID})
		return err
	})
	w.do(ben.Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.TransferTx(tx, booking.Transfer{BookingID: moved, SessionID: later.ID})
		return err
	})
}

func (w *world) history(b fixture.Booking, from, to string) {
	w.Exec(`INSERT INTO booking_history (partnership_id, booking_id, from_status, to_status, at) VALUES ($1, $2, nullif($3, ''), $4, $5)`,
		w.devon.ID, b.ID, from, to, b.At)
}

// approval: somebody declared that they may come.
func (w *world) approval() {
	session := w.devon.Session(fixture.Session{Starts: w.at(24), Course: w.devon.Course(fixture.Course{Approval: "declaration"}).ID})
	w.do(w.devon.Person(fixture.Person{}).Ctx(), func(tx *database.Tx) error {
		_, err := w.booking.BookTx(tx, booking.Request{SessionID: session.ID, Plea: booking.Plea{Declared: true}})
		return err
	})
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
