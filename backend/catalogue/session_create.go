package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// CreateSession makes a draft session with its parts and places. What is wrong with the input comes
// back as one Invalid fault; somebody who may not gets fault.Missing.
func (s *Service) CreateSession(ctx context.Context, in NewSession) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpCreateSession, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.CreateSessionTx(tx, in)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// CreateSessionTx is CreateSession within a transaction, for imports and demos too; it does not ask
// who may.
func (s *Service) CreateSessionTx(tx *database.Tx, in NewSession) (Session, error) {
	check := &inputCheck{tx: tx}
	session := Session{
		PartnershipID: tx.Partnership(), ID: newID(), ProgrammeID: in.ProgrammeID, CourseID: in.CourseID,
		MainSessionID: in.MainSessionID, Status: Draft, CreatedAt: tx.Now, CreatedBy: tx.Actor.PersonOrNil(),
		CopiedFrom: in.CopiedFrom,
	}
	parts, seats := check.newSession(&session, &in)
	session.say(in.SessionFields)
	session.imported(in.Imported, tx)
	if err := check.done(); err != nil {
		return Session{}, err
	}
	if session.Reference == "" {
		var err error
		if session.Reference, err = newReference(tx); err != nil {
			return Session{}, err
		}
	}
	if err := insertSession(tx, session, parts, seats); err != nil {
		return Session{}, err
	}
	if err := setTrainers(tx, session.ID, in.Trainers); err != nil {
		return Session{}, err
	}
	if err := setJoining(tx, session.ID, in.Joining); err != nil {
		return Session{}, err
	}
	return session, audit.Record(tx, "session.create", "session", session.ID)
}

// newSession checks everything, gives the session its dates and window, and returns its parts and seats.
func (c *inputCheck) newSession(session *Session, in *NewSession) ([]Part, []places.New) {
	c.texts(&in.SessionFields)
	c.references(in.SessionFields)
	c.breakOut(in)
	session.Slot = in.Slot
	c.trainers(in.Trainers, func(uuid.UUID) bool { return in.Imported != nil })
	c.joining(in.Joining)
	programme := c.offer(*in)
	seats, bad := ResolveSeats(in.Mode, in.Seats)
	c.fields = append(c.fields, bad...)
	parts, bad := PlanParts(Timetable{Now: c.tx.Now, Inputs: in.Parts, MayPast: in.Imported != nil})
	c.fields = append(c.fields, bad...)
	if span, ok := SpanOf(parts); ok && len(bad) == 0 {
		session.take(span)
		c.covered(programme, span, in.SessionFields)
		window := c.window(in.Window, c.tx.Now, span, nil)
		session.OpensAt, session.ClosesAt = window.Opens, window.Closes
		session.ChooseUntil = c.chooseUntil(in.ChooseUntil, *session)
	}
	for i := range parts {
		parts[i].PartnershipID, parts[i].ID, parts[i].SessionID = session.PartnershipID, newID(), session.ID
	}
	return parts, seats
}

// offer reads the programme, and checks that the course is still run.
func (c *inputCheck) offer(in NewSession) Programme {
	programme, err := ProgrammeByID(c.tx, in.ProgrammeID)
	c.missing("programmeId", err)
	course, err := CourseByID(c.tx, in.CourseID)
	c.missing("courseId", err)
	if course.Status == CourseWithdrawn && in.Imported == nil {
		c.fields.Add("courseId", "withdrawn", "This course has been withdrawn.")
	}
	if in.Imported != nil && in.Imported.Reference != "" && c.err == nil {
		var used bool
		used, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND reference = $2)`,
			c.tx.Partnership(), in.Imported.Reference)
		if used {
			c.fields.Add("reference", "taken", "There is a session of this reference.")
		}
	}
	return programme
}

// say takes over what staff said.
func (s *Session) say(in SessionFields) {
	s.EventID, s.Title, s.Mode, s.VenueID, s.Room = in.EventID, in.OwnTitle, in.Mode, in.VenueID, in.Room
	s.PublicNote, s.OnlyAgencyID, s.RegisterOpensMinutes = in.PublicNote, in.OnlyAgencyID, *in.RegisterOpensMinutes
	s.SelfServiceHours, s.ContactEmail, s.ContactPhone = in.SelfServiceHours, in.ContactEmail, in.ContactPhone
}

func (s *Session) imported(in *Imported, tx *database.Tx) {
	if in == nil {
		return
	}
	s.Source, s.Reference, s.Status, s.EndReason, s.MovedFrom = in.Source, in.Reference, in.Status, in.EndReason, in.MovedFrom
	if s.Status != Draft {
		s.PublishedAt = &tx.Now
	}
	if s.Status.Ended() {
		s.EndedAt = &tx.Now
	}
}

func insertSession(tx *database.Tx, session Session, parts []Part, seats []places.New) error {
	if err := tx.DB.Create(&session).Error; err != nil {
		return err
	}
	if err := tx.DB.Create(&parts).Error; err != nil {
		return err
	}
	err := places.Create(tx, session.ID, seats, string(Draft), session.OpensAt, session.ClosesAt, session.StartsAt)
	if err != nil || session.Status == Draft {
		return err
	}
	// An imported session was published once, with these places, whatever became of it.
	if err := places.Publish(tx, session.ID); err != nil || session.Status == Published {
		return err
	}
	return places.SetStatus(tx, session.ID, string(session.Status))
}

func setTrainers(tx *database.Tx, session uuid.UUID, inputs []TrainerInput) error {
	for _, in := range inputs {
		if _, err := tx.PGX.Exec(`INSERT INTO session_trainers (partnership_id, session_id, person_id, lending_agency_id)
			VALUES ($1, $2, $3, $4)`, tx.Partnership(), session, in.PersonID, in.LendingAgencyID); err != nil {
			return err
		}
	}
	return nil
}

// setJoining keeps nothing where there is nothing to say.
func setJoining(tx *database.Tx, session uuid.UUID, joining *Joining) error {
	if joining == nil {
		return nil
	}
	sql := `INSERT INTO session_joining (partnership_id, session_id, details, link) VALUES ($1, $2, $3, $4)
		ON CONFLICT (partnership_id, session_id) DO UPDATE SET details = excluded.details, link = excluded.link`
	args := []any{tx.Partnership(), session, joining.Details, joining.Link}
	if *joining == (Joining{}) {
		sql, args = `DELETE FROM session_joining WHERE partnership_id = $1 AND session_id = $2`, args[:2]
	}
	_, err := tx.PGX.Exec(sql, args...)
	return err
}
