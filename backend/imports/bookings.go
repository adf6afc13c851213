package imports

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

const bookingsAre = "Who booked what, and what became of it. A session has its register taken, and closed, for every part of which the file has marks; then everybody who held a place there needs one."

// Outcomes a row may name. The first eight are those of figures.
const (
	attended            = "attended"
	noShow              = "no_show"
	excused             = "excused"
	notTaken            = "not_taken"
	cancelledInTime     = "cancelled_in_time"
	cancelledLate       = "cancelled_late"
	cancelledByProvider = "cancelled_by_provider"
	walkIn              = "walk_in"
	waited              = "waiting"
	booked              = "booked"
)

var outcomes = []string{attended, noShow, excused, notTaken, cancelledInTime, cancelledLate, cancelledByProvider, walkIn, waited, booked}

var bookingColumns = []Column{
	{"session", true, "Reference of the session.", "NEG-2024-03"},
	{"email", false, "Address of the person. Needed unless person_code is given.", "anna.reed@isca.example"},
	{"person_code", false, "Your own key for the person.", "P-0042"},
	{"agency", false, "Code of the agency the person booked for. Empty: not known.", "EXE-ISCA"},
	{"outcome", true, "attended, no_show, excused, not_taken (the register was not), cancelled_in_time, cancelled_late, cancelled_by_provider, walk_in (attended without holding a place), waiting (still on the waiting list at the start), booked (the session is still to come).", "attended"},
	{"seat", false, "room or online, for a blended session.", "room"},
	{"booked_at", false, "London date and time of the booking, or the date. Empty: not known; the opening of booking is taken, for a walk-in the start.", "2024-09-02 14:05"},
	{"notice_at", false, "Of a cancellation: when notice was received. Empty: not known; the time of the booking is taken.", "2024-10-11 16:30"},
	{"reason", false, "Of a cancellation, or for being excused.", "Unwell"},
	{"marks", false, "One mark for each part, separated by |: present, late 10 (minutes), left_early 15, absent, excused, refused; - where that part's register was not taken. Empty: the outcome says it for all parts.", "present|late 10"},
	{"source", false, "Where the row comes from; empty is the name of the file.", "Booking system export"},
}

type bookingRow struct {
	Session    string `csv:"session"`
	Email      string `csv:"email"`
	PersonCode string `csv:"person_code"`
	Agency     string `csv:"agency"`
	Outcome    string `csv:"outcome"`
	Seat       string `csv:"seat"`
	BookedAt   string `csv:"booked_at"`
	NoticeAt   string `csv:"notice_at"`
	Reason     string `csv:"reason"`
	Marks      string `csv:"marks"`
	Source     string `csv:"source"`
}

// bookingPlan is a row that was read.
type bookingPlan struct {
	line[bookingRow]
	session  *catalogue.Planned
	person   people.Person
	agency   *uuid.UUID
	outcome  string
	seat     places.Seat
	bookedAt time.Time
	noticeAt *time.Time
	reason   string
	source   string
	marks    []partMark // one for each part that was not cancelled; nil for a booking without a register
	there    bool       // found here: nothing is written
}

// holds reports whether the booking stood at the start, or came in at the door: it belongs on the register.
func (p *bookingPlan) holds() bool {
	switch p.outcome {
	case attended, noShow, excused, notTaken, walkIn:
		return true
	}
	return false
}

// live reports whether the booking claims a place still: a person has one such of a session.
func (p *bookingPlan) live() bool { return p.holds() || p.outcome == booked }

func importBookings(j *job, lines []line[bookingRow]) error {
	m, err := newBookingImport(j)
	if err != nil {
		return err
	}
	plans := make([]*bookingPlan, len(lines))
	for i, l := range lines {
		plans[i] = m.read(l)
	}
	if err := m.readThere(plans); err != nil {
		return err
	}
	m.findThere(plans)
	bySession := m.checkSessions(plans)
	return m.write(bySession)
}

type bookingImport struct {
	*job
	sessions *directory[catalogue.Planned]
	courses  map[uuid.UUID]catalogue.Course
	agencies *directory[people.Agency]
	people   personIndex
	totals   map[uuid.UUID]bool // sessions that have totals
	policies policies
	there    map[personAtSession][]bookingThere
	register map[uuid.UUID]attendance.Status // of a part; absent where it was not taken
	marks    map[bookingInPart]partMark
	unmarked map[uuid.UUID]int // by part: people here who hold a place and have no mark
}

type (
	personAtSession struct{ session, person uuid.UUID }
	bookingInPart   struct{ booking, part uuid.UUID }
)

// bookingThere is a booking of the person that is here already.
type bookingThere struct {
	ID          uuid.UUID
	SessionID   uuid.UUID
	PersonID    uuid.UUID
	Status      booking.Status
	WalkIn      bool
	JoinedAt    time.Time
	CancelClass policy.Class // empty: not cancelled
}
