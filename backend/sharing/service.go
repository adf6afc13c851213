package sharing

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// Service keeps what is shared.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service
}

// New returns the service.
func New(db *database.DB, sessions *catalogue.Service) *Service {
	return &Service{db: db, catalogue: sessions}
}

// The refusals of this package.
var (
	ErrConsent   = fault.OnField("consent", "consent_needed", "Say that it may be shared, or do not tell us.")
	ErrEnded     = fault.New(fault.Conflict, "booking_ended", "This booking has ended.")
	ErrOver      = fault.New(fault.Conflict, "session_over", "The session is over, so there is nothing to prepare.")
	ErrTheirOwn  = fault.New(fault.Conflict, "told_by_themselves", "They tell us this themselves. Ask them to change it.")
	ErrKeepOwn   = fault.OnField("keep", "only_own", "Only they can have this kept for their next booking.")
	ErrDoNotList = fault.New(fault.Conflict, "do_not_list", "Your details say that you are left off lists of delegates. Change that first.")
)

// claim is a booking as far as sharing for it goes.
type claim struct {
	ID        uuid.UUID
	PersonID  uuid.UUID
	SessionID uuid.UUID
	Live      bool
	StartsAt  time.Time
	EndsAt    time.Time
	NeedsDays int
	DoNotList bool
}

const claimSQL = `
SELECT b.id, b.person_id, b.session_id, b.status IN ('requested', 'waiting', 'offered', 'held', 'confirmed') AS live,
       s.starts_at, s.ends_at, t.needs_days, p.do_not_list
FROM bookings b
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
JOIN partnerships t ON t.id = b.partnership_id
WHERE b.partnership_id = $1 AND b.id = $2`

func (c claim) window() Window { return WindowOf(c.StartsAt, c.EndsAt, c.NeedsDays) }

// open says why nothing can be shared for a booking any more; nil while it can.
func (c claim) open(now time.Time) error {
	switch {
	case !c.Live:
		return ErrEnded
	case !now.Before(c.EndsAt):
		return ErrOver
	}
	return nil
}

// visible returns a booking if the acting person may do op for it, else fault.Missing.
func visible(tx *database.Tx, id uuid.UUID, op string) (claim, error) {
	c, found, err := database.One[claim](tx, claimSQL, tx.Partnership(), id)
	if err != nil || !found {
		return c, orMissing(err)
	}
	var held []access.Relation
	if c.PersonID == tx.Actor.Person {
		held = append(held, access.Own)
	}
	leads, err := people.Leads(tx, c.PersonID)
	if err != nil {
		return c, err
	}
	if leads {
		held = append(held, access.Agency)
	}
	if !access.Can(tx.Actor, op, held...) {
		return c, fault.Missing
	}
	return c, nil
}

// toChange is visible for an act. It holds the booking, so that it cannot end meanwhile: what is written
// after its end nothing would take away. A coordinator acts for others only where the partnership lets them.
func toChange(tx *database.Tx, id uuid.UUID, op string) (claim, error) {
	if _, err := tx.PGX.Exec(`SELECT 1 FROM bookings WHERE partnership_id = $1 AND id = $2 FOR SHARE`, tx.Partnership(), id); err != nil {
		return claim{}, err
	}
	c, err := visible(tx, id, op)
	if err == nil && c.PersonID != tx.Actor.Person {
		err = people.MayActForOthers(tx)
	}
	return c, err
}

func orMissing(err error) error {
	if err == nil {
		return fault.Missing
	}
	return err
}
