package pathway

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Followed is a pathway as it stands for somebody.
type Followed struct {
	Pathway
	Steps []StepDates
}

// StepDates is a step, with the next dates of one that is next.
type StepDates struct {
	Step
	Dates []catalogue.Listing
}

// mostDates is how many dates of a step are shown; its courses have the others.
const mostDates = 3

// Mine returns the published pathways for the acting person's sectors, as they stand for them.
func (s *Service) Mine(ctx context.Context) ([]Followed, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Followed, error) {
		me := tx.Actor.Person
		if !access.Can(tx.Actor, access.OpListMyPathways, access.Own) || me == uuid.Nil {
			return nil, fault.Missing
		}
		sectors, err := database.Values[string](tx, `SELECT DISTINCT a.sector FROM memberships m
			JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
			WHERE m.partnership_id = $1 AND m.person_id = $2 AND m.status <> 'refused' AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)`,
			tx.Partnership(), me, ukdate.DateOf(tx.Now))
		if err != nil {
			return nil, err
		}
		all, err := read(tx, `p.status = 'published'`)
		if err != nil {
			return nil, err
		}
		all = mine(all, sectors)
		standings, asks, err := standingsOf(tx, all, me)
		if err != nil {
			return nil, err
		}
		followed := make([]Followed, len(all))
		for i, p := range all {
			followed[i].Pathway = p
			for _, step := range Follow(p.Steps, asks, standings[me]) {
				dates, err := s.datesOf(tx, step.Open)
				if err != nil {
					return nil, err
				}
				followed[i].Steps = append(followed[i].Steps, StepDates{step, dates})
			}
		}
		return followed, nil
	})
}

const nextDatesSQL = `SELECT s.id FROM sessions s
	JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id AND c.status = 'published'
	JOIN programmes g ON g.partnership_id = s.partnership_id AND g.id = s.programme_id AND g.status = 'published'
	LEFT JOIN events e ON e.partnership_id = s.partnership_id AND e.id = s.event_id
	WHERE s.partnership_id = $1 AND s.course_id = ANY($2) AND s.status = 'published' AND s.starts_at > $3 AND s.closes_at > $3
	  AND s.main_session_id IS NULL AND s.only_agency_id IS NULL AND coalesce(e.status, 'published') = 'published'
	ORDER BY s.starts_at, s.id LIMIT 20`

// datesOf returns the next dates of courses, those with places first.
func (s *Service) datesOf(tx *database.Tx, courses []uuid.UUID) ([]catalogue.Listing, error) {
	if len(courses) == 0 {
		return nil, nil
	}
	ids, err := database.Values[uuid.UUID](tx, nextDatesSQL, tx.Partnership(), courses, tx.Now)
	if err != nil {
		return nil, err
	}
	listed, err := s.catalogue.Listings(tx, ids)
	var open, others []catalogue.Listing
	for _, l := range listed {
		if l.BookingState == catalogue.StateOpen {
			open = append(open, l)
		} else {
			others = append(others, l)
		}
	}
	dates := append(open, others...)
	return dates[:min(len(dates), mostDates)], err
}
