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
	SharedRoom    *SharedRoom   // staff only; nil: it is in none
	Minimum       *Minimum      // nil: none that they may know of
	Version       string        // staff only: what they send back with a change
	// OpensAtPublication: see the function of that name.
	OpensAtPublication bool
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

func (s *Service) sessionDetail(tx *database.Tx, session Session) (SessionDetail, error) {
	d := SessionDetail{Session: session, OpensAtPublication: OpensAtPublication(session, tx.Now)}
	for _, read := range []func() error{
		func() (err error) { d.Listing, err = s.listing(tx, session.ID); return err },
		func() (err error) { d.Course, err = courseDetailByID(tx, session.CourseID); return err },
		func() (err error) { d.Place, err = venueOrNil(tx, session.VenueID); return err },
		func() (err error) { d.Trainers, err = trainersOf(tx, session.ID); return err },
		func() (err error) { d.OnlyAgency, err = agencyOrNil(tx, session.OnlyAgencyID); return err },
		func() (err error) { d.Joining, err = s.joiningFor(tx, session.ID); return err },
		func() (err error) { d.PlaceChanges, err = placeChangesFor(tx, session.ID); return err },
		func() (err error) { d.SharedRoom, err = sharedRoomFor(tx, session); return err },
		func() (err error) { d.Version, err = versionFor(tx, session); return err },
		func() (err error) { d.Minimum, err = s.minimumFor(tx, session.ID); return err },
		func() (err error) { d.NoticeInWords, err = s.noticeInWords(tx, d.Course, session); return err },
	} {
		if err := read(); err != nil {
			return SessionDetail{}, err
		}
	}
	return d, nil
}

func (s *Service) listing(tx *database.Tx, session uuid.UUID) (Listing, error) {
	listings, err := s.Listings(tx, []uuid.UUID{session})
	if err == nil && len(listings) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return Listing{}, err
	}
	return listings[0], nil
}

func (s *Service) noticeInWords(tx *database.Tx, course CourseDetail, session Session) (string, error) {
	if s.NoticeInWords == nil {
		return "", nil
	}
	return s.NoticeInWords(tx, course.PolicyGroup, session.FirstDate)
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

// agencyOrNil is nil without an id.
func agencyOrNil(tx *database.Tx, id *uuid.UUID) (*Named, error) {
	if id == nil {
		return nil, nil
	}
	agency, _, err := database.One[Named](tx, `SELECT id, name FROM agencies WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), *id)
	return &agency, err
}

// venueOrNil is nil without an id.
func venueOrNil(tx *database.Tx, id *uuid.UUID) (*VenueDetail, error) {
	if id == nil {
		return nil, nil
	}
	venue, err := venueDetail(tx, *id)
	return &venue, err
}

// placeChangesFor is nil for whoever is not staff, and empty where nothing was changed.
func placeChangesFor(tx *database.Tx, session uuid.UUID) ([]PlaceChange, error) {
	if !isStaff(tx.Actor) {
		return nil, nil
	}
	changes, err := database.Rows[PlaceChange](tx, `SELECT c.seat, c.kind, c.before, c.after, c.at, coalesce(p.name, '') AS by, c.reason
		FROM place_changes c
		LEFT JOIN people p ON p.partnership_id = c.partnership_id AND p.id = c.by_person_id
		WHERE c.partnership_id = $1 AND c.session_id = $2 ORDER BY c.id DESC`, tx.Partnership(), session)
	return append([]PlaceChange{}, changes...), err
}
