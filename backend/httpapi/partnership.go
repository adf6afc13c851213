package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// ListPartnerships lists the partnerships that everybody may see.
func (s *Server) ListPartnerships(ctx context.Context, _ api.ListPartnershipsRequestObject) (api.ListPartnershipsResponseObject, error) {
	published, err := s.Partnerships.Published(ctx)
	if err != nil {
		return nil, err
	}
	demo, err := s.Partnerships.IsDemo(ctx)
	return api.ListPartnerships200JSONResponse{Partnerships: each(published, toAPIPartnershipSummary), Demo: demo}, err
}

// GetPartnership shows a partnership's name, look and contacts, and what to filter its offer by.
func (s *Server) GetPartnership(ctx context.Context, _ api.GetPartnershipRequestObject) (api.GetPartnershipResponseObject, error) {
	localities, err := s.Partnerships.Localities(ctx)
	if err != nil {
		return nil, err
	}
	filters, err := s.Catalogue.FilterChoices(ctx)
	if err != nil {
		return nil, err
	}
	demo, err := s.Partnerships.IsDemo(ctx)
	return api.GetPartnership200JSONResponse(toAPIPartnership(here(ctx), localities, filters, demo)), err
}
