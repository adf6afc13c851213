package imports

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

func newBookingImport(j *job) (m *bookingImport, err error) {
	m = &bookingImport{
		job: j, there: map[personAtSession][]bookingThere{}, totals: map[uuid.UUID]bool{},
		courses: map[uuid.UUID]catalogue.Course{}, register: map[uuid.UUID]attendance.Status{}, marks: map[bookingInPart]partMark{}, unmarked: map[uuid.UUID]int{},
	}
	reads := []func() error{
		func() error { m.sessions, err = j.sessions(); return err },
		func() error { m.agencies, err = j.agencies(); return err },
		func() error { m.people, err = j.people(); return err },
		func() error { return m.readCourses() },
		func() error { return m.readTotals() },
		func() error { m.policies, err = j.policies(); return err },
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return m, err
		}
	}
	return m, nil
}

func (m *bookingImport) readCourses() error {
	all, err := database.Rows[catalogue.Course](m.tx, `SELECT * FROM courses WHERE partnership_id = $1`, m.tx.Partnership())
	for _, c := range all {
		m.courses[c.ID] = c
	}
	return err
}

func (m *bookingImport) readTotals() error {
	all, err := database.Values[uuid.UUID](m.tx, `SELECT session_id FROM session_totals WHERE partnership_id = $1`, m.tx.Partnership())
	for _, id := range all {
		m.totals[id] = true
	}
	return err
}

// policies are the versions of the partnership's rules.
type policies []charging.Version

func (j *job) policies() (policies, error) { return charging.Versions(j.tx) }

// read turns a row into a plan, or refuses it. What other rows and the database say comes after.
func (m *bookingImport) read(l line[bookingRow]) *bookingPlan {
	p, c := &bookingPlan{line: l}, l.Cells
	m.readWho(p)
	if p.need("outcome", c.Outcome) {
		p.outcome = p.choice("outcome", c.Outcome, outcomes...)
	}
	if p.need("session", c.Session) {
		p.session = m.sessions.find(p.Row, "session", c.Session)
	}
	p.reason, p.source = p.text("reason", c.Reason, 200), p.Row.source(m.file, c.Source)
	bookedAt, noticeAt := p.instant("booked_at", c.BookedAt), p.instant("notice_at", c.NoticeAt)
	if p.session == nil || !p.ok() {
		return p
	}
	m.checkAgainstSession(p)
	p.readSeat()
	m.readTimes(p, bookedAt, noticeAt)
	p.readMarks()
	return p
}

func (m *bookingImport) readWho(p *bookingPlan) {
	c := p.Cells
	who := c.Email
	if who == "" {
		who = c.PersonCode
	}
	p.What = c.Session + " " + who
	if agency := m.agencies.find(p.Row, "agency", c.Agency); agency != nil {
		p.agency = &agency.ID
	}
	if who == "" {
		p.refuse("email", "required", "Give the person's e-mail address, or person_code.")
		return
	}
	p.address("email", c.Email)
	person, found := m.people.find(p.Row, c.Email, "person_code", c.PersonCode)
	switch {
	case found:
		p.person = person
	case !p.ok():
	case c.Email != "":
		m.people.byEmail.unknown(p.Row, "email", c.Email)
	default:
		m.people.byCode.unknown(p.Row, "person_code", c.PersonCode)
	}
}

// checkAgainstSession: what can become of a booking depends on what became of the session.
func (m *bookingImport) checkAgainstSession(p *bookingPlan) {
	started := !m.tx.Now.Before(p.session.StartsAt)
	switch s := p.session.Status; {
	case s == catalogue.Draft:
		p.refuse("session", "draft", "This session is a draft, which nobody can have booked.")
	case m.totals[p.session.ID]:
		p.refuse("session", "has_totals", "This session has totals, which stand in place of bookings.")
	case s.Ended() && (p.live() || p.outcome == waited):
		p.refuse("outcome", "session_ended", "This session was cancelled or did not run. Its bookings are cancelled_by_provider, or were cancelled before.")
	case p.outcome == booked && started:
		p.refuse("outcome", "already_started", "This session has started. Say what became of the booking.")
	case (p.holds() || p.outcome == waited) && !started:
		p.refuse("outcome", "not_started", "This session has not started yet. Write booked.")
	case p.outcome == booked && p.person.SuspendedAt != nil:
		p.refuse("email", "suspended", "This person is suspended and can hold no booking to come.")
	}
}

