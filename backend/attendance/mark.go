package attendance

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/places"
)

// Seen is one mark to be saved; an empty Mark takes the present one away.
type Seen struct {
	BookingID        uuid.UUID
	Mark             Kind
	MinutesLate      *int // nil: filled from the clock, where it can know
	MinutesLeftEarly *int
	Reason           string
}

// SaveMarks writes marks of one part and returns the register. A mark that says what the present one
// says writes nothing; on a closed register a change needs a reason. Nobody who was not named is
// marked. ErrNotYetOpen, ErrCancelled, ErrNotOnRegister, ErrReasonNeeded and ErrClosed refuse.
func (s *Service) SaveMarks(ctx context.Context, sessionID, partID uuid.UUID, seen []Seen) (View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (View, error) {
		session, err := mine(tx, sessionID, access.OpSaveMarks)
		if err != nil {
			return View{}, err
		}
		book, err := s.openBook(tx, session, partID)
		if err != nil {
			return View{}, err
		}
		changed := false
		for i, one := range seen {
			wrote, err := book.save(tx, one)
			if err != nil {
				return View{}, ofMark(i, err)
			}
			changed = changed || wrote
		}
		if changed {
			if err := s.afterMarks(tx, book); err != nil {
				return View{}, err
			}
		}
		return s.view(tx, session)
	})
}

func (s *Service) afterMarks(tx *database.Tx, b *book) error {
	if err := audit.Record(tx, "register.mark", "part", b.part.ID); err != nil || b.register.Status != Closed {
		return err
	}
	for _, id := range b.changed {
		if err := s.OnCorrected(tx, b.session.ID, id); err != nil {
			return err
		}
	}
	return s.complete(tx, b.session)
}

// book is the register of a part, opened for writing and held until the transaction ends.
type book struct {
	session  catalogue.Session
	part     catalogue.Part
	minimum  *int // minutes of a part, to have attended it
	register Register
	marks    map[uuid.UUID]Mark // the current ones, by booking
	on       map[uuid.UUID]bool // who is on the register
	changed  []uuid.UUID
}

// openBook locks the register of a part, making it on the first mark.
func (s *Service) openBook(tx *database.Tx, session catalogue.Session, partID uuid.UUID) (*book, error) {
	part, err := partOf(tx, session, partID)
	if err != nil {
		return nil, err
	}
	switch {
	case session.Status != catalogue.Published || part.CancelledAt != nil:
		return nil, ErrCancelled
	case tx.Now.Before(opensAt(session, part)):
		return nil, ErrNotYetOpen
	}
	course, err := catalogue.CourseByID(tx, session.CourseID)
	if err != nil {
		return nil, err
	}
	b := &book{session: session, part: part, minimum: course.MinimumMinutes}
	return b, b.lock(tx)
}

// lock takes the places before the register, as everywhere: nobody is marked whose booking ends meanwhile.
func (b *book) lock(tx *database.Tx) error {
	if err := places.Share(tx, b.session.ID); err != nil {
		return err
	}
	_, err := tx.PGX.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, opened_by)
		VALUES ($1, $2, $3, 'open', $4, $5) ON CONFLICT DO NOTHING`,
		tx.Partnership(), b.part.ID, b.session.ID, tx.Now, tx.Actor.PersonOrNil())
	if err != nil {
		return err
	}
	b.register, _, err = database.One[Register](tx, `SELECT * FROM registers
		WHERE partnership_id = $1 AND part_id = $2 FOR NO KEY UPDATE`, tx.Partnership(), b.part.ID)
	if err != nil {
		return err
	}
	tx.Tick()
	return b.read(tx)
}

func (b *book) read(tx *database.Tx) error {
	marks, err := database.Rows[Mark](tx, `SELECT * FROM marks
		WHERE partnership_id = $1 AND part_id = $2 AND superseded_at IS NULL`, tx.Partnership(), b.part.ID)
	if err != nil {
		return err
	}
	ids, err := database.Values[uuid.UUID](tx, `SELECT id FROM bookings
		WHERE partnership_id = $1 AND session_id = $2 AND status = 'confirmed'`, tx.Partnership(), b.session.ID)
	b.marks, b.on = map[uuid.UUID]Mark{}, map[uuid.UUID]bool{}
	for _, m := range marks {
		b.marks[m.BookingID] = m
	}
	for _, id := range ids {
		b.on[id] = true
	}
	return err
}

func (b *book) length() int { return int(b.part.EndsAt.Sub(b.part.StartsAt) / time.Minute) }

// save writes one mark and reports whether it changed anything.
func (b *book) save(tx *database.Tx, seen Seen) (bool, error) {
	if !b.on[seen.BookingID] {
		return false, ErrNotOnRegister
	}
	present, marked := b.marks[seen.BookingID]
	if seen.Mark == "" {
		return b.unmark(tx, present, marked)
	}
	next := b.newMark(tx, seen)
	if value(next.MinutesLate)+value(next.MinutesLeftEarly) > b.length() {
		return false, tooManyMinutes(seen.Mark, b.length())
	}
	if marked && present.says(next) {
		return false, nil
	}
	if b.register.Status == Closed && marked && seen.Reason == "" {
		return false, ErrReasonNeeded
	}
	if marked {
		if err := supersede(tx, present); err != nil {
			return false, err
		}
	}
	b.marks[seen.BookingID], b.changed = next, append(b.changed, seen.BookingID)
	return true, tx.DB.Create(&next).Error
}

func (b *book) newMark(tx *database.Tx, seen Seen) Mark {
	m := Mark{
		PartnershipID: tx.Partnership(), ID: uuid.Must(uuid.NewV7()), PartID: b.part.ID, SessionID: b.session.ID, BookingID: seen.BookingID,
		Mark: seen.Mark, Reason: seen.Reason, MarkedAt: tx.Now, MarkedBy: tx.Actor.PersonOrNil(),
	}
	if seen.Mark == Late || seen.Mark == LeftEarly {
		m.MinutesLate, m.MinutesLeftEarly = seen.MinutesLate, seen.MinutesLeftEarly
	}
	if seen.Mark == Late && m.MinutesLate == nil {
		m.MinutesLate = lateBy(tx.Now, b.part.StartsAt, b.part.EndsAt)
	}
	if seen.Mark == LeftEarly && m.MinutesLeftEarly == nil {
		m.MinutesLeftEarly = leftBy(tx.Now, b.part.StartsAt, b.part.EndsAt)
	}
	m.Attended = PartAttended(m.Mark, b.length(), m.MinutesLate, m.MinutesLeftEarly, b.minimum)
	return m
}

func (b *book) unmark(tx *database.Tx, present Mark, marked bool) (bool, error) {
	switch {
	case !marked:
		return false, nil
	case b.register.Status == Closed:
		return false, ErrClosed
	}
	delete(b.marks, present.BookingID)
	return true, supersede(tx, present)
}

func supersede(tx *database.Tx, m Mark) error {
	_, err := tx.PGX.Exec(`UPDATE marks SET superseded_at = $3 WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), m.ID, tx.Now)
	return err
}
