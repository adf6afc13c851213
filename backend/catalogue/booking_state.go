package catalogue

import "time"

// BookingState says in one word whether a session can be booked now.
type BookingState string

// The booking states.
const (
	StateOpen       BookingState = "open"
	StateFull       BookingState = "full"
	StateNotYetOpen BookingState = "not_yet_open"
	StateClosed     BookingState = "closed"
	StateStarted    BookingState = "started"
	StateCancelled  BookingState = "cancelled"
	StateDraft      BookingState = "draft"
)

// BookingStateOf is what a list says of a session: at the opening instant it is open, at the closing
// instant closed, at the start started. hasRoom: some seat has a place free.
func BookingStateOf(status Status, now, opens, closes, starts time.Time, hasRoom bool) BookingState {
	switch {
	case status.Ended():
		return StateCancelled
	case status == Draft:
		return StateDraft
	case !now.Before(starts):
		return StateStarted
	case now.Before(opens):
		return StateNotYetOpen
	case !now.Before(closes):
		return StateClosed
	case !hasRoom:
		return StateFull
	}
	return StateOpen
}
