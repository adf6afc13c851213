package attendance

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
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
// no completion: call CompleteManyTx once all parts of the session are in.
func ImportTx(tx *database.Tx, i Imported) error { return ImportManyTx(tx, []Imported{i}) }

// importedInBatches is how many rows one INSERT takes.
const importedInBatches = 1000

// ImportManyTx is ImportTx for many, in a few statements. Marks of people who came into a register that
// is closed already are added to it.
func ImportManyTx(tx *database.Tx, all []Imported) error {
	var registers []Register
	var marks []Mark
	for _, i := range all {
		at := i.ClosedAt
		registers = append(registers, Register{
			PartnershipID: tx.Partnership(), PartID: i.Part.ID, SessionID: i.Session.ID, Status: Closed,
			OpenedAt: at, ClosedAt: &at, Source: i.Source,
		})
		b := &book{session: i.Session, part: i.Part, minimum: i.Minimum}
		for _, seen := range i.Marks {
			mark := b.newMark(tx, seen)
			mark.MarkedAt = at
			marks = append(marks, mark)
		}
	}
	if err := writeRegisters(tx, registers); err != nil || len(marks) == 0 {
		return err
	}
	if err := tx.DB.CreateInBatches(marks, importedInBatches).Error; err != nil {
		return fmt.Errorf("import marks: %w", err)
	}
	return nil
}

// writeRegisters leaves those that are there as they are.
func writeRegisters(tx *database.Tx, registers []Register) error {
	parts, sessions := make([]uuid.UUID, len(registers)), make([]uuid.UUID, len(registers))
	times, sources := make([]time.Time, len(registers)), make([]string, len(registers))
	for n, r := range registers {
		parts[n], sessions[n], times[n], sources[n] = r.PartID, r.SessionID, *r.ClosedAt, r.Source
	}
	_, err := tx.PGX.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at, source)
		SELECT $1, r.part_id, r.session_id, 'closed', r.at, r.at, r.source
		FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[]) AS r (part_id, session_id, at, source)
		ON CONFLICT DO NOTHING`, tx.Partnership(), parts, sessions, times, sources)
	if err != nil {
		return fmt.Errorf("import registers: %w", err)
	}
	return nil
}

// CompleteManyTx records who has completed sessions whose registers were imported. It reads each table
// by itself: after an import the planner has no idea yet how much is in them.
func CompleteManyTx(tx *database.Tx, sessions []catalogue.Session) error {
	if len(sessions) == 0 {
		return nil
	}
	ids := make([]uuid.UUID, len(sessions))
	for i, s := range sessions {
		ids[i] = s.ID
	}
	k, err := readKept(tx, ids)
	if err != nil {
		return err
	}
	var done []people.Completion
	for _, s := range sessions {
		done = append(done, k.completions(s)...)
	}
	return people.RecordCompletions(tx, done)
}

// kept is what the registers of some sessions say.
type kept struct {
	courses  map[uuid.UUID]catalogue.Course
	parts    map[uuid.UUID][]catalogue.Part // by session
	closed   map[uuid.UUID]bool             // by part
	bookings map[uuid.UUID][]holder         // by session
	marks    map[[2]uuid.UUID]Mark          // by booking and part
}

// holder is a booking that stands on the register.
type holder struct {
	ID        uuid.UUID
	SessionID uuid.UUID
	PersonID  uuid.UUID
}

func readKept(tx *database.Tx, sessions []uuid.UUID) (k kept, err error) {
	k = kept{courses: map[uuid.UUID]catalogue.Course{}, closed: map[uuid.UUID]bool{}, bookings: map[uuid.UUID][]holder{}, marks: map[[2]uuid.UUID]Mark{}}
	courses, err := database.Rows[catalogue.Course](tx, `SELECT * FROM courses WHERE partnership_id = $1`, tx.Partnership())
	if err != nil {
		return k, err
	}
	for _, c := range courses {
		k.courses[c.ID] = c
	}
	if k.parts, err = catalogue.PartsOf(tx, sessions...); err != nil {
		return k, err
	}
	closed, err := database.Values[uuid.UUID](tx, `SELECT part_id FROM registers
		WHERE partnership_id = $1 AND session_id = ANY($2) AND status = 'closed'`, tx.Partnership(), sessions)
	if err != nil {
		return k, err
	}
	for _, id := range closed {
		k.closed[id] = true
	}
	bookings, err := database.Rows[holder](tx, `SELECT id, session_id, person_id FROM bookings
		WHERE partnership_id = $1 AND session_id = ANY($2) AND status = 'confirmed'`, tx.Partnership(), sessions)
	if err != nil {
		return k, err
	}
	for _, b := range bookings {
		k.bookings[b.SessionID] = append(k.bookings[b.SessionID], b)
	}
	marks, err := database.Rows[Mark](tx, `SELECT * FROM marks
		WHERE partnership_id = $1 AND session_id = ANY($2) AND superseded_at IS NULL`, tx.Partnership(), sessions)
	for _, m := range marks {
		k.marks[[2]uuid.UUID{m.BookingID, m.PartID}] = m
	}
	return k, err
}

// completions are those of people who met the course's rule.
func (k kept) completions(s catalogue.Session) []people.Completion {
	course, id := k.courses[s.CourseID], s.ID
	var done []people.Completion
	for _, b := range k.bookings[s.ID] {
		if Completed(string(course.CertificateRule), course.CertificateMinutes, k.results(s, b)) {
			done = append(done, people.Completion{
				PersonID: b.PersonID, CourseID: course.ID, CompletedOn: ukdate.DateOf(s.EndsAt), Source: "register", SourceID: &id,
			})
		}
	}
	return done
}

// results are what the parts that were not cancelled say of one booking.
func (k kept) results(s catalogue.Session, b holder) []PartResult {
	var all []PartResult
	for _, p := range k.parts[s.ID] {
		if p.CancelledAt != nil {
			continue
		}
		r := PartResult{Closed: k.closed[p.ID]}
		if m, marked := k.marks[[2]uuid.UUID{b.ID, p.ID}]; marked && m.Attended {
			r.Attended = true
			r.Minutes, _ = Minutes(m.Mark, p.Minutes(), m.MinutesLate, m.MinutesLeftEarly)
		}
		all = append(all, r)
	}
	return all
}
