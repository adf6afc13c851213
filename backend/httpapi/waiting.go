package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
)

// AcceptOffer takes up the place that is offered.
func (s *Server) AcceptOffer(ctx context.Context, r api.AcceptOfferRequestObject) (api.AcceptOfferResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpAcceptOffer, []string{r.Booking.String()}, nil, toAPIStanding)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Accept(ctx, r.Booking, command)
	return sent(answer), err
}

// PassOffer declines the place that is offered and stays on the list.
func (s *Server) PassOffer(ctx context.Context, r api.PassOfferRequestObject) (api.PassOfferResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpPassOffer, []string{r.Booking.String()}, nil, toAPIStanding)
	if err != nil {
		return nil, err
	}
	answer, err := s.Booking.Pass(ctx, r.Booking, command)
	return sent(answer), err
}

// GivePlace gives somebody who waits a place, by staff.
func (s *Server) GivePlace(ctx context.Context, r api.GivePlaceRequestObject) (api.GivePlaceResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpGivePlace, []string{r.Booking.String()}, r.Body, toAPIStanding)
	if err != nil {
		return nil, err
	}
	gift := booking.Gift{BookingID: r.Booking, Reason: or(r.Body.Reason), Overbook: or(r.Body.Overbook)}
	answer, err := s.Booking.Give(ctx, gift, command)
	return sent(answer), err
}

// GetWaitingList shows who waits and how the list works.
func (s *Server) GetWaitingList(ctx context.Context, r api.GetWaitingListRequestObject) (api.GetWaitingListResponseObject, error) {
	list, err := s.Booking.OfWaiting(ctx, r.Session)
	return api.GetWaitingList200JSONResponse(toAPIWaitingList(list)), err
}

// SetWaitingList changes how the list works.
func (s *Server) SetWaitingList(ctx context.Context, r api.SetWaitingListRequestObject) (api.SetWaitingListResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	list, err := s.Booking.SetWaitingRules(ctx, r.Session, fromAPIWaitingRules(*r.Body))
	return api.SetWaitingList200JSONResponse(toAPIWaitingList(list)), err
}

// ListWaitingLists lists the sessions for which somebody waits.
func (s *Server) ListWaitingLists(ctx context.Context, _ api.ListWaitingListsRequestObject) (api.ListWaitingListsResponseObject, error) {
	lists, err := s.Booking.WaitingLists(ctx)
	return api.ListWaitingLists200JSONResponse{Lists: each(lists, toAPIWaitingListSummary)}, err
}

// GetLink says what a link from a mail is about.
func (s *Server) GetLink(ctx context.Context, r api.GetLinkRequestObject) (api.GetLinkResponseObject, error) {
	view, err := s.Booking.Link(ctx, r.Token)
	return api.GetLink200JSONResponse(toAPILink(view)), err
}

// UseLink does what a link from a mail is for.
func (s *Server) UseLink(ctx context.Context, r api.UseLinkRequestObject) (api.UseLinkResponseObject, error) {
	view, err := s.Booking.UseLink(ctx, r.Token, string(r.Body.Act), or(r.Body.Reason))
	return api.UseLink200JSONResponse(toAPILink(view)), err
}
