package reporting_test

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// The same figures counted a second time, by hand, from raw rows: no SQL, no code of package reporting. Slow and
// plain, so that it can be read against the definitions.

type number struct {
	num, den int64
	known    bool
	unknown  int
}

type brute struct{ *rawYear }

func (b brute) live(p rawPart) bool { return !p.cancelled }

func (b brute) liveParts(s rawSession) (parts []rawPart) {
	for _, p := range s.parts {
		if b.live(p) {
			parts = append(parts, p)
		}
	}
	return parts
}

// delivered: published, ran, and its first part that was not cancelled has started.
func (b brute) delivered(s rawSession) bool {
	parts := b.liveParts(s)
	return s.status == "published" && len(parts) > 0 && !parts[0].starts.After(b.now)
}

// began: of a session that was cancelled or did not run, its last planned date has come.
func (b brute) began(s rawSession) bool { return !s.starts().After(b.now) }

func (b brute) registerTaken(s rawSession) bool {
	if s.totals != nil {
		return s.totals.attended != nil && (s.totals.notTaken == nil || *s.totals.notTaken == 0)
	}
	for _, p := range b.liveParts(s) {
		if p.register != "closed" {
			return false
		}
	}
	return true
}

// currentMark is the mark that counts of a booking in a part whose register is closed.
func (b brute) currentMark(k rawBooking, p rawPart) (rawMark, bool) {
	if p.register != "closed" {
		return rawMark{}, false
	}
	for _, m := range b.marks {
		if m.booking == k.id && m.part == p.id && !m.gone {
			return m, true
		}
	}
	return rawMark{}, false
}

// attendedAny: a closed part attended.
func (b brute) attendedAny(k rawBooking) bool {
	for _, p := range b.liveParts(b.sessions[k.session]) {
		if m, found := b.currentMark(k, p); found && m.attended {
			return true
		}
	}
	return false
}

// completed: every register closed, and the course's rule met; a course without a rule asks no more than to have come.
func (b brute) completed(k rawBooking) bool {
	s := b.sessions[k.session]
	course := b.courses[s.course]
	minutes, every := 0, true
	for _, p := range b.liveParts(s) {
		if p.register != "closed" {
			return false
		}
		m, found := b.currentMark(k, p)
		if !found || !m.attended {
			every = false
			continue
		}
		if m.mark == "late" && m.late == nil || m.mark == "left_early" && m.early == nil {
			continue // nobody knows for how long
		}
		there := int(p.ends.Sub(p.starts) / time.Minute)
		if m.late != nil {
			there -= *m.late
		}
		if m.early != nil {
			there -= *m.early
		}
		minutes += max(0, there)
	}
	switch course.rule {
	case "all_parts":
		return b.attendedAny(k) && every
	case "minutes":
		return b.attendedAny(k) && minutes >= course.minutes
	}
	return b.attendedAny(k)
}

// outcome of a booking; empty when it is no registration and no walk-in that came.
func (b brute) outcome(k rawBooking) string {
	switch {
	case k.walkIn && k.status == "confirmed" && b.attendedAny(k):
		return "walk_in"
	case k.walkIn || !b.isRegistration(k):
		return ""
	case k.status == "cancelled":
		return map[string]string{"by_provider": "cancelled_by_provider", "late": "cancelled_late", "in_time": "cancelled_in_time"}[k.cancelClass]
	case b.attendedAny(k):
		return "attended"
	}
	absent := false
	for _, p := range b.liveParts(b.sessions[k.session]) {
		m, found := b.currentMark(k, p)
		if !found {
			return "not_taken"
		}
		absent = absent || m.mark != "excused"
	}
	if len(b.liveParts(b.sessions[k.session])) == 0 {
		return "not_taken"
	}
	if absent {
		return "no_show"
	}
	return "excused"
}

func (b brute) isRegistration(k rawBooking) bool {
	everConfirmed := func(k rawBooking) bool {
		return k.confirmed != nil && !k.walkIn && (k.status == "confirmed" || k.status == "cancelled")
	}
	if !everConfirmed(k) {
		return false
	}
	for _, other := range b.bookings { // of several by one person for one session, the last
		if other.id == k.id || other.session != k.session || other.person != k.person || !everConfirmed(other) {
			continue
		}
		later := other.confirmed.After(*k.confirmed) || other.confirmed.Equal(*k.confirmed) && other.id.String() > k.id.String()
		if k.status == "cancelled" && (other.status == "confirmed" || later) {
			return false
		}
	}
	return true
}

