package httpapi

import (
	"net/http"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/places"
)

func toAPIStanding(b booking.Booking) (int, any) {
	return http.StatusOK, api.BookingStanding{ID: b.ID, Status: api.BookingStatus(b.Status)}
}

func fromAPIWaitingRules(r api.WaitingRules) booking.WaitingRules {
	rules := booking.WaitingRules{Seen: or(r.Version), Queue: places.Queue{
		List: places.List(r.Mode), Blocked: places.Blocked(r.Blocked), Fair: r.Fair, OffersUntil: r.OffersUntilMinutes,
	}}
	for _, c := range r.Classes {
		class := booking.WaitingClass{AgencyID: c.AgencyID, Contributing: c.Contributing}
		if c.Sector != nil {
			class.Sector = ptr(string(*c.Sector))
		}
		rules.Classes = append(rules.Classes, class)
	}
	return rules
}

func toAPIWaitingList(l booking.WaitingList) api.WaitingList {
	return api.WaitingList{
		Rules: toAPIWaitingRules(l.Rules), OffersUntil: some(l.OffersUntil),
		Entries: each(l.Entries, toAPIWaitingEntry), Overtaken: each(l.Overtaken, toAPIOvertaking),
	}
}

func toAPIWaitingRules(r booking.WaitingRules) api.WaitingRules {
	return api.WaitingRules{
		Mode: api.WaitingMode(r.List), Blocked: api.WaitingRulesBlocked(r.Blocked), Fair: r.Fair, OffersUntilMinutes: r.OffersUntil,
		Version: ptr(r.Version()),
		Classes: each(r.Classes, func(c booking.WaitingClass) api.WaitingClass {
			out := api.WaitingClass{AgencyID: c.AgencyID, AgencyName: some(c.AgencyName), Contributing: c.Contributing}
			if c.Sector != nil {
				out.Sector = ptr(api.Sector(*c.Sector))
			}
			return out
		}),
	}
}

func toAPIWaitingEntry(e booking.WaitingEntry) api.WaitingEntry {
	out := api.WaitingEntry{
		BookingID: e.ID, Person: api.Named{ID: e.PersonID, Name: e.PersonName}, Status: api.BookingStatus(e.Status), Seat: api.Seat(e.Seat),
		Position: e.Position, PriorityClass: e.PriorityClass, JoinedAt: e.JoinedAt, OfferExpiresAt: e.OfferExpiresAt, Offers: e.Offers,
	}
	if e.AgencyID != nil {
		out.Agency = &api.Named{ID: *e.AgencyID, Name: e.AgencyName}
	}
	if e.InTheWay != nil {
		out.InTheWay, out.Message = ptr(string(e.InTheWay.Code)), ptr(e.InTheWay.Message)
	}
	return out
}

func toAPIOvertaking(o booking.Overtaking) api.Overtaking {
	out := api.Overtaking{Person: api.Named{ID: o.PersonID, Name: o.PersonName}, Why: o.Why, At: o.At, Staff: some(o.Staff)}
	if o.ByID != nil {
		out.By = &api.Named{ID: *o.ByID, Name: o.ByName}
	}
	return out
}

func toAPIWaitingListSummary(l booking.ListSummary) api.WaitingListSummary {
	return api.WaitingListSummary{
		Session: toAPISessionSummary(l.Listing), Waiting: l.Waiting, Offered: l.Offered, Free: l.Free, Mode: api.WaitingMode(l.Mode), Still: l.Still,
	}
}

func toAPILink(v booking.LinkView) api.Link {
	out := api.Link{Purpose: api.LinkPurpose(v.Purpose), Status: api.LinkStatusOpen, Title: v.Listing.Title, Person: some(v.Person), ExpiresAt: some(v.ExpiresAt)}
	if v.Done {
		out.Status = api.LinkStatusDone
	}
	out.Agency = some(v.Agency)
	if v.Approval != nil {
		out.Approval = toAPIApproval(&booking.ApprovalView{Approval: *v.Approval, Decider: v.Approval.DecidedName})
		out.DecidesAs = some(api.LinkDecidesAs(v.As))
	}
	if v.Booking.ID != uuid.Nil {
		out.Session, out.BookingStatus = ptr(toAPISessionSummary(v.Listing)), ptr(api.BookingStatus(v.Booking.Status))
	}
	return out
}
