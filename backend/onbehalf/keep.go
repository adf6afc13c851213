package onbehalf

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// The refusals of keeping places for an agency or a sector.
var (
	ErrForWhom     = fault.OnField("agencyId", "exactly_one", "Choose an agency or a sector.")
	ErrReleaseLate = fault.OnField("releaseDate", "after_start", "Places must be released before the session starts.")
	ErrReleasePast = fault.OnField("releaseDate", "in_the_past", "Enter a release date that is still to come.")
)

// Keeping is what staff say about places to be kept.
type Keeping struct {
	Seat     places.Seat // empty where there is only one kind
	AgencyID *uuid.UUID  // exactly one of agency and sector
	Sector   *string
	Places   int
	Release  time.Time
	Note     string
}

// Keep keeps places for an agency or a sector, by staff, never more than are free; the agency's training
// leads are told.
func (s *Service) Keep(ctx context.Context, session uuid.UUID, k Keeping) (KeptPlaces, error) {
	return s.changeKept(ctx, session, access.OpAddAllocation, func(tx *database.Tx, locked places.Locked) error {
		p, err := chooseKept(locked[session], k.Seat)
		if err != nil {
			return err
		}
		if err := k.check(tx, p); err != nil {
			return err
		}
		if err := mayKeep(tx, p, k.Places); err != nil {
			return err
		}
		a := places.Allocation{AgencyID: k.AgencyID, Sector: k.Sector, Places: k.Places, ReleaseAt: k.Release, Note: k.Note}
		if err := places.Keep(tx, p, &a); err != nil {
			return err
		}
		return s.letters.Kept(tx, a, "kept_added:"+a.ID.String(), "Places are kept for you", fmt.Sprintf(
			"%s kept for your agency until %s. Name people for them by then; what is left goes to others.", isKept(a.Places), ukdate.MomentWords(a.ReleaseAt)))
	})
}

// Rekeep changes how many places are kept and until when. Fewer places pass what is no longer kept to the
// list first, and the agency is told. ErrReleased once the date has come.
func (s *Service) Rekeep(ctx context.Context, session, allocation uuid.UUID, k Keeping) (KeptPlaces, error) {
	return s.changeKept(ctx, session, access.OpChangeAllocation, func(tx *database.Tx, locked places.Locked) error {
		a, p, err := liveKept(tx, locked, session, allocation)
		if err != nil {
			return err
		}
		if err := k.checkRelease(tx, p); err != nil {
			return err
		}
		before := a.Places
		switch {
		case before == k.Places && a.ReleaseAt.Equal(k.Release) && a.Note == k.Note:
			return errNothing
		case k.Places < a.Used:
			return places.ErrFewerThanNamed
		case k.Places > before:
			if err := mayKeep(tx, p, k.Places-before); err != nil {
				return err
			}
		}
		if err := places.Rekeep(tx, p, &a, k.Places, k.Release, k.Note); err != nil || k.Places >= before {
			return err
		}
		return s.tellFewer(tx, a, before-k.Places)
	})
}

// Unkeep ends an allocation before its date: its places go to the list first, the agency is told.
func (s *Service) Unkeep(ctx context.Context, session, allocation uuid.UUID) (KeptPlaces, error) {
	return s.changeKept(ctx, session, access.OpRemoveAllocation, func(tx *database.Tx, locked places.Locked) error {
		a, p, err := liveKept(tx, locked, session, allocation)
		if err != nil {
			return err
		}
		left := a.Left()
		if err := places.Unkeep(tx, p, &a); err != nil || left == 0 {
			return err
		}
		return s.tellFewer(tx, a, left)
	})
}

// errNothing: what is asked for is as it is.
var errNothing = fault.New(fault.Conflict, "nothing_to_change", "Nothing was changed.")

// changeKept does something to the kept places of a session under its lock.
func (s *Service) changeKept(ctx context.Context, session uuid.UUID, op string, act func(*database.Tx, places.Locked) error) (KeptPlaces, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (KeptPlaces, error) {
		if !access.Can(tx.Actor, op, access.Partnership) {
			return KeptPlaces{}, fault.Missing
		}
		locked, err := s.booking.Lock(tx, session)
		if err != nil {
			return KeptPlaces{}, err
		}
		err = act(tx, locked)
		if err == errNothing {
			return keptOf(tx, session)
		}
		if err == nil {
			err = audit.Record(tx, "session.kept_places", "session", session)
		}
		if err != nil {
			return KeptPlaces{}, err
		}
		return keptOf(tx, session)
	})
}

func liveKept(tx *database.Tx, locked places.Locked, session, id uuid.UUID) (places.Allocation, *places.Place, error) {
	a, err := places.LockAllocation(tx, session, id)
	if err == nil && a.ReleasedAt != nil {
		err = places.ErrReleased
	}
	return a, locked.Seat(session, a.Seat), err
}

func chooseKept(ps []*places.Place, seat places.Seat) (*places.Place, error) {
	if seat == "" && len(ps) == 1 {
		return ps[0], nil
	}
	for _, p := range ps {
		if p.Seat == seat {
			return p, nil
		}
	}
	return nil, fault.OnField("seat", string(rules.WhichSeat), "Choose which places are kept.")
}

func (k Keeping) check(tx *database.Tx, p *places.Place) error {
	if (k.AgencyID != nil) == (k.Sector != nil) {
		return ErrForWhom
	}
	if k.AgencyID != nil {
		if _, err := people.AgencyByID(tx, *k.AgencyID); err != nil {
			return people.ErrNoSuchAgency
		}
	}
	return k.checkRelease(tx, p)
}

func (k Keeping) checkRelease(tx *database.Tx, p *places.Place) error {
	switch {
	case !k.Release.Before(p.StartsAt):
		return ErrReleaseLate
	case !k.Release.After(tx.Now):
		return ErrReleasePast
	}
	return nil
}

// mayKeep returns why so many more places may not be kept.
func mayKeep(tx *database.Tx, p *places.Place, more int) error {
	o, err := places.OpeningFor(tx, p, nil)
	if err != nil {
		return err
	}
	free := o.Keepable(tx.Now)
	switch {
	case o.Unlimited:
		return places.ErrUnlimited
	case more > free:
		return fault.OnField("places", "not_free", fmt.Sprintf("Only %s free to keep.", isKept(free)))
	}
	return nil
}
