package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// ListEvents lists the events, the latest first.
func (s *Server) ListEvents(ctx context.Context, _ api.ListEventsRequestObject) (api.ListEventsResponseObject, error) {
	events, err := s.Catalogue.ListEvents(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListEvents200JSONResponse{Events: each(events, toAPIEvent)}, nil
}

// CreateEvent makes an event.
func (s *Server) CreateEvent(ctx context.Context, r api.CreateEventRequestObject) (api.CreateEventResponseObject, error) {
	event, err := s.Catalogue.CreateEvent(ctx, fromAPIEvent(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.CreateEvent201JSONResponse(toAPIEvent(event)), nil
}

// GetEvent returns an event with its timetable.
func (s *Server) GetEvent(ctx context.Context, r api.GetEventRequestObject) (api.GetEventResponseObject, error) {
	event, err := s.Catalogue.GetEvent(ctx, r.Event)
	if err != nil {
		return nil, err
	}
	return api.GetEvent200JSONResponse{Event: toAPIEvent(event.EventSummary), Days: each(event.Days, toAPIEventDay)}, nil
}

// UpdateEvent changes an event.
func (s *Server) UpdateEvent(ctx context.Context, r api.UpdateEventRequestObject) (api.UpdateEventResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	event, err := s.Catalogue.UpdateEvent(ctx, r.Event, fromAPIEvent(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.UpdateEvent200JSONResponse(toAPIEvent(event)), nil
}