func (p *bookingPlan) readSeat() {
	seats := p.session.Mode.Seats()
	switch cell := p.Cells.Seat; {
	case cell != "":
		p.seat = places.Seat(p.choice("seat", cell, string(places.Room), string(places.Online)))
		if !p.session.Mode.Has(p.seat) {
			p.refuse("seat", "not_of_this_mode", "This session has no such places.")
		}
	case len(seats) > 1:
		p.refuse("seat", "required", "This session is blended: say room or online.")
	default:
		p.seat = seats[0]
	}
}

func (m *bookingImport) readTimes(p *bookingPlan, bookedAt, noticeAt *time.Time) {
	p.bookedAt, p.noticeAt = p.session.OpensAt, noticeAt
	switch {
	case bookedAt != nil:
		p.bookedAt = *bookedAt
	case p.outcome == walkIn:
		p.bookedAt = p.session.StartsAt
	case m.tx.Now.Before(p.bookedAt):
		p.refuse("booked_at", "required", "Booking has not opened yet, so say when this booking was made.")
	}
	switch {
	case m.tx.Now.Before(p.bookedAt):
		p.refuse("booked_at", "in_the_future", "This is in the future.")
	case p.bookedAt.After(p.session.StartsAt) && p.outcome != walkIn:
		p.refuse("booked_at", "after_start", "This is after the session started. Somebody who came without a place is a walk_in.")
	case !m.policies.inForce(ukdate.DateOf(p.bookedAt)):
		p.refuse("booked_at", "no_policy", "No notice rule was in force then. Add one that begins early enough under settings.")
	}
	m.checkNotice(p)
}

func (m *bookingImport) checkNotice(p *bookingPlan) {
	cancelled := p.cancelled()
	switch {
	case p.noticeAt == nil:
	case !cancelled:
		p.refuse("notice_at", "not_used", "Only a cancellation has a time of notice.")
	case p.noticeAt.Before(p.bookedAt):
		p.refuse("notice_at", "before_booking", "This is before the booking.")
	case p.noticeAt.After(m.tx.Now):
		p.refuse("notice_at", "in_the_future", "This is in the future.")
	}
	if p.reason != "" && !cancelled && p.outcome != excused {
		p.refuse("reason", "not_used", "A reason is given only for a cancellation, or for being excused.")
	}
}

func (p *bookingPlan) cancelled() bool {
	return p.outcome == cancelledInTime || p.outcome == cancelledLate || p.outcome == cancelledByProvider
}

func (v policies) inForce(on ukdate.Date) bool {
	for _, one := range v {
		if one.PolicyGroup == charging.StandardGroup && !one.EffectiveFrom.After(on) {
			return true
		}
	}
	return false
}

// readThere reads what is known already of the sessions that the rows name.
func (m *bookingImport) readThere(plans []*bookingPlan) error {
	ids := sessionsOf(plans)
	bookings, err := database.Rows[bookingThere](m.tx, `SELECT id, session_id, person_id, status, walk_in, joined_at, coalesce(cancel_class, '') AS cancel_class
		FROM bookings WHERE partnership_id = $1 AND session_id = ANY($2)`, m.tx.Partnership(), ids)
	if err != nil {
		return err
	}
	for _, b := range bookings {
		k := personAtSession{b.SessionID, b.PersonID}
		m.there[k] = append(m.there[k], b)
	}
	marks, err := database.Rows[attendance.Mark](m.tx, `SELECT booking_id, part_id, mark, minutes_late, minutes_left_early
		FROM marks WHERE partnership_id = $1 AND session_id = ANY($2) AND superseded_at IS NULL`, m.tx.Partnership(), ids)
	if err != nil {
		return err
	}
	for _, k := range marks {
		m.marks[bookingInPart{k.BookingID, k.PartID}] = partMark{k.Mark, minutesOf(k)}
	}
	return m.readRegisters(ids)
}

