package places

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// List says what becomes of a place that falls free while people wait for it.
type List string

// The settings of a waiting list.
const (
	None    List = "none"    // there is no list: full is full
	Offer   List = "offer"   // the place is offered, and held until the offer ends
	Promote List = "promote" // the place is given straight away
	ByHand  List = "by_hand" // staff choose
)

// Blocked says what happens when the head of the list cannot be given the place.
type Blocked string

// What happens then.
const (
	Skip Blocked = "skip" // the next may have it; the head keeps its place in the queue
	Stop Blocked = "stop" // nobody has it, and staff are told
)

// offersUntil is how long before the start offers end unless a session says otherwise, in minutes.
const offersUntil = 120

// OffersUntil is the instant from which no place is offered, and at which open offers end.
func (p *Place) OffersUntil() time.Time {
	return p.StartsAt.Add(-time.Duration(p.OffersUntilMinutes) * time.Minute)
}

// ListOpen reports whether somebody may join the waiting list at an instant by themselves: there is one,
// bookings are open, and a place that falls free could still reach them.
func (p *Place) ListOpen(now time.Time) bool {
	switch p.WaitingList {
	case Offer, Promote:
		return now.Before(p.OffersUntil()) && now.Before(p.ClosesAt)
	case ByHand:
		return now.Before(p.ClosesAt)
	}
	return false
}

// ListFirst reports whether free places are for those who wait, not for whoever comes now.
func (p *Place) ListFirst(now time.Time) bool { return p.Waiting > 0 && p.ListOpen(now) }

// Join takes the next number of a locked row's queue.
func Join(tx *database.Tx, p *Place) (number int64, err error) {
	err = tx.PGX.QueryRow(`UPDATE session_places SET waiting = waiting + 1, queue_seq = queue_seq + 1, look_at = least(look_at, $4)
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 RETURNING queue_seq`,
		p.PartnershipID, p.SessionID, p.Seat, tx.Now).Scan(&number)
	p.Waiting, p.QueueSeq = p.Waiting+1, number
	p.lookAt(tx.Now)
	return number, err
}

// Rejoin counts somebody who waits again with the number they had.
func Rejoin(tx *database.Tx, p *Place) error { return wait(tx, p, 1) }

// Leave counts one fewer waiting on a locked row.
func Leave(tx *database.Tx, p *Place) error { return wait(tx, p, -1) }

func wait(tx *database.Tx, p *Place, more int) error {
	_, err := tx.PGX.Exec(`UPDATE session_places SET waiting = waiting + $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, more)
	p.Waiting += more
	return err
}

// LookAt asks for a locked row to be looked at, at an instant or earlier.
func LookAt(tx *database.Tx, p *Place, at time.Time) error {
	p.lookAt(at)
	_, err := tx.PGX.Exec(`UPDATE session_places SET look_at = least(look_at, $4) WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, at)
	return err
}

// Looked writes when a locked row wants looking at next; nil: nothing is due.
func Looked(tx *database.Tx, p *Place, next *time.Time) error {
	p.LookAt = next
	_, err := tx.PGX.Exec(`UPDATE session_places SET look_at = $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, next)
	return err
}

// Due reports whether something about the row should have happened by now.
func (p *Place) Due(now time.Time) bool { return p.LookAt != nil && !now.Before(*p.LookAt) }

func (p *Place) lookAt(at time.Time) {
	if p.LookAt == nil || at.Before(*p.LookAt) {
		p.LookAt = &at
	}
}

// Queue is how a session's waiting lists work; the same for all its seats.
type Queue struct {
	List        List
	Blocked     Blocked
	Fair        bool
	OffersUntil int // minutes before the start
}

// SetQueue changes how the waiting lists of a locked session work. Open offers keep their deadlines.
func SetQueue(tx *database.Tx, ps []*Place, q Queue) error {
	for _, p := range ps {
		p.WaitingList, p.WaitingBlocked, p.WaitingFair, p.OffersUntilMinutes = q.List, q.Blocked, q.Fair, q.OffersUntil
		_, err := tx.PGX.Exec(`UPDATE session_places SET waiting_list = $4, waiting_blocked = $5, waiting_fair = $6,
			offers_until_minutes = $7, look_at = least(look_at, $8) WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
			p.PartnershipID, p.SessionID, p.Seat, q.List, q.Blocked, q.Fair, q.OffersUntil, tx.Now)
		if err != nil {
			return err
		}
		p.lookAt(tx.Now)
	}
	return nil
}
