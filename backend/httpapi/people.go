package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/people"
)

// ListPeople finds people.
func (s *Server) ListPeople(ctx context.Context, r api.ListPeopleRequestObject) (api.ListPeopleResponseObject, error) {
	found, err := s.People.People(ctx, people.PersonFilter{
		Q: or(r.Params.Q), Role: actor.Role(or(r.Params.Role)), Agency: or(r.Params.Agency),
	}, or(r.Params.Cursor))
	return api.ListPeople200JSONResponse{People: each(found.People, toAPIPerson), Next: some(found.Next)}, err
}

// CreatePerson adds a person.
func (s *Server) CreatePerson(ctx context.Context, r api.CreatePersonRequestObject) (api.CreatePersonResponseObject, error) {
	person, err := s.People.CreatePerson(ctx, people.NewPerson{
		Name: r.Body.Name, Email: string(or(r.Body.Email)), AgencyID: r.Body.AgencyID, JobTitle: or(r.Body.JobTitle),
	})
	return api.CreatePerson201JSONResponse(toAPIPerson(person)), err
}

// GetPerson returns a person with agencies, roles and bookings.
func (s *Server) GetPerson(ctx context.Context, r api.GetPersonRequestObject) (api.GetPersonResponseObject, error) {
	person, err := s.People.Person(ctx, r.Person)
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.GetPerson200JSONResponse(detail), err
}

// UpdatePerson corrects a person, suspends or lets back in.
func (s *Server) UpdatePerson(ctx context.Context, r api.UpdatePersonRequestObject) (api.UpdatePersonResponseObject, error) {
	person, err := s.People.UpdatePerson(ctx, r.Person, fromAPIPersonUpdate(*r.Body))
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.UpdatePerson200JSONResponse(detail), err
}

// AddMembership records that a person works for an agency.
func (s *Server) AddMembership(ctx context.Context, r api.AddMembershipRequestObject) (api.AddMembershipResponseObject, error) {
	person, err := s.People.AddMembership(ctx, people.NewMembership{
		PersonID: r.Person, AgencyID: r.Body.AgencyID, JobTitle: or(r.Body.JobTitle), From: or(r.Body.From),
	})
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.AddMembership201JSONResponse(detail), err
}

// EndMembership records that a person has left an agency.
func (s *Server) EndMembership(ctx context.Context, r api.EndMembershipRequestObject) (api.EndMembershipResponseObject, error) {
	person, err := s.People.EndMembership(ctx, r.Membership, r.Body.To)
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.EndMembership200JSONResponse(detail), err
}

// ListPendingMemberships lists registrations whose agency is not clear.
func (s *Server) ListPendingMemberships(ctx context.Context, _ api.ListPendingMembershipsRequestObject) (api.ListPendingMembershipsResponseObject, error) {
	pending, err := s.People.Pending(ctx)
	return api.ListPendingMemberships200JSONResponse{Memberships: each(pending, toAPIPending)}, err
}

// DecideMembership confirms, refuses or places with another agency.
func (s *Server) DecideMembership(ctx context.Context, r api.DecideMembershipRequestObject) (api.DecideMembershipResponseObject, error) {
	person, err := s.People.Decide(ctx, r.Membership, people.Decision{
		Confirm: r.Body.Decision == api.MembershipDecisionDecisionConfirm, AgencyID: r.Body.AgencyID,
	})
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.DecideMembership200JSONResponse(detail), err
}

// personDetail adds a person's bookings.
func (s *Server) personDetail(ctx context.Context, d people.PersonDetail) (api.PersonDetail, error) {
	bookings, err := database.InTx(ctx, s.DB, func(tx *database.Tx) ([]booking.View, error) {
		return s.Booking.ByPerson(tx, d.ID)
	})
	return toAPIPersonDetail(d, bookings), err
}