// of is what a count is about: some sessions, and of their people perhaps only some.
type of struct {
	session func(i int) bool
	person  func(k rawBooking) bool // nil: everybody
	unnamed bool                    // sessions known only as totals belong to it
	// breakOuts: the row of a break-out on its event's page
	breakOuts bool
}

func (o of) has(k rawBooking) bool { return o.person == nil || o.person(k) }

// figures counts everything once more.
func (b brute) figures(o of) map[string]number {
	f := map[string]number{}
	whole := func(key string, n int64) { f[key] = number{num: n, den: 1, known: true} }
	type sum struct {
		n              int64
		known, unknown int
	}
	sums := map[string]*sum{}
	add := func(key string, n *int64) {
		if sums[key] == nil {
			sums[key] = &sum{}
		}
		if n == nil {
			sums[key].unknown++
			return
		}
		sums[key].n += *n
		sums[key].known++
	}
	for _, key := range []string{
		"places_offered", "places_first_published", "registrations_unlimited", "registrations", "cancelled_by_provider", "cancelled_late",
		"cancelled_in_time", "places_taken", "no_shows", "excused", "not_taken", "walk_ins", "attended", "completed", "unidentified_attendances",
		"attended_one_agency",
	} {
		sums[key] = &sum{}
	}
	rates := map[string]*number{}
	for _, key := range []string{
		"average_attended", "rate_of_places", "rate_of_registrations", "rate_turn_up", "rate_no_show_of_places", "rate_no_show_of_registrations", "rate_fill",
	} {
		rates[key] = &number{}
	}
	rate := func(key string, num, den *int64) {
		if num == nil || den == nil {
			rates[key].unknown++
			return
		}
		rates[key].num += *num
		rates[key].den += *den
	}
	counts := map[string]int64{}
	people, reached, agencies := map[int]bool{}, map[int]bool{}, map[uuid.UUID]bool{}
	affected := map[string]map[int]bool{"cancelled": {}, "did_not_run": {}, "moved": {}}
	for i, s := range b.sessions {
		if !o.session(i) || s.main != nil && !o.breakOuts {
			continue
		}
		if (s.status == "cancelled" || s.status == "did_not_run") && b.began(s) {
			counts[s.status]++
			for _, k := range b.bookings {
				if k.session == i && k.cancelClass == "by_provider" && !k.walkIn && s.totals == nil {
					affected[s.status][k.person] = true
				}
			}
		}
		if !b.delivered(s) {
			continue
		}
		counts["delivered"]++
		taken := b.registerTaken(s)
		if taken {
			counts["taken"]++
		}
		if s.onlyAgency != nil {
			counts["one agency"]++
		}
		if s.moved {
			counts["moved"]++
		}
		n := b.numbersOf(i, o)
		unlimited, offered, first := false, int64(0), int64(0)
		firstKnown := true
		for _, seat := range s.seats {
			atTheStart := seat.capacity
			for _, c := range seat.changes {
				if !c.at.Before(s.starts()) {
					atTheStart = c.before
					break
				}
			}
			if atTheStart == nil {
				unlimited = true
			} else {
				offered += int64(*atTheStart)
			}
			if seat.first == nil {
				firstKnown = false
			} else {
				first += int64(*seat.first)
			}
		}
		limited := !unlimited && !s.placesUnknown
		switch {
		case s.placesUnknown:
			add("places_offered", nil)
			add("places_first_published", nil)
		case unlimited:
			add("registrations_unlimited", n["registrations"])
		default:
			add("places_offered", &offered)
			if firstKnown {
				add("places_first_published", &first)
			} else {
				add("places_first_published", nil)
			}
		}
		if s.totals == nil || o.unnamed || o.person == nil {
			for key, value := range n {
				if key != "registered" {
					add(key, value)
				}
			}
			if s.onlyAgency != nil {
				add("attended_one_agency", n["attended"])
			}
		}
		if s.totals != nil {
			add("unidentified_attendances", n["attended"])
		}
		one := int64(1)
		if taken {
			rate("average_attended", n["attended"], &one)
			rate("rate_of_registrations", n["registered"], n["registrations"])
			rate("rate_turn_up", n["registered"], n["places_taken"])
			rate("rate_no_show_of_places", n["no_shows"], n["places_taken"])
			rate("rate_no_show_of_registrations", n["no_shows"], n["registrations"])
			if limited {
				rate("rate_of_places", n["attended"], &offered)
			}
		}
		if limited {
			rate("rate_fill", n["places_taken"], &offered)
		}
		quarters := map[string]int64{"bitesize": 1, "half_day": 2, "full_day": 4, "several_days": 4}[b.courses[s.course].durationClass]
		for _, p := range b.liveParts(s) {
			if !p.starts.After(b.now) {
				counts["training"] += quarters
				counts["trainer"] += quarters * int64(len(s.trainers))
			}
		}
		if s.totals != nil {
			continue
		}
		for _, k := range b.bookings {
			if k.session != i || !o.has(k) {
				continue
			}
			switch b.outcome(k) {
			case "attended", "walk_in":
				people[k.person], reached[i] = true, true
				if k.agency != nil {
					agencies[*k.agency] = true
				}
			}
			if s.moved && !k.walkIn && k.confirmed != nil && (k.status == "confirmed" || k.status == "cancelled") {
				affected["moved"][k.person] = true
			}
		}
	}
	whole("sessions_delivered", counts["delivered"])
	whole("sessions_register_taken", counts["taken"])
	whole("sessions_register_not_taken", counts["delivered"]-counts["taken"])
	whole("sessions_one_agency", counts["one agency"])
	whole("sessions_moved", counts["moved"])
	whole("sessions_cancelled", counts["cancelled"])
	whole("sessions_did_not_run", counts["did_not_run"])
	whole("people_affected_moved", int64(len(affected["moved"])))
	whole("people_affected_cancelled", int64(len(affected["cancelled"])))
	whole("people_affected_did_not_run", int64(len(affected["did_not_run"])))
	whole("people_reached", int64(len(people)))
	whole("sessions_reached", int64(len(reached)))
	whole("unmet_demand", int64(len(b.unmet(o))))
	in, out := b.agenciesReached(agencies)
	whole("agencies_reached", in)
	whole("agencies_not_reached", out)
	f["trainer_days"] = number{num: counts["trainer"], den: 4, known: true}
	f["training_days"] = number{num: counts["training"], den: 4, known: true}
	for key, s := range sums {
		f[key] = number{num: s.n, den: 1, known: s.known > 0 || s.unknown == 0, unknown: s.unknown}
	}
	for key, r := range rates {
		f[key] = number{num: r.num, den: r.den, known: r.den != 0, unknown: r.unknown}
	}
	return f
}

