package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// The refusals of this package, beside the codes of conditions.
var (
	ErrFull             = fault.New(fault.Conflict, "full", "This session is full.")
	ErrSeatFull         = fault.New(fault.Conflict, "seat_full", "No places are left for attending that way. Try the other.")
	ErrBookNow          = fault.New(fault.Conflict, "book_now", "A place is free: you can book it now.")
	ErrListClosed       = fault.New(fault.Conflict, "list_closed", "This session is full and its waiting list is closed.")
	ErrNotOffered       = fault.New(fault.Conflict, "not_offered", "There is no open offer of a place for this booking.")
	ErrOfferLapsed      = fault.New(fault.Conflict, "offer_lapsed", "This offer has ended, and the place has gone to the next person.")
	ErrNotWaiting       = fault.New(fault.Conflict, "not_waiting", "This person is not on the waiting list.")
	ErrNotAsked         = fault.New(fault.Conflict, "not_asked", "This request has been decided already, or has ended.")
	ErrOwnRequest       = fault.New(fault.Conflict, "own_request", "You cannot decide about your own request.")
	ErrOverReasonNeeded = fault.OnField("overbookingReason", "reason_needed", "The session is full. Say why this person may come all the same.")
	ErrEnded            = fault.New(fault.Conflict, "booking_ended", "This booking has already ended.")
	ErrStarted          = fault.New(fault.Conflict, "session_started", "The session has started, so it can no longer be cancelled here. Tell the partnership if something went wrong.")
	ErrMarkedPresent    = fault.New(fault.Conflict, "marked_present", "This person is marked as having attended, so the booking cannot be cancelled.")
	ErrNoticeAfterStart = fault.OnField("noticeDate", "notice_after_start", "Notice must have been given before the session started.")
	ErrNoticeInFuture   = fault.OnField("noticeDate", "notice_in_future", "Notice cannot have been given in the future.")
	ErrNoteNeeded       = fault.OnField("note", "note_needed", "Say what evidence there is: the session has already started.")
	ErrStaffOnly        = fault.OnField("channel", "staff_only", "Only partnership staff can say how and when notice came.")
	ErrAlreadyHere      = fault.New(fault.Conflict, "already_booked", "This person already holds a place. Mark them present instead.")
)

// refuse turns an unmet condition into the fault that is sent.
func refuse(c *rules.Condition) error {
	kind := fault.Conflict
	switch c.Code {
	case rules.SignedIn:
		kind = fault.Unauthenticated
	case rules.PlacesLeft:
		return ErrFull
	}
	return fault.New(kind, string(c.Code), c.Message)
}
