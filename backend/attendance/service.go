package attendance

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Service takes registers.
type Service struct {
	db        *database.DB
	catalogue *catalogue.Service

	// WalkIn records somebody who came without a place: booking's.
	WalkIn func(tx *database.Tx, w booking.WalkIn) (booking.Booking, error)
	// EndWalkIn takes back one that was added by mistake: booking's.
	EndWalkIn func(tx *database.Tx, session, booking uuid.UUID) (booking.Booking, error)
	// OnClosed is called when the register of a part is closed, OnCorrected when a mark of a closed
	// one changes: charges follow from both.
	OnClosed    func(tx *database.Tx, session, part uuid.UUID) error
	OnCorrected func(tx *database.Tx, session, booking uuid.UUID) error
}

// New returns the service; WalkIn and EndWalkIn must be joined before it serves.
func New(db *database.DB, sessions *catalogue.Service) *Service {
	return &Service{
		db: db, catalogue: sessions,
		OnClosed:    func(*database.Tx, uuid.UUID, uuid.UUID) error { return nil },
		OnCorrected: func(*database.Tx, uuid.UUID, uuid.UUID) error { return nil },
	}
}

// MarkedPresent reports whether some part says that the holder of a booking was there: booking asks
// before it cancels.
func MarkedPresent(tx *database.Tx, booking uuid.UUID) (yes bool, err error) {
	err = tx.PGX.QueryRow(`SELECT EXISTS (SELECT 1 FROM marks WHERE partnership_id = $1 AND booking_id = $2
		AND superseded_at IS NULL AND mark IN ('present', 'late', 'left_early'))`, tx.Partnership(), booking).Scan(&yes)
	return yes, err
}

// AnyClosed reports whether the register of some part of a session is closed: until then booking lets a
// colleague take somebody's place.
func AnyClosed(tx *database.Tx, session uuid.UUID) (yes bool, err error) {
	err = tx.PGX.QueryRow(`SELECT EXISTS (SELECT 1 FROM registers WHERE partnership_id = $1 AND session_id = $2 AND status = 'closed')`,
		tx.Partnership(), session).Scan(&yes)
	return yes, err
}

// mine returns the session if the actor may do op to its register: staff to any, a trainer to those
// they train; anything else is not there.
func mine(tx *database.Tx, id uuid.UUID, op string) (catalogue.Session, error) {
	session, err := catalogue.SessionByID(tx, id)
	if err != nil {
		return session, err
	}
	relations := []access.Relation{access.Partnership}
	trains, err := catalogue.Trains(tx, id, tx.Actor.Person)
	if err != nil {
		return session, err
	}
	if trains {
		relations = append(relations, access.Session)
	}
	if !access.Can(tx.Actor, op, relations...) {
		return session, fault.Missing
	}
	return session, nil
}

// partOf returns one part of a session; fault.Missing for one of another.
func partOf(tx *database.Tx, session catalogue.Session, id uuid.UUID) (catalogue.Part, error) {
	parts, err := catalogue.PartsOf(tx, session.ID)
	for _, p := range parts[session.ID] {
		if p.ID == id {
			return p, err
		}
	}
	if err == nil {
		err = fault.Missing
	}
	return catalogue.Part{}, err
}
