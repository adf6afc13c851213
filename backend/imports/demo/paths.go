package demo

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/interest"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// undated is the code of a course that people wait for: it has no dates.
const undated = "HBA"

// othersSQL: people whom nobody signs in as, always the same ones in the same order.
const othersSQL = `SELECT id FROM people WHERE partnership_id = $1 AND email IS NOT NULL AND suspended_at IS NULL AND home_partnership_id IS NULL
	AND NOT EXISTS (SELECT FROM demo_people d WHERE d.partnership_id = $1 AND d.person_id = people.id)
	ORDER BY md5(email || 'paths'), id LIMIT 14`

// wait has people of several agencies wait for dates of the course without any, one more every few days, and staff
// confirm what two of them took elsewhere. A partnership without that course has neither.
func (l *loader) wait() error {
	course, found, err := database.One[struct{ ID uuid.UUID }](l.tx, `SELECT id FROM courses WHERE partnership_id = $1 AND code = $2`, l.tx.Partnership(), undated)
	if err != nil || !found {
		return err
	}
	keen, err := database.Values[uuid.UUID](l.tx, othersSQL, l.tx.Partnership())
	if err != nil {
		return err
	}
	now, system := l.tx.Now, l.tx.Actor
	defer func() { l.tx.Now, l.tx.Actor = now, system }()
	for i, id := range keen {
		l.tx.Now, l.tx.Actor.Person = now.AddDate(0, 0, -3*(len(keen)-i)), id
		if _, err := interest.BeginTx(l.tx, course.ID, id); err != nil {
			return err
		}
	}
	l.tx.Now, l.tx.Actor = now, system
	for i, title := range []string{"Working together day of another partnership", "Level 1 safeguarding e-learning of an NHS trust"} {
		n := people.NewOutsideTraining{Title: title, CompletedOn: ukdate.DateOf(now).AddDays(-200 - 30*i), Evidence: "Certificate seen at their induction"}
		if err := people.ConfirmOutsideTrainingTx(l.tx, keen[i], n); err != nil {
			return err
		}
	}
	return nil
}
