package imports

import (
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/places"
)

// write makes the bookings, then the registers. An import is audited once for each session.
func (m *bookingImport) write(sessions []*sessionBookings) error {
	sessions = slices.DeleteFunc(sessions, func(s *sessionBookings) bool { return len(s.good()) == 0 })
	if len(sessions) == 0 {
		return nil
	}
	ids := make([]uuid.UUID, len(sessions))
	for i, s := range sessions {
		ids[i] = s.session.ID
	}
	now := m.tx.Now
	if _, err := places.Lock(m.tx, ids...); err != nil {
		return err
	}
	m.tx.Now = now // one import is one moment, however long it waited
	made, err := m.writeBookings(sessions)
	if err != nil {
		return err
	}
	if err := places.CountImported(m.tx, ids...); err != nil {
		return err
	}
	if err := m.writeRegisters(sessions, made); err != nil {
		return err
	}
	return audit.RecordEach(m.tx, "session.import_bookings", "session", ids)
}

// writeBookings returns the id of the booking of each row.
func (m *bookingImport) writeBookings(sessions []*sessionBookings) (map[*bookingPlan]uuid.UUID, error) {
	var plans []*bookingPlan
	var imported []booking.Imported
	for _, s := range sessions {
		group := m.courses[s.session.CourseID].PolicyGroup
		for _, p := range s.good() {
			plans, imported = append(plans, p), append(imported, p.imported(group))
		}
	}
	bookings, err := booking.ImportManyTx(m.tx, imported)
	if err != nil {
		return nil, err
	}
	made := make(map[*bookingPlan]uuid.UUID, len(plans))
	for i, p := range plans {
		made[p] = bookings[i].ID
		p.settle(Created, "")
	}
	return made, nil
}

var cancelClasses = map[string]policy.Class{
	cancelledInTime: policy.InTime, cancelledLate: policy.Late, cancelledByProvider: policy.ByProvider,
}

func (p *bookingPlan) imported(policyGroup string) booking.Imported {
	i := booking.Imported{
		SessionID: p.session.ID, PersonID: p.person.ID, AgencyID: p.agency, Seat: p.seat, WalkIn: p.outcome == walkIn,
		Cancelled: cancelClasses[p.outcome], BookedAt: p.bookedAt, NoticeAt: p.noticeAt, Source: p.source, PolicyGroup: policyGroup,
	}
	if p.cancelled() {
		i.Reason = p.reason
	}
	if p.outcome == waited {
		i.WaitedUntil = &p.session.StartsAt
	}
	return i
}

// writeRegisters closes the register of every part of which there are marks.
func (m *bookingImport) writeRegisters(sessions []*sessionBookings, made map[*bookingPlan]uuid.UUID) error {
	var registers []attendance.Imported
	var taken []catalogue.Session
	for _, s := range sessions {
		n := len(registers)
		for i, part := range s.parts {
			if marks := s.seen(i, made); len(marks) > 0 {
				registers = append(registers, attendance.Imported{
					Session: s.session.Session, Part: part, Minimum: s.minimum, ClosedAt: earlier(part.EndsAt, m.tx.Now),
					Marks: marks, Source: s.good()[0].source,
				})
			}
		}
		if len(registers) > n {
			taken = append(taken, s.session.Session)
		}
	}
	if err := attendance.ImportManyTx(m.tx, registers); err != nil {
		return err
	}
	return attendance.CompleteManyTx(m.tx, taken)
}

// seen are the marks of a part.
func (s *sessionBookings) seen(part int, made map[*bookingPlan]uuid.UUID) []attendance.Seen {
	var marks []attendance.Seen
	for _, p := range s.good() {
		if !p.holds() || p.marks[part].kind == "" {
			continue
		}
		mark := p.marks[part].seen()
		mark.BookingID = made[p]
		if p.outcome == excused {
			mark.Reason = p.reason
		}
		marks = append(marks, mark)
	}
	return marks
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
