package reporting

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Statuses a session may have here; drafts are never read.
const (
	statusPublished = "published"
	statusCancelled = "cancelled"
	statusDidNotRun = "did_not_run"
)

// Session is one session as figures see it: what it offered and what became of its registrations. Its first part
// that was not cancelled has started; that part's London date is FirstDate and decides where it counts. A session
// that was cancelled or did not run stands at its last planned date.
type Session struct {
	ID            uuid.UUID
	Reference     string
	Title         string
	CourseID      uuid.UUID
	CourseTitle   string
	EventID       *uuid.UUID
	EventTitle    string
	Mode          string
	LocalityID    *uuid.UUID // the venue's
	FirstDate     ukdate.Date
	FinancialYear ukdate.FinancialYear
	Status        string
	Moved         bool
	BreakOut      bool // chosen by people who hold a place at the main session: in no total
	OneAgency     bool // for one agency only
	DurationClass string
	Trainers      int

	Parts          int // not cancelled
	Closed         int // registers closed, of those
	PartsDelivered int // of those, begun

	Capacity      *int64 // all seats together; nil when unlimited
	FirstCapacity *int64 // as first published; nil when unlimited then, or not known
	Unlimited     bool
	PlacesUnknown bool // nobody recorded how many there were

	OnlyTotals bool   // totals stand in place of bookings
	Source     string // of those totals

	Outcomes
}

// Delivered reports whether the session was published, ran, and has started.
func (s Session) Delivered() bool { return s.Status == statusPublished && s.Parts > 0 }

// counts reports whether the session belongs in totals: delivered, and no break-out.
func (s Session) counts() bool { return s.Delivered() && !s.BreakOut }

// RegisterTaken reports whether the register was closed for every part that was not cancelled; for totals, whether
// they say who attended and leave no registration without an outcome.
func (s Session) RegisterTaken() bool {
	if s.OnlyTotals {
		return s.Attended != nil && (s.NotTaken == nil || *s.NotTaken == 0)
	}
	return s.Parts > 0 && s.Closed == s.Parts
}

// hasPlaces reports whether the session belongs in rates of places.
func (s Session) hasPlaces() bool { return !s.Unlimited && !s.PlacesUnknown }

// Outcomes is what became of a session's registrations. nil is not known, never 0; counted from bookings, every
// number is known.
type Outcomes struct {
	Registrations *int64
	ByProvider    *int64
	Late          *int64
	InTime        *int64
	NoShows       *int64
	Excused       *int64
	NotTaken      *int64
	WalkIns       *int64
	Attended      *int64 // with walk-ins
	Completed     *int64
}

// PlacesTaken is registrations less the cancelled ones; nil when one of them is not known.
func (o Outcomes) PlacesTaken() *int64 {
	return sum(o.Registrations, minus(o.ByProvider), minus(o.Late), minus(o.InTime))
}

// RegisteredWhoAttended is those who attended, without the walk-ins; nil when one of the two is not known.
func (o Outcomes) RegisteredWhoAttended() *int64 { return sum(o.Attended, minus(o.WalkIns)) }

// identity says whether registrations − cancelled − no-shows − excused − not taken + walk-ins = attended can be
// checked, and whether it holds.
func (o Outcomes) identity() (known, holds bool) {
	left := sum(o.PlacesTaken(), minus(o.NoShows), minus(o.Excused), minus(o.NotTaken), o.WalkIns)
	if left == nil || o.Attended == nil {
		return false, false
	}
	return true, *left == *o.Attended
}

// sum returns nil when a term is nil: not known.
func sum(terms ...*int64) *int64 {
	var total int64
	for _, n := range terms {
		if n == nil {
			return nil
		}
		total += *n
	}
	return &total
}

func minus(n *int64) *int64 {
	if n == nil {
		return nil
	}
	m := -*n
	return &m
}
