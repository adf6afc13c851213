package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/actor"
)

// GetSettings returns the partnership's settings.
func (s *Server) GetSettings(ctx context.Context, _ api.GetSettingsRequestObject) (api.GetSettingsResponseObject, error) {
	settings, err := s.Partnerships.Settings(ctx)
	return api.GetSettings200JSONResponse(toAPISettings(settings)), err
}

// UpdateSettings replaces the partnership's settings.
func (s *Server) UpdateSettings(ctx context.Context, r api.UpdateSettingsRequestObject) (api.UpdateSettingsResponseObject, error) {
	settings, err := s.Partnerships.UpdateSettings(ctx, fromAPISettings(*r.Body), r.Body.Version)
	return api.UpdateSettings200JSONResponse(toAPISettings(settings)), err
}

// UpdateLocalities replaces the list of localities.
func (s *Server) UpdateLocalities(ctx context.Context, r api.UpdateLocalitiesRequestObject) (api.UpdateLocalitiesResponseObject, error) {
	localities, err := s.Partnerships.UpdateLocalities(ctx, fromAPILocalities(*r.Body))
	return api.UpdateLocalities200JSONResponse{Localities: each(localities, toAPILocality)}, err
}

// GrantRole gives a person a role.
func (s *Server) GrantRole(ctx context.Context, r api.GrantRoleRequestObject) (api.GrantRoleResponseObject, error) {
	person, err := s.People.GrantRole(ctx, r.Person, actor.Role(r.Body.Role), r.Body.AgencyID)
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.GrantRole201JSONResponse(detail), err
}

// RevokeRole takes a role away.
func (s *Server) RevokeRole(ctx context.Context, r api.RevokeRoleRequestObject) (api.RevokeRoleResponseObject, error) {
	person, err := s.People.RevokeRole(ctx, r.Person, r.Grant)
	if err != nil {
		return nil, err
	}
	detail, err := s.personDetail(ctx, person)
	return api.RevokeRole200JSONResponse(detail), err
}
