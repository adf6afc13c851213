package httpapi_test

import (
	"maps"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, upkeepBuilders) }

// upkeepBuilders are what staff do behind the pages: mail, jobs, the log.
var upkeepBuilders = map[string]builder{
	"listMail":        at("GET", "/devon/mail?status=failed&to=ann"),
	"retryFailedMail": at("POST", "/devon/mail/retry"),
	"retryMail":       onMail("/retry", nil),
	"discardMail":     onMail("/discard", body{"reason": "The session has passed."}),
	"listUnreached":   at("GET", "/devon/unreached"),
	"listJobs":        at("GET", "/devon/jobs"),
	"retryJobs":       onJobs("/retry"),
	"discardJobs":     onJobs("/discard"),
	"listAudit":       at("GET", "/devon/audit?kind=bookings&from=2025-04-01&to=2025-07-01"),
	"exportAudit":     at("GET", "/devon/audit/export"),
}

func onMail(rest string, content any) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		key := "booking_confirmed:" + fresh()
		if c.object != missing {
			c.Exec(`INSERT INTO outbox (partnership_id, dedupe_key, kind, to_email, subject, body_text, status, tries, reason, created_at)
				VALUES ($1, $2, 'booking_confirmed', 'a@b.example', 'S', 'T', 'failed', 1, 'no_mailbox', $3)`, c.partnershipOf(fixture.Session{}).ID, key, fixture.Now)
		}
		return target{request{Method: "POST", Path: "/devon/mail/" + key + rest, Body: content}, c.seen("partnership")}
	}}
}

// onJobs: the jobs of a kind that only one partnership has.
func onJobs(rest string) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		kind := "test.job_" + letters(fresh())
		if c.object != missing {
			c.Exec(`INSERT INTO river_job (args, kind, max_attempts, attempt, state, finalized_at, errors)
				VALUES (jsonb_build_object('partnership', $1::text), $2, 3, 3, 'discarded', now(), ARRAY[jsonb_build_object('error', 'busy: try again')])`,
				c.partnershipOf(fixture.Session{}).ID.String(), kind)
		}
		return target{request{Method: "POST", Path: "/devon/jobs/" + kind + rest}, c.seen("partnership")}
	}}
}

// letters is a text of lower-case letters only, as different as its digits were.
func letters(text string) string {
	out := []byte(text)
	for i, b := range out {
		if b >= '0' && b <= '9' {
			out[i] = 'g' + b - '0'
		}
		if b == '-' {
			out[i] = '_'
		}
	}
	return string(out)
}
