package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/turnout-uk/turnout/backend/api"
)

// calendarEnd is how the address of a calendar ends, so that programs know it for one.
const calendarEnd = ".ics"

// GetSessionsCalendar answers a search with a calendar to subscribe to.
func (s *Server) GetSessionsCalendar(ctx context.Context, r api.GetSessionsCalendarRequestObject) (api.GetSessionsCalendarResponseObject, error) {
	filter, err := fromAPICalendarFilter(r.Params)
	if err != nil {
		return nil, err
	}
	file, err := s.Calendar.OfSearch(ctx, here(ctx), filter)
	if err != nil {
		return nil, err
	}
	return api.GetSessionsCalendar200TextCalendarResponse{Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body))}, nil
}

// GetEventCalendar returns an event as a calendar to subscribe to.
func (s *Server) GetEventCalendar(ctx context.Context, r api.GetEventCalendarRequestObject) (api.GetEventCalendarResponseObject, error) {
	file, err := s.Calendar.OfEvent(ctx, here(ctx), r.Event)
	if err != nil {
		return nil, err
	}
	return api.GetEventCalendar200TextCalendarResponse{Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body))}, nil
}

// GetPersonalCalendar returns what a person booked to whoever knows the address. No cache between may keep
// it; the program that asked may, and is told when it is still what it has.
func (s *Server) GetPersonalCalendar(ctx context.Context, r api.GetPersonalCalendarRequestObject) (api.GetPersonalCalendarResponseObject, error) {
	file, err := s.Calendar.Personal(ctx, strings.TrimSuffix(r.Calendar, calendarEnd))
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(file.Body)
	tag, keep := `"`+hex.EncodeToString(sum[:12])+`"`, "private, no-cache"
	if strings.Contains(or(r.Params.IfNoneMatch), tag) { // one of several, or weakened by a proxy that compresses
		return api.GetPersonalCalendar304Response{Headers: api.GetPersonalCalendar304ResponseHeaders{CacheControl: &keep, ETag: &tag}}, nil
	}
	return api.GetPersonalCalendar200TextCalendarResponse{
		Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body)),
		Headers: api.GetPersonalCalendar200ResponseHeaders{CacheControl: &keep, ETag: &tag},
	}, nil
}

// GetMyCalendar says whether my calendar has an address.
func (s *Server) GetMyCalendar(ctx context.Context, _ api.GetMyCalendarRequestObject) (api.GetMyCalendarResponseObject, error) {
	address, err := s.Calendar.Mine(ctx)
	if err != nil {
		return nil, err
	}
	return api.GetMyCalendar200JSONResponse(toAPIMyCalendar(address)), nil
}

// RenewMyCalendar gives my calendar a new address.
func (s *Server) RenewMyCalendar(ctx context.Context, _ api.RenewMyCalendarRequestObject) (api.RenewMyCalendarResponseObject, error) {
	token, address, err := s.Calendar.Renew(ctx)
	if err != nil {
		return nil, err
	}
	path := basePath + "/" + here(ctx).Slug + "/calendars/" + token + calendarEnd
	return api.RenewMyCalendar201JSONResponse{Path: path, Calendar: toAPIMyCalendar(&address)}, nil
}

// EndMyCalendar ends my calendar's address.
func (s *Server) EndMyCalendar(ctx context.Context, _ api.EndMyCalendarRequestObject) (api.EndMyCalendarResponseObject, error) {
	if err := s.Calendar.End(ctx); err != nil {
		return nil, err
	}
	return api.EndMyCalendar204Response{}, nil
}
