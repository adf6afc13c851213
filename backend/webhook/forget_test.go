package webhook_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/webhook"
)

func TestWhatWasToldIsForgottenAfterNinetyDays(t *testing.T) {
	t.Parallel()
	h := start(t)
	other := listen(t, 200)
	id, _ := h.register(other.URL, webhook.BookingConfirmed)
	delivery := func(status string, daysAgo, triedDaysAgo int) uuid.UUID {
		told := uuid.New()
		at := func(days int) time.Time { return fixture.Now.AddDate(0, 0, -days) }
		var due *time.Time
		if status == "due" {
			due = &fixture.Now
		}
		h.Exec(`INSERT INTO webhook_deliveries (partnership_id, id, webhook_id, kind, object_id, happened_at, status, due_at)
			VALUES ($1, $2, $3, 'booking.confirmed', $2, $4, $5, $6)`, h.devon.ID, told, id, at(daysAgo), status, due)
		h.Exec(`INSERT INTO webhook_tries (partnership_id, delivery_id, at, status) VALUES ($1, $2, $3, 200)`, h.devon.ID, told, at(triedDaysAgo))
		return told
	}
	past := []uuid.UUID{delivery("delivered", 91, 91), delivery("failed", 120, 92)}
	stay := []uuid.UUID{delivery("delivered", 89, 89), delivery("delivered", 120, 3), delivery("due", 120, 120)}
	rows, err := database.InTx(h.devon.System(), h.DB, webhook.Forget)
	if err != nil || rows != 4 {
		t.Errorf("%d rows, %v; want two deliveries and their tries", rows, err)
	}
	for _, one := range past {
		if h.Count(`SELECT count(*) FROM webhook_deliveries WHERE id = $1`, one) != 0 {
			t.Errorf("%s is kept", one)
		}
	}
	for _, one := range stay {
		if h.Count(`SELECT count(*) FROM webhook_deliveries d JOIN webhook_tries t ON t.delivery_id = d.id WHERE d.id = $1`, one) != 1 {
			t.Errorf("%s is gone", one)
		}
	}
}
