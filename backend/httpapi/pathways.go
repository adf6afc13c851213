package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/pathway"
)

// ListPathways returns every pathway.
func (s *Server) ListPathways(ctx context.Context, _ api.ListPathwaysRequestObject) (api.ListPathwaysResponseObject, error) {
	all, err := s.Pathways.List(ctx)
	return api.ListPathways200JSONResponse{Pathways: each(all, toAPIPathway)}, err
}

// CreatePathway makes a pathway.
func (s *Server) CreatePathway(ctx context.Context, r api.CreatePathwayRequestObject) (api.CreatePathwayResponseObject, error) {
	p, err := s.Pathways.Create(ctx, fromAPIPathway(*r.Body))
	return api.CreatePathway201JSONResponse(toAPIPathway(p)), err
}

// GetPathway returns a pathway.
func (s *Server) GetPathway(ctx context.Context, r api.GetPathwayRequestObject) (api.GetPathwayResponseObject, error) {
	p, err := s.Pathways.Get(ctx, r.Pathway)
	return api.GetPathway200JSONResponse(toAPIPathway(p)), err
}

// UpdatePathway changes a pathway.
func (s *Server) UpdatePathway(ctx context.Context, r api.UpdatePathwayRequestObject) (api.UpdatePathwayResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	p, err := s.Pathways.Update(ctx, r.Pathway, fromAPIPathway(*r.Body))
	return api.UpdatePathway200JSONResponse(toAPIPathway(p)), err
}

// ListMyPathways returns the pathways for me, and what is next.
func (s *Server) ListMyPathways(ctx context.Context, _ api.ListMyPathwaysRequestObject) (api.ListMyPathwaysResponseObject, error) {
	mine, err := s.Pathways.Mine(ctx)
	return api.ListMyPathways200JSONResponse{Pathways: each(mine, toAPIFollowed)}, err
}

// ListAgencyPathways says where the people of my agencies are on their pathways.
func (s *Server) ListAgencyPathways(ctx context.Context, r api.ListAgencyPathwaysRequestObject) (api.ListAgencyPathwaysResponseObject, error) {
	views, err := s.Pathways.OfAgency(ctx, or(r.Params.Agency))
	return api.ListAgencyPathways200JSONResponse{Pathways: each(views, toAPIAgencyPathway)}, err
}

func fromAPIPathway(b api.PathwayWrite) pathway.Fields {
	return pathway.Fields{
		Title: b.Title, Summary: b.Summary, Status: pathway.Status(b.Status), Version: or(b.Version),
		Sectors: each(b.Sectors, func(s api.Sector) string { return string(s) }),
		Steps: each(b.Steps, func(r api.RequirementWrite) pathway.StepInput {
			return pathway.StepInput{Courses: r.Courses, Outside: or(r.Outside)}
		}),
	}
}
