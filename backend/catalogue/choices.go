package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// Choices is what staff choose from when they make a course, a session or an event.
type Choices struct {
	Localities   []Named
	Priorities   []Named
	LevelTags    []string
	Venues       []VenueDetail
	Rooms        []places.SharedRoom // of all venues
	Trainers     []TrainerChoice
	Programmes   []ProgrammeDetail
	PolicyGroups []string
}

// TrainerChoice is someone with the role of trainer, and the agencies that may lend them.
type TrainerChoice struct {
	Named
	Agencies []Named
}

// FilterChoices is what anyone may filter the offer by: the tags and priorities of published courses.
type FilterChoices struct {
	LevelTags  []string
	Priorities []Named
}

// Choices returns what staff choose from; fault.Missing for others.
func (s *Service) Choices(ctx context.Context) (Choices, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (c Choices, err error) {
		if !access.Can(tx.Actor, access.OpGetChoices, access.Partnership) {
			return c, fault.Missing
		}
		if c.Localities, err = database.Rows[Named](tx, `SELECT id, name FROM localities
			WHERE partnership_id = $1 ORDER BY position, name`, tx.Partnership()); err != nil {
			return c, err
		}
		if c.Priorities, err = database.Rows[Named](tx, `SELECT id, name FROM priorities
			WHERE partnership_id = $1 ORDER BY lower(name)`, tx.Partnership()); err != nil {
			return c, err
		}
		if c.LevelTags, err = database.Values[string](tx, `SELECT tag FROM course_level_tags
			WHERE partnership_id = $1 GROUP BY tag ORDER BY lower(tag)`, tx.Partnership()); err != nil {
			return c, err
		}
		if c.Venues, err = venueDetails(tx, ``); err != nil {
			return c, err
		}
		if c.Rooms, err = database.Rows[places.SharedRoom](tx, `SELECT * FROM rooms WHERE partnership_id = $1
			ORDER BY venue_id, lower(name), id`, tx.Partnership()); err != nil {
			return c, err
		}
		if c.Trainers, err = trainerChoices(tx); err != nil {
			return c, err
		}
		if c.Programmes, err = programmeDetails(tx, ``); err != nil {
			return c, err
		}
		c.PolicyGroups, err = database.Values[string](tx, `SELECT policy_group FROM policy_versions
			WHERE partnership_id = $1 GROUP BY policy_group ORDER BY policy_group <> $2, policy_group`, tx.Partnership(), StandardPolicy)
		return c, err
	})
}

// FilterChoices returns what anyone may filter the offer by.
func (s *Service) FilterChoices(ctx context.Context) (FilterChoices, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (c FilterChoices, err error) {
		c.LevelTags, err = database.Values[string](tx, `SELECT t.tag FROM course_level_tags t
			JOIN courses c ON c.partnership_id = t.partnership_id AND c.id = t.course_id AND c.status = 'published'
			WHERE t.partnership_id = $1 GROUP BY t.tag ORDER BY lower(t.tag)`, tx.Partnership())
		if err != nil {
			return c, err
		}
		c.Priorities, err = database.Rows[Named](tx, `SELECT p.id, p.name FROM priorities p
			WHERE p.partnership_id = $1 AND EXISTS (SELECT 1 FROM course_priorities cp
				JOIN courses c ON c.partnership_id = cp.partnership_id AND c.id = cp.course_id AND c.status = 'published'
				WHERE cp.partnership_id = p.partnership_id AND cp.priority_id = p.id)
			ORDER BY lower(p.name)`, tx.Partnership())
		return c, err
	})
}

func trainerChoices(tx *database.Tx) ([]TrainerChoice, error) {
	rows, err := database.Rows[trainerRow](tx, `SELECT p.id, p.name, a.id AS agency_id, coalesce(a.name, '') AS agency_name
		FROM people p
		LEFT JOIN memberships m ON m.partnership_id = p.partnership_id AND m.person_id = p.id AND m.status = 'confirmed' AND m.to_date IS NULL
		LEFT JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
		WHERE p.partnership_id = $1 AND p.suspended_at IS NULL AND p.erased_at IS NULL
		  AND EXISTS (SELECT 1 FROM role_grants g WHERE g.partnership_id = p.partnership_id AND g.person_id = p.id
		              AND g.role = 'trainer' AND g.revoked_at IS NULL)
		ORDER BY lower(p.name), p.id, a.name`, tx.Partnership())
	var trainers []TrainerChoice
	last := uuid.Nil
	for _, row := range rows {
		if row.ID != last {
			trainers, last = append(trainers, TrainerChoice{Named: Named{row.ID, row.Name}}), row.ID
		}
		if agency := named(row.AgencyID, row.AgencyName); agency != nil {
			t := &trainers[len(trainers)-1]
			t.Agencies = append(t.Agencies, *agency)
		}
	}
	return trainers, err
}
