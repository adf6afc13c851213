package people

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// OutsideTraining is training that somebody took elsewhere, of which staff saw proof.
type OutsideTraining struct {
	PartnershipID uuid.UUID
	ID            uuid.UUID
	PersonID      uuid.UUID
	Title         string // as a course or a pathway accepts it
	CompletedOn   ukdate.Date
	Evidence      string // what was seen
	ConfirmedAt   time.Time
	ConfirmedBy   *uuid.UUID // nil: an import
	WithdrawnAt   *time.Time

	By string `gorm:"-"` // the name of who confirmed it; empty for an import
}

// TableName is where it is kept.
func (OutsideTraining) TableName() string { return "outside_training" }

// Outside is what somebody took elsewhere, and what the partnership accepts of such training.
type Outside struct {
	Training []OutsideTraining // the latest first; what was withdrawn is left out
	Accepted []string          // titles, in alphabetical order
}

// NewOutsideTraining is what staff confirm.
type NewOutsideTraining struct {
	Title       string
	CompletedOn ukdate.Date
	Evidence    string
}

// OutsideTraining returns what somebody took elsewhere; fault.Missing for nobody.
func (s *Service) OutsideTraining(ctx context.Context, person uuid.UUID) (Outside, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Outside, error) {
		if err := outsideOf(tx, access.OpListOutsideTraining, person); err != nil {
			return Outside{}, err
		}
		return outside(tx, person)
	})
}

// ConfirmOutsideTraining records training taken elsewhere, of which proof was seen.
func (s *Service) ConfirmOutsideTraining(ctx context.Context, person uuid.UUID, n NewOutsideTraining) (Outside, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Outside, error) {
		if err := outsideOf(tx, access.OpConfirmOutsideTraining, person); err != nil {
			return Outside{}, err
		}
		if err := ConfirmOutsideTrainingTx(tx, person, n); err != nil {
			return Outside{}, err
		}
		return outside(tx, person)
	})
}

// ConfirmOutsideTrainingTx is ConfirmOutsideTraining within a transaction; it does not ask who may.
func ConfirmOutsideTrainingTx(tx *database.Tx, person uuid.UUID, n NewOutsideTraining) error {
	accepted, err := acceptedElsewhere(tx)
	if err != nil {
		return err
	}
	if err := n.check(accepted, ukdate.DateOf(tx.Now)); err != nil {
		return err
	}
	t := OutsideTraining{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PersonID: person, Title: n.Title, CompletedOn: n.CompletedOn,
		Evidence: n.Evidence, ConfirmedAt: tx.Now, ConfirmedBy: tx.Actor.PersonOrNil(),
	}
	if err := tx.DB.Create(&t).Error; err != nil {
		return err
	}
	return audit.RecordOnBehalf(tx, "people.confirm_outside", "person", person, person)
}

// WithdrawOutsideTraining takes back what was confirmed by mistake; places booked with its help stay.
// Withdrawing again changes nothing.
func (s *Service) WithdrawOutsideTraining(ctx context.Context, person, id uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		if err := outsideOf(tx, access.OpWithdrawOutsideTraining, person); err != nil {
			return err
		}
		t, found, err := database.One[struct{ WithdrawnAt *time.Time }](tx, `SELECT withdrawn_at FROM outside_training
			WHERE partnership_id = $1 AND person_id = $2 AND id = $3 FOR NO KEY UPDATE`, tx.Partnership(), person, id)
		if err == nil && !found {
			err = fault.Missing
		}
		if err != nil || t.WithdrawnAt != nil {
			return err
		}
		if _, err := tx.PGX.Exec(`UPDATE outside_training SET withdrawn_at = $3 WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), id, tx.Now); err != nil {
			return err
		}
		return audit.RecordOnBehalf(tx, "people.withdraw_outside", "person", person, person)
	})
}

func outsideOf(tx *database.Tx, op string, person uuid.UUID) error {
	if !access.Can(tx.Actor, op, access.Partnership) {
		return fault.Missing
	}
	_, err := PersonByID(tx, person)
	return err
}

// check tidies, and finds what is wrong.
func (n *NewOutsideTraining) check(accepted []string, today ukdate.Date) error {
	var fields fault.Fields
	known := ""
	for _, title := range accepted {
		if strings.EqualFold(title, tidy(n.Title)) {
			known = title
		}
	}
	if n.Title = known; known == "" {
		fields.Add("title", "unknown", "Choose one from the list.")
	}
	if n.CompletedOn.After(today) {
		fields.Add("completedOn", "in_future", "The day cannot be in the future.")
	}
	if n.Evidence = tidy(n.Evidence); n.Evidence == "" {
		fields.Add("evidence", "required", "Say what you have seen.")
	}
	return fields.Err()
}

func outside(tx *database.Tx, person uuid.UUID) (o Outside, err error) {
	if o.Training, err = database.Rows[OutsideTraining](tx, `SELECT t.*, coalesce(p.name, '') AS by
		FROM outside_training t LEFT JOIN people p ON p.partnership_id = t.partnership_id AND p.id = t.confirmed_by
		WHERE t.partnership_id = $1 AND t.person_id = $2 AND t.withdrawn_at IS NULL ORDER BY t.completed_on DESC, t.id DESC`,
		tx.Partnership(), person); err != nil {
		return o, err
	}
	o.Accepted, err = acceptedElsewhere(tx)
	return o, err
}

// acceptedElsewhere are the titles of training of others that a course or a pathway accepts, one spelling of each.
func acceptedElsewhere(tx *database.Tx) ([]string, error) {
	return database.Values[string](tx, `SELECT min(title) FROM (
			SELECT title FROM course_prerequisite_outside WHERE partnership_id = $1
			UNION ALL SELECT title FROM pathway_outside WHERE partnership_id = $1) t
		GROUP BY lower(title) ORDER BY lower(min(title))`, tx.Partnership())
}
