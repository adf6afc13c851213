package httpapi

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// FindSubstitutes searches for colleagues who could come in somebody's place.
func (s *Server) FindSubstitutes(ctx context.Context, r api.FindSubstitutesRequestObject) (api.FindSubstitutesResponseObject, error) {
	found, err := s.Booking.Substitutes(ctx, r.Booking, or(r.Params.Q))
	return api.FindSubstitutes200JSONResponse{People: each(found, toAPISubstitute)}, err
}

// SubstituteBooking gives a place to a colleague.
func (s *Server) SubstituteBooking(ctx context.Context, r api.SubstituteBookingRequestObject) (api.SubstituteBookingResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpSubstituteBooking, []string{r.Booking.String()}, r.Body, toAPISubstituted)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Substitute(ctx, fromAPISubstitution(r), command)
	return sent(answer), err
}

// TransferBooking moves a booking to another session.
func (s *Server) TransferBooking(ctx context.Context, r api.TransferBookingRequestObject) (api.TransferBookingResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpTransferBooking, []string{r.Booking.String()}, r.Body, toAPITransferred)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Transfer(ctx, booking.Transfer{
		BookingID: r.Booking, SessionID: r.Body.SessionID, Seat: places.Seat(or(r.Body.Seat)),
		Declared: or(r.Body.Declared), DryRun: or(r.Body.DryRun),
	}, command)
	return sent(answer), err
}

func toAPITransferred(r booking.TransferResult) (int, any) {
	out := api.BookingTransferResult{
		Status: api.BookingStatus(r.Status), DryRun: r.DryRun, NoticeInWords: r.Until,
		Lost: each(r.Lost, func(sentence string) string { return sentence }),
	}
	if !r.DryRun {
		out.ID, out.Reference = &r.ID, &r.Reference
	}
	return http.StatusOK, out
}

func fromAPISubstitution(r api.SubstituteBookingRequestObject) booking.Substitution {
	sub := booking.Substitution{BookingID: r.Booking, Name: or(r.Body.Name), Email: string(or(r.Body.Email))}
	if r.Body.PersonID != nil {
		sub.PersonID = *r.Body.PersonID
	}
	return sub
}

func toAPISubstituted(came booking.Successor) (int, any) { return http.StatusOK, toAPISuccessor(&came) }

func toAPISuccessor(b *booking.Successor) *api.Successor {
	if b == nil {
		return nil
	}
	return &api.Successor{ID: b.BookingID, Person: named(b.PersonID, b.Person), Session: named(b.SessionID, b.Session)}
}

func toAPISubstitute(c people.Colleague) api.Substitute {
	return api.Substitute{ID: c.ID, Name: c.Name, Agency: c.AgencyName, Email: some(c.Email)}
}

func named(id uuid.UUID, name string) api.Named { return api.Named{ID: id, Name: name} }
