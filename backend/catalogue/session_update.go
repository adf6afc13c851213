package catalogue

import (
	"context"
	"reflect"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/places"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// UpdateSession makes a session say what the input says. A session that has ended is ErrSessionEnded,
// one that says something else than the caller saw is version.ErrChanged; a change that changes nothing
// writes nothing. When a published session moves, its sequence rises and
// OnSessionsMoved is told.
func (s *Service) UpdateSession(ctx context.Context, id uuid.UUID, in SessionUpdate) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateSession, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.UpdateSessionTx(tx, id, in)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// UpdateSessionTx is UpdateSession within a transaction; it does not ask who may.
func (s *Service) UpdateSessionTx(tx *database.Tx, id uuid.UUID, in SessionUpdate) (Session, error) {
	if in.BreakOutsToo {
		// All together, in id order, before any of them is written.
		if _, _, err := lockWithBreakOuts(tx, id); err != nil {
			return Session{}, err
		}
	}
	change, err := s.update(tx, id, in)
	if err != nil || !change.written {
		return change.after.Session, err
	}
	moving := Moving{ID: newID(), Words: in.Words}
	if change.moved {
		moving.Sessions = append(moving.Sessions, Moved{change.before, change.after})
	}
	if change.moved && in.BreakOutsToo {
		breakOuts, err := s.moveAlong(tx, moving.Sessions[0], in.Words)
		if err != nil {
			return Session{}, err
		}
		moving.Sessions = append(moving.Sessions, breakOuts...)
	}
	if change.moved && s.OnSessionsMoved != nil {
		if err := s.OnSessionsMoved(tx, moving); err != nil {
			return Session{}, err
		}
	}
	return change.after.Session, nil
}

// update writes what a session shall say; whoever has to be told that it moved is told by the caller.
func (s *Service) update(tx *database.Tx, id uuid.UUID, in SessionUpdate) (*sessionChange, error) {
	change, err := planUpdate(tx, id, &in)
	if err != nil {
		return &sessionChange{}, err
	}
	if change.nothing(in) {
		change.after = change.before
		return change, nil
	}
	if err := version.Check(in.Version, change.version()); err != nil {
		return change, err
	}
	change.written = true
	if err := change.write(tx, in); err != nil {
		return change, err
	}
	if err := s.afterUpdate(tx, change); err != nil {
		return change, err
	}
	if change.after.Status == Published {
		if err := webhook.Happened(tx, webhook.SessionChanged, id); err != nil {
			return change, err
		}
	}
	return change, audit.Record(tx, "session.update", "session", id)
}

// planUpdate decides what a session will be, and writes nothing.
func planUpdate(tx *database.Tx, id uuid.UUID, in *SessionUpdate) (*sessionChange, error) {
	change, err := readChange(tx, id)
	if err != nil {
		return nil, err
	}
	if change.before.Status.Ended() {
		return nil, ErrSessionEnded
	}
	if err := change.plan(tx, in); err != nil {
		return nil, version.Rather(err, in.Version, change.version())
	}
	return change, nil
}

// PlanUpdate says what a session would be after an update, and whether the people who booked it would be
// told. It writes nothing, and does not ask who may. The refusals are those of UpdateSession.
func (s *Service) PlanUpdate(tx *database.Tx, id uuid.UUID, in SessionUpdate) (m Moved, moved bool, err error) {
	change, err := planUpdate(tx, id, &in)
	if err != nil {
		return m, false, err
	}
	return Moved{change.before, change.after}, change.moved && !change.nothing(in), nil
}

// afterUpdate tells those who look after what hangs on a session's parts and places.
func (s *Service) afterUpdate(tx *database.Tx, c *sessionChange) error {
	if err := s.keptShrunk(tx, c.shrunk); err != nil {
		return err
	}
	if c.before.Status != Published || s.OnPartsChanged == nil || sameMeetings(c.before.Parts, c.after.Parts) {
		return nil
	}
	return s.OnPartsChanged(tx, c.after.Session)
}

// sameMeetings reports whether the same parts take place at the same times.
func sameMeetings(before, after []Part) bool {
	return slices.EqualFunc(taking(before), taking(after), func(a, b Part) bool {
		return a.ID == b.ID && a.StartsAt.Equal(b.StartsAt) && a.EndsAt.Equal(b.EndsAt)
	})
}

// taking is the parts that take place.
func taking(parts []Part) []Part {
	return slices.DeleteFunc(slices.Clone(parts), func(p Part) bool { return p.CancelledAt != nil })
}

func sameID(a, b *uuid.UUID) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// sessionChange is a session before and after, under its places' lock.
type sessionChange struct {
	before   Planned
	after    Planned
	places   []*places.Place
	trainers []TrainerInput // as they are
	joining  Joining        // as it is
	moved    bool
	written  bool
	shrunk   []places.Shrunk // kept places that went with the mode
}

func readChange(tx *database.Tx, id uuid.UUID) (*sessionChange, error) {
	session, locked, err := lockSession(tx, id)
	if err != nil {
		return nil, err
	}
	parts, err := PartsOf(tx, id)
	if err != nil {
		return nil, err
	}
	c := &sessionChange{before: Planned{session, parts[id]}, places: locked[id]}
	if c.joining, err = joiningOf(tx, id); err != nil {
		return nil, err
	}
	c.trainers, err = trainerInputs(tx, id)
	return c, err
}

// plan checks the input and decides what the session will be.
func (c *sessionChange) plan(tx *database.Tx, in *SessionUpdate) error {
	check := &inputCheck{tx: tx}
	check.texts(&in.SessionFields)
	textCheck{&check.fields}.optional("words", &in.Words, 500)
	check.references(in.SessionFields)
	check.joining(in.Joining)
	if in.Trainers != nil {
		check.trainers(*in.Trainers, c.trainsAlready)
	}
	programme, err := ProgrammeByID(tx, c.before.ProgrammeID)
	if err != nil {
		return err
	}
	parts, bad := PlanParts(Timetable{
		Now: tx.Now, Existing: c.before.Parts, Inputs: in.Parts, Live: c.before.Status == Published, MayPast: c.before.Source != "",
	})
	check.fields = append(check.fields, bad...)
	c.after = Planned{c.before.Session, parts}
	c.after.say(in.SessionFields)
	if span, ok := SpanOf(parts); ok && len(bad) == 0 {
		c.after.take(span)
		if span.FirstDate != c.before.FirstDate {
			check.covered(programme, span, in.SessionFields)
		}
		window := check.window(in.Window, tx.Now, span, &Window{c.before.OpensAt, c.before.ClosesAt})
		c.after.OpensAt, c.after.ClosesAt = window.Opens, window.Closes
		c.after.ChooseUntil = check.chooseUntil(in.ChooseUntil, c.after.Session)
	}
	if err := check.done(); err != nil {
		return err
	}
	c.number(tx)
	return nil
}

// trainsAlready: who is there stays, even if they have lost the role since.
func (c *sessionChange) trainsAlready(person uuid.UUID) bool {
	return slices.ContainsFunc(c.trainers, func(t TrainerInput) bool { return t.PersonID == person })
}

func sameTrainer(a, b TrainerInput) bool {
	return a.PersonID == b.PersonID && sameID(a.LendingAgencyID, b.LendingAgencyID)
}

// number gives new parts their ids, and a published session that moved its next sequence.
func (c *sessionChange) number(tx *database.Tx) {
	for i := range c.after.Parts {
		p := &c.after.Parts[i]
		p.PartnershipID, p.SessionID = tx.Partnership(), c.after.ID
		if p.ID == uuid.Nil {
			p.ID = newID()
		}
	}
	c.moved = c.before.Status == Published && MustBeTold(c.before, c.after)
	if !c.moved {
		return
	}
	c.after.Sequence++
	if c.after.MovedFrom.IsZero() && c.after.FirstDate != c.before.FirstDate {
		c.after.MovedFrom = c.before.FirstDate
	}
}

func (c *sessionChange) nothing(in SessionUpdate) bool {
	return reflect.DeepEqual(c.before.Session.inUTC(), c.after.Session.inUTC()) && c.sameParts() &&
		c.sameTrainers(in.Trainers) && (in.Joining == nil || *in.Joining == c.joining)
}

// inUTC makes equal instants equal values.
func (s Session) inUTC() Session {
	s.OpensAt, s.ClosesAt = s.OpensAt.UTC(), s.ClosesAt.UTC()
	s.StartsAt, s.EndsAt = s.StartsAt.UTC(), s.EndsAt.UTC()
	if s.ChooseUntil != nil {
		until := s.ChooseUntil.UTC()
		s.ChooseUntil = &until
	}
	return s
}

func (c *sessionChange) sameParts() bool {
	return slices.EqualFunc(c.before.Parts, c.after.Parts, func(a, b Part) bool {
		return a.ID == b.ID && a.Position == b.Position && a.StartsAt.Equal(b.StartsAt) && a.EndsAt.Equal(b.EndsAt) &&
			(a.CancelledAt == nil) == (b.CancelledAt == nil)
	})
}

func (c *sessionChange) sameTrainers(inputs *[]TrainerInput) bool {
	if inputs == nil {
		return true
	}
	for _, in := range *inputs {
		if !slices.ContainsFunc(c.trainers, func(t TrainerInput) bool { return sameTrainer(t, in) }) {
			return false
		}
	}
	return len(*inputs) == len(c.trainers)
}

func (c *sessionChange) write(tx *database.Tx, in SessionUpdate) error {
	after := c.after
	err := updateSession(tx, after.ID, map[string]any{
		"event_id": after.EventID, "title": after.Title, "mode": after.Mode, "venue_id": after.VenueID, "room": after.Room,
		"public_note": after.PublicNote, "opens_at": after.OpensAt, "closes_at": after.ClosesAt, "choose_until": after.ChooseUntil, "only_agency_id": after.OnlyAgencyID,
		"self_service_hours": after.SelfServiceHours, "contact_email": after.ContactEmail, "contact_phone": after.ContactPhone,
		"register_opens_minutes": after.RegisterOpensMinutes, "starts_at": after.StartsAt, "ends_at": after.EndsAt,
		"first_date": after.FirstDate, "financial_year": after.FinancialYear, "moved_from": after.MovedFrom, "sequence": after.Sequence,
	})
	if err != nil {
		return err
	}
	if !c.sameParts() {
		if err := c.writeParts(tx); err != nil {
			return err
		}
	}
	if err := c.writePlaces(tx); err != nil {
		return err
	}
	if !c.sameTrainers(in.Trainers) {
		if err := replaceTrainers(tx, after.ID, *in.Trainers); err != nil {
			return err
		}
	}
	return setJoining(tx, after.ID, in.Joining)
}

func (c *sessionChange) writeParts(tx *database.Tx) error {
	if err := makeWay(tx, c.after.ID); err != nil {
		return err
	}
	kept := map[uuid.UUID]bool{}
	for _, p := range c.after.Parts {
		kept[p.ID] = true
	}
	known := map[uuid.UUID]bool{}
	for _, p := range c.before.Parts {
		known[p.ID] = true
		if kept[p.ID] {
			continue
		}
		if _, err := tx.PGX.Exec(`DELETE FROM parts WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), p.ID); err != nil {
			return err
		}
	}
	for i := range c.after.Parts {
		p := &c.after.Parts[i]
		err := error(nil)
		if known[p.ID] {
			err = savePart(tx, *p)
		} else {
			err = tx.DB.Create(p).Error
		}
		if err != nil {
			return err
		}
	}
	return renumber(tx, c.after.Parts)
}

func replaceTrainers(tx *database.Tx, session uuid.UUID, inputs []TrainerInput) error {
	if _, err := tx.PGX.Exec(`DELETE FROM session_trainers WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session); err != nil {
		return err
	}
	return setTrainers(tx, session, inputs)
}
