package wording

import "slices"

// The headings under which letters are listed.
const (
	bookings  = "Bookings"
	changes   = "Changes and substitutions"
	cancelled = "Cancellations"
	waiting   = "Waiting list"
	approvals = "Approval"
	inTime    = "Before and after a session"
	accounts  = "Registration"
)

// What letters about a session, and those about a booking of one, know besides.
var (
	session = []string{"course", "date", "time", "place"}
	booking = []string{"course", "date", "time", "place", "reference"}
)

func and(known []string, more ...string) []string { return append(slices.Clone(known), more...) }

// What is said in more than one letter.
const (
	pleaseCancel = "If you cannot come, please cancel so that somebody else can have your place."
	whenWhere    = "When and where, the booking reference"
	attached     = "A calendar file is attached."
	removes      = "The attached calendar file removes the entry."
	seeOrCancel  = "See or cancel this booking"
	findOther    = "Find other training"
	notCharged   = "You are not charged, and this does not count as a cancellation of yours."
	removesAll   = "The attached calendar file removes what was in your calendar."
)

// All lists the letters, in the order in which they are shown.
func All() []Letter {
	return slices.Concat(ofBookings, ofChanges, ofCancellations, ofWaiting, ofApproval, ofTheClock, ofRegistration)
}

var byName = func() map[string]Letter {
	all := map[string]Letter{}
	for _, l := range All() {
		all[l.Name] = l
	}
	return all
}()

// ByName returns a letter; false when there is none of that name.
func ByName(name string) (Letter, bool) {
	l, found := byName[name]
	return l, found
}