func minutesOf(k attendance.Mark) *int {
	if k.Mark == attendance.LeftEarly {
		return k.MinutesLeftEarly
	}
	return k.MinutesLate
}

// readRegisters reads which parts have a register, and how many who hold a place have no mark in it.
func (m *bookingImport) readRegisters(sessions []uuid.UUID) error {
	type kept struct {
		PartID   uuid.UUID
		Status   attendance.Status
		Unmarked int
	}
	registers, err := database.Rows[kept](m.tx, `SELECT p.id AS part_id, coalesce(r.status, '') AS status,
			(SELECT count(*) FROM bookings b WHERE b.partnership_id = $1 AND b.session_id = p.session_id AND b.status = 'confirmed')
			- (SELECT count(*) FROM marks k WHERE k.partnership_id = $1 AND k.part_id = p.id AND k.superseded_at IS NULL) AS unmarked
		FROM parts p LEFT JOIN registers r ON r.partnership_id = p.partnership_id AND r.part_id = p.id
		WHERE p.partnership_id = $1 AND p.session_id = ANY($2)`, m.tx.Partnership(), sessions)
	for _, r := range registers {
		if r.Status != "" {
			m.register[r.PartID] = r.Status
		}
		m.unmarked[r.PartID] = r.Unmarked
	}
	return err
}

func sessionsOf(plans []*bookingPlan) []uuid.UUID {
	seen := map[uuid.UUID]bool{}
	ids := []uuid.UUID{}
	for _, p := range plans {
		if p.session != nil && !seen[p.session.ID] {
			seen[p.session.ID] = true
			ids = append(ids, p.session.ID)
		}
	}
	return ids
}

// findThere settles rows that are here already, and refuses those that stand in the way of another.
func (m *bookingImport) findThere(plans []*bookingPlan) {
	rows, holders := once{}, map[personAtSession]*bookingPlan{}
	for _, p := range plans {
		if p.session == nil || !p.ok() {
			continue
		}
		k := personAtSession{p.session.ID, p.person.ID}
		rows.check(p.Row, "booked_at", fmt.Sprint(k, p.bookedAt.Unix(), p.outcome == walkIn))
		if p.live() && p.ok() {
			if other := holders[k]; other != nil {
				p.refuse("session", "twice", fmt.Sprintf("This person holds a place there by line %d.", other.Line))
			}
			holders[k] = p
		}
		if p.ok() {
			m.compare(p, m.there[k])
		}
	}
}

func (m *bookingImport) compare(p *bookingPlan, here []bookingThere) {
	for _, b := range here {
		if b.JoinedAt.Equal(p.bookedAt) && b.WalkIn == (p.outcome == walkIn) {
			p.there = true
			p.settle(AlreadyThere, differing(difference{"outcome", p.outcome, m.outcomeThere(p, b)}))
			return
		}
	}
	for _, b := range here {
		if p.live() && b.Status.Live() {
			p.refuse("session", "already_booked", fmt.Sprintf("This person has a booking there already, made %s.", ukdate.MomentWords(b.JoinedAt)))
			return
		}
	}
}

// outcomeThere is what a row would say of a booking that is here.
func (m *bookingImport) outcomeThere(p *bookingPlan, b bookingThere) string {
	switch {
	case b.Status == booking.Lapsed:
		return waited
	case b.CancelClass != "":
		return classOutcomes[b.CancelClass]
	case b.WalkIn:
		return walkIn
	case m.tx.Now.Before(p.session.StartsAt):
		return booked
	}
	parts := held(p.session)
	marks := make([]partMark, len(parts))
	for i, part := range parts {
		if m.register[part.ID] == attendance.Closed {
			marks[i] = m.marks[bookingInPart{b.ID, part.ID}]
		}
	}
	return outcomeOf(marks, parts, m.courses[p.session.CourseID].MinimumMinutes)
}

var classOutcomes = map[policy.Class]string{
	policy.InTime: cancelledInTime, policy.Late: cancelledLate, policy.ByProvider: cancelledByProvider,
}
