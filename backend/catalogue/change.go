package catalogue

import (
	"github.com/google/uuid"
)

// Cause is why a session does not take place, from the list that staff choose from.
type Cause string

// The causes. Other needs words.
const (
	LowNumbers    Cause = "low_numbers"
	NoTrainer     Cause = "trainer"
	NoVenue       Cause = "venue"
	Weather       Cause = "weather"
	TechnicalFail Cause = "technical"
	Replaced      Cause = "replaced"
	OtherCause    Cause = "other"
)

// Known reports whether staff may choose it.
func (c Cause) Known() bool {
	switch c {
	case LowNumbers, NoTrainer, NoVenue, Weather, TechnicalFail, Replaced, OtherCause:
		return true
	}
	return false
}

// End is how and why a session ends. Without a cause it is OtherCause.
type End struct {
	Outcome Status // Cancelled or DidNotRun
	Cause   Cause
	Words   string // to the people it touches
}

// Ending is sessions that were cancelled, or recorded as not run, by one act of staff.
type Ending struct {
	End
	ID       uuid.UUID  // of the act
	EventID  *uuid.UUID // a whole event; nil: a session by itself, with its break-outs
	Sessions []Session  // as they are now
}

// Moving is published sessions that one act of staff gave other times, another mode or another place.
type Moving struct {
	ID       uuid.UUID  // of the act
	EventID  *uuid.UUID // a whole event; nil: a session by itself
	Days     int        // by which a whole event moved
	Words    string     // to the people it touches
	Sessions []Moved
}

// Moved is a session before and after a change that people must be told of.
type Moved struct {
	Before Planned
	After  Planned
}

// MustBeTold reports whether people who hold a place must be told: other times, another mode, venue or room.
func MustBeTold(before, after Planned) bool {
	if before.Mode != after.Mode || before.Room != after.Room || !sameID(before.VenueID, after.VenueID) {
		return true
	}
	return !sameMeetings(before.Parts, after.Parts)
}

// FreesHolders reports whether a change lets who holds a place withdraw at no cost: other times, another
// mode, another venue. Another room of the same house, or a venue where none was named, does not.
func (m Moved) FreesHolders() bool {
	before, after := m.Before, m.After
	otherVenue := before.VenueID != nil && after.VenueID != nil && *before.VenueID != *after.VenueID
	return otherVenue || before.Mode != after.Mode || !sameMeetings(before.Parts, after.Parts)
}
