package httpapi

import (
	"context"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// ListWebhooks returns the addresses of other systems.
func (s *Server) ListWebhooks(ctx context.Context, _ api.ListWebhooksRequestObject) (api.ListWebhooksResponseObject, error) {
	all, err := s.Webhooks.List(ctx)
	return api.ListWebhooks200JSONResponse{Webhooks: each(all, toAPIWebhook)}, err
}

// CreateWebhook registers an address.
func (s *Server) CreateWebhook(ctx context.Context, r api.CreateWebhookRequestObject) (api.CreateWebhookResponseObject, error) {
	kinds := each(r.Body.Kinds, func(k api.WebhookKind) webhook.Kind { return webhook.Kind(k) })
	made, secret, err := s.Webhooks.Create(ctx, r.Body.URL, kinds)
	return api.CreateWebhook201JSONResponse{Webhook: toAPIWebhook(made), Secret: secret}, err
}

// GetWebhook returns an address with what it was told.
func (s *Server) GetWebhook(ctx context.Context, r api.GetWebhookRequestObject) (api.GetWebhookResponseObject, error) {
	a, err := s.Webhooks.Get(ctx, r.Webhook)
	return api.GetWebhook200JSONResponse{Webhook: toAPIWebhook(a.Webhook), Deliveries: each(a.Told, toAPIDelivery)}, err
}

// EndWebhook switches an address off.
func (s *Server) EndWebhook(ctx context.Context, r api.EndWebhookRequestObject) (api.EndWebhookResponseObject, error) {
	return api.EndWebhook204Response{}, s.Webhooks.End(ctx, r.Webhook)
}

// TestWebhook tells an address something that means nothing.
func (s *Server) TestWebhook(ctx context.Context, r api.TestWebhookRequestObject) (api.TestWebhookResponseObject, error) {
	return api.TestWebhook204Response{}, s.Webhooks.Try(ctx, r.Webhook)
}

// ResendDelivery tells an address again what it was told.
func (s *Server) ResendDelivery(ctx context.Context, r api.ResendDeliveryRequestObject) (api.ResendDeliveryResponseObject, error) {
	return api.ResendDelivery204Response{}, s.Webhooks.Resend(ctx, r.Webhook, r.Delivery)
}

func toAPIWebhook(w webhook.Webhook) api.Webhook {
	out := api.Webhook{
		ID: w.ID, URL: w.URL, CreatedAt: w.CreatedAt, OffAt: w.OffAt,
		Kinds: each(w.Kinds, func(k string) api.WebhookKind { return api.WebhookKind(k) }),
	}
	if w.OffAt != nil {
		out.OffReason = ptr(api.WebhookOffReason(w.OffReason))
	}
	return out
}

func toAPIDelivery(t webhook.Told) api.WebhookDelivery {
	return api.WebhookDelivery{
		ID: t.ID, Kind: string(t.Kind), HappenedAt: t.HappenedAt, Status: api.WebhookDeliveryStatus(t.Status), DueAt: t.DueAt,
		Tries: each(t.Attempts, func(a webhook.Try) api.WebhookTry {
			return api.WebhookTry{At: a.At, Status: a.Status, Reason: a.Reason}
		}),
	}
}
