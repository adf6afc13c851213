package httpapi

import (
	"context"
	"net/http"

	"github.com/gin-gonic/gin"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
)

// GetMessageSettings says what is sent by the clock.
func (s *Server) GetMessageSettings(ctx context.Context, _ api.GetMessageSettingsRequestObject) (api.GetMessageSettingsResponseObject, error) {
	settings, err := s.Messages.Settings(ctx)
	return api.GetMessageSettings200JSONResponse(toAPIMessageSettings(settings)), err
}

// SetMessageSettings changes what is sent by the clock.
func (s *Server) SetMessageSettings(ctx context.Context, r api.SetMessageSettingsRequestObject) (api.SetMessageSettingsResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	settings, err := s.Messages.SetSettings(ctx, fromAPIMessageSettings(*r.Body), *r.Body.Version)
	return api.SetMessageSettings200JSONResponse(toAPIMessageSettings(settings)), err
}

// GetSessionMessages says what is sent about a session.
func (s *Server) GetSessionMessages(ctx context.Context, r api.GetSessionMessagesRequestObject) (api.GetSessionMessagesResponseObject, error) {
	found, err := s.Messages.OfSession(ctx, r.Session)
	return api.GetSessionMessages200JSONResponse(s.toAPISessionMessages(found)), err
}

// SetSessionMessageRules gives a session rules of its own.
func (s *Server) SetSessionMessageRules(ctx context.Context, r api.SetSessionMessageRulesRequestObject) (api.SetSessionMessageRulesResponseObject, error) {
	if err := seen(r.Body.Version); err != nil {
		return nil, err
	}
	found, err := s.Messages.SetSessionRules(ctx, r.Session, r.Body.Own, fromAPIMessageRules(r.Body.Rules), *r.Body.Version)
	return api.SetSessionMessageRules200JSONResponse(s.toAPISessionMessages(found)), err
}

// ListBroadcasts lists what was written to many.
func (s *Server) ListBroadcasts(ctx context.Context, _ api.ListBroadcastsRequestObject) (api.ListBroadcastsResponseObject, error) {
	found, err := s.Messages.Broadcasts(ctx)
	return api.ListBroadcasts200JSONResponse{Broadcasts: each(found, toAPIBroadcast)}, err
}

// SendBroadcast writes to many.
func (s *Server) SendBroadcast(ctx context.Context, r api.SendBroadcastRequestObject) (api.SendBroadcastResponseObject, error) {
	command, err := once(ctx, r.Params.IdempotencyKey, access.OpSendBroadcast, nil, r.Body, toAPISentBroadcast)
	if err != nil {
		return nil, err
	}
	answer, err := s.Messages.Send(ctx, fromAPIBroadcastDraft(*r.Body), command)
	return sent(answer), err
}

// PreviewBroadcast says who would get a letter to many, and how it looks.
func (s *Server) PreviewBroadcast(ctx context.Context, r api.PreviewBroadcastRequestObject) (api.PreviewBroadcastResponseObject, error) {
	preview, err := s.Messages.Preview(ctx, fromAPIBroadcastDraft(*r.Body))
	return api.PreviewBroadcast200JSONResponse(toAPIBroadcastPreview(preview)), err
}

// TestBroadcast sends a letter to many to its writer alone.
func (s *Server) TestBroadcast(ctx context.Context, r api.TestBroadcastRequestObject) (api.TestBroadcastResponseObject, error) {
	email, err := s.Messages.Test(ctx, fromAPIBroadcastDraft(*r.Body))
	return api.TestBroadcast200JSONResponse{Email: email}, err
}

// GetBroadcast says how far a letter to many has come.
func (s *Server) GetBroadcast(ctx context.Context, r api.GetBroadcastRequestObject) (api.GetBroadcastResponseObject, error) {
	progress, letters, err := s.Messages.Broadcast(ctx, r.Broadcast)
	return api.GetBroadcast200JSONResponse{Broadcast: toAPIBroadcast(progress), Body: progress.Body, Letters: each(letters, toAPIBroadcastLetter)}, err
}

// GetMyPreferences says what I want to be sent.
func (s *Server) GetMyPreferences(ctx context.Context, _ api.GetMyPreferencesRequestObject) (api.GetMyPreferencesResponseObject, error) {
	found, err := s.Messages.Preferences(ctx)
	return api.GetMyPreferences200JSONResponse(toAPIPreferences(found)), err
}

// SetMyPreferences changes what I want to be sent.
func (s *Server) SetMyPreferences(ctx context.Context, r api.SetMyPreferencesRequestObject) (api.SetMyPreferencesResponseObject, error) {
	found, err := s.Messages.SetPreferences(ctx, fromAPIPreferences(*r.Body))
	return api.SetMyPreferences200JSONResponse(toAPIPreferences(found)), err
}

// GetSubscription says what a link from a mail unsubscribes from.
func (s *Server) GetSubscription(ctx context.Context, r api.GetSubscriptionRequestObject) (api.GetSubscriptionResponseObject, error) {
	found, err := s.Messages.Subscription(ctx, r.Token)
	return api.GetSubscription200JSONResponse(toAPISubscription(found)), err
}

// Unsubscribe ends what a link from a mail is about.
func (s *Server) Unsubscribe(ctx context.Context, r api.UnsubscribeRequestObject) (api.UnsubscribeResponseObject, error) {
	found, err := s.Messages.Unsubscribe(ctx, r.Token)
	return api.Unsubscribe200JSONResponse(toAPISubscription(found)), err
}

// oneClick answers mail programs, which POST to the very address that people open (RFC 8058). It is no
// operation of the contract: they send a form, and look at nothing but the status.
func (s *Server) oneClick(c *gin.Context) {
	if _, err := s.Messages.Unsubscribe(c.Request.Context(), c.Param("token")); err != nil {
		s.refuse(c, err)
		return
	}
	c.String(http.StatusOK, "You are unsubscribed.\n")
}
