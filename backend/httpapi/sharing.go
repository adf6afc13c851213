package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
)

// No answer of this tag is kept for repeated requests: what it says is for few, and each request may be
// repeated as it is.

// GetKeptNeeds returns what is kept of my needs.
func (s *Server) GetKeptNeeds(ctx context.Context, _ api.GetKeptNeedsRequestObject) (api.GetKeptNeedsResponseObject, error) {
	kept, err := s.Sharing.Kept(ctx)
	return api.GetKeptNeeds200JSONResponse{Kept: toAPINeeds(kept)}, err
}

// StopKeepingNeeds forgets what is kept of my needs.
func (s *Server) StopKeepingNeeds(ctx context.Context, _ api.StopKeepingNeedsRequestObject) (api.StopKeepingNeedsResponseObject, error) {
	return api.StopKeepingNeeds204Response{}, s.Sharing.StopKeeping(ctx)
}

// GetNeeds returns what was told for a booking.
func (s *Server) GetNeeds(ctx context.Context, r api.GetNeedsRequestObject) (api.GetNeedsResponseObject, error) {
	told, err := s.Sharing.NeedsOf(ctx, r.Booking)
	return api.GetNeeds200JSONResponse(toAPITold(told)), err
}

// TellNeeds writes what is needed for a booking.
func (s *Server) TellNeeds(ctx context.Context, r api.TellNeedsRequestObject) (api.TellNeedsResponseObject, error) {
	told, err := s.Sharing.TellNeeds(ctx, r.Booking, fromAPITelling(*r.Body))
	return api.TellNeeds200JSONResponse(toAPITold(told)), err
}

// WithdrawNeeds deletes what was told for a booking.
func (s *Server) WithdrawNeeds(ctx context.Context, r api.WithdrawNeedsRequestObject) (api.WithdrawNeedsResponseObject, error) {
	return api.WithdrawNeeds204Response{}, s.Sharing.WithdrawNeeds(ctx, r.Booking)
}

// ListSessionNeeds returns what the delegates of a session need.
func (s *Server) ListSessionNeeds(ctx context.Context, r api.ListSessionNeedsRequestObject) (api.ListSessionNeedsResponseObject, error) {
	needs, err := s.Sharing.NeedsOfSession(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.ListSessionNeeds200JSONResponse(toAPISessionNeeds(needs)), nil
}

// GetListing says whether fellow delegates see me.
func (s *Server) GetListing(ctx context.Context, r api.GetListingRequestObject) (api.GetListingResponseObject, error) {
	standing, err := s.Sharing.ListingOf(ctx, r.Booking)
	return api.GetListing200JSONResponse(toAPIListing(standing)), err
}

// AgreeToListing lets fellow delegates see me.
func (s *Server) AgreeToListing(ctx context.Context, r api.AgreeToListingRequestObject) (api.AgreeToListingResponseObject, error) {
	standing, err := s.Sharing.Agree(ctx, r.Booking, fromAPIListing(*r.Body))
	return api.AgreeToListing200JSONResponse(toAPIListing(standing)), err
}

// WithdrawListing takes me off the list of delegates.
func (s *Server) WithdrawListing(ctx context.Context, r api.WithdrawListingRequestObject) (api.WithdrawListingResponseObject, error) {
	return api.WithdrawListing204Response{}, s.Sharing.WithdrawListing(ctx, r.Booking)
}

// ListDelegates lists who agreed to be listed.
func (s *Server) ListDelegates(ctx context.Context, r api.ListDelegatesRequestObject) (api.ListDelegatesResponseObject, error) {
	list, err := s.Sharing.Delegates(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.ListDelegates200JSONResponse(toAPIDelegates(list)), nil
}
