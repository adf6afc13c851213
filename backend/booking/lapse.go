package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// Why a booking lapsed.
const (
	causeStarted  = "started"   // the session began
	causeDeadline = "deadline"  // an offer or a hold was not taken up in time
	causePlaced   = "placed"    // the person is there by another way
	causeNoAnswer = "no_answer" // nobody decided about the request in time
)

// runOutSQL: what should have ended by now: offers at their deadline or when offers end, holds at
// theirs, and everything without a place of its own once the session has started.
const runOutSQL = `
SELECT * FROM bookings WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND (
      status = 'offered' AND (offer_expires_at <= $4 OR $6 <= $4)
   OR status = 'held' AND hold_expires_at <= $4
   OR status IN ('requested', 'waiting', 'offered', 'held') AND $5 <= $4)
ORDER BY id`

// lapseDue ends, at locked seats of one session, whatever ran out by now, and lets go of kept places
// whose date has come.
func (s *Service) lapseDue(tx *database.Tx, ps []*places.Place) error {
	for _, p := range ps {
		out, err := database.Rows[Booking](tx, runOutSQL, tx.Partnership(), p.SessionID, p.Seat, tx.Now, p.StartsAt, p.OffersUntil())
		if err != nil {
			return err
		}
		for i := range out {
			if err := s.lapse(tx, &out[i], p, causeAt(p, tx.Now)); err != nil {
				return err
			}
		}
		released, err := places.ReleaseDue(tx, p)
		if err != nil {
			return err
		}
		if err := s.tellReleased(tx, p, released); err != nil {
			return err
		}
	}
	return nil
}

func causeAt(p *places.Place, now time.Time) string {
	if !now.Before(p.StartsAt) {
		return causeStarted
	}
	return causeDeadline
}

// lapse ends a booking that ran out, gives back what it held and tells the person.
func (s *Service) lapse(tx *database.Tx, b *Booking, p *places.Place, cause string) error {
	from := b.Status
	if err := b.Transition(Lapsed, tx.Now); err != nil {
		return err
	}
	b.Cause = cause
	if err := save(tx, b, from, cause, false); err != nil {
		return err
	}
	if err := giveUp(tx, b, from, p); err != nil {
		return err
	}
	if err := stopAsking(tx, b.ID, approvalWithdrawn); err != nil {
		return err
	}
	if err := audit.Record(tx, "booking.lapse", "booking", b.ID); err != nil {
		return err
	}
	g, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return err
	}
	return s.tellLapsed(tx, g, *b, from)
}

// nextLook is when a locked seat wants looking at next: the earliest instant at which something runs
// out. nil when nothing will.
func nextLook(tx *database.Tx, p *places.Place) (*time.Time, error) {
	var runsOut *time.Time
	var unsettled bool
	err := tx.PGX.QueryRow(`SELECT min(CASE status WHEN 'offered' THEN least(offer_expires_at, $4) WHEN 'held' THEN hold_expires_at END),
		count(*) > 0 FROM bookings
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND status IN ('requested', 'waiting', 'offered', 'held')`,
		tx.Partnership(), p.SessionID, p.Seat, p.OffersUntil()).Scan(&runsOut, &unsettled)
	if err != nil {
		return nil, err
	}
	release, err := places.NextRelease(tx, p)
	if err != nil {
		return nil, err
	}
	next := earliestOf(runsOut, release)
	if (unsettled || release != nil) && tx.Now.Before(p.StartsAt) {
		next = earliestOf(next, &p.StartsAt)
	}
	if n, unlimited := p.Free(); (unlimited || n > 0) && p.ListFirst(tx.Now) && p.WaitingList != places.ByHand {
		soon := tx.Now.Add(lookAgain)
		next = earliestOf(next, &soon)
	}
	return next, nil
}

func earliestOf(ts ...*time.Time) *time.Time {
	var first *time.Time
	for _, t := range ts {
		if t != nil && (first == nil || t.Before(*first)) {
			first = t
		}
	}
	return first
}

// sessionsDue lists sessions whose places want looking at, those waiting longest first.
func sessionsDue(tx *database.Tx) ([]uuid.UUID, error) {
	return database.Values[uuid.UUID](tx, `SELECT session_id FROM session_places
		WHERE partnership_id = $1 AND look_at <= $2 GROUP BY session_id ORDER BY min(look_at), session_id LIMIT 200`, tx.Partnership(), tx.Now)
}
