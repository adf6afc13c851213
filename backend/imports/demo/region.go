package demo

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// region is a partnership whose sessions are made here rather than kept as rows.
type region struct {
	prefix   string // of references
	from     ukdate.FinancialYear
	monthly  [12]int // sessions a month, January first
	courses  []syllabus
	venues   []venue
	trainers []string // addresses, with the lending agency in brackets
	people   []*person
	absent   map[ukdate.FinancialYear][]string // agencies nobody came from in a year
	regulars map[string]int                    // by address: takes part in every nth session that suits
}

// clockwork is the present, and the working days around it.
type clockwork struct {
	now      time.Time
	today    ukdate.Date
	calendar ukdate.Calendar
}

func (c clockwork) past(t time.Time) bool { return !c.now.Before(t) }

// last is the year up to which there is a programme: this one, and the next where it is near.
func (c clockwork) last() ukdate.FinancialYear { return ukdate.FinancialYearOf(c.today.AddDays(120)) }

// schedule makes the ordinary sessions of every year, in the order in which they take place. taken are
// days on which something else goes on.
func (r *region) schedule(c clockwork, taken func(ukdate.Date) bool) []*running {
	var all []*running
	for year := r.from; year <= c.last(); year++ {
		n := 0
		for _, month := range year.Months() {
			for i := range r.monthly[month.Month-1] {
				key := fmt.Sprintf("%s %s %d", r.prefix, month, i)
				if s := r.session(key, month, c, taken); s != nil {
					n++
					s.ref = fmt.Sprintf("%s-%02d-%03d", r.prefix, int(year)%100, n)
					all = append(all, s)
				}
			}
		}
		draftLast(all, year, c)
	}
	slices.SortStableFunc(all, func(a, b *running) int { return a.starts().Compare(b.starts()) })
	r.assignTrainers(all)
	leaveRegisters(all, c)
	return all
}

// leaveRegisters: of the latest sessions, every other has no register yet.
func leaveRegisters(all []*running, c clockwork) {
	n := 0
	for i := len(all) - 1; i >= 0 && n < 6; i-- {
		if s := all[i]; s.ended == "" && c.past(s.ends()) {
			s.untaken = n%2 == 1
			n++
		}
	}
}

// draftLast: the last sessions of a year that is still to come are not published yet.
func draftLast(all []*running, year ukdate.FinancialYear, c clockwork) {
	n := 0
	for i := len(all) - 1; i >= 0 && n < 3; i-- {
		if s := all[i]; ukdate.FinancialYearAt(s.starts()) == year && s.starts().After(c.now.AddDate(0, 0, 60)) {
			s.draft = true
			n++
		}
	}
}

// session makes one session somewhere in a month; nil when no day of it will do.
func (r *region) session(key string, month ukdate.Month, c clockwork, taken func(ukdate.Date) bool) *running {
	d := dice(key)
	course := r.course(d.IntN(r.weight()))
	times := course.times[d.IntN(len(course.times))]
	day, found := workday(month, d.IntN(28), course, c, taken)
	if !found {
		return nil
	}
	s := &running{course: course.code, mode: course.mode, places: course.places, demand: course.demand * (0.8 + 0.5*d.Float64())}
	for i := range max(1, course.days) {
		s.parts = append(s.parts, on(partDay(day, i, course), times[0], times[1]))
	}
	if course.mode != virtual {
		s.venue = r.venues[d.IntN(len(r.venues))]
	} else {
		s.joining = "https://meet.example/" + fmt.Sprintf("%06d", d.IntN(1_000_000))
	}
	s.opens = day.AddDays(-70 - d.IntN(30))
	r.misfortune(s, d.Float64(), day, c)
	return s
}

func partDay(day ukdate.Date, i int, course syllabus) ukdate.Date {
	if course.apart {
		return day.AddDays(7 * i)
	}
	return day.AddDays(i)
}

// workday finds a day of the month from which on the course can be run: every part on a working day
// on which nothing else goes on, and in the same financial year.
func workday(month ukdate.Month, from int, course syllabus, c clockwork, taken func(ukdate.Date) bool) (ukdate.Date, bool) {
	days := month.Period().Days()
	for i := range days {
		day := month.From().AddDays((from + i) % days)
		good := true
		for n := range max(1, course.days) {
			part := partDay(day, n, course)
			good = good && c.calendar.IsWorkingDay(part) && !taken(part) && ukdate.FinancialYearOf(part) == ukdate.FinancialYearOf(day)
		}
		if good {
			return day, true
		}
	}
	return ukdate.Date{}, false
}

// misfortune: a few sessions are cancelled, do not run, are moved, or have no register. chance is from
// 0 to 1.
func (r *region) misfortune(s *running, chance float64, day ukdate.Date, c clockwork) {
	switch {
	case chance < 0.025:
		s.ended, s.why = "cancelled", "The trainer was unwell and nobody could stand in."
	case chance < 0.035 && c.past(s.starts()):
		s.ended, s.why = "did_not_run", "Snow closed the roads on the morning."
	case chance < 0.06:
		if planned := c.calendar.AddWorkingDays(day, -7); ukdate.FinancialYearOf(planned) == ukdate.FinancialYearOf(day) {
			s.movedFrom = planned
		}
	case chance < 0.075:
		s.untaken = true
	}
}

func (r *region) weight() int {
	n := 0
	for _, c := range r.courses {
		n += c.often
	}
	return n
}

func (r *region) course(throw int) syllabus {
	for _, c := range r.courses {
		if throw -= c.often; throw < 0 {
			return c
		}
	}
	return r.courses[0]
}

func (r *region) byCode(code string) syllabus {
	i := slices.IndexFunc(r.courses, func(c syllabus) bool { return c.code == code })
	if i < 0 {
		return syllabus{code: code}
	}
	return r.courses[i]
}

// assignTrainers gives every session a trainer or two who are nowhere else then.
func (r *region) assignTrainers(all []*running) {
	busy := map[string][]span{}
	for _, s := range all {
		d := dice("trainers of " + s.ref)
		wanted := 1 + cmp.Compare(len(s.parts), 1) // two for several parts
		for _, i := range d.Perm(len(r.trainers)) {
			if len(s.trainers) == wanted {
				break
			}
			t := r.trainers[i]
			if (&person{busy: busy[t]}).free(s.parts) {
				s.trainers, busy[t] = append(s.trainers, t), append(busy[t], s.parts...)
			}
		}
	}
}
