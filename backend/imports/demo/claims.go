package demo

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// claim is a booking of the demo before it is a row.
type claim struct {
	who      *person
	outcome  string
	seat     string
	bookedAt time.Time
	noticeAt time.Time // zero: none
	reason   string
	marks    string
}

// book decides who books each session and what becomes of it. Sessions come in the order in which they
// take place, so that nobody is in two at once and prerequisites were met before.
func (r *region) book(all []*running, c clockwork) map[string][]claim {
	claims := map[string][]claim{}
	for n, s := range all {
		if s.draft || !s.opens.Before(c.today) {
			continue
		}
		claims[s.ref] = r.bookOne(s, n, c)
	}
	return claims
}

func (r *region) bookOne(s *running, n int, c clockwork) []claim {
	d := dice("bookings of " + s.ref)
	want := s.wanted(d, c)
	people := r.choose(s, n, want.attended+want.noShow+want.excused+want.late+want.inTime+want.walkIn, d)
	var claims []claim
	for i, kind := range want.kinds() {
		if i == len(people) {
			break
		}
		if k := s.claim(people[i], kind, d, c); c.past(k.noticeAt) {
			claims = append(claims, k) // who will cancel later has not booked yet
		}
	}
	claims = append(claims, r.queue(s, len(people), claims, d, c)...)
	r.remember(s, claims)
	slices.SortStableFunc(claims, func(a, b claim) int { return a.bookedAt.Compare(b.bookedAt) })
	return claims
}

// wanted is how many there are of each outcome, by chance unless it is known.
func (s *running) wanted(d *rand.Rand, c clockwork) outcome {
	if s.exactly != nil {
		return *s.exactly
	}
	hold := int(float64(s.places) * s.demand)
	if s.places == unlimited {
		hold = int(s.demand)
	}
	if !c.past(s.starts()) {
		ahead := c.today.DaysUntil(ukdate.DateOf(s.starts()))
		hold = int(float64(hold) * max(0.15, 1.05-float64(ahead)/80))
	}
	if s.places != unlimited {
		hold = min(hold, s.places)
	}
	o := outcome{noShow: share(d, hold, 0.09), excused: share(d, hold, 0.02), late: share(d, hold, 0.05), inTime: share(d, hold, 0.08)}
	o.attended = hold - o.noShow - o.excused
	if s.mode == inPerson && c.past(s.ends()) && !s.untaken && s.ended == "" && d.IntN(5) == 0 {
		o.walkIn = 1 + d.IntN(2)
	}
	return o
}

// share is about a share of n.
func share(d *rand.Rand, n int, of float64) int {
	return int(float64(n)*of*(0.4+1.2*d.Float64()) + d.Float64())
}

func (o outcome) kinds() []string {
	var all []string
	for _, k := range []struct {
		kind string
		n    int
	}{
		{"attended", o.attended},
		{"no_show", o.noShow},
		{"excused", o.excused},
		{"cancelled_late", o.late},
		{"cancelled_in_time", o.inTime},
		{"walk_in", o.walkIn},
	} {
		for range k.n {
			all = append(all, k.kind)
		}
	}
	return all
}

// choose draws people the session suits, who are free then; the keener, the likelier. Regulars come
// first, when it is their turn.
func (r *region) choose(s *running, n, wanted int, d *rand.Rand) []*person {
	type drawn struct {
		p    *person
		luck float64
	}
	course, year := r.byCode(s.course), ukdate.FinancialYearAt(s.starts())
	var pool []drawn
	for _, p := range s.among(r.people) {
		luck := d.ExpFloat64() / p.keen // the smallest are drawn: a draw without putting back, by weight
		if s.from == nil && !course.suits(p) || has(r.absent[year], p.Agency) || s.main == "" && !p.free(s.parts) || p.at[s.main] != (s.main != "") {
			continue
		}
		switch every := r.regulars[p.Email]; {
		case every > 0 && n%every == 0:
			luck = 0
		case every > 0:
			luck += 1000
		}
		pool = append(pool, drawn{p, luck})
	}
	slices.SortStableFunc(pool, func(a, b drawn) int {
		if a.luck < b.luck {
			return -1
		}
		if a.luck > b.luck {
			return 1
		}
		return 0
	})
	var people []*person
	for _, one := range pool[:min(wanted, len(pool))] {
		people = append(people, one.p)
	}
	return people
}

func (s *running) among(everybody []*person) []*person {
	if s.from != nil {
		return s.from
	}
	return everybody
}

