package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// ListSummary is the waiting list of a session among those of others.
type ListSummary struct {
	Listing catalogue.Listing
	Waiting int
	Offered int // offers that are open
	Free    int // places free for anybody, of all its seats where somebody waits
	Mode    places.List
	Still   bool // a place is free, and the list will not give it by itself
}

// mostLists is how many sessions with people waiting are shown together.
const mostLists = 100

// WaitingLists returns the sessions to come for which somebody waits, soonest first, at most a hundred.
func (s *Service) WaitingLists(ctx context.Context) ([]ListSummary, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]ListSummary, error) {
		if !access.Can(tx.Actor, access.OpListWaitingLists, access.Partnership) {
			return nil, fault.Missing
		}
		ids, err := database.Values[uuid.UUID](tx, `SELECT session_id FROM session_places
			WHERE partnership_id = $1 AND waiting > 0 AND starts_at > $2 AND status = 'published'
			GROUP BY session_id ORDER BY min(starts_at), session_id LIMIT $3`, tx.Partnership(), tx.Now, mostLists)
		if err != nil || len(ids) == 0 {
			return nil, err
		}
		return s.summaries(tx, ids)
	})
}

func (s *Service) summaries(tx *database.Tx, sessions []uuid.UUID) ([]ListSummary, error) {
	listings, err := s.catalogue.Listings(tx, sessions)
	if err != nil {
		return nil, err
	}
	seats, err := places.Of(tx, sessions...)
	if err != nil {
		return nil, err
	}
	offered, err := openOffers(tx, sessions)
	lists := make([]ListSummary, len(listings))
	for i, l := range listings {
		lists[i] = ListSummary{Listing: l, Offered: offered[l.ID]}
		for _, p := range seats[l.ID] {
			if err := lists[i].add(tx, p); err != nil {
				return nil, err
			}
		}
	}
	return lists, err
}

// add counts a seat in.
func (l *ListSummary) add(tx *database.Tx, p *places.Place) error {
	l.Waiting += p.Waiting
	l.Mode = p.WaitingList
	if p.Waiting == 0 {
		return nil
	}
	o, err := places.OpeningFor(tx, p, nil)
	l.Free += o.Free
	l.Still = l.Still || o.Free > 0 && !givesByItself(p, tx.Now)
	return err
}

// givesByItself reports whether a list hands on a free place without staff: it is open, not worked by
// hand, and does not stop at somebody who cannot take it.
func givesByItself(p *places.Place, now time.Time) bool {
	return p.ListOpen(now) && p.WaitingList != places.ByHand && p.WaitingBlocked == places.Skip
}

func openOffers(tx *database.Tx, sessions []uuid.UUID) (map[uuid.UUID]int, error) {
	type count struct {
		SessionID uuid.UUID
		Offers    int
	}
	rows, err := database.Rows[count](tx, `SELECT session_id, count(*)::int AS offers FROM bookings
		WHERE partnership_id = $1 AND session_id = ANY($2) AND status = 'offered' GROUP BY session_id`, tx.Partnership(), sessions)
	open := map[uuid.UUID]int{}
	for _, r := range rows {
		open[r.SessionID] = r.Offers
	}
	return open, err
}
