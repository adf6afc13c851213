package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/planning"
)

// SetMinimum says how many must book for a session to run.
func (s *Server) SetMinimum(ctx context.Context, r api.SetMinimumRequestObject) (api.SetMinimumResponseObject, error) {
	return api.SetMinimum204Response{}, s.Planning.SetMinimum(ctx, r.Session, r.Body.Places, r.Body.DecideOn, r.Body.Shown)
}

// RemoveMinimum lets a session run with however few.
func (s *Server) RemoveMinimum(ctx context.Context, r api.RemoveMinimumRequestObject) (api.RemoveMinimumResponseObject, error) {
	return api.RemoveMinimum204Response{}, s.Planning.RemoveMinimum(ctx, r.Session)
}

// GoAhead decides that a session runs.
func (s *Server) GoAhead(ctx context.Context, r api.GoAheadRequestObject) (api.GoAheadResponseObject, error) {
	return api.GoAhead204Response{}, s.Planning.GoAhead(ctx, r.Session)
}

// ListUnderMinimum lists sessions that too few have booked so far.
func (s *Server) ListUnderMinimum(ctx context.Context, _ api.ListUnderMinimumRequestObject) (api.ListUnderMinimumResponseObject, error) {
	sessions, err := s.Planning.ListUnderMinimum(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListUnderMinimum200JSONResponse{Sessions: each(sessions, toAPIUnderMinimum)}, nil
}

func toAPIUnderMinimum(u planning.UnderMinimum) api.UnderMinimum {
	return api.UnderMinimum{
		Session: u.SessionID, Title: u.Title, Reference: u.Reference, StartsAt: u.StartsAt, Places: u.Places, Booked: u.Booked, DecideOn: u.DecideOn,
	}
}

func toAPIMinimum(m *catalogue.Minimum) *api.Minimum {
	if m == nil {
		return nil
	}
	return &api.Minimum{Places: m.Places, DecideOn: m.DecideOn, Shown: m.Shown, DecidedAt: m.DecidedAt}
}
