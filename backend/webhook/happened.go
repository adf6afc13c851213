package webhook

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Happened writes down that something happened to objects, once for each address that wants to know, in the
// transaction in which it does. Where nobody wants to know, it is one statement that finds no address.
func Happened(tx *database.Tx, kind Kind, objects ...uuid.UUID) error {
	_, err := tx.PGX.Exec(`INSERT INTO webhook_deliveries (partnership_id, id, webhook_id, kind, object_id, happened_at, due_at)
		SELECT w.partnership_id, gen_random_uuid(), w.id, $2, o.id, $4, $4 FROM webhooks w CROSS JOIN unnest($3::uuid[]) AS o (id)
		WHERE w.partnership_id = $1 AND w.off_at IS NULL AND $2 = ANY(w.kinds)`, tx.Partnership(), string(kind), objects, tx.Now)
	return err
}
