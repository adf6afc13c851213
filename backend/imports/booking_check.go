package imports

import (
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/catalogue"
)

// sessionBookings are the rows of one session that are to be written.
type sessionBookings struct {
	session *catalogue.Planned
	parts   []catalogue.Part // not cancelled
	minimum *int             // minutes of a part, to have attended it
	plans   []*bookingPlan
}

// checkSessions groups the rows by session, and refuses what does not go together.
func (m *bookingImport) checkSessions(plans []*bookingPlan) []*sessionBookings {
	var all []*sessionBookings
	bySession := map[uuid.UUID]*sessionBookings{}
	for _, p := range plans {
		if p.session == nil || !p.ok() {
			continue
		}
		s := bySession[p.session.ID]
		if s == nil {
			s = &sessionBookings{session: p.session, parts: held(p.session), minimum: m.courses[p.session.CourseID].MinimumMinutes}
			bySession[p.session.ID], all = s, append(all, s)
		}
		if !p.there {
			s.plans = append(s.plans, p)
		}
	}
	for _, s := range all {
		m.checkRegisters(s)
		s.checkOutcomes()
	}
	return all
}

// checkRegisters: where a part's register is taken, by a row or here, everybody who held a place has a
// mark.
func (m *bookingImport) checkRegisters(s *sessionBookings) {
	for i, part := range s.parts {
		taken := firstMarked(s.plans, i)
		switch status := m.register[part.ID]; {
		case status == attendance.Open:
			refuseAll(s.plans, i, "register_open", "Its register is open here. Close it first, or finish it on the screen.")
		case status == "" && taken != nil && m.unmarked[part.ID] > 0:
			refuseAll(s.plans, i, "others_unmarked", "Its register cannot be closed by this file: there "+others(m.unmarked[part.ID])+" not in it.")
		case status == attendance.Closed:
			refuseUnmarked(s.plans, i, fmt.Sprintf("The register of part %d is closed here. Say what became of this booking.", i+1))
		case taken != nil:
			refuseUnmarked(s.plans, i, fmt.Sprintf("The register of part %d was taken: line %d has a mark for it. Say what became of this booking.", i+1, taken.Line))
		}
	}
}

func others(n int) string {
	if n == 1 {
		return "is 1 more here who holds a place and is"
	}
	return fmt.Sprintf("are %d more here who hold a place and are", n)
}

func firstMarked(plans []*bookingPlan, part int) *bookingPlan {
	for _, p := range plans {
		if p.holds() && p.ok() && p.marks[part].kind != "" {
			return p
		}
	}
	return nil
}

func refuseUnmarked(plans []*bookingPlan, part int, sentence string) {
	for _, p := range plans {
		if p.holds() && p.ok() && p.marks[part].kind == "" {
			p.refuse("marks", "mark_missing", sentence)
		}
	}
}

func refuseAll(plans []*bookingPlan, part int, code, sentence string) {
	for _, p := range plans {
		if p.holds() && p.ok() && p.marks[part].kind != "" {
			p.refuse("session", code, sentence)
		}
	}
}

// checkOutcomes: what a row says became of the booking is what its marks make of it.
func (s *sessionBookings) checkOutcomes() {
	for _, p := range s.plans {
		if !p.holds() || !p.ok() {
			continue
		}
		made, meant := outcomeOf(p.marks, s.parts, s.minimum), p.outcome
		if meant == walkIn {
			meant = attended
		}
		if made != meant {
			p.refuse("outcome", "not_by_its_marks", fmt.Sprintf("By its marks the outcome is %s, not %s.", made, p.outcome))
		}
	}
}

// good are the rows that may be written.
func (s *sessionBookings) good() []*bookingPlan {
	var plans []*bookingPlan
	for _, p := range s.plans {
		if p.ok() {
			plans = append(plans, p)
		}
	}
	return plans
}
