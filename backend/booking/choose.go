package booking

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// chooseAgency returns the agency the booking is for: the only one, or the one that was named.
func chooseAgency(mine []rules.Member, named *uuid.UUID) (uuid.UUID, error) {
	if named == nil {
		if len(mine) == 1 {
			return mine[0].AgencyID, nil
		}
		return uuid.Nil, fault.OnField("agencyId", string(rules.WhichAgency), "Choose which agency you are booking for.")
	}
	for _, m := range mine {
		if m.AgencyID == *named {
			return *named, nil
		}
	}
	return uuid.Nil, fault.OnField("agencyId", "not_your_agency", "Choose an agency you work for.")
}

// chooseSeat returns the room at the only kind of place there is, or at the one that was named.
func chooseSeat(openings []places.Opening, named places.Seat) (o places.Opening, err error) {
	if named == "" {
		if len(openings) == 1 {
			return openings[0], nil
		}
		return o, fault.OnField("seat", string(rules.WhichSeat), "Choose whether you will come to the room or join online.")
	}
	for _, o := range openings {
		if o.Place.Seat == named {
			return o, nil
		}
	}
	return o, fault.OnField("seat", "no_such_seat", "This session cannot be attended that way.")
}
