package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/people"
)

// SearchAgencies finds agencies for choosing one.
func (s *Server) SearchAgencies(ctx context.Context, r api.SearchAgenciesRequestObject) (api.SearchAgenciesResponseObject, error) {
	found, err := s.People.SearchAgencies(ctx, or(r.Params.Q))
	return api.SearchAgencies200JSONResponse{Agencies: each(found, toAPIAgencyChoice)}, err
}

// ListAgencies lists agencies by name.
func (s *Server) ListAgencies(ctx context.Context, r api.ListAgenciesRequestObject) (api.ListAgenciesResponseObject, error) {
	found, err := s.People.Agencies(ctx, people.AgencyFilter{Q: or(r.Params.Q), Sector: string(or(r.Params.Sector))}, or(r.Params.Cursor))
	return api.ListAgencies200JSONResponse{Agencies: each(found.Agencies, toAPIAgency), Next: some(found.Next)}, err
}

// CreateAgency adds an agency.
func (s *Server) CreateAgency(ctx context.Context, r api.CreateAgencyRequestObject) (api.CreateAgencyResponseObject, error) {
	agency, err := s.People.CreateAgency(ctx, fromAPIAgency(*r.Body))
	return api.CreateAgency201JSONResponse(toAPIAgency(agency)), err
}

// GetAgency returns an agency, those below it and its people.
func (s *Server) GetAgency(ctx context.Context, r api.GetAgencyRequestObject) (api.GetAgencyResponseObject, error) {
	agency, err := s.People.Agency(ctx, r.Agency)
	return api.GetAgency200JSONResponse(toAPIAgencyDetail(agency)), err
}

// UpdateAgency replaces what is written about an agency.
func (s *Server) UpdateAgency(ctx context.Context, r api.UpdateAgencyRequestObject) (api.UpdateAgencyResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	agency, err := s.People.UpdateAgency(ctx, r.Agency, fromAPIAgency(*r.Body))
	return api.UpdateAgency200JSONResponse(toAPIAgencyDetail(agency)), err
}