// numbersOf is what became of one session's registrations; nil is not known.
func (b brute) numbersOf(i int, o of) map[string]*int64 {
	n := map[string]*int64{}
	if k := b.sessions[i].totals; k != nil {
		wide := func(v *int) *int64 {
			if v == nil {
				return nil
			}
			w := int64(*v)
			return &w
		}
		n["registrations"], n["cancelled_by_provider"], n["cancelled_late"] = wide(k.registrations), wide(k.byProvider), wide(k.late)
		n["cancelled_in_time"], n["no_shows"], n["excused"] = wide(k.inTime), wide(k.noShows), wide(k.excused)
		n["not_taken"], n["walk_ins"], n["attended"], n["completed"] = wide(k.notTaken), wide(k.walkIns), wide(k.attended), nil
	} else {
		for _, key := range []string{
			"registrations", "cancelled_by_provider", "cancelled_late", "cancelled_in_time", "no_shows", "excused", "not_taken", "walk_ins", "attended", "completed",
		} {
			n[key] = new(int64)
		}
		for _, k := range b.bookings {
			if k.session != i || !o.has(k) {
				continue
			}
			outcome := b.outcome(k)
			if outcome == "" {
				continue
			}
			if outcome != "walk_in" {
				*n["registrations"]++
			}
			if outcome == "attended" || outcome == "walk_in" {
				*n["attended"]++
				if b.completed(k) {
					*n["completed"]++
				}
			}
			switch outcome {
			case "no_show":
				*n["no_shows"]++
			case "walk_in":
				*n["walk_ins"]++
			case "attended":
			default:
				*n[outcome]++
			}
		}
	}
	if n["registrations"] != nil && n["cancelled_by_provider"] != nil && n["cancelled_late"] != nil && n["cancelled_in_time"] != nil {
		taken := *n["registrations"] - *n["cancelled_by_provider"] - *n["cancelled_late"] - *n["cancelled_in_time"]
		n["places_taken"] = &taken
	} else {
		n["places_taken"] = nil
	}
	if n["attended"] != nil && n["walk_ins"] != nil {
		registered := *n["attended"] - *n["walk_ins"]
		n["registered"] = &registered
	} else {
		n["registered"] = nil
	}
	return n
}

