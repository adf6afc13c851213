package demo

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Devon's people whom one click signs in as.
const (
	practitioner = "priya.nair@ilex-trust.example"
	coordinator  = "colin.webb@ilex-trust.example"
	trainer      = "tess.hollis@council.devon.example"
	staff        = "sam.okafor@partnership.devon.example"
	admin        = "ada.whitcombe@partnership.devon.example"
)

const trainerLent = trainer + " (DCC-CSE)"

var devonVenues = []venue{
	{"Quayside Training Centre", "Quay Hill, Exeter", "EX2 4ZZ", "Exeter"},
	{"Otter Vale Hub", "Mill Street, Honiton", "EX14 1ZZ", "East Devon"},
	{"Northgate Rooms", "Castle Street, Barnstaple", "EX31 1ZZ", "North Devon"},
	{"Haldon House", "Courtenay Road, Newton Abbot", "TQ12 1ZZ", "Teignbridge"},
	{"Dart Valley Centre", "Station Approach, Totnes", "TQ9 5ZZ", "South Hams"},
	{"Lowman Hall", "Bampton Street, Tiverton", "EX16 6ZZ", "Mid Devon"},
	{"Tavy Rooms", "Abbey Place, Tavistock", "PL19 0ZZ", "West Devon"},
}

var showground = venue{"County Showground, Westpoint Hall", "Clyst Road, near Exeter", "EX5 1ZZ", "East Devon"}

var devonCourses = []syllabus{
	{code: "SG1", mode: virtual, places: 30, times: lunchtime, often: 9, demand: 0.9},
	{code: "SG2", mode: inPerson, places: 24, times: fullDays, often: 13, demand: 1.05},
	{code: "SG2V", mode: virtual, places: 24, times: [][2]string{{"09:30", "12:30"}}, days: 2, often: 8, demand: 1},
	{code: "SG3", mode: virtual, places: 28, times: mornings, often: 8, needs: []string{"SG2", "SG2V"}, demand: 0.8},
	{code: "NEG", mode: inPerson, places: 22, times: mornings, often: 8, demand: 0.95},
	{code: "NEGB", mode: virtual, places: 20, times: lunchtime, often: 4, demand: 0.7},
	{code: "DA1", mode: inPerson, places: 22, times: mornings, often: 7, demand: 1},
	{code: "DA2", mode: virtual, places: 25, times: mornings, often: 6, demand: 0.9},
	{code: "CE1", mode: virtual, places: 30, times: lunchtime, often: 6, demand: 0.85},
	{code: "CE2", mode: inPerson, places: 22, times: fullDays, often: 5, demand: 0.9},
	{code: "CSA", mode: inPerson, places: 22, times: mornings, often: 5, demand: 1.05},
	{code: "FAB", mode: virtual, places: 20, times: mornings, often: 3, demand: 0.7},
	{code: "PMH", mode: virtual, places: 24, times: mornings, often: 4, demand: 0.8},
	{code: "SUB", mode: inPerson, places: 20, times: mornings, often: 3, demand: 0.7},
	{code: "BRU", mode: virtual, places: 30, times: lunchtime, often: 4, demand: 0.75, sectors: []string{"health", "early_years", "local_authority", "police", "voluntary"}},
	{code: "CPC", mode: virtual, places: 24, times: mornings, often: 5, demand: 0.85},
	{code: "INV", mode: inPerson, places: 16, times: fullDays, days: 2, often: 3, sectors: []string{"police", "local_authority"}, needs: []string{"SG2", "SG2V"}, demand: 0.9},
	{code: "DSL", mode: inPerson, places: 20, times: fullDays, days: 2, apart: true, often: 4, sectors: []string{"education", "early_years"}, demand: 1},
	{code: "SUP", mode: inPerson, places: 16, times: fullDays, often: 2, demand: 0.75},
	{code: "ALL", mode: virtual, places: 24, times: mornings, often: 3, demand: 0.75},
	{code: "PRE", mode: virtual, places: 30, times: lunchtime, often: 3, demand: 0.6},
	{code: "NEU", mode: blended, places: 18, times: mornings, often: 4, demand: 1},
	{code: "TTT", mode: inPerson, places: 12, times: fullDays, days: 2, apart: true, often: 1, needs: []string{"SG2", "SG2V"}, demand: 0.8},
}

