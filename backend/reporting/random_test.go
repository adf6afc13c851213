package reporting_test

import (
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// A random year: a few hundred days of sessions around a random present, with everything that may happen to them.

var (
	sectorKeys = []string{"health", "police", "education", "other"}
	markKinds  = []string{"present", "present", "present", "late", "left_early", "absent", "excused", "refused"}
	// instants on both sides of midnight in London, where the year, the month and the clock change
	edges = []string{
		"2025-03-31 23:30", "2025-04-01 00:00", "2024-03-31 23:59", "2024-04-01 00:30", "2025-03-30 00:59", "2024-10-27 01:30",
		"2025-02-28 10:00", "2024-02-29 10:00",
	}
)

type drawer struct{ t *rapid.T }

func (d drawer) n(low, high int, what string) int { return rapid.IntRange(low, high).Draw(d.t, what) }
func (d drawer) chance(in int, what string) bool  { return d.n(1, in, what) == 1 }

func pick[V any](d drawer, from []V, what string) V { return from[d.n(0, len(from)-1, what)] }

// maybe draws one of from, or nothing.
func maybe[V any](d drawer, from []V, what string) *V {
	if len(from) == 0 || d.chance(4, what+"?") {
		return nil
	}
	v := pick(d, from, what)
	return &v
}

func randomYear(t *rapid.T) *rawYear {
	d := drawer{t}
	y := &rawYear{id: newID(), now: fixture.London("2025-01-15 12:00").Add(time.Duration(d.n(0, 200, "day")) * 24 * time.Hour)}
	d.places(y)
	d.agenciesAndPeople(y)
	d.courses(y)
	for range d.n(0, 2, "events") {
		y.events = append(y.events, d.event(y))
	}
	for range d.n(0, 7, "sessions") {
		y.sessions = append(y.sessions, d.session(y))
	}
	for i := range y.sessions {
		d.people(y, i)
	}
	return y
}

func (d drawer) places(y *rawYear) {
	for range d.n(0, 2, "localities") {
		y.localities = append(y.localities, newID())
	}
	for range d.n(0, 2, "priorities") {
		y.priorities = append(y.priorities, newID())
	}
	for range d.n(1, 2, "venues") {
		y.venues = append(y.venues, newID())
		y.venueAt = append(y.venueAt, maybe(d, y.localities, "venue's locality"))
	}
}

func (d drawer) agenciesAndPeople(y *rawYear) {
	for range d.n(1, 5, "agencies") {
		a := rawAgency{id: newID(), sector: pick(d, sectorKeys, "sector"), locality: maybe(d, y.localities, "agency's locality")}
		a.closed, a.visitor = d.chance(6, "closed"), d.chance(6, "visitor")
		if len(y.agencies) > 0 && d.chance(2, "has parent") {
			parent := pick(d, y.agencies, "parent").id
			a.parent = &parent
		}
		y.agencies = append(y.agencies, a)
	}
	for range d.n(1, 9, "people") {
		y.people = append(y.people, newID())
	}
}

func (d drawer) courses(y *rawYear) {
	for range d.n(1, 3, "courses") {
		c := rawCourse{
			id: newID(), durationClass: pick(d, []string{"bitesize", "half_day", "full_day", "several_days"}, "length"),
			rule: pick(d, []string{"none", "all_parts", "minutes"}, "rule"), minutes: d.n(30, 400, "minutes needed"),
			priorities: map[int][]uuid.UUID{},
		}
		for _, tag := range []string{"Level 2", "Level 3", "Group 4"} {
			if d.chance(2, "tag") {
				c.tags = append(c.tags, tag)
			}
		}
		for _, year := range []int{2023, 2024, 2025} {
			for _, p := range y.priorities {
				if d.chance(2, "priority") {
					c.priorities[year] = append(c.priorities[year], p)
				}
			}
		}
		y.courses = append(y.courses, c)
	}
}

func (d drawer) event(y *rawYear) rawEvent {
	starts := ukdate.DateOf(y.now).AddDays(-d.n(0, 500, "event days ago"))
	return rawEvent{
		id: newID(), starts: starts, ends: starts.AddDays(d.n(0, 5, "event length")),
		kind: pick(d, []string{"themed_week", "conference"}, "kind"), series: pick(d, []string{"", "safe"}, "series"),
	}
}

func (d drawer) session(y *rawYear) rawSession {
	s := rawSession{
		id: newID(), course: d.n(0, len(y.courses)-1, "course"), event: d.n(-1, len(y.events)-1, "event"),
		mode:   pick(d, []string{"in_person", "virtual", "blended"}, "mode"),
		status: pick(d, []string{"published", "published", "published", "published", "cancelled", "did_not_run", "draft"}, "status"),
		moved:  d.chance(5, "moved"), placesUnknown: d.chance(8, "places unknown"),
	}
	if len(y.sessions) > 0 && d.chance(5, "break-out") {
		main := pick(d, y.sessions, "main session")
		s.main, s.event = &main.id, main.event
	}
	if d.chance(6, "one agency") {
		only := pick(d, y.agencies, "only agency").id
		s.onlyAgency = &only
	}
	if at := d.n(-1, len(y.venues)-1, "venue"); at >= 0 {
		s.venue, s.venueLocality = &y.venues[at], y.venueAt[at]
	}
	s.parts = d.parts(y)
	d.seats(&s)
	for p := range y.people {
		if d.chance(6, "trains") {
			s.trainers = append(s.trainers, p)
			var lender *int
			if n := d.n(-1, len(y.agencies)-1, "lender"); n >= 0 {
				lender = &n
			}
			s.lenders = append(s.lenders, lender)
		}
	}
	if d.chance(6, "totals") {
		s.totals = d.totals()
	}
	return s
}

func (d drawer) parts(y *rawYear) []rawPart {
	start := y.now.Add(-time.Duration(d.n(-20*24, 800*24, "hours ago")) * time.Hour)
	if d.chance(3, "edge") {
		start = fixture.London(pick(d, edges, "edge"))
	}
	var parts []rawPart
	for range d.n(1, 3, "parts") {
		p := rawPart{id: newID(), starts: start, ends: start.Add(time.Duration(d.n(20, 200, "minutes")) * time.Minute)}
		p.cancelled = d.chance(6, "part cancelled")
		p.register = pick(d, []string{"closed", "closed", "closed", "closed", "open", ""}, "register")
		parts = append(parts, p)
		start = start.Add(time.Duration(d.n(1, 9, "days on")) * 24 * time.Hour)
	}
	return parts
}

func (d drawer) seats(s *rawSession) {
	kinds := map[string][]string{"in_person": {"room"}, "virtual": {"online"}, "blended": {"room", "online"}}[s.mode]
	for _, kind := range kinds {
		seat := rawSeat{seat: kind}
		if !d.chance(5, "unlimited") {
			n := d.n(0, 12, "capacity")
			seat.capacity = &n
		}
		if !d.chance(5, "first not known") {
			n := d.n(0, 12, "first capacity")
			seat.first = &n
		}
		for at := s.starts().Add(-timeHour(2)); d.chance(4, "capacity changed"); at = at.Add(timeHour(1)) {
			c := rawChange{at: at}
			if !d.chance(4, "was unlimited") {
				n := d.n(0, 12, "capacity before")
				c.before = &n
			}
			seat.changes = append(seat.changes, c)
		}
		s.seats = append(s.seats, seat)
	}
}

// totals that add up wherever all of them are known.
func (d drawer) totals() *rawTotals {
	n := func(what string) int { return d.n(0, 6, what) }
	k := map[string]int{}
	for _, what := range []string{"came", "byProvider", "late", "inTime", "noShows", "excused", "notTaken", "walkIns"} {
		k[what] = n(what)
	}
	if !d.chance(3, "some not taken") {
		k["notTaken"] = 0
	}
	known := func(value int, what string) *int {
		if d.chance(6, what+" unknown") {
			return nil
		}
		return &value
	}
	all := k["came"] + k["byProvider"] + k["late"] + k["inTime"] + k["noShows"] + k["excused"] + k["notTaken"]
	return &rawTotals{
		registrations: known(all, "registrations"), byProvider: known(k["byProvider"], "byProvider"), late: known(k["late"], "late"),
		inTime: known(k["inTime"], "inTime"), noShows: known(k["noShows"], "noShows"), excused: known(k["excused"], "excused"),
		notTaken: known(k["notTaken"], "notTaken"), walkIns: known(k["walkIns"], "walkIns"), attended: known(k["came"]+k["walkIns"], "attended"),
	}
}

// people books, cancels, books again, substitutes, moves, waits, is told full and walks in.
func (d drawer) people(y *rawYear, session int) {
	s := y.sessions[session]
	for person := range y.people {
		at := s.starts().Add(-time.Duration(d.n(1, 60*24, "booked")) * time.Hour)
		for range d.n(0, 2, "ended bookings") {
			d.ended(y, session, person, &at)
		}
		if status := pick(d, []string{"", "confirmed", "confirmed", "confirmed", "waiting", "requested", "held", "offered", "walk-in", "walk-in"}, "live"); status != "" {
			d.live(y, session, person, status, &at)
		}
		if d.chance(8, "told full") {
			y.told = append(y.told, rawToldFull{session, person, s.starts().Add(-time.Duration(d.n(1, 100, "told")) * time.Hour)})
		}
	}
}

func (d drawer) booking(y *rawYear, session, person int, status string) rawBooking {
	k := rawBooking{id: newID(), session: session, person: person, status: status, seat: y.sessions[session].seats[0].seat}
	if n := d.n(-1, len(y.agencies)-1, "agency"); n >= 0 {
		a := y.agencies[n]
		k.agency, k.sector, k.locality = &a.id, a.sector, a.locality
	}
	return k
}

func (d drawer) ended(y *rawYear, session, person int, at *time.Time) {
	k := d.booking(y, session, person, pick(d, []string{"cancelled", "cancelled", "cancelled", "substituted", "transferred", "declined", "lapsed"}, "ended"))
	*at = at.Add(time.Duration(d.n(0, 90, "later")) * time.Minute)
	confirmed := *at
	switch k.status {
	case "cancelled":
		k.cancelClass = pick(d, []string{"by_provider", "late", "in_time"}, "class")
		if !d.chance(4, "never confirmed") {
			k.confirmed = &confirmed
		}
		k.walkIn = d.chance(8, "walk-in undone")
	case "substituted", "transferred":
		k.confirmed = &confirmed
	case "lapsed":
		k.cause = pick(d, []string{"started", "expired"}, "cause")
		k.lapsedFrom = pick(d, []string{"requested", "waiting", "offered", "held"}, "lapsed from")
	}
	y.bookings = append(y.bookings, k)
	if k.status == "cancelled" && d.chance(3, "marked before it was recorded") {
		d.marks(y, session, k)
	}
}

func (d drawer) live(y *rawYear, session, person int, status string, at *time.Time) {
	k := d.booking(y, session, person, status)
	if status == "walk-in" {
		k.status, k.walkIn = "confirmed", true
	}
	if k.status == "confirmed" {
		confirmed := at.Add(time.Duration(d.n(0, 90, "later")) * time.Minute)
		if d.chance(8, "an import mixed the times up") {
			confirmed = confirmed.AddDate(0, -3, 0)
		}
		k.confirmed = &confirmed
	}
	y.bookings = append(y.bookings, k)
	if k.status == "confirmed" {
		d.marks(y, session, k)
	}
}

func (d drawer) marks(y *rawYear, session int, k rawBooking) {
	for _, p := range y.sessions[session].parts {
		if p.register == "" || d.chance(10, "no mark") {
			continue
		}
		if d.chance(6, "corrected") {
			y.marks = append(y.marks, d.mark(p, k, true))
		}
		y.marks = append(y.marks, d.mark(p, k, false))
	}
}

func (d drawer) mark(p rawPart, k rawBooking, gone bool) rawMark {
	m := rawMark{part: p.id, booking: k.id, mark: pick(d, markKinds, "mark"), gone: gone}
	minutes := d.n(0, 120, "minutes")
	switch m.mark {
	case "present":
		m.attended = true
	case "late":
		m.attended = d.chance(2, "came long enough")
		if !d.chance(5, "late by nobody knows how much") {
			m.late = &minutes
		}
	case "left_early":
		m.attended = true
		if d.chance(2, "minutes known") {
			m.early = &minutes
		}
	}
	return m
}
