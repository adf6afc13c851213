package attendance_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// drawn is a session with registers and marks of any kind.
type drawn struct {
	session fixture.Session
	course  fixture.Course
	lengths []int // minutes of each part
	closed  []bool
	people  []fixture.Booking
	results map[uuid.UUID][]attendance.PartResult // by booking; what the parts that take place say
}

// "Completed" is said twice: by attendance.Completed, which writes people's completions, and by the
// figures' SQL. Whatever the marks, both say the same of everybody.
func TestEverybodySaysTheSameOfWhoHasCompleted(t *testing.T) {
	h := start(t)
	rapid.Check(t, func(t *rapid.T) {
		d := h.draw(t)
		session := h.worksOut(t, d.session.ID)
		for _, b := range d.people {
			var needed *int
			if d.course.RuleMinutes > 0 {
				needed = &d.course.RuleMinutes
			}
			rule := b.Status == "confirmed" && attendance.Completed(d.course.Rule, needed, d.results[b.ID])
			recorded := h.Count(`SELECT count(*) FROM completions WHERE source_id = $1 AND person_id = $2 AND withdrawn_at IS NULL`,
				session.ID, b.Person.ID) == 1
			counted := h.Count(`SELECT count(*) FROM registration_outcomes WHERE booking_id = $1 AND completed`, b.ID) == 1
			if rule != recorded || rule != counted {
				t.Errorf("%s, walk-in %t, %s %v, parts %+v: the rule says %t, recorded %t, counted %t",
					b.Status, b.WalkIn, d.course.Rule, d.course.RuleMinutes, d.results[b.ID], rule, recorded, counted)
			}
		}
	})
}

func (h house) draw(t *rapid.T) *drawn {
	d := &drawn{results: map[uuid.UUID][]attendance.PartResult{}}
	d.course = fixture.Course{
		Rule: rapid.SampledFrom([]string{"none", "all_parts", "minutes"}).Draw(t, "rule"), MinimumMinutes: rapid.SampledFrom([]int{0, 30, 90}).Draw(t, "minimum"),
	}
	if d.course.Rule == "minutes" {
		d.course.RuleMinutes = rapid.SampledFrom([]int{1, 60, 120, 180, 240}).Draw(t, "needed")
	}
	d.course = h.devon.Course(d.course)
	var parts []fixture.Part
	for i := range rapid.IntRange(1, 3).Draw(t, "parts") {
		length := rapid.SampledFrom([]int{60, 120, 180}).Draw(t, "length")
		starts := fixture.Now.AddDate(0, 0, i-4)
		parts = append(parts, fixture.Part{
			Starts: starts, Ends: starts.Add(time.Duration(length) * time.Minute), Cancelled: i > 0 && rapid.IntRange(0, 4).Draw(t, "cancelled") == 0,
		})
		d.lengths, d.closed = append(d.lengths, length), append(d.closed, rapid.IntRange(0, 5).Draw(t, "closed") > 0)
	}
	d.session = h.devon.Session(fixture.Session{Course: d.course.ID, Parts: parts})
	for i, p := range d.session.Parts {
		h.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at)
			VALUES ($1, $2, $3, CASE WHEN $4 THEN 'closed' ELSE 'open' END, $5, CASE WHEN $4 THEN $5::timestamptz END)`,
			h.devon.ID, p.ID, d.session.ID, d.closed[i], fixture.Now)
	}
	for range rapid.IntRange(1, 3).Draw(t, "people") {
		h.drawPerson(t, d)
	}
	return d
}

func (h house) drawPerson(t *rapid.T, d *drawn) {
	b := h.devon.Booking(fixture.Booking{
		Session: d.session.ID, WalkIn: rapid.Bool().Draw(t, "walk-in"),
		Status: rapid.SampledFrom([]string{"confirmed", "confirmed", "confirmed", "cancelled"}).Draw(t, "status"),
	})
	d.people = append(d.people, b)
	for i, p := range d.session.Parts {
		r := attendance.PartResult{Closed: d.closed[i]}
		if rapid.IntRange(0, 5).Draw(t, "marked") > 0 {
			r = h.drawMark(t, d, b.ID, i)
		}
		if !p.Cancelled {
			d.results[b.ID] = append(d.results[b.ID], r)
		}
	}
}

// drawMark writes a mark, sometimes over another one, and returns what it says.
func (h house) drawMark(t *rapid.T, d *drawn, booking uuid.UUID, part int) attendance.PartResult {
	kind := rapid.SampledFrom([]attendance.Kind{
		attendance.Present, attendance.Late, attendance.LeftEarly, attendance.Absent, attendance.Excused, attendance.Refused,
	})
	minutes := rapid.Ptr(rapid.IntRange(0, 70), true)
	write := func(k attendance.Kind, late, early *int, superseded bool) bool {
		var minimum *int
		if d.course.MinimumMinutes > 0 {
			minimum = &d.course.MinimumMinutes
		}
		attended := attendance.PartAttended(k, d.lengths[part], late, early, minimum)
		h.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, minutes_late, minutes_left_early, attended, marked_at, superseded_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, CASE WHEN $11 THEN $10::timestamptz END)`,
			h.devon.ID, uuid.New(), d.session.Parts[part].ID, d.session.ID, booking, k, late, early, attended, fixture.Now, superseded)
		return attended
	}
	if rapid.Bool().Draw(t, "corrected") {
		write(kind.Draw(t, "first"), nil, nil, true)
	}
	k, late, early := kind.Draw(t, "mark"), minutes.Draw(t, "late"), minutes.Draw(t, "early")
	r := attendance.PartResult{Closed: d.closed[part], Attended: write(k, late, early, false)}
	if r.Attended {
		r.Minutes, _ = attendance.Minutes(k, d.lengths[part], late, early)
	}
	return r
}

// worksOut lets attendance write the completions that follow from a session's registers.
func (h house) worksOut(t *rapid.T, id uuid.UUID) catalogue.Session {
	session, err := database.InTx(h.trainer.Ctx(), h.DB, func(tx *database.Tx) (catalogue.Session, error) {
		session, err := catalogue.SessionByID(tx, id)
		if err != nil {
			return session, err
		}
		return session, h.registers.PartsChanged(tx, session)
	})
	if err != nil {
		t.Fatal(err)
	}
	return session
}
