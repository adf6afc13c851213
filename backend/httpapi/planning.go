package httpapi

import (
	"bytes"
	"context"
	"mime"

	"github.com/turnout-uk/turnout/backend/api"
)

// PlanProgrammeCopy says what copying a programme would make.
func (s *Server) PlanProgrammeCopy(ctx context.Context, r api.PlanProgrammeCopyRequestObject) (api.PlanProgrammeCopyResponseObject, error) {
	plan, err := s.Planning.PlanCopy(ctx, r.Programme, r.Params.From, fromAPIMove(r.Params.Move))
	if err != nil {
		return nil, err
	}
	return api.PlanProgrammeCopy200JSONResponse(toAPICopyPlan(plan)), nil
}

// CopyProgramme copies sessions of another programme.
func (s *Server) CopyProgramme(ctx context.Context, r api.CopyProgrammeRequestObject) (api.CopyProgrammeResponseObject, error) {
	made, err := s.Planning.CopyProgramme(ctx, r.Programme, r.Body.From, fromAPICopyWishes(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.CopyProgramme200JSONResponse(toAPIMade(made)), nil
}

// PlanRepeats returns the dates of a pattern.
func (s *Server) PlanRepeats(ctx context.Context, r api.PlanRepeatsRequestObject) (api.PlanRepeatsResponseObject, error) {
	days, err := s.Planning.PlanRepeats(ctx, r.Session, fromAPIPattern(r.Params))
	if err != nil {
		return nil, err
	}
	return api.PlanRepeats200JSONResponse(toAPIRepeatPlan(days)), nil
}

// RepeatSession makes a session again on other days.
func (s *Server) RepeatSession(ctx context.Context, r api.RepeatSessionRequestObject) (api.RepeatSessionResponseObject, error) {
	made, err := s.Planning.RepeatSession(ctx, r.Session, r.Body.Dates)
	if err != nil {
		return nil, err
	}
	return api.RepeatSession200JSONResponse(toAPIMade(made)), nil
}

// ImportSessions makes sessions from a file.
func (s *Server) ImportSessions(ctx context.Context, r api.ImportSessionsRequestObject) (api.ImportSessionsResponseObject, error) {
	report, err := s.Imports.ImportSessions(ctx, r.Body.Name, r.Body.Text, r.Body.DryRun, r.Body.KeepGood)
	if err != nil {
		return nil, err
	}
	return api.ImportSessions200JSONResponse(toAPIImportReport(report)), nil
}

// GetSessionsExample returns an example of such a file.
func (s *Server) GetSessionsExample(ctx context.Context, _ api.GetSessionsExampleRequestObject) (api.GetSessionsExampleResponseObject, error) {
	text, err := s.Imports.Example(ctx)
	if err != nil {
		return nil, err
	}
	return api.GetSessionsExample200TextCsvResponse{
		Body: bytes.NewReader([]byte(text)), ContentLength: int64(len(text)),
		Headers: api.GetSessionsExample200ResponseHeaders{
			ContentDisposition: ptr(mime.FormatMediaType("attachment", map[string]string{"filename": "sessions-example.csv"})),
		},
	}, nil
}

// GetSchoolHolidays returns when schools are closed.
func (s *Server) GetSchoolHolidays(ctx context.Context, _ api.GetSchoolHolidaysRequestObject) (api.GetSchoolHolidaysResponseObject, error) {
	holidays, err := s.Planning.SchoolHolidays(ctx)
	if err != nil {
		return nil, err
	}
	return api.GetSchoolHolidays200JSONResponse(toAPISchoolHolidays(holidays)), nil
}

// SetSchoolHolidays replaces them.
func (s *Server) SetSchoolHolidays(ctx context.Context, r api.SetSchoolHolidaysRequestObject) (api.SetSchoolHolidaysResponseObject, error) {
	holidays, err := s.Planning.SetSchoolHolidays(ctx, r.Body.Text)
	if err != nil {
		return nil, err
	}
	return api.SetSchoolHolidays200JSONResponse(toAPISchoolHolidays(holidays)), nil
}
