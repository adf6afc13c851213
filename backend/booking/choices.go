package booking

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Choices are the break-outs that somebody wants to go to at a conference: all of them, at most one in a
// slot. What they hold and do not name is given up.
type Choices struct {
	MainSessionID uuid.UUID
	BreakOuts     []uuid.UUID
}

// chosen is a break-out that somebody holds.
type chosen struct {
	Booking
	Slot string
}

// Choose makes the acting person's break-outs of a conference what they name, at most once per key. Each
// line gets its own answer; a change to one that is full leaves the choice as it was. fault.Missing for
// what is no break-out of that conference; main_place without a place there.
func (s *Service) Choose(ctx context.Context, c Choices, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() ([]LineResult, error) { return s.ChooseTx(tx, c) })
	})
}

// ChooseTx is Choose inside a transaction that is already open.
func (s *Service) ChooseTx(tx *database.Tx, c Choices) ([]LineResult, error) {
	g, err := gather(tx, c.MainSessionID, tx.Actor.Person, true)
	if err != nil {
		return nil, err
	}
	if g.session.Status == "draft" || !g.session.Public {
		return nil, fault.Missing
	}
	slots, err := slotsOf(tx, c.MainSessionID)
	if err != nil {
		return nil, err
	}
	for _, id := range c.BreakOuts {
		if _, known := slots[id]; !known {
			return nil, fault.Missing
		}
	}
	now, err := chosenBy(tx, c.MainSessionID, tx.Actor.Person)
	if err != nil {
		return nil, err
	}
	locked, err := s.Lock(tx, touched(now, c.BreakOuts)...)
	if err != nil {
		return nil, err
	}
	for i := range now {
		if !slices.Contains(c.BreakOuts, now[i].SessionID) && !replaced(now[i], c.BreakOuts, slots) {
			if err := s.drop(tx, &now[i].Booking, locked); err != nil {
				return nil, err
			}
		}
	}
	change := choosing{locked: locked, now: now, id: uuid.Must(uuid.NewV7())}
	var results []LineResult
	for _, id := range c.BreakOuts {
		result, err := s.chooseOne(tx, &change, id, slots[id])
		if err != nil {
			return nil, err
		}
		results = append(results, result)
	}
	return results, s.tellChoices(tx, g, change)
}

// choosing is one change of choices in the making.
type choosing struct {
	locked places.Locked
	now    []chosen
	id     uuid.UUID // of the change: what is chosen together is told together
	made   []booked
	left   []Booking // given up for another in the same slot
}

// chooseOne takes one break-out in place of the one held in its slot, or leaves that as it was.
func (s *Service) chooseOne(tx *database.Tx, change *choosing, session uuid.UUID, slot string) (LineResult, error) {
	before := heldIn(change.now, slot)
	if before != nil && before.SessionID == session {
		return LineResult{SessionID: session, Booking: &before.Booking, Already: true}, nil
	}
	var result LineResult
	var g gathered
	var ended Booking
	restore := change.locked.Remember()
	refusal := tx.Savepoint(func() error {
		r := Request{SessionID: session, PersonID: tx.Actor.Person, Basket: &change.id}
		if before != nil {
			ended = before.Booking
			if err := s.handOver(tx, &ended, Transferred, change.locked, "changed choice"); err != nil {
				return err
			}
			r.Replaces, r.AgencyID = &ended.ID, ended.AgencyID
		}
		var err error
		if result, g, err = s.line(tx, change.locked, r); err == nil && result.Refused != nil {
			return result.Refused
		}
		return err
	})
	if refusal == nil {
		if !result.Already {
			change.made = append(change.made, booked{g: g, b: *result.Booking})
		}
		if before != nil {
			change.left = append(change.left, ended)
		}
		return result, nil
	}
	restore()
	if result.Refused == nil {
		return result, refusal
	}
	return result, nil
}

// drop gives up a break-out that is no longer wanted.
func (s *Service) drop(tx *database.Tx, b *Booking, locked places.Locked) error {
	c := Cancellation{BookingID: b.ID, Reason: "no_longer_needed", Channel: "web"}
	if err := s.end(tx, b, locked.Seat(b.SessionID, b.Seat), c, policy.InTime, tx.Now); err != nil {
		return err
	}
	g, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return err
	}
	return s.tellCancelled(tx, g, *b)
}

// slotsOf is the slot of every published break-out of a conference.
func slotsOf(tx *database.Tx, main uuid.UUID) (map[uuid.UUID]string, error) {
	type row struct {
		ID   uuid.UUID
		Slot string
	}
	rows, err := database.Rows[row](tx, `SELECT id, slot FROM sessions
		WHERE partnership_id = $1 AND main_session_id = $2 AND status = 'published'`, tx.Partnership(), main)
	slots := map[uuid.UUID]string{}
	for _, r := range rows {
		slots[r.ID] = r.Slot
	}
	return slots, err
}

func chosenBy(tx *database.Tx, main, person uuid.UUID) ([]chosen, error) {
	return database.Rows[chosen](tx, `SELECT b.*, s.slot FROM bookings b
		JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
		WHERE b.partnership_id = $1 AND b.person_id = $3 AND s.main_session_id = $2 AND b.status = 'confirmed' AND NOT b.walk_in
		ORDER BY b.id`, tx.Partnership(), main, person)
}

func touched(now []chosen, wanted []uuid.UUID) []uuid.UUID {
	ids := slices.Clone(wanted)
	for _, c := range now {
		ids = append(ids, c.SessionID)
	}
	return ids
}

// replaced reports whether another break-out of the same slot is wanted instead.
func replaced(c chosen, wanted []uuid.UUID, slots map[uuid.UUID]string) bool {
	return slices.ContainsFunc(wanted, func(id uuid.UUID) bool { return slots[id] == c.Slot })
}

func heldIn(now []chosen, slot string) *chosen {
	for i := range now {
		if now[i].Slot == slot {
			return &now[i]
		}
	}
	return nil
}
