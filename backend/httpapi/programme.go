package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// ListProgrammes lists the programmes, newest first.
func (s *Server) ListProgrammes(ctx context.Context, _ api.ListProgrammesRequestObject) (api.ListProgrammesResponseObject, error) {
	programmes, err := s.Catalogue.ListProgrammes(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListProgrammes200JSONResponse{Programmes: each(programmes, toAPIProgramme)}, nil
}

// CreateProgramme begins the programme of a financial year.
func (s *Server) CreateProgramme(ctx context.Context, r api.CreateProgrammeRequestObject) (api.CreateProgrammeResponseObject, error) {
	year, fields, err := fromAPIProgrammeCreate(*r.Body)
	if err != nil {
		return nil, err
	}
	programme, err := s.Catalogue.CreateProgramme(ctx, year, fields)
	if err != nil {
		return nil, err
	}
	return api.CreateProgramme201JSONResponse(toAPIProgramme(programme)), nil
}

// UpdateProgramme changes title, introduction or status.
func (s *Server) UpdateProgramme(ctx context.Context, r api.UpdateProgrammeRequestObject) (api.UpdateProgrammeResponseObject, error) {
	programme, err := s.Catalogue.UpdateProgramme(ctx, r.Programme, fromAPIProgrammeUpdate(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.UpdateProgramme200JSONResponse(toAPIProgramme(programme)), nil
}

// GetChoices returns what staff choose from.
func (s *Server) GetChoices(ctx context.Context, _ api.GetChoicesRequestObject) (api.GetChoicesResponseObject, error) {
	choices, err := s.Catalogue.Choices(ctx)
	if err != nil {
		return nil, err
	}
	return api.GetChoices200JSONResponse(toAPIChoices(choices)), nil
}

// CreateVenue adds a venue.
func (s *Server) CreateVenue(ctx context.Context, r api.CreateVenueRequestObject) (api.CreateVenueResponseObject, error) {
	venue, err := s.Catalogue.CreateVenue(ctx, fromAPIVenue(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.CreateVenue201JSONResponse(toAPIVenue(venue)), nil
}

// UpdateVenue changes a venue.
func (s *Server) UpdateVenue(ctx context.Context, r api.UpdateVenueRequestObject) (api.UpdateVenueResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	venue, err := s.Catalogue.UpdateVenue(ctx, r.Venue, fromAPIVenue(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.UpdateVenue200JSONResponse(toAPIVenue(venue)), nil
}
