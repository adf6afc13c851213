package catalogue

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// SessionDetail is a session with everything the one who acts may read about it.
type SessionDetail struct {
	Listing
	Session       Session
	Course        CourseDetail
	Place         *VenueDetail
	Trainers      []Trainer
	OnlyAgency    *Named
	Joining       *Joining      // nil: not for them to read
	PlaceChanges  []PlaceChange // staff only, newest first
	NoticeInWords string        // how late is late here
}

// PlaceChange says why the places of a session moved. Before and After are nil for unlimited.
type PlaceChange struct {
	Seat   places.Seat
	Kind   string // set or overbooked
	Before *int
	After  *int
	At     time.Time
	By     string // empty: a job or an operator
	Reason string
}

// GetSession returns a session. One the caller may not see is fault.Missing, like one that is not there.
func (s *Service) GetSession(ctx context.Context, id uuid.UUID) (SessionDetail, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		session, err := SessionByID(tx, id)
		if err != nil {
			return SessionDetail{}, err
		}
		held, err := relations(tx, id)
		if err != nil {
			return SessionDetail{}, err
		}
		if !access.Can(tx.Actor, access.OpGetSession, held...) {
			return SessionDetail{}, fault.Missing
		}
		return s.sessionDetail(tx, session)
	})
}

// GetJoining returns how to join a session: for people with a place, its trainers and staff; anyone
// else gets fault.Missing. It is empty while nobody has said.
func (s *Service) GetJoining(ctx context.Context, id uuid.UUID) (Joining, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (Joining, error) {
		if _, err := SessionByID(tx, id); err != nil {
			return Joining{}, err
		}
		joining, err := s.joiningFor(tx, id)
		if err == nil && joining == nil {
			err = fault.Missing
		}
		if err != nil {
			return Joining{}, err
		}
		return *joining, nil
	})
}

// joiningFor is nil where the acting person may not read it.
func (s *Service) joiningFor(tx *database.Tx, id uuid.UUID) (*Joining, error) {
	held, err := relations(tx, id)
	if err != nil {
		return nil, err
	}
	if s.HoldsPlace != nil && tx.Actor.Person != uuid.Nil {
		holds, err := s.HoldsPlace(tx, id, tx.Actor.Person)
		if err != nil {
			return nil, err
		}
		if holds {
			held = append(held, access.Own)
		}
	}
	if !access.Can(tx.Actor, access.OpGetJoining, held...) {
		return nil, nil
	}
	joining, err := joiningOf(tx, id)
	return &joining, err
}

func joiningOf(tx *database.Tx, id uuid.UUID) (Joining, error) {
	joining, _, err := database.One[Joining](tx, `SELECT details, link FROM session_joining
		WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), id)
	return joining, err
}

func (s *Service) sessionDetail(tx *database.Tx, session Session) (d SessionDetail, err error) {
	d.Session = session
	listings, err := s.Listings(tx, []uuid.UUID{session.ID})
	if err != nil || len(listings) == 0 {
		return d, err
	}
	d.Listing = listings[0]
	if d.Course, err = courseDetailByID(tx, session.CourseID); err != nil {
		return d, err
	}
	if session.VenueID != nil {
		venue, err := venueDetail(tx, *session.VenueID)
		if err != nil {
			return d, err
		}
		d.Place = &venue
	}
	if d.Trainers, err = trainersOf(tx, session.ID); err != nil {
		return d, err
	}
	if d.OnlyAgency, err = agencyNamed(tx, session.OnlyAgencyID); err != nil {
		return d, err
	}
	if d.Joining, err = s.joiningFor(tx, session.ID); err != nil {
		return d, err
	}
	if isStaff(tx.Actor) {
		if d.PlaceChanges, err = placeChanges(tx, session.ID); err != nil {
			return d, err
		}
	}
	if s.NoticeInWords != nil {
		d.NoticeInWords, err = s.NoticeInWords(tx, d.Course.PolicyGroup, session.FirstDate)
	}
	return d, err
}

type trainerRow struct {
	ID         uuid.UUID
	Name       string
	AgencyID   *uuid.UUID
	AgencyName string
}

func trainersOf(tx *database.Tx, session uuid.UUID) ([]Trainer, error) {
	rows, err := database.Rows[trainerRow](tx, `SELECT p.id, p.name, a.id AS agency_id, coalesce(a.name, '') AS agency_name
		FROM session_trainers t
		JOIN people p ON p.partnership_id = t.partnership_id AND p.id = t.person_id
		LEFT JOIN agencies a ON a.partnership_id = t.partnership_id AND a.id = t.lending_agency_id
		WHERE t.partnership_id = $1 AND t.session_id = $2 ORDER BY p.name, p.id`, tx.Partnership(), session)
	trainers := make([]Trainer, len(rows))
	for i, row := range rows {
		trainers[i] = Trainer{Named{row.ID, row.Name}, named(row.AgencyID, row.AgencyName)}
	}
	return trainers, err
}

// agencyNamed is nil without an id.
func agencyNamed(tx *database.Tx, id *uuid.UUID) (*Named, error) {
	if id == nil {
		return nil, nil
	}
	agency, _, err := database.One[Named](tx, `SELECT id, name FROM agencies WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), *id)
	return &agency, err
}

func placeChanges(tx *database.Tx, session uuid.UUID) ([]PlaceChange, error) {
	return database.Rows[PlaceChange](tx, `SELECT c.seat, c.kind, c.before, c.after, c.at, coalesce(p.name, '') AS by, c.reason
		FROM place_changes c
		LEFT JOIN people p ON p.partnership_id = c.partnership_id AND p.id = c.by_person_id
		WHERE c.partnership_id = $1 AND c.session_id = $2 ORDER BY c.id DESC`, tx.Partnership(), session)
}
