package privacy_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/privacy"
)

func TestWhatIsPastItsTimeIsForgotten(t *testing.T) {
	w := fixture.Start(t)
	s := privacy.New(w.DB, idempotency.Forget, notify.Forget)
	for _, slug := range []string{"devon", "durham"} {
		p := w.Partnership(slug)
		for _, age := range []time.Duration{idempotency.Kept + time.Second, idempotency.Kept - time.Second} {
			w.Exec(`INSERT INTO idempotency_keys (partnership_id, account_id, key, body_hash, status, body, created_at)
				SELECT $1, gen_random_uuid(), 'longkey-' || n, '', 200, '{}', $2 FROM generate_series(1, 1100) n`, p.ID, fixture.Now.Add(-age))
		}
		for _, mail := range []struct {
			status string
			age    time.Duration
		}{
			{"sent", notify.Kept + time.Second},
			{"failed", notify.Kept + time.Second},
			{"due", notify.Kept + time.Second},
			{"sent", notify.Kept - time.Second},
		} {
			at := fixture.Now.Add(-mail.age)
			w.Exec(`INSERT INTO outbox (partnership_id, dedupe_key, kind, to_email, subject, body_text, status, due_at, sent_at, created_at)
				VALUES ($1, gen_random_uuid(), 'letter', 'a@b.example', 'Hello', '', $2, CASE WHEN $2 = 'due' THEN $3::timestamptz END,
					CASE WHEN $2 = 'sent' THEN $3::timestamptz END, $3::timestamptz)`, p.ID, mail.status, at)
		}
	}
	if err := s.Forget(t.Context()); err != nil {
		t.Fatal(err)
	}
	for what, want := range map[string]int{
		`SELECT count(*) FROM idempotency_keys`:                           2 * 1100,
		`SELECT count(*) FROM outbox WHERE status = 'due'`:                2,
		`SELECT count(*) FROM outbox WHERE status = 'sent'`:               2,
		`SELECT count(*) FROM outbox WHERE status NOT IN ('sent', 'due')`: 0,
	} {
		if got := w.Count(what); got != want {
			t.Errorf("%s: %d are left, want %d", what, got, want)
		}
	}
}