// unmet: still waiting or asking at the start, or told full and no place of the course since.
func (b brute) unmet(o of) map[int]bool {
	people := map[int]bool{}
	for i, s := range b.sessions {
		if !o.session(i) || s.main != nil && !o.breakOuts || !b.delivered(s) || s.totals != nil {
			continue
		}
		for _, k := range b.bookings {
			atTheStart := k.status == "requested" || k.status == "waiting" ||
				k.status == "lapsed" && k.cause == "started" && (k.lapsedFrom == "requested" || k.lapsedFrom == "waiting")
			if k.session == i && atTheStart {
				people[k.person] = true
			}
		}
		for _, f := range b.told {
			if f.session != i {
				continue
			}
			placed := false
			for _, k := range b.bookings {
				other := b.sessions[k.session]
				placed = placed || k.person == f.person && k.status == "confirmed" && other.course == s.course && other.starts().After(f.at)
			}
			if !placed {
				people[f.person] = true
			}
		}
	}
	return people
}

// belongsTo: the agency itself or one above it.
func (b brute) belongsTo(agency, above uuid.UUID) bool {
	for {
		if agency == above {
			return true
		}
		parent := (*uuid.UUID)(nil)
		for _, a := range b.agencies {
			if a.id == agency {
				parent = a.parent
			}
		}
		if parent == nil {
			return false
		}
		agency = *parent
	}
}

func (b brute) agenciesReached(came map[uuid.UUID]bool) (reached, not int64) {
	for _, a := range b.agencies {
		hit := false
		for from := range came {
			hit = hit || b.belongsTo(from, a.id)
		}
		switch {
		case hit:
			reached++
		case !a.closed && !a.visitor:
			not++
		}
	}
	return reached, not
}

// within: the sessions whose first part that was not cancelled falls on a day from..to, in London.
func (b brute) within(p ukdate.Period) func(int) bool {
	return func(i int) bool { return p.Contains(b.sessions[i].date()) }
}

func (b brute) ofEvent(event int) func(int) bool {
	return func(i int) bool { return b.sessions[i].event == event }
}

// keysOf are the rows of a breakdown that a session counts in.
func (b brute) keysOf(by string, i int) []string {
	s := b.sessions[i]
	course := b.courses[s.course]
	switch by {
	case "event":
		if s.event < 0 {
			return []string{"none"}
		}
		return []string{b.events[s.event].id.String()}
	case "course":
		return []string{course.id.String()}
	case "mode":
		return []string{s.mode}
	case "venue_locality":
		return []string{orNoneID(s.venueLocality)}
	case "month":
		return []string{s.date().String()[:7]}
	case "quarter":
		return []string{ukdate.FinancialYear(s.year()).String() + "-Q" + map[time.Month]string{
			4: "1", 5: "1", 6: "1", 7: "2", 8: "2", 9: "2", 10: "3", 11: "3", 12: "3", 1: "4", 2: "4", 3: "4",
		}[s.date().Month]}
	case "session":
		return []string{s.id.String()}
	case "level_tag":
		return orNone(course.tags)
	}
	var keys []string
	for _, p := range course.priorities[s.year()] {
		keys = append(keys, p.String())
	}
	return orNone(keys)
}

// personKeys are the rows of a breakdown that a booking counts in.
func (b brute) personKeys(by string, k rawBooking) []string {
	switch by {
	case "sector":
		if k.sector == "" {
			return []string{"none"}
		}
		return []string{k.sector}
	case "delegate_locality":
		return []string{orNoneID(k.locality)}
	}
	if k.agency == nil {
		return []string{"none"}
	}
	var keys []string
	for _, a := range b.agencies {
		if b.belongsTo(*k.agency, a.id) {
			keys = append(keys, a.id.String())
		}
	}
	return keys
}

func orNone(keys []string) []string {
	if len(keys) == 0 {
		return []string{"none"}
	}
	return keys
}

func orNoneID(id *uuid.UUID) string {
	if id == nil {
		return "none"
	}
	return id.String()
}

// day counts who was there on a day of an event.
func (b brute) day(event int, day ukdate.Date) (people map[int]bool, attendances int) {
	people = map[int]bool{}
	for i, s := range b.sessions {
		if s.event != event || s.main != nil || !b.delivered(s) || s.totals != nil {
			continue
		}
		for _, p := range b.liveParts(s) {
			if ukdate.DateOf(p.starts) != day {
				continue
			}
			for _, k := range b.bookings {
				if m, found := b.currentMark(k, p); k.session == i && k.status == "confirmed" && found && m.attended {
					people[k.person] = true
					attendances++
				}
			}
		}
	}
	return people, attendances
}

func contains(keys []string, key string) bool {
	return strings.Contains("\x00"+strings.Join(keys, "\x00")+"\x00", "\x00"+key+"\x00")
}
