package rules

import (
	"slices"
	"time"

	"github.com/google/uuid"
)

// Waiter is somebody on a waiting list, as the decision about a free place sees them.
type Waiter struct {
	BookingID uuid.UUID
	AgencyID  uuid.UUID // zero: not known
	Class     int
	JoinedAt  time.Time
	Seq       int64
	InTheWay  string // the code of what keeps them from taking a place now; empty: nothing
	Passed    bool   // declined an offer, and no place has fallen free since
}

// List is a waiting list at the moment places are free.
type List struct {
	ByHand bool // staff work it: nobody is given anything here
	Stops  bool // at somebody who cannot take a place; false: they are skipped
	Fair   bool // prefer agencies with the smallest share
	Free   int  // places free for anybody; at most so many steps give one
	Share  map[uuid.UUID]int
}

// Step is what becomes of one waiter: given a place, or overtaken, and why.
type Step struct {
	BookingID uuid.UUID
	Given     bool
	Stopped   bool       // the list stops here: staff are told
	By        *uuid.UUID // who overtook them; nil when given, or when the list stopped
	Why       string     // the code of what is in the way, passed or fairness
}

// The reasons for being overtaken that are not conditions.
const (
	WhyPassed   = "passed"
	WhyFairness = "fairness"
)

// Order is the order of a waiting list: class, then when they joined, then their number.
func Order(ws []Waiter) []Waiter {
	ordered := slices.Clone(ws)
	slices.SortFunc(ordered, func(a, b Waiter) int {
		switch {
		case a.Class != b.Class:
			return a.Class - b.Class
		case !a.JoinedAt.Equal(b.JoinedAt):
			return a.JoinedAt.Compare(b.JoinedAt)
		}
		return int(a.Seq - b.Seq)
	})
	return ordered
}

// NextOffers decides who gets the places that are free, and who is overtaken and why. Inside a class
// nobody is overtaken without a step that says so. In a list that staff work by hand nobody gets
// anything here.
func NextOffers(l List, waiting []Waiter) []Step {
	if l.ByHand {
		return nil
	}
	queue, share := Order(waiting), shares(l.Share)
	var steps []Step
	for free := l.Free; free > 0; free-- {
		next, overtaken, stop := pick(l, share, queue)
		if stop >= 0 {
			return append(steps, Step{BookingID: queue[stop].BookingID, Stopped: true, Why: queue[stop].why()})
		}
		if next < 0 {
			return steps
		}
		for _, i := range overtaken {
			by, why := queue[next].BookingID, queue[i].why()
			if why == "" {
				why = WhyFairness
			}
			steps = append(steps, Step{BookingID: queue[i].BookingID, By: &by, Why: why})
		}
		steps = append(steps, Step{BookingID: queue[next].BookingID, Given: true})
		share[queue[next].AgencyID]++
		queue = slices.Delete(queue, next, next+1)
	}
	return steps
}

// pick returns who is next, -1 for nobody, and who of their class or a better one is overtaken by that;
// or the index at which the list stops, else -1.
func pick(l List, share map[uuid.UUID]int, queue []Waiter) (next int, overtaken []int, stop int) {
	next = -1
	for i, w := range queue {
		if next >= 0 && (w.Class != queue[next].Class || !l.Fair) {
			break
		}
		switch {
		case w.InTheWay != "" && l.Stops && next < 0:
			return -1, nil, i
		case w.why() != "":
		case next < 0 || share[w.AgencyID] < share[queue[next].AgencyID]:
			next = i
		}
	}
	if next < 0 {
		return -1, nil, -1
	}
	for i := range next {
		overtaken = append(overtaken, i)
	}
	return next, overtaken, -1
}

func (w Waiter) why() string {
	if w.InTheWay == "" && w.Passed {
		return WhyPassed
	}
	return w.InTheWay
}

func shares(known map[uuid.UUID]int) map[uuid.UUID]int {
	share := map[uuid.UUID]int{}
	for agency, n := range known {
		share[agency] = n
	}
	return share
}
