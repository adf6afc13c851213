package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// MostLines is how many sessions one basket may ask for: a week's timetable with room to spare.
const MostLines = 60

// Basket asks for several sessions in one go. Each line gets its own answer, in the order asked: an
// earlier line that is booked stands in the way of a later one at the same time.
type Basket struct {
	AgencyID *uuid.UUID
	Lines    []Line
}

// Line is one session of a basket.
type Line struct {
	SessionID uuid.UUID
	Seat      places.Seat
	Wait      bool // join the waiting list if it is full
}

// LineResult is what became of a line: a booking, or why there is none.
type LineResult struct {
	SessionID uuid.UUID
	Booking   *Booking
	Already   bool
	Refused   *fault.Error
}

// BookBasket books several sessions for the acting person, at most once per key, all under their locks
// at the same time. One letter with one calendar file tells what was booked.
func (s *Service) BookBasket(ctx context.Context, b Basket, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() ([]LineResult, error) { return s.BookBasketTx(tx, b) })
	})
}

// BookBasketTx is BookBasket inside a transaction that is already open.
func (s *Service) BookBasketTx(tx *database.Tx, b Basket) ([]LineResult, error) {
	if tx.Actor.Person == uuid.Nil {
		return nil, refuse(&rules.Condition{Code: rules.AgencyKnown, Message: "Tell us which agency you work for before you book."})
	}
	if err := lockPerson(tx, tx.Actor.Person); err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(b.Lines))
	for i, l := range b.Lines {
		ids[i] = l.SessionID
	}
	locked, err := s.LockKnown(tx, ids)
	if err != nil {
		return nil, err
	}
	basket := uuid.Must(uuid.NewV7())
	requests := make([]Request, len(b.Lines))
	for i, l := range b.Lines {
		requests[i] = Request{SessionID: l.SessionID, PersonID: tx.Actor.Person, Seat: l.Seat, AgencyID: b.AgencyID, Wait: l.Wait, Basket: &basket}
	}
	return s.BookEach(tx, locked, requests)
}

// BookEach books one person at some sessions, one after the other, under the locks of the person and of all the
// places, which are held already. Each gets its own answer, and a refusal undoes that one alone. Those of one
// basket are told in one letter. A session without locked places is refused as not found.
func (s *Service) BookEach(tx *database.Tx, locked places.Locked, requests []Request) (results []LineResult, err error) {
	var made []booked
	for _, r := range requests {
		result, g, err := s.line(tx, locked, r)
		if err != nil {
			return nil, err
		}
		results = append(results, result)
		if r.Basket != nil && result.Booking != nil && !result.Already && result.Booking.Status == Confirmed {
			made = append(made, booked{g: g, b: *result.Booking})
		}
	}
	if len(made) == 0 {
		return results, nil
	}
	return results, s.tellBasket(tx, *made[0].b.BasketID, made)
}

// line books one line of a basket under locks that are held already. A refusal undoes this line alone.
func (s *Service) line(tx *database.Tx, locked places.Locked, r Request) (LineResult, gathered, error) {
	result := LineResult{SessionID: r.SessionID}
	var g gathered
	restore := locked.Remember()
	refusal := tx.Savepoint(func() (err error) {
		if len(locked[r.SessionID]) == 0 {
			return fault.Missing
		}
		if g, err = gather(tx, r.SessionID, r.PersonID, false); err != nil {
			return err
		}
		made, err := s.bookLocked(tx, g, locked[r.SessionID], r)
		result.Booking, result.Already = &made.Booking, made.Already
		return err
	})
	if refusal == nil {
		return result, g, nil
	}
	restore()
	if f := fault.Of(refusal); f.Decided() || f.Kind == fault.NotFound {
		return LineResult{SessionID: r.SessionID, Refused: f}, g, nil
	}
	return result, g, refusal
}

// LockKnown is Lock for those of some sessions that exist, all together and in id order; nil where none does.
func (s *Service) LockKnown(tx *database.Tx, sessions []uuid.UUID) (places.Locked, error) {
	known, err := database.Values[uuid.UUID](tx, `SELECT DISTINCT session_id FROM session_places
		WHERE partnership_id = $1 AND session_id = ANY($2)`, tx.Partnership(), sessions)
	if err != nil || len(known) == 0 {
		return nil, err
	}
	return s.Lock(tx, known...)
}

func lockPerson(tx *database.Tx, person uuid.UUID) error {
	_, err := tx.PGX.Exec(`SELECT 1 FROM people WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), person)
	return err
}
