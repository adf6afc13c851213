package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
)

// PreviewSessionCancellation says whom the end of a session would touch.
func (s *Server) PreviewSessionCancellation(ctx context.Context, r api.PreviewSessionCancellationRequestObject) (api.PreviewSessionCancellationResponseObject, error) {
	affected, err := s.Changes.PreviewEnd(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.PreviewSessionCancellation200JSONResponse(toAPIAffected(affected)), nil
}

// PreviewSessionUpdate says whom a change of a session would touch.
func (s *Server) PreviewSessionUpdate(ctx context.Context, r api.PreviewSessionUpdateRequestObject) (api.PreviewSessionUpdateResponseObject, error) {
	in, err := fromAPISessionUpdate(*r.Body)
	if err != nil {
		return nil, err
	}
	affected, err := s.Changes.PreviewMove(ctx, r.Session, in)
	if err != nil {
		return nil, err
	}
	return api.PreviewSessionUpdate200JSONResponse(toAPIAffected(affected)), nil
}

// CancelSession cancels a session, or records that it did not run.
func (s *Server) CancelSession(ctx context.Context, r api.CancelSessionRequestObject) (api.CancelSessionResponseObject, error) {
	session, err := s.Catalogue.EndSession(ctx, r.Session, catalogue.End{
		Outcome: catalogue.Status(r.Body.Outcome), Cause: catalogue.Cause(r.Body.Cause), Words: r.Body.Reason,
	})
	if err != nil {
		return nil, err
	}
	return api.CancelSession200JSONResponse(toAPISession(session)), nil
}

// ListSessionChanges lists how a session was moved or cancelled after people had booked.
func (s *Server) ListSessionChanges(ctx context.Context, r api.ListSessionChangesRequestObject) (api.ListSessionChangesResponseObject, error) {
	changes, err := s.Changes.OfSession(ctx, r.Session)
	if err != nil {
		return nil, err
	}
	return api.ListSessionChanges200JSONResponse{Changes: each(changes, toAPIChange)}, nil
}

// GetChange returns a move or a cancellation with whom it touched and how far the mail has come.
func (s *Server) GetChange(ctx context.Context, r api.GetChangeRequestObject) (api.GetChangeResponseObject, error) {
	change, err := s.Changes.Get(ctx, r.Change)
	if err != nil {
		return nil, err
	}
	return api.GetChange200JSONResponse(toAPIChangeDetail(change)), nil
}

// PreviewEventChange says whom moving or cancelling a whole event would touch.
func (s *Server) PreviewEventChange(ctx context.Context, r api.PreviewEventChangeRequestObject) (api.PreviewEventChangeResponseObject, error) {
	preview, err := s.Changes.PreviewEvent(ctx, r.Event, fromAPIEventChange(*r.Body))
	if err != nil {
		return nil, err
	}
	return api.PreviewEventChange200JSONResponse{
		Sessions: each(preview.Steps, toAPIEventStep), Affected: toAPIAffected(preview.Affected),
	}, nil
}

// ListEventChanges lists how a whole event was moved or cancelled.
func (s *Server) ListEventChanges(ctx context.Context, r api.ListEventChangesRequestObject) (api.ListEventChangesResponseObject, error) {
	changes, err := s.Changes.OfEvent(ctx, r.Event)
	if err != nil {
		return nil, err
	}
	return api.ListEventChanges200JSONResponse{Changes: each(changes, toAPIChange)}, nil
}

// ChangeEvent moves or cancels all of an event that is still to come.
func (s *Server) ChangeEvent(ctx context.Context, r api.ChangeEventRequestObject) (api.ChangeEventResponseObject, error) {
	act, err := s.Catalogue.ChangeEvent(ctx, r.Event, fromAPIEventChange(*r.Body))
	if err != nil {
		return nil, err
	}
	change, err := s.Changes.Get(ctx, act)
	if err != nil {
		return nil, err
	}
	return api.ChangeEvent200JSONResponse(toAPIChangeDetail(change)), nil
}
