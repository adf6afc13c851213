package sharing

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// OfSession is what the delegates of a session need.
type OfSession struct {
	Session catalogue.Listing
	Seen    Window
	Shown   bool // outside the window nothing is, not even how many
	Counts  []Count
	People  []PersonNeeds // by name
}

// PersonNeeds is what one delegate needs.
type PersonNeeds struct {
	Name  string
	Kinds []Kind
	Note  string
}

const sessionNeedsSQL = `
SELECT p.name, n.kinds, n.note
FROM booking_needs n
JOIN bookings b ON b.partnership_id = n.partnership_id AND b.id = n.booking_id AND b.status = 'confirmed'
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
WHERE n.partnership_id = $1 AND b.session_id = $2
ORDER BY lower(p.name), b.id`

// NeedsOfSession returns what people with a place need, to the session's trainers and to staff, within the
// window; fault.Missing for anybody else. Each reading is written down.
func (s *Service) NeedsOfSession(ctx context.Context, session uuid.UUID) (OfSession, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (OfSession, error) {
		found, err := catalogue.SessionByID(tx, session)
		if err != nil {
			return OfSession{}, err
		}
		if err := mayRead(tx, session, access.OpListSessionNeeds, access.Partnership); err != nil {
			return OfSession{}, err
		}
		return s.needsOf(tx, found)
	})
}

func (s *Service) needsOf(tx *database.Tx, session catalogue.Session) (o OfSession, err error) {
	var days int
	if err := tx.PGX.QueryRow(`SELECT needs_days FROM partnerships WHERE id = $1`, tx.Partnership()).Scan(&days); err != nil {
		return o, err
	}
	if o.Session, err = s.listing(tx, session.ID); err != nil {
		return o, err
	}
	o.Seen = WindowOf(session.StartsAt, session.EndsAt, days)
	if o.Shown = o.Seen.Contains(tx.Now); !o.Shown {
		return o, nil
	}
	if o.People, err = database.Rows[PersonNeeds](tx, sessionNeedsSQL, tx.Partnership(), session.ID); err != nil {
		return o, err
	}
	all := make([]Needs, len(o.People))
	for i, p := range o.People {
		all[i] = Needs{p.Kinds, p.Note}
	}
	o.Counts = Counted(all)
	return o, audit.RecordReadOf(tx, "sharing.needs", session.ID, len(o.People))
}

// mayRead is nil if the acting person may do op, being a trainer of the session or related to it by more.
func mayRead(tx *database.Tx, session uuid.UUID, op string, held ...access.Relation) error {
	trains, err := catalogue.Trains(tx, session, tx.Actor.Person)
	if err != nil {
		return err
	}
	if trains {
		held = append(held, access.Session)
	}
	if !access.Can(tx.Actor, op, held...) {
		return fault.Missing
	}
	return nil
}

func (s *Service) listing(tx *database.Tx, session uuid.UUID) (catalogue.Listing, error) {
	listings, err := s.catalogue.Listings(tx, []uuid.UUID{session})
	if err == nil && len(listings) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return catalogue.Listing{}, err
	}
	return listings[0], nil
}
