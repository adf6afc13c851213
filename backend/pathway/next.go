package pathway

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// State is how a step stands for somebody.
type State string

// The states of a step.
const (
	Done   State = "done"
	Booked State = "booked" // a place, an offer, a request, or on a waiting list
	Next   State = "next"
	Later  State = "later"
)

// Booking is a live booking of a session to come.
type Booking struct {
	ID       uuid.UUID
	CourseID uuid.UUID
	Status   string
	StartsAt time.Time
}

// Standing is what of somebody's record a pathway depends on.
type Standing struct {
	Completed rules.Completed
	Booked    map[uuid.UUID]Booking // by course, the earliest of each
}

// Step is a step of a pathway as it stands for somebody.
type Step struct {
	rules.Requirement
	State   State
	On      ukdate.Date         // when it was done
	Booking *Booking            // of a step that is booked
	Open    []uuid.UUID         // of the next step: courses of it that nothing must come before
	Lacking []rules.Requirement // of a later step that is next in the order: what must come before its first course
}

// Follow says how each step of a pathway stands for somebody. asks is what each course asks for. The next step
// is the first that is neither done nor booked, if one of its courses can be booked as far as prerequisites go;
// everything after it is later.
func Follow(steps []rules.Requirement, asks map[uuid.UUID][]rules.Requirement, s Standing) []Step {
	followed := make([]Step, len(steps))
	due := false // the first step that waits has been met
	for i, r := range steps {
		step := Step{Requirement: r, State: Later}
		on, done := r.MetOn(s.Completed)
		booked := bookedOf(r, s)
		switch {
		case done:
			step.State, step.On = Done, on
		case booked != nil:
			step.State, step.Booking = Booked, booked
		case !due:
			due = true
			step.waits(asks, s)
		}
		followed[i] = step
	}
	return followed
}

// waits: it is this step's turn, unless something must come before each of its courses.
func (s *Step) waits(asks map[uuid.UUID][]rules.Requirement, standing Standing) {
	for i, course := range s.Courses {
		lacking := rules.Unmet(asks[course.ID], standing.Completed)
		if len(lacking) == 0 {
			s.Open = append(s.Open, course.ID)
		} else if i == 0 {
			s.Lacking = lacking
		}
	}
	if len(s.Open) > 0 {
		s.State, s.Lacking = Next, nil
	}
}

// bookedOf is the earliest live booking of any course of a step; nil for none.
func bookedOf(r rules.Requirement, s Standing) *Booking {
	var first *Booking
	for _, course := range r.Courses {
		if b, booked := s.Booked[course.ID]; booked && (first == nil || b.StartsAt.Before(first.StartsAt)) {
			first = &b
		}
	}
	return first
}

// Where is the number of the step that somebody is at: of the first that is neither done nor booked, else of the
// first that is booked, else one past the last. Steps are counted from 0.
func Where(steps []Step) int {
	at := len(steps)
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i].State == Booked && (at == len(steps) || steps[at].State == Booked) {
			at = i
		}
	}
	for i, s := range steps {
		if s.State == Next || s.State == Later {
			return i
		}
	}
	return at
}
