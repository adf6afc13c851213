package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/onbehalf"
	"github.com/turnout-uk/turnout/backend/people"
)

// GetMyAgency shows a coordinator how their agencies stand.
func (s *Server) GetMyAgency(ctx context.Context, r api.GetMyAgencyRequestObject) (api.GetMyAgencyResponseObject, error) {
	view, err := s.OnBehalf.Led(ctx, or(r.Params.Agency))
	return api.GetMyAgency200JSONResponse(toAPILedAgency(view)), err
}

// ListColleagues finds people of the agencies I lead.
func (s *Server) ListColleagues(ctx context.Context, r api.ListColleaguesRequestObject) (api.ListColleaguesResponseObject, error) {
	found, err := s.People.Colleagues(ctx, people.ColleagueFilter{
		Q: or(r.Params.Q), Agency: or(r.Params.Agency), Left: or(r.Params.Left),
	}, or(r.Params.Cursor))
	return api.ListColleagues200JSONResponse{People: each(found.People, toAPIColleague), Next: some(found.Next)}, err
}

// AddColleague adds somebody to an agency I lead.
func (s *Server) AddColleague(ctx context.Context, r api.AddColleagueRequestObject) (api.AddColleagueResponseObject, error) {
	added, err := s.People.AddColleague(ctx, people.NewPerson{
		Name: r.Body.Name, Email: string(or(r.Body.Email)), AgencyID: r.Body.AgencyID, JobTitle: or(r.Body.JobTitle),
	})
	return api.AddColleague201JSONResponse(toAPIColleague(added)), err
}

// GetColleague shows somebody of an agency I lead with their bookings.
func (s *Server) GetColleague(ctx context.Context, r api.GetColleagueRequestObject) (api.GetColleagueResponseObject, error) {
	person, comingUp, waiting, past, err := s.OnBehalf.OfColleague(ctx, r.Person)
	return api.GetColleague200JSONResponse{
		Person: toAPIColleague(person), ComingUp: each(comingUp, toAPIBooking), Waiting: each(waiting, toAPIBooking), Past: each(past, toAPIBooking),
	}, err
}

// ListAgencyBookings lists bookings of the people of the agencies I lead.
func (s *Server) ListAgencyBookings(ctx context.Context, r api.ListAgencyBookingsRequestObject) (api.ListAgencyBookingsResponseObject, error) {
	when := onbehalf.When(or(r.Params.When))
	if when == "" {
		when = onbehalf.ComingUp
	}
	views, err := s.OnBehalf.OfAgencies(ctx, or(r.Params.Agency), when)
	return api.ListAgencyBookings200JSONResponse{Bookings: each(views, func(v booking.View) api.AgencyBooking {
		return api.AgencyBooking{Person: api.Named{ID: v.PersonID, Name: v.PersonName}, Booking: toAPIBooking(v)}
	})}, err
}
