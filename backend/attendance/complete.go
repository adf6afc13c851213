package attendance

import (
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

// complete records who has completed the session's course by its registers as they stand, and takes
// back what a correction has undone.
func (s *Service) complete(tx *database.Tx, session catalogue.Session) error {
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
