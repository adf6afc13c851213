package attendance

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Teaching is a session as its trainer sees it in a list.
type Teaching struct {
	Session       catalogue.Listing
	Status        Status // the least of its parts: one not taken makes the session not taken
	Booked        int
	Room          string
	JoiningDetail string
	JoiningLink   string
}

// Mine lists the sessions the acting person trains: today in London and coming up, soonest first, and past,
// latest first. A session of several days that is not over and has no part today is still coming up.
func (s *Service) Mine(ctx context.Context) (today, comingUp, past []Teaching, err error) {
	err = database.Do(ctx, s.db, func(tx *database.Tx) error {
		today, comingUp, past = nil, nil, nil
		if !access.Can(tx.Actor, access.OpListMySessions, access.Own) {
			return fault.Missing
		}
		all, err := s.teaching(tx)
		day := ukdate.DateOf(tx.Now)
		for _, t := range all {
			switch {
			case isOn(t.Session, day):
				today = append(today, t)
			case t.Session.EndsAt.After(tx.Now):
				comingUp = append(comingUp, t)
			default:
				past = append(past, t)
			}
		}
		slices.Reverse(today) // they were read latest first
		slices.Reverse(comingUp)
		return err
	})
	return today, comingUp, past, err
}

func isOn(l catalogue.Listing, day ukdate.Date) bool {
	for _, p := range l.Parts {
		if p.CancelledAt == nil && p.LocalDate == day {
			return true
		}
	}
	return false
}

type teachingRow struct {
	ID      uuid.UUID
	Booked  int
	Closed  int
	Opened  int
	Parts   int
	Room    string
	Details string
	Link    string
}

const teachingSQL = `
SELECT s.id, s.room, coalesce(j.details, '') AS details, coalesce(j.link, '') AS link,
  (SELECT count(*) FROM bookings b WHERE b.partnership_id = s.partnership_id AND b.session_id = s.id AND b.status = 'confirmed') AS booked,
  (SELECT count(*) FROM parts p WHERE p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL) AS parts,
  (SELECT count(*) FROM registers r WHERE r.partnership_id = s.partnership_id AND r.session_id = s.id) AS opened,
  (SELECT count(*) FROM registers r WHERE r.partnership_id = s.partnership_id AND r.session_id = s.id AND r.status = 'closed') AS closed
FROM session_trainers t
JOIN sessions s ON s.partnership_id = t.partnership_id AND s.id = t.session_id
LEFT JOIN session_joining j ON j.partnership_id = s.partnership_id AND j.session_id = s.id
WHERE t.partnership_id = $1 AND t.person_id = $2 AND s.status IN ('published', 'cancelled')
ORDER BY s.starts_at DESC LIMIT 300`

func (s *Service) teaching(tx *database.Tx) ([]Teaching, error) {
	rows, err := database.Rows[teachingRow](tx, teachingSQL, tx.Partnership(), tx.Actor.Person)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	listings, err := s.listingsByID(tx, ids)
	if err != nil {
		return nil, err
	}
	all := make([]Teaching, len(rows))
	for i, r := range rows {
		all[i] = Teaching{
			Session: listings[r.ID], Status: r.status(), Booked: r.Booked, Room: r.Room, JoiningDetail: r.Details, JoiningLink: r.Link,
		}
	}
	return all, nil
}

func (r teachingRow) status() Status {
	switch {
	case r.Parts > 0 && r.Closed >= r.Parts:
		return Closed
	case r.Opened > 0:
		return Open
	}
	return NotTaken
}

func (s *Service) listingsByID(tx *database.Tx, ids []uuid.UUID) (map[uuid.UUID]catalogue.Listing, error) {
	listings, err := s.catalogue.Listings(tx, ids)
	by := make(map[uuid.UUID]catalogue.Listing, len(listings))
	for _, l := range listings {
		by[l.ID] = l
	}
	return by, err
}

// Missing is a past part whose register is not closed.
type Missing struct {
	Session  catalogue.Listing
	Part     catalogue.Part
	Status   Status
	Trainers []string
}

type missingRow struct {
	SessionID uuid.UUID
	PartID    uuid.UUID
	Status    Status
	Trainers  []string
}

const notTakenSQL = `
SELECT p.session_id, p.id AS part_id, coalesce(r.status, 'not_taken') AS status,
  coalesce((SELECT array_agg(n.name ORDER BY n.name) FROM session_trainers t
     JOIN people n ON n.partnership_id = t.partnership_id AND n.id = t.person_id
     WHERE t.partnership_id = p.partnership_id AND t.session_id = p.session_id), '{}') AS trainers
FROM parts p
JOIN sessions s ON s.partnership_id = p.partnership_id AND s.id = p.session_id AND s.status = 'published'
LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
WHERE p.partnership_id = $1 AND p.ends_at < $2 AND p.cancelled_at IS NULL AND r.status IS DISTINCT FROM 'closed'
  AND NOT EXISTS (SELECT 1 FROM session_totals o WHERE o.partnership_id = p.partnership_id AND o.session_id = p.session_id)
ORDER BY p.starts_at DESC LIMIT 200`

// NotTaken lists the parts that are over and whose register is not closed, latest first, at most 200.
func (s *Service) NotTaken(ctx context.Context) ([]Missing, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Missing, error) {
		if !access.Can(tx.Actor, access.OpListRegistersNotTaken, access.Partnership) {
			return nil, fault.Missing
		}
		rows, err := database.Rows[missingRow](tx, notTakenSQL, tx.Partnership(), tx.Now)
		if err != nil {
			return nil, err
		}
		ids := make([]uuid.UUID, len(rows))
		for i, r := range rows {
			ids[i] = r.SessionID
		}
		listings, err := s.listingsByID(tx, ids)
		missing := make([]Missing, len(rows))
		for i, r := range rows {
			missing[i] = Missing{Session: listings[r.SessionID], Status: r.Status, Trainers: r.Trainers}
			for _, p := range listings[r.SessionID].Parts {
				if p.ID == r.PartID {
					missing[i].Part = p
				}
			}
		}
		return missing, err
	})
}
