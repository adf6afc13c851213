package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
)

// ListApprovals lists requests that wait for a decision.
func (s *Server) ListApprovals(ctx context.Context, _ api.ListApprovalsRequestObject) (api.ListApprovalsResponseObject, error) {
	asked, err := s.Booking.OpenApprovals(ctx)
	return api.ListApprovals200JSONResponse{Requests: each(asked, toAPIApprovalRequest)}, err
}

// DecideApproval says yes or no to a request.
func (s *Server) DecideApproval(ctx context.Context, r api.DecideApprovalRequestObject) (api.DecideApprovalResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpDecideApproval, []string{r.Booking.String()}, r.Body, toAPIStanding)
	if err != nil {
		return nil, err
	}
	verdict := booking.Verdict{BookingID: r.Booking, Approve: r.Body.Decision == api.ApprovalDecisionDecisionApprove, Reason: or(r.Body.Reason)}
	answer, err := s.Booking.DecideApproval(ctx, verdict, command)
	return sent(answer), err
}

// UpdateBooking changes the answers of a booking.
func (s *Server) UpdateBooking(ctx context.Context, r api.UpdateBookingRequestObject) (api.UpdateBookingResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpUpdateBooking, []string{r.Booking.String()}, r.Body, toAPIStanding)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Update(ctx, fromAPIBookingUpdate(r), command)
	return sent(answer), err
}
