package httpapi_test

import (
	"maps"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, partnershipBuilders) }

// partnershipBuilders are those of what administrators set.
var partnershipBuilders = map[string]builder{
	"getSettings": at("GET", "/devon/settings"),
	"updateSettings": asSeen(with("PUT", "/devon/settings", func(cell) any {
		return body{
			"name": "Devon Safeguarding Partnership", "region": "South West", "colour": "#1d4e89", "introduction": "", "contactEmail": "",
			"contactPhone": "", "controllerName": "", "controllerAddress": "", "privacyUrl": "", "decimals": 1, "published": true, "onBehalf": true, "selfServiceHours": 24, "needsDays": 10,
		}
	}), readItself),
	"updateLocalities": with("PUT", "/devon/localities", func(cell) any { return body{"localities": []body{{"name": "Exeter"}}} }),
	"listWebhooks":     at("GET", "/devon/webhooks"),
	"createWebhook": with("POST", "/devon/webhooks", func(cell) any {
		return body{"url": "https://hooks.example.org/turnout", "kinds": []string{"booking.confirmed"}}
	}),
	"getWebhook":      onWebhook("GET", ""),
	"endWebhook":      onWebhook("DELETE", ""),
	"testWebhook":     onWebhook("POST", "/test"),
	"resendDelivery":  onWebhook("POST", "/deliveries/{told}/resend"),
	"listNoticeRules": at("GET", "/devon/notice-rules"),
	"createNoticeRule": with("POST", "/devon/notice-rules", func(cell) any {
		return body{
			"policyGroup": "standard", "effectiveFrom": "2025-07-01", "unit": "working_days", "amount": 3,
			"countBankHolidays": false, "countSessionDay": true,
		}
	}),
}

// onWebhook: an address that has been told one thing, {told}.
func onWebhook(method, rest string) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			id := uuid.New()
			c.Exec(`INSERT INTO webhooks (partnership_id, id, url, kinds, secret, created_at) VALUES ($1, $2, 'https://hooks.example.org', '{booking.confirmed}', '\x01', $3)`,
				p.ID, id, fixture.Now)
			return id
		})
		told := uuid.New()
		c.Exec(`INSERT INTO webhook_deliveries (partnership_id, id, webhook_id, kind, object_id, happened_at, status)
			SELECT partnership_id, $2, id, 'test', $2, $3, 'delivered' FROM webhooks WHERE id::text = $1`, id, told, fixture.Now)
		return target{request{Method: method, Path: "/devon/webhooks/" + id + strings.ReplaceAll(rest, "{told}", told.String())}, c.seen("partnership")}
	}}
}
