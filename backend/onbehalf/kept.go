package onbehalf

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Kept is kept places with the name of whom they are for, and how many would go to those who wait if they
// were kept no longer.
type Kept struct {
	places.Allocation
	AgencyName string
	PassesOn   int
}

// Room is how many more places of a seat may be kept, and how many people wait for one.
type Room struct {
	Seat    places.Seat
	Free    int
	Waiting int
}

// KeptPlaces is what is kept of a session.
type KeptPlaces struct {
	Kept []Kept
	Room []Room
}

// KeptOf returns the places kept of a session, for staff.
func (s *Service) KeptOf(ctx context.Context, session uuid.UUID) (KeptPlaces, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (KeptPlaces, error) {
		if !access.Can(tx.Actor, access.OpListAllocations, access.Partnership) {
			return KeptPlaces{}, fault.Missing
		}
		if _, err := catalogue.SessionByID(tx, session); err != nil {
			return KeptPlaces{}, err
		}
		return keptOf(tx, session)
	})
}

func keptOf(tx *database.Tx, session uuid.UUID) (k KeptPlaces, err error) {
	ps, err := places.Of(tx, session)
	if err != nil {
		return k, err
	}
	for _, p := range ps[session] {
		o, err := places.OpeningFor(tx, p, nil)
		if err != nil {
			return k, err
		}
		k.Room = append(k.Room, Room{Seat: p.Seat, Free: o.Keepable(tx.Now), Waiting: p.Waiting})
	}
	allocations, err := places.AllocationsOf(tx, session)
	if err != nil {
		return k, err
	}
	names, err := agencyNames(tx, allocations)
	for _, a := range allocations {
		one := Kept{Allocation: a}
		if a.AgencyID != nil {
			one.AgencyName = names[*a.AgencyID]
		}
		if p := ps.Seat(session, a.Seat); p != nil && p.ListOpen(tx.Now) {
			one.PassesOn = min(a.Left(), p.Waiting)
		}
		k.Kept = append(k.Kept, one)
	}
	return k, err
}

func agencyNames(tx *database.Tx, allocations []places.Allocation) (map[uuid.UUID]string, error) {
	var ids []uuid.UUID
	for _, a := range allocations {
		if a.AgencyID != nil {
			ids = append(ids, *a.AgencyID)
		}
	}
	named, err := people.NamedAgencies(tx, ids)
	names := map[uuid.UUID]string{}
	for _, n := range named {
		names[n.ID] = n.Name
	}
	return names, err
}
