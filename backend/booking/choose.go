package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// chooseAgency returns the agency the booking is for: the only one, or the one that was named.
func chooseAgency(mine []Member, named *uuid.UUID) (uuid.UUID, error) {
	if named == nil {
		if len(mine) == 1 {
			return mine[0].AgencyID, nil
		}
		return uuid.Nil, fault.OnField("agencyId", string(WhichAgency), "Choose which agency you are booking for.")
	}
	for _, m := range mine {
		if m.AgencyID == *named {
			return *named, nil
		}
	}
	return uuid.Nil, fault.OnField("agencyId", "not_your_agency", "Choose an agency you work for.")
}

// chooseSeat returns the place to take: the only kind there is, or the one that was named, and whether
// it has room.
func chooseSeat(ps []*places.Place, named places.Seat) (*places.Place, error) {
	if named == "" {
		if len(ps) == 1 {
			return ps[0], nil
		}
		return nil, fault.OnField("seat", string(WhichSeat), "Choose whether you will come to the room or join online.")
	}
	for _, p := range ps {
		if p.Seat == named {
			return p, nil
		}
	}
	return nil, fault.OnField("seat", "no_such_seat", "This session cannot be attended that way.")
}
