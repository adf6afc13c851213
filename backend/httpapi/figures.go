package httpapi

import (
	"bytes"
	"context"
	"mime"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// GetFigures returns the figures of a year, a period or an event.
func (s *Server) GetFigures(ctx context.Context, r api.GetFiguresRequestObject) (api.GetFiguresResponseObject, error) {
	page, err := s.Reporting.Page(ctx, fromAPIFiguresQuery(r.Params.Year, r.Params.From, r.Params.To, r.Params.Event))
	if err != nil {
		return nil, err
	}
	return api.GetFigures200JSONResponse(toAPIFiguresPage(page)), nil
}

// GetBreakdown returns the same figures row by row.
func (s *Server) GetBreakdown(ctx context.Context, r api.GetBreakdownRequestObject) (api.GetBreakdownResponseObject, error) {
	query := fromAPIFiguresQuery(r.Params.Year, r.Params.From, r.Params.To, r.Params.Event)
	breakdown, err := s.Reporting.Breakdown(ctx, query, fromAPIDimension(r.Params.By))
	if err != nil {
		return nil, err
	}
	return api.GetBreakdown200JSONResponse(toAPIBreakdown(breakdown)), nil
}

// GetFigureRows returns what a figure is made of.
func (s *Server) GetFigureRows(ctx context.Context, r api.GetFigureRowsRequestObject) (api.GetFigureRowsResponseObject, error) {
	rows, err := s.Reporting.Rows(ctx, fromAPIRowsQuery(r.Params))
	if err != nil {
		return nil, err
	}
	return api.GetFigureRows200JSONResponse(toAPIFigureRows(rows)), nil
}

// ExportFigures returns the same figures as CSV.
func (s *Server) ExportFigures(ctx context.Context, r api.ExportFiguresRequestObject) (api.ExportFiguresResponseObject, error) {
	query := fromAPIFiguresQuery(r.Params.Year, r.Params.From, r.Params.To, r.Params.Event)
	file, err := s.Reporting.Export(ctx, query, fromAPIDimension(r.Params.By))
	if err != nil {
		return nil, err
	}
	return api.ExportFigures200TextCsvResponse{
		Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body)),
		Headers: api.ExportFigures200ResponseHeaders{
			ContentDisposition: ptr(mime.FormatMediaType("attachment", map[string]string{"filename": file.Filename})),
		},
	}, nil
}

// ExportFigureRows returns all of what a figure is made of as CSV.
func (s *Server) ExportFigureRows(ctx context.Context, r api.ExportFigureRowsRequestObject) (api.ExportFigureRowsResponseObject, error) {
	p := r.Params
	file, err := s.Reporting.ExportRows(ctx, reporting.RowsQuery{
		Query: fromAPIFiguresQuery(p.Year, p.From, p.To, p.Event), Figure: or(p.Figure), By: fromAPIDimension(p.By), Key: or(p.Key),
	})
	if err != nil {
		return nil, err
	}
	return api.ExportFigureRows200TextCsvResponse{
		Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body)),
		Headers: api.ExportFigureRows200ResponseHeaders{
			ContentDisposition: ptr(mime.FormatMediaType("attachment", map[string]string{"filename": file.Filename})),
		},
	}, nil
}

// GetEventFigures returns what became of an event.
func (s *Server) GetEventFigures(ctx context.Context, r api.GetEventFiguresRequestObject) (api.GetEventFiguresResponseObject, error) {
	figures, err := s.Reporting.EventFigures(ctx, r.Event)
	if err != nil {
		return nil, err
	}
	return api.GetEventFigures200JSONResponse(toAPIEventFigures(figures)), nil
}

// ListPublishedFigures lists numbers that have a source and no rows.
func (s *Server) ListPublishedFigures(ctx context.Context, _ api.ListPublishedFiguresRequestObject) (api.ListPublishedFiguresResponseObject, error) {
	list, err := s.Reporting.List(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListPublishedFigures200JSONResponse{Figures: each(list, toAPIPublishedFigure)}, nil
}

// CreatePublishedFigure records a published number with its source.
func (s *Server) CreatePublishedFigure(ctx context.Context, r api.CreatePublishedFigureRequestObject) (api.CreatePublishedFigureResponseObject, error) {
	figure, err := s.Reporting.Publish(ctx, fromAPIPublishedFigure(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.CreatePublishedFigure201JSONResponse(toAPIPublishedFigure(figure)), nil
}
