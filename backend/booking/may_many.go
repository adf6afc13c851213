package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// Prospect is what stands between the acting person and one session of several.
type Prospect struct {
	SessionID uuid.UUID
	Unmet     *rules.Condition // the first condition that is not met; nil: it can be booked
	MayWait   bool
	Live      *Booking    // what they hold there already
	Clashes   []uuid.UUID // sessions among those asked for that take place at the same time
}

// Prospects answers for several sessions at once, by the same conditions as the booking itself; those
// that are not there or not public are left out.
func (s *Service) Prospects(ctx context.Context, sessions []uuid.UUID) ([]Prospect, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Prospect, error) {
		return s.prospects(tx, sessions)
	})
}

func (s *Service) prospects(tx *database.Tx, sessions []uuid.UUID) ([]Prospect, error) {
	known, err := places.Of(tx, sessions...)
	if err != nil {
		return nil, err
	}
	overlaps, err := overlapsAmong(tx, sessions)
	if err != nil {
		return nil, err
	}
	var prospects []Prospect
	for _, id := range sessions {
		if len(known[id]) == 0 {
			continue
		}
		g, err := gather(tx, id, tx.Actor.Person, false)
		if err != nil {
			return nil, err
		}
		if g.session.Status == "draft" || !g.session.Public {
			continue
		}
		facts, err := g.facts(tx, known[id], g.agency(nil))
		if err != nil {
			return nil, err
		}
		facts.Among = true
		conditions := rules.Decide(facts.Facts)
		prospects = append(prospects, Prospect{
			SessionID: id, Unmet: rules.FirstUnmet(conditions), MayWait: rules.MayWait(conditions, facts.Facts), Live: g.live, Clashes: overlaps[id],
		})
	}
	return prospects, nil
}

const overlapsSQL = `
SELECT DISTINCT a.session_id, b.session_id AS other
FROM parts a JOIN parts b ON b.partnership_id = a.partnership_id AND b.session_id <> a.session_id AND b.cancelled_at IS NULL
     AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
JOIN sessions s ON s.partnership_id = a.partnership_id AND s.id = a.session_id
JOIN sessions o ON o.partnership_id = a.partnership_id AND o.id = b.session_id
WHERE a.partnership_id = $1 AND a.session_id = ANY($2) AND b.session_id = ANY($2) AND a.cancelled_at IS NULL
  AND s.main_session_id IS DISTINCT FROM o.id AND o.main_session_id IS DISTINCT FROM s.id
ORDER BY 1, 2`

func overlapsAmong(tx *database.Tx, sessions []uuid.UUID) (map[uuid.UUID][]uuid.UUID, error) {
	type pair struct{ SessionID, Other uuid.UUID }
	pairs, err := database.Rows[pair](tx, overlapsSQL, tx.Partnership(), sessions)
	overlaps := map[uuid.UUID][]uuid.UUID{}
	for _, p := range pairs {
		overlaps[p.SessionID] = append(overlaps[p.SessionID], p.Other)
	}
	return overlaps, err
}
