package attendance

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// PartsChanged works out again who has completed a session when other parts of it take place than when
// its registers were closed. catalogue calls it, through a hook.
func (s *Service) PartsChanged(tx *database.Tx, session catalogue.Session) error {
	taken, err := database.Values[uuid.UUID](tx, `SELECT part_id FROM registers WHERE partnership_id = $1 AND session_id = $2`,
		tx.Partnership(), session.ID)
	if err != nil || len(taken) == 0 {
		return err
	}
	return s.complete(tx, session)
}

// complete records who has completed the session's course by its registers as they stand, and takes
// back what a correction has undone.
func (s *Service) complete(tx *database.Tx, session catalogue.Session) error {
	// A register closed while staff cancel a part: whoever comes second sees what the first has done.
	if _, err := tx.PGX.Exec(`SELECT FROM parts WHERE partnership_id = $1 AND session_id = $2 ORDER BY id FOR SHARE`,
		tx.Partnership(), session.ID); err != nil {
		return err
	}
	course, err := catalogue.CourseByID(tx, session.CourseID)
	if err != nil {
		return err
	}
	v, err := s.view(tx, session)
	if err != nil {
		return err
	}
	for _, e := range v.Entries {
		if err := recordCompletion(tx, session, course, v.Parts, e); err != nil {
			return err
		}
	}
	return nil
}

func recordCompletion(tx *database.Tx, session catalogue.Session, course catalogue.Course, parts []PartView, e Entry) error {
	if !Completed(string(course.CertificateRule), course.CertificateMinutes, e.results(parts)) {
		return people.WithdrawCompletion(tx, "register", session.ID, e.PersonID)
	}
	id := session.ID
	return people.RecordCompletion(tx, people.Completion{
		PersonID: e.PersonID, CourseID: course.ID, CompletedOn: ukdate.DateOf(session.EndsAt), Source: "register", SourceID: &id,
	})
}

// results are what the parts that were not cancelled say of one person.
func (e Entry) results(parts []PartView) []PartResult {
	var rs []PartResult
	for _, p := range parts {
		if p.CancelledAt != nil {
			continue
		}
		r := PartResult{Closed: p.Status == Closed}
		if m := e.markOf(p.ID); m != nil && m.Attended {
			r.Attended = true
			r.Minutes, _ = Minutes(m.Mark.Mark, p.minutes(), m.MinutesLate, m.MinutesLeftEarly)
		}
		rs = append(rs, r)
	}
	return rs
}

func (p PartView) minutes() int { return int(p.EndsAt.Sub(p.StartsAt).Minutes()) }
