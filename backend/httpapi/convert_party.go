package httpapi

import (
	"net/http"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/onbehalf"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

func fromAPIParty(b api.PeopleBooking) onbehalf.Party {
	return onbehalf.Party{
		Sessions: b.Sessions, Text: or(b.Text), AgencyID: or(b.AgencyID), Seat: places.Seat(or(b.Seat)), Wait: or(b.Wait),
		Over: or(b.OverbookingReason), AllOrNothing: or(b.AllOrNothing), DryRun: or(b.DryRun),
		People: each(or(b.People), func(p api.PersonToBook) onbehalf.Guest {
			return onbehalf.Guest{PersonID: or(p.PersonID), Name: or(p.Name), Email: or(p.Email), AgencyID: or(p.AgencyID)}
		}),
	}
}

func toAPIPartyResult(r onbehalf.PartyResult) (int, any) {
	out := api.PeopleBookingResult{DryRun: r.DryRun, Undone: r.Undone, Refused: r.Refusals(), People: []api.PersonBookingResult{}}
	for _, g := range r.People {
		out.People = append(out.People, toAPIGuestOf(g, r.Undone))
		for _, l := range g.Lines {
			switch {
			case l.Refused != nil:
			case l.Already:
				out.AlreadyBooked++
			case l.Booking.Status == booking.Confirmed:
				out.Booked++
			default:
				out.Waiting++
			}
		}
	}
	return http.StatusOK, out
}

// toAPIGuestOf leaves out the ids of what was not written.
func toAPIGuestOf(g onbehalf.GuestResult, undone bool) api.PersonBookingResult {
	out := api.PersonBookingResult{Row: g.Row, Name: g.Name, Email: some(g.Email), IsNew: g.New, Sessions: []api.BasketLineResult{}}
	if g.PersonID != uuid.Nil && !(g.New && undone) {
		out.PersonID = &g.PersonID
	}
	if g.Refused != nil {
		out.Code, out.Message = &g.Refused.Code, ptr(rules.AboutThem(g.Refused.Sentence()))
	}
	for _, l := range g.Lines {
		line := toAPILine(l)
		if line.Message != nil {
			line.Message = ptr(rules.AboutThem(*line.Message))
		}
		if undone && !l.Already {
			line.Booking, line.Reference = nil, nil
		}
		out.Sessions = append(out.Sessions, line)
	}
	return out
}

func fromAPIKeeping(a api.AllocationCreate) (onbehalf.Keeping, error) {
	k := onbehalf.Keeping{Seat: places.Seat(or(a.Seat)), AgencyID: a.AgencyID, Places: a.Places, Note: or(a.Note)}
	if a.Sector != nil {
		k.Sector = ptr(string(*a.Sector))
	}
	var err error
	k.Release, err = resolve("releaseDate", a.ReleaseDate, or(a.ReleaseWall))
	return k, err
}

func toAPIKept(k onbehalf.KeptPlaces) api.AllocationList {
	return api.AllocationList{
		Allocations: each(k.Kept, toAPIAllocation),
		Seats: each(k.Room, func(r onbehalf.Room) api.SeatToKeep {
			return api.SeatToKeep{Seat: api.Seat(r.Seat), Free: r.Free, Waiting: r.Waiting}
		}),
	}
}

func toAPIAllocation(k onbehalf.Kept) api.Allocation {
	return api.Allocation{
		ID: k.ID, Seat: api.Seat(k.Seat), Agency: namedOrNil(k.AgencyID, k.AgencyName), Sector: sectorOrNil(k.Sector),
		Places: k.Places, Named: k.Used, Left: k.Left(), PassesOn: k.PassesOn, ReleaseAt: k.ReleaseAt, ReleasedAt: k.ReleasedAt,
		Unused: k.Unused, Note: k.Note,
	}
}

func sectorOrNil(sector *string) *api.Sector {
	if sector == nil {
		return nil
	}
	return ptr(api.Sector(*sector))
}

func toAPIColleague(c people.Colleague) api.Colleague {
	return api.Colleague{
		ID: c.ID, Name: c.Name, Email: some(c.Email), Agency: api.Named{ID: c.AgencyID, Name: c.AgencyName},
		JobTitle: c.JobTitle, Left: some(c.LeftOn),
	}
}

func toAPILedAgency(v onbehalf.LedView) api.LedAgency {
	n := v.Numbers
	return api.LedAgency{
		OnBehalf: v.OnBehalf, Agencies: each(v.Agencies, toAPIPeopleNamed),
		Numbers: api.AgencyNumbers{
			People: n.People, ComingUp: n.ComingUp, Waiting: n.Waiting, Offered: n.Offered, Attended: n.Attended, NoShows: n.NoShows,
			FinancialYear: n.Year.String(),
		},
		Kept: each(v.Kept, func(k onbehalf.KeptForUs) api.KeptPlaces {
			return api.KeptPlaces{
				ID: k.ID, Session: toAPISessionSummary(k.Listing), Seat: api.Seat(k.Seat), Agency: namedOrNil(k.AgencyID, k.AgencyName),
				Sector: sectorOrNil(k.Sector), Places: k.Places, Named: k.Used, Left: k.Left(), ReleaseAt: k.ReleaseAt,
			}
		}),
	}
}
