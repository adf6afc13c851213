package pathway

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// AgencyView is how a pathway stands for the people of some agencies that it is for.
type AgencyView struct {
	Pathway
	Counts   []StepCount // by step
	Finished int         // people who have done every step
	People   []Walker    // who is furthest behind first, then by name
}

// StepCount is how many people stand how towards one step.
type StepCount struct {
	Done   int
	Booked int
	ToDo   int
}

// Walker is somebody on a pathway.
type Walker struct {
	ID    uuid.UUID
	Name  string
	At    int // the step they are at, from 0; as many as there are steps: none is left
	State State
	Done  int // steps
}

const walkersSQL = `
SELECT p.id, p.name, array_agg(DISTINCT a.sector) AS sectors
FROM memberships m
JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id AND p.erased_at IS NULL AND p.suspended_at IS NULL
JOIN agencies a ON a.partnership_id = m.partnership_id AND a.id = m.agency_id
WHERE m.partnership_id = $1 AND m.agency_id = ANY($2) AND m.status = 'confirmed' AND m.from_date <= $3 AND (m.to_date IS NULL OR m.to_date >= $3)
GROUP BY p.id, p.name ORDER BY lower(p.name), p.id`

type walkerRow struct {
	ID      uuid.UUID
	Name    string
	Sectors []string
}

// OfAgency returns where the people of the agencies that the acting coordinator leads are on each published
// pathway that is for them; of one of these agencies with those below it, where one is named. fault.Missing for
// an agency they do not lead.
func (s *Service) OfAgency(ctx context.Context, only uuid.UUID) ([]AgencyView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]AgencyView, error) {
		led, err := people.LedAgencies(tx, only)
		if err != nil {
			return nil, err
		}
		walkers, err := database.Rows[walkerRow](tx, walkersSQL, tx.Partnership(), led, ukdate.DateOf(tx.Now))
		if err != nil {
			return nil, err
		}
		all, err := read(tx, `p.status = 'published'`)
		if err != nil {
			return nil, err
		}
		ids := make([]uuid.UUID, len(walkers))
		for i, w := range walkers {
			ids[i] = w.ID
		}
		standings, asks, err := standingsOf(tx, all, ids...)
		if err != nil {
			return nil, err
		}
		var views []AgencyView
		for _, p := range all {
			view := AgencyView{Pathway: p, Counts: make([]StepCount, len(p.Steps))}
			for _, w := range walkers {
				if len(mine([]Pathway{p}, w.Sectors)) > 0 {
					view.add(w, Follow(p.Steps, asks, standings[w.ID]))
				}
			}
			if len(view.People) > 0 {
				slices.SortStableFunc(view.People, func(a, b Walker) int { return a.At - b.At })
				views = append(views, view)
			}
		}
		return views, nil
	})
}

// add counts somebody in.
func (v *AgencyView) add(w walkerRow, steps []Step) {
	walker := Walker{ID: w.ID, Name: w.Name, At: Where(steps), State: Done}
	if walker.At < len(steps) {
		walker.State = steps[walker.At].State
	}
	for i, step := range steps {
		switch step.State {
		case Done:
			v.Counts[i].Done++
			walker.Done++
		case Booked:
			v.Counts[i].Booked++
		default:
			v.Counts[i].ToDo++
		}
	}
	if walker.Done == len(steps) {
		v.Finished++
	}
	v.People = append(v.People, walker)
}
