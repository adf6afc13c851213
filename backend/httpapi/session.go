package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// FindSessions answers a search with a page of sessions.
func (s *Server) FindSessions(ctx context.Context, r api.FindSessionsRequestObject) (api.FindSessionsResponseObject, error) {
	found, err := s.Catalogue.FindSessions(ctx, fromAPIFilter(r.Params), or(r.Params.Cursor), or(r.Params.Limit))
	if err != nil {
		return nil, err
	}
	return api.FindSessions200JSONResponse{
		Sessions: each(found.Sessions, toAPISessionSummary), Total: found.Total, Next: some(found.Next),
	}, nil
}

// GetMonth answers a search with every session of a month.
func (s *Server) GetMonth(ctx context.Context, r api.GetMonthRequestObject) (api.GetMonthResponseObject, error) {
	now := s.DB.Clock.Now()
	month, err := fromAPIMonth(r.Params.Month, now)
	if err != nil {
		return nil, err
	}
	sessions, err := s.Catalogue.Month(ctx, month, fromAPIMonthFilter(r.Params))
	if err != nil {
		return nil, err
	}
	return api.GetMonth200JSONResponse{
		Month: month.String(), Today: ukdate.DateOf(now), Sessions: each(sessions, toAPISessionSummary),
	}, nil
}

// GetSession returns a session.
func (s *Server) GetSession(ctx context.Context, r api.GetSessionRequestObject) (api.GetSessionResponseObject, error) {
	session, err := s.Catalogue.GetSession(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.GetSession200JSONResponse(toAPISession(session)), nil
}

// CreateSession makes a draft session.
func (s *Server) CreateSession(ctx context.Context, r api.CreateSessionRequestObject) (api.CreateSessionResponseObject, error) {
	in, err := fromAPISessionCreate(*r.Body)
	if err != nil {
		return nil, err
	}
	session, err := s.Catalogue.CreateSession(ctx, in)
	if err != nil {
		return nil, err
	}
	return api.CreateSession201JSONResponse(toAPISession(session)), nil
}

// UpdateSession changes a session.
func (s *Server) UpdateSession(ctx context.Context, r api.UpdateSessionRequestObject) (api.UpdateSessionResponseObject, error) {
	in, err := fromAPISessionUpdate(*r.Body)
	if err != nil {
		return nil, err
	}
	session, err := s.Catalogue.UpdateSession(ctx, r.Session, in)
	if err != nil {
		return nil, err
	}
	return api.UpdateSession200JSONResponse(toAPISession(session)), nil
}

// DiscardSession takes a draft away.
func (s *Server) DiscardSession(ctx context.Context, r api.DiscardSessionRequestObject) (api.DiscardSessionResponseObject, error) {
	if err := s.Catalogue.DiscardSession(ctx, r.Session); err != nil {
		return nil, err
	}
	return api.DiscardSession204Response{}, nil
}

// PublishSession publishes a draft.
func (s *Server) PublishSession(ctx context.Context, r api.PublishSessionRequestObject) (api.PublishSessionResponseObject, error) {
	session, err := s.Catalogue.PublishSession(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.PublishSession200JSONResponse(toAPISession(session)), nil
}

// SetPlaces raises or lowers the places of a session.
func (s *Server) SetPlaces(ctx context.Context, r api.SetPlacesRequestObject) (api.SetPlacesResponseObject, error) {
	session, err := s.Catalogue.SetPlaces(ctx, r.Session, fromAPIPlaces(*r.Body), r.Body.Reason)
	if err != nil {
		return nil, err
	}
	return api.SetPlaces200JSONResponse(toAPISession(session)), nil
}

// GetJoining returns how to join a session.
func (s *Server) GetJoining(ctx context.Context, r api.GetJoiningRequestObject) (api.GetJoiningResponseObject, error) {
	joining, err := s.Catalogue.GetJoining(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.GetJoining200JSONResponse(toAPIJoining(joining)), nil
}
