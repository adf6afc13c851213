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

// seenOf is what the closed registers say of one booking: a row for each part that was not cancelled.
type seenOf struct {
	SessionID        uuid.UUID
	PersonID         uuid.UUID
	Closed           bool
	Attended         bool
	Mark             Kind // empty: none
	Length           int  // minutes of the part
	MinutesLate      *int
	MinutesLeftEarly *int
}

const seenSQL = `
SELECT b.session_id, b.person_id, coalesce(r.status = 'closed', false) AS closed, coalesce(m.attended, false) AS attended,
       coalesce(m.mark, '') AS mark, (extract(epoch FROM p.ends_at - p.starts_at) / 60)::int AS length, m.minutes_late, m.minutes_left_early
FROM bookings b
JOIN parts p ON p.partnership_id = b.partnership_id AND p.session_id = b.session_id AND p.cancelled_at IS NULL
LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
LEFT JOIN marks m ON m.partnership_id = b.partnership_id AND m.booking_id = b.id AND m.part_id = p.id AND m.superseded_at IS NULL
WHERE b.partnership_id = $1 AND b.session_id = ANY($2) AND b.status = 'confirmed'`

// CompleteManyTx records who has completed sessions whose registers were imported.
func CompleteManyTx(tx *database.Tx, sessions []catalogue.Session) error {
	if len(sessions) == 0 {
		return nil
	}
	byID := map[uuid.UUID]catalogue.Session{}
	ids := make([]uuid.UUID, len(sessions))
	for i, s := range sessions {
		byID[s.ID], ids[i] = s, s.ID
	}
	courses, err := database.Rows[catalogue.Course](tx, `SELECT * FROM courses WHERE partnership_id = $1 AND id IN
		(SELECT course_id FROM sessions WHERE partnership_id = $1 AND id = ANY($2))`, tx.Partnership(), ids)
	if err != nil {
		return err
	}
	rows, err := database.Rows[seenOf](tx, seenSQL, tx.Partnership(), ids)
	if err != nil {
		return err
	}
	return people.RecordCompletions(tx, completions(rows, byID, courses))
}

// completions are those of people who met their course's rule, one for each person and session.
func completions(rows []seenOf, sessions map[uuid.UUID]catalogue.Session, courses []catalogue.Course) []people.Completion {
	course := map[uuid.UUID]catalogue.Course{}
	for _, c := range courses {
		course[c.ID] = c
	}
	type who struct{ session, person uuid.UUID }
	results := map[who][]PartResult{}
	for _, row := range rows {
		r := PartResult{Closed: row.Closed, Attended: row.Attended}
		if row.Attended {
			r.Minutes, _ = Minutes(row.Mark, row.Length, row.MinutesLate, row.MinutesLeftEarly)
		}
		results[who{row.SessionID, row.PersonID}] = append(results[who{row.SessionID, row.PersonID}], r)
	}
	var done []people.Completion
	for w, parts := range results {
		session, id := sessions[w.session], w.session
		c := course[session.CourseID]
		if Completed(string(c.CertificateRule), c.CertificateMinutes, parts) {
			done = append(done, people.Completion{
				PersonID: w.person, CourseID: c.ID, CompletedOn: ukdate.DateOf(session.EndsAt), Source: "register", SourceID: &id,
			})
		}
	}
	return done
}
