package catalogue

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// Seats returns the kinds of place a mode has, the room first.
func (m Mode) Seats() []places.Seat {
	switch m {
	case InPerson:
		return []places.Seat{places.Room}
	case Virtual:
		return []places.Seat{places.Online}
	case Blended:
		return []places.Seat{places.Room, places.Online}
	}
	return nil
}

// Has reports whether a mode has places of a kind.
func (m Mode) Has(seat places.Seat) bool {
	for _, s := range m.Seats() {
		if s == seat {
			return true
		}
	}
	return false
}

// SeatInput is how many places of a kind a session shall have: a number, or unlimited.
type SeatInput struct {
	Seat      places.Seat
	Unlimited bool
	Capacity  *int
}

// ResolveSeats checks that the seats are those of the mode, each once, each with a number or
// unlimited. Faults lie on seats, seats.N.seat and seats.N.capacity.
func ResolveSeats(mode Mode, inputs []SeatInput) ([]places.New, fault.Fields) {
	var fields fault.Fields
	seen := map[places.Seat]bool{}
	var seats []places.New
	for i, in := range inputs {
		at := fmt.Sprintf("seats.%d.", i)
		switch {
		case !mode.Has(in.Seat):
			fields.Add(at+"seat", "not_of_this_mode", "A session held this way has no such places.")
		case seen[in.Seat]:
			fields.Add(at+"seat", "twice", "Say how many places there are once.")
		}
		seen[in.Seat] = true
		capacity := resolveCapacity(at, in, &fields)
		seats = append(seats, places.New{Seat: in.Seat, Capacity: capacity})
	}
	for _, seat := range mode.Seats() {
		if !seen[seat] {
			fields.Add("seats", "missing_seat", missingSeat[seat])
		}
	}
	return seats, fields
}

var missingSeat = map[places.Seat]string{
	places.Room:   "Say how many places there are in the room.",
	places.Online: "Say how many places there are online.",
}

// resolveCapacity returns the number of places, nil for unlimited. prefix begins the field's name.
func resolveCapacity(prefix string, in SeatInput, fields *fault.Fields) *int {
	field := prefix + "capacity"
	switch {
	case in.Unlimited && in.Capacity != nil:
		fields.Add(field, "not_used", "Leave out the number of places when they are unlimited.")
	case in.Unlimited:
		return nil
	case in.Capacity == nil:
		fields.Add(field, "required", "Say how many places there are, or that they are unlimited.")
	case *in.Capacity < 0 || *in.Capacity > maxPlaces:
		fields.Add(field, "out_of_range", "The number of places must be from 0 to 100,000.")
	}
	return in.Capacity
}

const maxPlaces = 100_000