// claim is one booking with its times and marks.
func (s *running) claim(p *person, kind string, d *rand.Rand, c clockwork) claim {
	k := claim{who: p, outcome: kind}
	day := ukdate.DateOf(s.starts())
	latest := min(s.opens.DaysUntil(day)-1, s.opens.DaysUntil(c.today)-1)
	k.bookedAt = workingHour(s.opens.AddDays(d.IntN(max(1, latest))), d)
	if s.mode == blended {
		k.seat = []string{"room", "online"}[d.IntN(2)]
	}
	switch {
	case s.ended != "" && kind != "cancelled_in_time" && kind != "cancelled_late":
		k.outcome, k.noticeAt = "cancelled_by_provider", earlierOf(workingHour(day.AddDays(-2), d), c.now)
		if s.ended == "did_not_run" {
			k.noticeAt = s.starts().Add(-time.Hour)
		}
		k.noticeAt = laterOf(k.noticeAt, k.bookedAt)
	case kind == "cancelled_in_time":
		k.bookedAt = earlierOf(k.bookedAt, workingHour(day.AddDays(-20), d))
		k.noticeAt, k.reason = workingHour(day.AddDays(-8-d.IntN(8)), d), pick(d, "No longer needed", "Work pressure", "Clash with another meeting", "Changed job")
	case kind == "cancelled_late":
		k.bookedAt = earlierOf(k.bookedAt, workingHour(day.AddDays(-9), d))
		k.noticeAt, k.reason = workingHour(day.AddDays(-1-d.IntN(2)), d), pick(d, "Unwell", "Court", "Staff absence", "Family emergency")
	case kind == "walk_in":
		k.bookedAt = s.starts()
	case kind == "excused":
		k.reason = "Called to an emergency"
	}
	s.settle(&k, d, c)
	return k
}

// settle: what has not happened yet is still booked, and a register that was not taken says nothing.
func (s *running) settle(k *claim, d *rand.Rand, c clockwork) {
	holds := has([]string{"attended", "no_show", "excused", "walk_in"}, k.outcome)
	switch {
	case !c.past(s.starts()) && holds:
		k.outcome, k.reason = "booked", ""
	case s.ended != "" || !holds:
	case !c.past(s.ends()) || s.untaken:
		k.outcome, k.reason = "not_taken", ""
	case k.outcome == "attended" && len(s.parts) > 1 && d.IntN(9) == 0:
		k.marks = strings.Join(append([]string{"present"}, slices.Repeat([]string{"absent"}, len(s.parts)-1)...), "|")
	case k.outcome == "attended" && len(s.parts) == 1 && d.IntN(16) == 0:
		k.marks = pick(d, "late ", "left_early ") + strconv.Itoa(5*(1+d.IntN(3)))
	}
}

// queue: at a session that was full some were still waiting when it began.
func (r *region) queue(s *running, chosen int, claims []claim, d *rand.Rand, c clockwork) []claim {
	full := s.places != unlimited && holding(claims) >= s.places
	if !full || !c.past(s.starts()) || s.ended != "" || s.exactly != nil {
		return nil
	}
	n := 1 + d.IntN(4)
	people := r.choose(s, 1, chosen+n, dice("bookings of "+s.ref))
	var waiting []claim
	for _, p := range people[min(chosen, len(people)):] {
		waiting = append(waiting, claim{who: p, outcome: "waiting", bookedAt: workingHour(ukdate.DateOf(s.starts()).AddDays(-6), d), seat: seatOf(s)})
	}
	return waiting
}

func seatOf(s *running) string {
	if s.mode == blended {
		return "room"
	}
	return ""
}

func holding(claims []claim) int {
	n := 0
	for _, k := range claims {
		if k.outcome != "walk_in" && k.outcome != "waiting" && !strings.HasPrefix(k.outcome, "cancelled_") {
			n++
		}
	}
	return n
}

// remember keeps who is where, and who has completed what.
func (r *region) remember(s *running, claims []claim) {
	for _, k := range claims {
		switch k.outcome {
		case "attended", "walk_in":
			if k.marks == "" || !strings.Contains(k.marks, "absent") {
				k.who.done[s.course] = true
			}
		case "no_show", "excused", "booked", "not_taken":
		default:
			continue
		}
		k.who.at[s.ref] = true
		if s.main == "" {
			k.who.busy = append(k.who.busy, s.parts...)
		}
	}
}

func workingHour(day ukdate.Date, d *rand.Rand) time.Time {
	return ukdate.StartOf(day).Add(time.Duration(8*60+d.IntN(10*60)) * time.Minute).UTC()
}

func pick(d *rand.Rand, words ...string) string { return words[d.IntN(len(words))] }

func earlierOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
