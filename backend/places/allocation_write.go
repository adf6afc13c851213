package places

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// The refusals of keeping places. ErrNotFree is worked out by MayKeep, with the number.
var (
	ErrUnlimited      = fault.OnField("places", "unlimited", "This session has places without limit, so none need keeping.")
	ErrFewerThanNamed = fault.OnField("places", "fewer_than_named", "More people than that have been named already.")
	ErrReleased       = fault.New(fault.Conflict, "released", "These places have been released already.")
)

// Keepable is how many more places of a seat may be kept: what is free and nobody waits for. 0 where places
// are unlimited.
func (o Opening) Keepable(now time.Time) int {
	switch {
	case o.Unlimited:
		return 0
	case o.Place.ListFirst(now):
		return max(0, o.Free-o.Place.Waiting)
	}
	return o.Free
}

// AllocationsOf reads the allocations of a session, those that were taken away before anybody used them left
// out: the live ones by release date, then the released.
func AllocationsOf(tx *database.Tx, session uuid.UUID) ([]Allocation, error) {
	return database.Rows[Allocation](tx, `SELECT * FROM allocations WHERE partnership_id = $1 AND session_id = $2
		AND NOT (released_at IS NOT NULL AND places = 0) ORDER BY released_at NULLS FIRST, release_at, id`, tx.Partnership(), session)
}

// LockAllocation reads one allocation of a locked session for changing it; fault.Missing for none.
func LockAllocation(tx *database.Tx, session, id uuid.UUID) (Allocation, error) {
	a, found, err := database.One[Allocation](tx, `SELECT * FROM allocations
		WHERE partnership_id = $1 AND session_id = $2 AND id = $3 FOR NO KEY UPDATE`, tx.Partnership(), session, id)
	if err == nil && !found {
		err = fault.Missing
	}
	return a, err
}

// Keep writes a new allocation at a locked seat. The caller has decided that its places are free.
func Keep(tx *database.Tx, p *Place, a *Allocation) error {
	a.PartnershipID, a.ID = tx.Partnership(), uuid.Must(uuid.NewV7())
	a.SessionID, a.Seat, a.CreatedAt, a.CreatedBy = p.SessionID, p.Seat, tx.Now, tx.Actor.PersonOrNil()
	if err := tx.DB.Create(a).Error; err != nil {
		return err
	}
	if err := reserve(tx, p, a.Places); err != nil {
		return err
	}
	return LookAt(tx, p, a.ReleaseAt)
}

// Rekeep changes how many places a locked allocation keeps, and until when. Those it no longer keeps fall
// free, for whoever waits first.
func Rekeep(tx *database.Tx, p *Place, a *Allocation, places int, release time.Time, note string) error {
	more := places - a.Places
	a.Places, a.ReleaseAt, a.Note = places, release, note
	_, err := tx.PGX.Exec(`UPDATE allocations SET places = $3, release_at = $4, note = $5 WHERE partnership_id = $1 AND id = $2`,
		a.PartnershipID, a.ID, a.Places, a.ReleaseAt, a.Note)
	if err != nil {
		return err
	}
	if err := reserve(tx, p, more); err != nil {
		return err
	}
	return freed(tx, p, more < 0, release)
}

// Unkeep ends a locked allocation before its date: what nobody was named for falls free, for whoever waits
// first. It does not count as unused, since the agency did not let it go.
func Unkeep(tx *database.Tx, p *Place, a *Allocation) error {
	left := a.Left()
	none := 0
	a.Places, a.ReleasedAt, a.Unused = a.Used, &tx.Now, &none
	_, err := tx.PGX.Exec(`UPDATE allocations SET places = used, released_at = $3, unused = 0 WHERE partnership_id = $1 AND id = $2`,
		a.PartnershipID, a.ID, tx.Now)
	if err != nil {
		return err
	}
	if err := reserve(tx, p, -left); err != nil {
		return err
	}
	return freed(tx, p, left > 0, tx.Now)
}

// freed remembers that places fell free, so that those who passed an offer get another chance, and asks for
// the seat to be looked at.
func freed(tx *database.Tx, p *Place, fell bool, at time.Time) error {
	if !fell {
		return LookAt(tx, p, at)
	}
	p.FreedAt = &tx.Now
	if _, err := tx.PGX.Exec(`UPDATE session_places SET freed_at = $4 WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, tx.Now); err != nil {
		return err
	}
	return LookAt(tx, p, tx.Now)
}
