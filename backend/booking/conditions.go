package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/places"
)

// Code names a condition of booking; programs and screens act on it.
type Code string

// The conditions, in the order they are asked.
const (
	SignedIn       Code = "signed_in"
	AgencyKnown    Code = "agency_known"
	OpenToYou      Code = "open_to_you"
	Audience       Code = "audience"
	InArea         Code = "in_area"
	Prerequisite   Code = "prerequisite"
	Published      Code = "published"
	WindowOpen     Code = "window_open"
	NotStarted     Code = "not_started"
	NotBooked      Code = "not_booked"
	MainPlace      Code = "main_place"
	ChoiceOpen     Code = "choice_open"
	SlotFree       Code = "slot_free"
	NoClash        Code = "no_clash"
	ApprovalAsked  Code = "approval"
	PersonLimit    Code = "person_limit"
	PlacesLeft     Code = "places_left"
	WhichAgency    Code = "which_agency"
	WhichSeat      Code = "which_seat"
	NotYetOpen     Code = "not_yet_open"
	BookingsClosed Code = "bookings_closed"
)

// Condition is one thing that must hold, whether it does, and the sentence that says so.
type Condition struct {
	Code    Code
	Met     bool
	Message string
}

// Member is an agency the person belongs to today.
type Member struct {
	AgencyID  uuid.UUID
	Name      string
	Pending   bool // staff have yet to confirm it; booking does not wait for them
	Sector    string
	OutOfArea bool
}

// Facts is everything the decision depends on. It is gathered before the places are locked; Openings
// and Now are as they are under the lock.
type Facts struct {
	Now        time.Time
	SignedIn   bool
	Registered bool // a person of this partnership, not suspended
	Agencies   []Member
	Closed     bool   // the session is for one agency (and those below it)
	ClosedFor  string // its name
	ClosedToMe bool
	Visitor    bool     // of another partnership
	OpenToAll  bool     // the event welcomes this visitor
	Sectors    []string // whom the course is for; none: everybody
	InAreaOnly bool     // not for agencies out of the area
	Lacking    []string
	BreakOut   *BreakOut // nil: it is none
	Limits     []Limit
	Already    bool
	Asks       Asks             // whose approval is asked, of this person for this agency
	Approved   bool             // it is given with the booking: named by a coordinator, added by staff
	Among      bool             // booked with other sessions in one go, where nothing can be asked
	Email      string           // the person's own address; empty: none
	Waiting    bool             // asked for somebody on the list: the booking window no longer matters
	TakingOver bool             // a colleague's place: its time to choose, and that it has started, no longer matter
	Clash      string           // title of the other booking whose parts overlap
	Openings   []places.Opening // the room at each seat, for the agency in question
}

// Decide asks the conditions in their order. Every one is answered, so that a screen can show all that
// is in the way; the first unmet one is the reason. It is the same function for a list, a page and
// the booking itself.
func Decide(f Facts) []Condition {
	p := f.place()
	return []Condition{
		{SignedIn, f.SignedIn, "Sign in to book."},
		{AgencyKnown, f.Registered && len(f.Agencies) > 0, "Tell us which agency you work for before you book."},
		{OpenToYou, openToYou(f), closedSentence(f)},
		{Audience, f.audience(), "This course is for people in " + sectorsInWords(f.Sectors) + "."},
		{InArea, f.inArea(), "This course is for agencies in our area."},
		{Prerequisite, len(f.Lacking) == 0, "You need to complete " + list(f.Lacking) + " first."},
		{Published, p != nil && p.Status == "published", "This session is not open for booking."},
		window(p, f),
		{NotStarted, p == nil || f.TakingOver || f.Now.Before(p.StartsAt), "This session has already started."},
		{NotBooked, !f.Already, "You have already booked this session."},
		{MainPlace, f.BreakOut == nil || f.BreakOut.HoldsMain, f.BreakOut.mainSentence()},
		{ChoiceOpen, f.TakingOver || f.BreakOut.open(f.Now), "The time to choose has passed."},
		{SlotFree, f.BreakOut == nil || f.BreakOut.Chosen == "", f.BreakOut.chosenSentence()},
		{NoClash, f.Clash == "", "You have booked “" + f.Clash + "” at the same time."},
		approvalAsked(f),
		personLimit(f.Limits),
		{PlacesLeft, f.Waiting || f.requests() || anyRoom(f.Openings, f.Now), "This session is full."},
	}
}

// place is the row that says when and whether the session can be booked; the same at every seat. nil for
// a session without places.
func (f Facts) place() *places.Place {
	if len(f.Openings) == 0 {
		return nil
	}
	return f.Openings[0].Place
}

// FirstUnmet returns the reason not to book, nil when all conditions hold.
func FirstUnmet(cs []Condition) *Condition {
	for i := range cs {
		if !cs[i].Met {
			return &cs[i]
		}
	}
	return nil
}

func openToYou(f Facts) bool {
	if f.Closed && f.ClosedToMe {
		return false
	}
	return !f.Visitor || f.OpenToAll
}

func closedSentence(f Facts) string {
	if f.Closed && f.ClosedToMe {
		return "This session is for people of " + f.ClosedFor + "."
	}
	return "This session is not open to people of other partnerships."
}

// window has two codes of its own, since "come back on Monday" and "too late" want different screens.
func window(p *places.Place, f Facts) Condition {
	now := f.Now
	switch {
	case p == nil || f.Waiting:
		return Condition{WindowOpen, true, ""}
	case now.Before(p.OpensAt):
		return Condition{NotYetOpen, false, "Booking has not opened yet."}
	case !now.Before(p.ClosesAt) && now.Before(p.StartsAt):
		return Condition{BookingsClosed, false, "Booking has closed."}
	}
	return Condition{WindowOpen, true, "Booking is open."}
}

// requests reports whether others decide first: what is made is a request, which uses no place.
func (f Facts) requests() bool { return f.Asks.ofOthers() && !f.Approved }

// approvalAsked is in the way only where several sessions are booked in one go: there is nobody to ask
// then, and nothing to declare.
func approvalAsked(f Facts) Condition {
	switch {
	case f.Asks == AsksNobody || f.Asks == "" || f.Approved || f.Waiting:
		return Condition{ApprovalAsked, true, ""}
	case f.Among:
		return Condition{ApprovalAsked, false, "This session needs approval. Book it by itself."}
	}
	return Condition{ApprovalAsked, true, "Somebody has to approve this."}
}

func anyRoom(openings []places.Opening, now time.Time) bool {
	for _, o := range openings {
		if o.HasRoomNow(now) {
			return true
		}
	}
	return false
}

func list(names []string) string {
	switch len(names) {
	case 0:
		return "another course"
	case 1:
		return "“" + names[0] + "”"
	}
	s := "“" + names[0] + "”"
	for _, n := range names[1 : len(names)-1] {
		s += ", “" + n + "”"
	}
	return s + " and “" + names[len(names)-1] + "”"
}
