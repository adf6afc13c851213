package places

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Allocation is places kept for one agency (and those below it) or one sector until they are released.
type Allocation struct {
	PartnershipID uuid.UUID `gorm:"primaryKey"`
	ID            uuid.UUID `gorm:"primaryKey"`
	SessionID     uuid.UUID
	Seat          Seat
	AgencyID      *uuid.UUID // exactly one of agency and sector
	Sector        *string
	Places        int
	Used          int
	ReleaseAt     time.Time
	ReleasedAt    *time.Time
	Unused        *int // how many fell free at the release, or were left at the start
	Note          string
	CreatedAt     time.Time
	CreatedBy     *uuid.UUID
}

// TableName is allocations.
func (Allocation) TableName() string { return "allocations" }

// Left is how many kept places are not used yet; 0 once released.
func (a *Allocation) Left() int {
	if a.ReleasedAt != nil {
		return 0
	}
	return a.Places - a.Used
}

// keptSQL: allocations of a seat that an agency may draw on: its own, those of the agencies above it,
// those of its sector; the nearest first.
const keptSQL = `
WITH RECURSIVE above AS (
  SELECT id, parent_id, sector, 0 AS steps FROM agencies WHERE partnership_id = $1 AND id = $4
  UNION ALL SELECT a.id, a.parent_id, a.sector, b.steps + 1 FROM agencies a JOIN above b ON a.id = b.parent_id
  WHERE a.partnership_id = $1 AND b.steps < 20)
SELECT l.* FROM allocations l
LEFT JOIN above b ON b.id = l.agency_id
WHERE l.partnership_id = $1 AND l.session_id = $2 AND l.seat = $3 AND l.released_at IS NULL AND l.used < l.places
  AND (b.id IS NOT NULL OR l.sector = (SELECT sector FROM above WHERE steps = 0))
ORDER BY b.steps NULLS LAST, l.id LIMIT 1`

// keptFor returns the kept places that an agency draws on first; nil for none.
func keptFor(tx *database.Tx, p *Place, agency *uuid.UUID) (*Allocation, error) {
	if p.Reserved == 0 || agency == nil {
		return nil, nil
	}
	a, found, err := database.One[Allocation](tx, keptSQL, tx.Partnership(), p.SessionID, p.Seat, *agency)
	if err != nil || !found {
		return nil, err
	}
	return &a, nil
}

// draw uses one of the kept places; the seat's row is locked and already counts it as taken.
func draw(tx *database.Tx, p *Place, a *Allocation) error {
	tag, err := tx.PGX.Exec(`UPDATE allocations SET used = used + 1
		WHERE partnership_id = $1 AND id = $2 AND released_at IS NULL AND used < places`, a.PartnershipID, a.ID)
	if err != nil {
		return err
	}
	if tag.RowsAffected() != 1 {
		return fmt.Errorf("places: allocation %s had nothing left: decided on a stale read", a.ID)
	}
	a.Used++
	return reserve(tx, p, -1)
}

// giveBack keeps a freed place for whom it was kept, unless that has been released.
func giveBack(tx *database.Tx, p *Place, kept *uuid.UUID) error {
	if kept == nil {
		return nil
	}
	var live bool
	err := tx.PGX.QueryRow(`UPDATE allocations SET used = used - 1 WHERE partnership_id = $1 AND id = $2
		RETURNING released_at IS NULL`, p.PartnershipID, *kept).Scan(&live)
	if err != nil || !live {
		return err
	}
	return reserve(tx, p, 1)
}

func reserve(tx *database.Tx, p *Place, more int) error {
	if more == 0 {
		return nil
	}
	_, err := tx.PGX.Exec(`UPDATE session_places SET reserved = reserved + $4,
			ceiling = greatest(capacity, CASE WHEN capacity IS NOT NULL THEN taken + reserved + $4 END)
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3`,
		p.PartnershipID, p.SessionID, p.Seat, more)
	p.Reserved += more
	p.Ceiling = ceilingFor(p.Capacity, p.Taken+p.Reserved)
	return err
}

// Shrunk is kept places that became fewer, and by how many.
type Shrunk struct {
	Allocation
	Fewer int
}

// shrinkKept takes up to n unused places from the allocations of a locked seat, the largest first, and
// returns those it took from.
func shrinkKept(tx *database.Tx, p *Place, n int) (shrunk []Shrunk, err error) {
	if n <= 0 || p.Reserved == 0 {
		return nil, nil
	}
	kept, err := database.Rows[Allocation](tx, `SELECT * FROM allocations WHERE partnership_id = $1 AND session_id = $2 AND seat = $3
		AND released_at IS NULL AND used < places ORDER BY places - used DESC, id FOR NO KEY UPDATE`, p.PartnershipID, p.SessionID, p.Seat)
	if err != nil {
		return nil, err
	}
	for _, a := range kept {
		fewer := min(n, a.Left())
		if fewer == 0 {
			break
		}
		if _, err := tx.PGX.Exec(`UPDATE allocations SET places = places - $3 WHERE partnership_id = $1 AND id = $2`,
			a.PartnershipID, a.ID, fewer); err != nil {
			return nil, err
		}
		if err := reserve(tx, p, -fewer); err != nil {
			return nil, err
		}
		a.Places -= fewer
		shrunk = append(shrunk, Shrunk{a, fewer})
		n -= fewer
	}
	return shrunk, nil
}

// ReleaseDue lets go of the kept places of a locked seat whose date has come, or all of them once the
// session has started, and returns those it released. What was not used falls to the waiting list.
func ReleaseDue(tx *database.Tx, p *Place) ([]Allocation, error) {
	released, err := database.Rows[Allocation](tx, `UPDATE allocations SET released_at = $4, unused = places - used
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND released_at IS NULL AND (release_at <= $4 OR $5 <= $4)
		RETURNING *`, p.PartnershipID, p.SessionID, p.Seat, tx.Now, p.StartsAt)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, a := range released {
		n += *a.Unused
	}
	return released, reserve(tx, p, -n)
}

// NextRelease is when the next kept places of a seat are released; nil for none.
func NextRelease(tx *database.Tx, p *Place) (at *time.Time, err error) {
	err = tx.PGX.QueryRow(`SELECT min(release_at) FROM allocations
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND released_at IS NULL`,
		p.PartnershipID, p.SessionID, p.Seat).Scan(&at)
	return at, err
}
