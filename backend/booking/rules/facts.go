package rules

import (
	"time"

	"github.com/google/uuid"
)

// Member is an agency the person belongs to today.
type Member struct {
	AgencyID  uuid.UUID
	Name      string
	Pending   bool // staff have yet to confirm it; booking does not wait for them
	Sector    string
	OutOfArea bool
}

// Window is when and whether a session can be booked.
type Window struct {
	Published bool
	Opens     time.Time
	Closes    time.Time
	Starts    time.Time
}

// Facts is everything the decision depends on. It is gathered before the places are locked; Window, HasRoom,
// ListOpen and Now are as they are under the lock.
type Facts struct {
	Now        time.Time
	SignedIn   bool
	Registered bool // a person of this partnership, not suspended
	Agencies   []Member
	Closed     bool   // the session is for one agency (and those below it)
	ClosedFor  string // its name
	ClosedToMe bool
	Visitor    bool          // of another partnership
	OpenToAll  bool          // the event welcomes this visitor
	Sectors    []string      // whom the course is for; none: everybody
	InAreaOnly bool          // not for agencies out of the area
	Lacking    []Requirement // of which nothing that is accepted was completed
	BreakOut   *BreakOut     // nil: it is none
	Limits     []Limit
	Already    bool
	Asks       Asks    // whose approval is asked, of this person for this agency
	Approved   bool    // it is given with the booking: named by a coordinator, added by staff
	Among      bool    // booked with other sessions in one go, where nothing can be asked
	Email      string  // the person's own address; empty: none
	Waiting    bool    // asked for somebody on the list: the booking window no longer matters
	TakingOver bool    // a colleague's place: its time to choose, and that it has started, no longer matter
	Clash      string  // title of the other booking whose parts overlap
	Window     *Window // nil: the session has no places
	HasRoom    bool    // for the agency in question, at any of its seats
	ListOpen   bool    // there is a waiting list to join, at any of its seats
}
