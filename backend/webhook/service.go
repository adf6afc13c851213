package webhook

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Service registers addresses and tells them what happened.
type Service struct {
	db      *database.DB
	private bool
	client  *http.Client
}

// New returns the service. private lets it tell addresses of private networks, and without encryption: for
// tests, and for deployments whose other systems stand beside them.
func New(db *database.DB, private bool) *Service {
	return &Service{db: db, private: private, client: newClient(private)}
}

// mostShown is how many of an address's last deliveries are shown.
const mostShown = 50

// Told is a delivery with its tries, the first one first.
type Told struct {
	Delivery
	Attempts []Try
}

// Address is a webhook with what it was told last, the latest first.
type Address struct {
	Webhook
	Told []Told
}

// Create registers an address and returns the secret, in the form that other sides paste, this once.
func (s *Service) Create(ctx context.Context, url string, kinds []Kind) (w Webhook, secret string, err error) {
	if err := checkAddress(url, s.private); err != nil {
		return w, "", err
	}
	err = database.Do(ctx, s.db, func(tx *database.Tx) error {
		if !access.Can(tx.Actor, access.OpCreateWebhook, access.Partnership) {
			return fault.Missing
		}
		w = Webhook{ID: uuid.Must(uuid.NewV7()), URL: url, Secret: make([]byte, 32), CreatedAt: tx.Now}
		_, _ = rand.Read(w.Secret)
		for _, k := range kinds {
			w.Kinds = append(w.Kinds, string(k))
		}
		slices.Sort(w.Kinds)
		_, err := tx.PGX.Exec(`INSERT INTO webhooks (partnership_id, id, url, kinds, secret, created_at, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			tx.Partnership(), w.ID, w.URL, w.Kinds, w.Secret, tx.Now, tx.Actor.PersonOrNil())
		if err != nil {
			return err
		}
		return audit.Record(tx, "webhook.create", "webhook", w.ID)
	})
	return w, "whsec_" + base64.StdEncoding.EncodeToString(w.Secret), err
}

// List returns every address, the newest first.
func (s *Service) List(ctx context.Context) ([]Webhook, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]Webhook, error) {
		if !access.Can(tx.Actor, access.OpListWebhooks, access.Partnership) {
			return nil, fault.Missing
		}
		return database.Rows[Webhook](tx, `SELECT * FROM webhooks WHERE partnership_id = $1 ORDER BY created_at DESC, id`, tx.Partnership())
	})
}

// Get returns an address with what it was told last; fault.Missing when there is none.
func (s *Service) Get(ctx context.Context, id uuid.UUID) (Address, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (a Address, err error) {
		if a.Webhook, err = byID(tx, access.OpGetWebhook, id); err != nil {
			return a, err
		}
		deliveries, err := database.Rows[Delivery](tx, `SELECT * FROM webhook_deliveries WHERE partnership_id = $1 AND webhook_id = $2
			ORDER BY happened_at DESC, id LIMIT $3`, tx.Partnership(), id, mostShown)
		if err != nil {
			return a, err
		}
		ids := make([]uuid.UUID, len(deliveries))
		for i, d := range deliveries {
			ids[i] = d.ID
		}
		tries, err := database.Rows[Try](tx, `SELECT id, delivery_id, at, status, reason FROM webhook_tries
			WHERE partnership_id = $1 AND delivery_id = ANY($2) ORDER BY id`, tx.Partnership(), ids)
		attempts := map[uuid.UUID][]Try{}
		for _, t := range tries {
			attempts[t.DeliveryID] = append(attempts[t.DeliveryID], t)
		}
		for _, d := range deliveries {
			a.Told = append(a.Told, Told{d, attempts[d.ID]})
		}
		return a, err
	})
}

// End switches an address off; one that is off already stays as it is.
func (s *Service) End(ctx context.Context, id uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		w, err := byID(tx, access.OpEndWebhook, id)
		if err != nil || w.OffAt != nil {
			return err
		}
		if err := switchOff(tx, id, Ended); err != nil {
			return err
		}
		return audit.Record(tx, "webhook.end", "webhook", id)
	})
}

// Try tells an address something that means nothing. ErrOff.
func (s *Service) Try(ctx context.Context, id uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		w, err := byID(tx, access.OpTestWebhook, id)
		if err != nil {
			return err
		}
		if w.OffAt != nil {
			return ErrOff
		}
		_, err = tx.PGX.Exec(`INSERT INTO webhook_deliveries (partnership_id, id, webhook_id, kind, object_id, happened_at, due_at)
			VALUES ($1, $2, $3, $4, $2, $5, $5)`, tx.Partnership(), uuid.Must(uuid.NewV7()), id, string(Test), tx.Now)
		if err != nil {
			return err
		}
		return audit.Record(tx, "webhook.test", "webhook", id)
	})
}

// Resend tells an address again what it was told, under the same id, whatever became of it. ErrOff.
func (s *Service) Resend(ctx context.Context, id, delivery uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		w, err := byID(tx, access.OpResendDelivery, id)
		if err != nil {
			return err
		}
		if w.OffAt != nil {
			return ErrOff
		}
		// What is in a worker's hands stays there: it is being sent.
		done, err := tx.PGX.Exec(`UPDATE webhook_deliveries SET status = 'due', tries = 0, due_at = CASE
				WHEN status = 'due' AND due_at <= $4::timestamptz + $5::interval THEN due_at ELSE $4 END
			WHERE partnership_id = $1 AND webhook_id = $2 AND id = $3`, tx.Partnership(), id, delivery, tx.Now, lease)
		if err != nil {
			return err
		}
		if done.RowsAffected() == 0 {
			return fault.Missing
		}
		return audit.Record(tx, "webhook.resend", "webhook", id)
	})
}

func byID(tx *database.Tx, op string, id uuid.UUID) (Webhook, error) {
	w, found, err := database.One[Webhook](tx, `SELECT * FROM webhooks WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id)
	if err == nil && (!found || !access.Can(tx.Actor, op, access.Partnership)) {
		err = fault.Missing
	}
	return w, err
}
