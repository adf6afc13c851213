package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/places"
)

func fromAPIApprover(a *api.Approver) *booking.Contact {
	if a == nil {
		return nil
	}
	return &booking.Contact{Name: a.Name, Email: a.Email}
}

func fromAPIBookingUpdate(r api.UpdateBookingRequestObject) booking.Change {
	c := booking.Change{
		BookingID: r.Booking, AgencyID: r.Body.AgencyID, Reason: r.Body.Reason,
		Manager: fromAPIApprover(r.Body.Manager), Deputy: fromAPIApprover(r.Body.Deputy),
	}
	if r.Body.Seat != nil {
		c.Seat = ptr(places.Seat(*r.Body.Seat))
	}
	return c
}

func toAPIApproval(a *booking.ApprovalView) *api.Approval {
	if a == nil {
		return nil
	}
	return &api.Approval{
		Asked: api.ApprovalAsked(a.Asked), Status: api.ApprovalStatus(a.Status), Again: a.Again, Self: a.Self, Reason: some(a.Reason),
		Manager: toAPIApprover(a.ManagerName, a.ManagerEmail), Deputy: toAPIApprover(a.DeputyName, a.DeputyEmail),
		AskedAt: a.AskedAt, ExpiresAt: a.ExpiresAt, RemindedAt: a.RemindedAt, DecidedAt: a.DecidedAt,
		DecidedBy: some(a.Decider), DecidedAs: some(api.ApprovalDecidedAs(a.DecidedAs)), DecisionReason: some(a.DecisionReason),
	}
}

func toAPIApprover(name, email string) *api.Approver {
	if email == "" {
		return nil
	}
	return &api.Approver{Name: name, Email: email}
}

func toAPIApprovalRequest(a booking.Asked) api.ApprovalRequest {
	out := api.ApprovalRequest{
		BookingID: a.ID, Person: api.Named{ID: a.PersonID, Name: a.PersonName}, Session: toAPISessionSummary(a.Listing),
		Approval: *toAPIApproval(&a.Approval), Mine: a.Mine,
	}
	if a.AgencyID != nil {
		out.Agency = &api.Named{ID: *a.AgencyID, Name: a.AgencyName}
	}
	return out
}
