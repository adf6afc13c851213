package rules

import "slices"

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

// Decide asks the conditions in their order. Every one is answered, so that a screen can show all that
// is in the way; the first unmet one is the reason. It is the same function for a list, a page and
// the booking itself.
func Decide(f Facts) []Condition {
	w := f.Window
	return []Condition{
		{SignedIn, f.SignedIn, "Sign in to book."},
		{AgencyKnown, f.Registered && len(f.Agencies) > 0, "Tell us which agency you work for before you book."},
		{OpenToYou, openToYou(f), closedSentence(f)},
		{Audience, f.audience(), "This course is for people in " + sectorsInWords(f.Sectors) + "."},
		{InArea, f.inArea(), "This course is for agencies in our area."},
		{Prerequisite, len(f.Lacking) == 0, LackingInWords(f.Lacking)},
		{Published, w != nil && w.Published, "This session is not open for booking."},
		f.window(),
		{NotStarted, w == nil || f.TakingOver || f.Now.Before(w.Starts), "This session has already started."},
		{NotBooked, !f.Already, "You have already booked this session."},
		{MainPlace, f.BreakOut == nil || f.BreakOut.HoldsMain, f.BreakOut.mainSentence()},
		{ChoiceOpen, f.TakingOver || f.BreakOut.open(f.Now), "The time to choose has passed."},
		{SlotFree, f.BreakOut == nil || f.BreakOut.Chosen == "", f.BreakOut.chosenSentence()},
		{NoClash, f.Clash == "", "You have booked “" + f.Clash + "” at the same time."},
		approvalAsked(f),
		personLimit(f.Limits),
		{PlacesLeft, f.Waiting || f.Requests() || f.HasRoom, "This session is full."},
	}
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
func (f Facts) window() Condition {
	w := f.Window
	switch {
	case w == nil || f.Waiting:
		return Condition{WindowOpen, true, ""}
	case f.Now.Before(w.Opens):
		return Condition{NotYetOpen, false, "Booking has not opened yet."}
	case !f.Now.Before(w.Closes) && f.Now.Before(w.Starts):
		return Condition{BookingsClosed, false, "Booking has closed."}
	}
	return Condition{WindowOpen, true, "Booking is open."}
}

// MayWait reports whether somebody who is told "full" may join a waiting list instead. Who has yet to
// sign in or to say whom they work for is asked that on the way.
func MayWait(cs []Condition, f Facts) bool {
	unmet := FirstUnmet(slices.DeleteFunc(slices.Clone(cs), func(c Condition) bool { return c.Code == SignedIn || c.Code == AgencyKnown }))
	return unmet != nil && unmet.Code == PlacesLeft && f.ListOpen
}

// Requests reports whether others decide first: what is made is a request, which uses no place.
func (f Facts) Requests() bool { return f.Asks.OfOthers() && !f.Approved }

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
