package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/interest"
)

// BeginInterest has me told when a course has dates.
func (s *Server) BeginInterest(ctx context.Context, r api.BeginInterestRequestObject) (api.BeginInterestResponseObject, error) {
	i, err := s.Interest.Begin(ctx, r.Course)
	return api.BeginInterest200JSONResponse(toAPIInterest(i)), err
}

// EndInterest takes my interest back.
func (s *Server) EndInterest(ctx context.Context, r api.EndInterestRequestObject) (api.EndInterestResponseObject, error) {
	return api.EndInterest204Response{}, s.Interest.End(ctx, r.Course)
}

// ListMyInterests returns the courses of whose dates I want to be told.
func (s *Server) ListMyInterests(ctx context.Context, _ api.ListMyInterestsRequestObject) (api.ListMyInterestsResponseObject, error) {
	mine, err := s.Interest.Mine(ctx)
	return api.ListMyInterests200JSONResponse{Interests: each(mine, toAPIInterest)}, err
}

// ListInterests says for dates of which courses people wait.
func (s *Server) ListInterests(ctx context.Context, _ api.ListInterestsRequestObject) (api.ListInterestsResponseObject, error) {
	all, err := s.Interest.Listed(ctx)
	return api.ListInterests200JSONResponse{Courses: each(all, toAPIDemand)}, err
}

// GetInterestLink says what a link from a mail is about.
func (s *Server) GetInterestLink(ctx context.Context, r api.GetInterestLinkRequestObject) (api.GetInterestLinkResponseObject, error) {
	l, err := s.Interest.Linked(ctx, r.Token)
	return api.GetInterestLink200JSONResponse(toAPIInterestLink(l)), err
}

// EndInterestByLink takes back an interest without signing in.
func (s *Server) EndInterestByLink(ctx context.Context, r api.EndInterestByLinkRequestObject) (api.EndInterestByLinkResponseObject, error) {
	l, err := s.Interest.EndByLink(ctx, r.Token)
	return api.EndInterestByLink200JSONResponse(toAPIInterestLink(l)), err
}

func toAPIInterest(i interest.Interest) api.Interest {
	return api.Interest{Course: api.Named{ID: i.CourseID, Name: i.Course}, Since: i.Since}
}

func toAPIInterestLink(l interest.Linked) api.InterestLink {
	return api.InterestLink{Course: api.Named{ID: l.CourseID, Name: l.Course}, Name: l.Name, Interested: l.Interested}
}

func toAPIDemand(d interest.Demand) api.Demand {
	return api.Demand{
		Course: api.Named{ID: d.CourseID, Name: d.Course}, People: d.People, Since: d.Since, Dates: d.Dates,
		Agencies: each(d.Agencies, func(s interest.Share) api.DemandShare {
			return api.DemandShare{Agency: namedOrNil(s.AgencyID, s.Agency), Sector: some(api.Sector(s.Sector)), People: s.People}
		}),
	}
}