func devon(c clockwork, folder fs.FS) (made, error) {
	people, err := readCast(folder)
	if err != nil {
		return made{}, err
	}
	r := &region{
		prefix: "DEV", from: 2024, courses: devonCourses, venues: devonVenues, people: people,
		monthly: [12]int{11, 11, 13, 8, 11, 12, 9, 2, 11, 13, 12, 7},
		trainers: []string{
			trainerLent, "marcus.doyle@westcountry-police.example (WCP)", "hana.suzuki@exe-hospitals.example (EXH)",
			"owen.tregear@council.devon.example (DCC-CSN)", "grace.amankwah@council.devon.example (DCC-CSS)",
			"bronwen.pugh@moorland-mh.example (MMH-CAM)", "keith.lovell@safeharbour.example", "farida.qureshi@council.devon.example (DCC-PHN)",
			"jill.castle@ilex-trust.example (ILX)",
		},
		absent:   map[ukdate.FinancialYear][]string{},
		regulars: map[string]int{practitioner: 11, coordinator: 40, trainer: never, staff: never, admin: never},
	}
	for year := r.from; year <= c.last(); year++ {
		r.absent[year] = []string{"BU", []string{"OAK", "TOR", "CHM"}[int(year)%3]}
	}
	r.absent[ukdate.FinancialYearOf(c.today)] = append(r.absent[ukdate.FinancialYearOf(c.today)], "TDC")
	occasions := devonOccasions(r, c)
	sessions := r.schedule(c, days(occasions))
	if c.now.After(at(ukdate.NewDate(2024, 6, 1), "00:00")) {
		sessions = append(sessions, waiting(c, devonVenues[0], trainerLent), underWay(c, r.trainers[1]))
	}
	for _, o := range occasions {
		sessions = append(sessions, o.sessions...)
	}
	for year := r.from; year <= c.last(); year++ {
		sessions = append(sessions, r.inHouse(year))
	}
	inTime(sessions)
	claims := r.book(sessions, c)
	everyDay(occasions, claims, c)
	full := soughtAfter(c, devonVenues[2], trainerLent)
	claims[full.ref] = r.bookOne(full, 1, c)
	asked := askedFor(c, r.trainers[1])
	claims[asked.ref] = r.bookOne(asked, 1, c)
	queues := map[string][]claim{full.ref: r.stillWaiting(full, 5, c)}
	return made{sessions: append(sessions, full, asked), claims: claims, queues: queues, occasions: occasions}, nil
}

// inHouse is a session for one agency and those below it alone, once a year.
func (r *region) inHouse(year ukdate.FinancialYear) *running {
	day := nth(int(year), time.October, time.Tuesday, 1)
	s := &running{
		ref: fmt.Sprintf("ILX-%02d", int(year)%100), course: "NEG", title: "Working with neglect, for Ilex Learning Trust", mode: inPerson,
		venue: devonVenues[1], parts: []span{on(day, "13:30", "16:30")}, places: 25, opens: day.AddDays(-60), only: "ILX",
		trainers: r.trainers[8:9], demand: 0.8,
	}
	for _, p := range r.people {
		if strings.HasPrefix(p.Agency, "ILX") {
			s.from = append(s.from, p)
		}
	}
	return s
}

// never is how often somebody takes part who only runs or looks after sessions.
const never = 1 << 30

func devonOccasions(r *region, c clockwork) []occasion {
	var all []occasion
	for year := r.from; year <= c.last(); year++ {
		all = append(all, safest(int(year)), bestPractice(year, devonVenues[0]))
		switch year {
		case 2024:
			all = append(all, exploitation2024(showground))
		case 2025:
			all = append(all, neglect2025(showground))
		default:
			all = append(all, spring(year, showground))
		}
	}
	all = append(all, comingWeek(c), comingConference(c, showground))
	for _, o := range all {
		seat(o, r.people)
	}
	return all
}

// seat says who may come: to SaFest also the neighbours, to a break-out the people of its localities.
func seat(o occasion, people []*person) {
	var home []*person
	for _, p := range people {
		if p.Home == "" && p.Agency != "BU" {
			home = append(home, p)
		}
	}
	for i, s := range o.sessions {
		switch {
		case s.main != "" && o.series == "coming-conference":
			s.from = oneIn(home, parallel, i-1)
		case s.main != "":
			s.from = inLocalities(home, breakOuts[i-1].localities)
		case o.series == "safest":
			s.from = slices.DeleteFunc(slices.Clone(people), func(p *person) bool { return p.Agency == "BU" })
		default:
			s.from = home
		}
	}
}

func inLocalities(people []*person, localities []string) []*person {
	return slices.DeleteFunc(slices.Clone(people), func(p *person) bool { return !has(localities, p.area) })
}

// oneIn is every nth of the people, so that nobody is in two break-outs of a slot.
func oneIn(people []*person, n, which int) []*person {
	var some []*person
	for i, p := range people {
		if i%n == which%n {
			some = append(some, p)
		}
	}
	return some
}

// inTime puts sessions in the order in which they take place, a main session before its break-outs.
func inTime(all []*running) {
	slices.SortStableFunc(all, func(a, b *running) int { return a.starts().Compare(b.starts()) })
}

// enough is how many different people come to SaFest 2024 on each of its days: over 250 were published.
const enough = 256

// everyDay makes sure of that.
func everyDay(all []occasion, claims map[string][]claim, c clockwork) {
	for _, o := range all {
		if o.code != "SAFEST-2024" {
			continue
		}
		for day := o.from; !day.After(o.to); day = day.AddDays(1) {
			came := map[*person]bool{}
			eachClaim(o, day, claims, c, func(k *claim) {
				if k.outcome == "attended" {
					came[k.who] = true
				}
			})
			eachClaim(o, day, claims, c, func(k *claim) {
				if len(came) < enough && (k.outcome == "no_show" || k.outcome == "excused") && !came[k.who] {
					k.outcome, k.reason = "attended", ""
					came[k.who] = true
				}
			})
		}
	}
}

func eachClaim(o occasion, day ukdate.Date, claims map[string][]claim, c clockwork, f func(*claim)) {
	for _, s := range o.sessions {
		if ukdate.DateOf(s.starts()) == day && c.past(s.ends()) {
			for i := range claims[s.ref] {
				f(&claims[s.ref][i])
			}
		}
	}
}
