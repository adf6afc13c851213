package booking

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ChoicesView is what a conference lets its delegates choose from, and what the acting person has chosen.
type ChoicesView struct {
	Main        catalogue.Listing
	ChooseUntil *time.Time // nil: until each break-out closes
	Open        bool       // they hold a place and may choose now
	Slots       []SlotView
}

// SlotView is the break-outs of one slot.
type SlotView struct {
	Slot      string
	Chosen    uuid.UUID // zero: none
	BreakOuts []catalogue.Listing
}

// ChoicesOf returns the break-outs of a conference by slot, earliest first: the published ones, for staff
// all of them. fault.Missing where there is no such session, or none that the caller may see.
func (s *Service) ChoicesOf(ctx context.Context, main uuid.UUID) (ChoicesView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (v ChoicesView, err error) {
		g, err := gather(tx, main, tx.Actor.Person, false)
		if err != nil {
			return v, err
		}
		staff := access.Can(tx.Actor, access.OpGetBreakOuts, access.Partnership)
		if !staff && (g.session.Status == "draft" || !g.session.Public) {
			return v, fault.Missing
		}
		breakOuts, err := database.Values[uuid.UUID](tx, `SELECT id FROM sessions WHERE partnership_id = $1 AND main_session_id = $2
			AND (status = 'published' OR $3)`, tx.Partnership(), main, staff)
		if err != nil {
			return v, err
		}
		listings, err := s.catalogue.Listings(tx, append(breakOuts, main))
		if err != nil {
			return v, err
		}
		now, err := chosenBy(tx, main, tx.Actor.Person)
		if err != nil {
			return v, err
		}
		v = sortIntoSlots(main, listings, now)
		v.ChooseUntil = g.session.ChooseUntil
		holds := g.live != nil && g.live.Status == Confirmed
		v.Open = holds && tx.Now.Before(g.session.StartsAt) && (v.ChooseUntil == nil || tx.Now.Before(*v.ChooseUntil))
		return v, nil
	})
}

func sortIntoSlots(main uuid.UUID, listings []catalogue.Listing, now []chosen) (v ChoicesView) {
	slices.SortStableFunc(listings, func(a, b catalogue.Listing) int { return a.StartsAt.Compare(b.StartsAt) })
	for _, l := range listings {
		if l.ID == main {
			v.Main = l
			continue
		}
		i := slices.IndexFunc(v.Slots, func(s SlotView) bool { return s.Slot == l.Slot })
		if i < 0 {
			v.Slots = append(v.Slots, SlotView{Slot: l.Slot})
			i = len(v.Slots) - 1
			if held := heldIn(now, l.Slot); held != nil {
				v.Slots[i].Chosen = held.SessionID
			}
		}
		v.Slots[i].BreakOuts = append(v.Slots[i].BreakOuts, l)
	}
	return v
}
