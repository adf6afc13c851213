package httpapi

import (
	"bytes"
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
)

// GetConditions answers "may I book this, and if not, why not".
func (s *Server) GetConditions(ctx context.Context, r api.GetConditionsRequestObject) (api.GetConditionsResponseObject, error) {
	answer, err := s.Booking.MayI(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.GetConditions200JSONResponse(toAPIConditions(answer)), nil
}

// CreateBooking books a place for the person who asks.
func (s *Server) CreateBooking(ctx context.Context, r api.CreateBookingRequestObject) (api.CreateBookingResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpCreateBooking, []string{r.Session.String()}, r.Body, toAPIBookingResult)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Book(ctx, fromAPIBookingCreate(r), command)
	return sent(answer), err
}

// ListSessionBookings lists everyone who booked a session.
func (s *Server) ListSessionBookings(ctx context.Context, r api.ListSessionBookingsRequestObject) (api.ListSessionBookingsResponseObject, error) {
	views, err := s.Booking.OfSession(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.ListSessionBookings200JSONResponse(toAPISessionBookings(ctx, views)), nil
}

// ListMyBookings lists my bookings, coming up and past.
func (s *Server) ListMyBookings(ctx context.Context, _ api.ListMyBookingsRequestObject) (api.ListMyBookingsResponseObject, error) {
	comingUp, past, err := s.Booking.My(ctx)
	if err != nil {
		return nil, err
	}
	return api.ListMyBookings200JSONResponse{ComingUp: each(comingUp, toAPIBooking), Past: each(past, toAPIBooking)}, nil
}

// GetBooking returns a booking with its history.
func (s *Server) GetBooking(ctx context.Context, r api.GetBookingRequestObject) (api.GetBookingResponseObject, error) {
	view, history, err := s.Booking.Get(ctx, r.Booking)
	if err != nil {
		return nil, err
	}
	approval, err := s.Booking.ApprovalOf(ctx, r.Booking)
	if err != nil {
		return nil, err
	}
	handovers, err := s.Booking.HandoversOf(ctx, r.Booking)
	if err != nil {
		return nil, err
	}
	return api.GetBooking200JSONResponse{
		Booking: toAPIBooking(view), Person: api.Named{ID: view.PersonID, Name: view.PersonName}, History: each(history, toAPIHistory),
		Approval: toAPIApproval(approval), CanSubstitute: handovers.MaySubstitute, CanTransfer: handovers.MayTransfer,
		Replaces: toAPISuccessor(handovers.Before), ReplacedBy: toAPISuccessor(handovers.After),
	}, nil
}

// GetBookingCalendar returns the calendar file of a booking.
func (s *Server) GetBookingCalendar(ctx context.Context, r api.GetBookingCalendarRequestObject) (api.GetBookingCalendarResponseObject, error) {
	file, err := s.Booking.CalendarFile(ctx, r.Booking)
	if err != nil {
		return nil, err
	}
	return api.GetBookingCalendar200TextCalendarResponse{
		Body: bytes.NewReader(file.Body), ContentLength: int64(len(file.Body)),
		Headers: api.GetBookingCalendar200ResponseHeaders{ContentDisposition: ptr(`attachment; filename="booking.ics"`)},
	}, nil
}

// PreviewCancellation says what cancelling now would mean.
func (s *Server) PreviewCancellation(ctx context.Context, r api.PreviewCancellationRequestObject) (api.PreviewCancellationResponseObject, error) {
	preview, err := s.Booking.PreviewCancel(ctx, r.Booking)
	if err != nil {
		return nil, err
	}
	return api.PreviewCancellation200JSONResponse(toAPIPreview(preview)), nil
}

// CancelBooking cancels a booking.
func (s *Server) CancelBooking(ctx context.Context, r api.CancelBookingRequestObject) (api.CancelBookingResponseObject, error) {
	c, err := fromAPICancellation(r)
	if err != nil {
		return nil, err
	}
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpCancelBooking, []string{r.Booking.String()}, r.Body, toAPICancelled)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Cancel(ctx, c, command)
	return sent(answer), err
}
