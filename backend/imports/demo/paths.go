package demo

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/interest"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/pathway"
	"github.com/turnout-uk/turnout/backend/people"
)

// undated is the code of a course that people wait for: it has no dates.
const undated = "HBA"

// induction is the pathway of a newcomer, by codes of courses: those after the first of a step do as well.
var induction = [][]string{{"SG1"}, {"SG2", "SG2V"}, {"NEG", "NEGB"}, {"SG3"}}

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
	return l.induct()
}

// induct makes the pathways: one for everybody who begins, one for those who lead safeguarding in a school.
func (l *loader) induct() error {
	for _, f := range []struct {
		pathway.Fields
		steps [][]string
	}{
		{pathway.Fields{
			Title: "Induction", Status: pathway.Published,
			Summary: "For everybody who begins to work with children and families: the first year, step by step.",
		}, induction},
		{pathway.Fields{
			Title: "Leading safeguarding in a school or nursery", Status: pathway.Published, Sectors: []string{"education", "early_years"},
			Summary: "For designated leads and their deputies.",
		}, [][]string{{"SG1"}, {"DSL"}, {"ALL"}, {"SUP"}}},
	} {
		for n, codes := range f.steps {
			step := pathway.StepInput{}
			for _, code := range codes {
				ids, err := database.Values[uuid.UUID](l.tx, `SELECT id FROM courses WHERE partnership_id = $1 AND code = $2`, l.tx.Partnership(), code)
				if err != nil {
					return err
				}
				step.Courses = append(step.Courses, ids...)
			}
			if n == 0 {
				step.Outside = []string{"Level 1 safeguarding e-learning of an NHS trust"}
			}
			f.Steps = append(f.Steps, step)
		}
		if _, err := pathway.CreateTx(l.tx, f.Fields); err != nil {
			return err
		}
	}
	return nil
}
