package demo

import (
	"hash/fnv"
	"math/rand/v2"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// running is a session of the demo before it is a row.
type running struct {
	ref, course, event, main, slot, title string
	mode                                  string // room, online or both, see the modes below
	venue                                 venue
	parts                                 []span
	places                                int // of each kind; unlimited is none
	trainers                              []string
	opens                                 ukdate.Date
	registerOpens                         int    // minutes before; 0: as usual
	only                                  string // code of the agency it is for
	note                                  string
	joining                               string

	draft     bool
	ended     string // cancelled or did_not_run
	why       string
	movedFrom ukdate.Date
	untaken   bool // its register was not taken

	demand  float64   // places wanted, as a share of those there are
	exactly *outcome  // of events whose numbers are known
	from    []*person // who may come; nil: everybody it suits
}

// outcome is how many of each there are, where that is known beforehand.
type outcome struct{ attended, noShow, excused, late, inTime, walkIn int }

const unlimited = -1

const (
	inPerson = "in_person"
	virtual  = "virtual"
	blended  = "blended"
)

func (r *running) starts() time.Time { return r.parts[0].from }
func (r *running) ends() time.Time   { return r.parts[len(r.parts)-1].to }

// dice are thrown for one thing and always fall the same for it, whatever else there is.
func dice(of string) *rand.Rand {
	h := fnv.New64a()
	_, _ = h.Write([]byte(of))
	return rand.New(rand.NewPCG(h.Sum64(), 2024))
}

// at is the instant of a London date and time; of a doubtful hour the first.
func at(day ukdate.Date, clock string) time.Time {
	first := 0
	t, err := ukdate.Resolve(day, ukdate.MustParseWall(clock), &first)
	if err != nil {
		panic("demo: " + day.String() + " " + clock + ": " + err.Error())
	}
	return t.UTC()
}

func on(day ukdate.Date, from, to string) span { return span{at(day, from), at(day, to)} }

type venue struct{ name, address, postcode, locality string }

// syllabus is what the demo needs to know of a course: how it is run, and for whom.
type syllabus struct {
	code    string
	mode    string
	places  int
	times   [][2]string // one is chosen
	days    int         // more than one: parts on so many days, a week apart where apart is set
	apart   bool
	often   int      // out of all courses
	sectors []string // nil: everybody
	needs   []string // any of these courses completed first
	demand  float64
}

var (
	mornings  = [][2]string{{"09:30", "12:30"}, {"13:30", "16:30"}, {"09:30", "12:30"}}
	fullDays  = [][2]string{{"09:30", "16:00"}}
	lunchtime = [][2]string{{"12:00", "13:30"}, {"10:00", "11:30"}, {"15:30", "17:00"}}
)

// suits reports whether a course is for somebody.
func (s syllabus) suits(p *person) bool {
	if p.Home != "" || s.sectors != nil && !has(s.sectors, p.sector) {
		return false
	}
	if len(s.needs) == 0 {
		return true
	}
	for _, code := range s.needs {
		if p.done[code] {
			return true
		}
	}
	return false
}

func has[T comparable](all []T, one T) bool {
	for _, v := range all {
		if v == one {
			return true
		}
	}
	return false
}
