package attendance

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

// Imported is the register of one part as it was kept elsewhere: closed, with everybody's mark.
type Imported struct {
	Session  catalogue.Session
	Part     catalogue.Part
	Minimum  *int // the course's minimum minutes of a part
	ClosedAt time.Time
	Marks    []Seen
	Source   string
}

// ImportTx writes a closed register with its marks. It asks nothing about when or by whom, and records
// no completion: call CompleteTx once all parts of the session are in.
func ImportTx(tx *database.Tx, i Imported) error {
	_, err := tx.PGX.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at, source)
		VALUES ($1, $2, $3, 'closed', $4, $4, $5) ON CONFLICT DO NOTHING`,
		tx.Partnership(), i.Part.ID, i.Session.ID, i.ClosedAt, i.Source)
	if err != nil || len(i.Marks) == 0 {
		return err
	}
	b := &book{session: i.Session, part: i.Part, minimum: i.Minimum}
	marks := make([]Mark, len(i.Marks))
	for n, seen := range i.Marks {
		marks[n] = b.newMark(tx, seen)
		marks[n].MarkedAt = i.ClosedAt
	}
	return tx.DB.CreateInBatches(marks, 500).Error
}

// CompleteTx records who has completed a session whose registers were imported.
func (s *Service) CompleteTx(tx *database.Tx, session uuid.UUID) error {
	found, err := catalogue.SessionByID(tx, session)
	if err != nil {
		return err
	}
	return s.complete(tx, found)
}
