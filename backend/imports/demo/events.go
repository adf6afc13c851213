package demo

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// occasion is an event of the demo with its sessions. What figures say of it is in its note.
type occasion struct {
	code, title, kind, series, theme, summary, note, openTo, guests string
	from, to                                                        ukdate.Date
	sessions                                                        []*running
}

const invented = "Invented for this demonstration."

// days are those on which an event goes on, so that no ordinary session does.
func days(all []occasion) func(ukdate.Date) bool {
	return func(day ukdate.Date) bool {
		return slices.ContainsFunc(all, func(o occasion) bool {
			return o.kind != "series" && !day.Before(o.from) && !day.After(o.to)
		})
	}
}

var neighbours = strings.Join([]string{"cornwall", "plymouth", "somerset", "torbay", "durham"}, "|")

// safest is the week of SaFest of a year: online, four sessions a day, no limit on places.
func safest(year int) occasion {
	monday := ukdate.NewDate(year, time.June, 8)
	for monday.Weekday() != time.Monday {
		monday = monday.AddDays(1)
	}
	o := occasion{
		code: fmt.Sprintf("SAFEST-%d", year), title: fmt.Sprintf("SaFest %d", year), kind: "themed_week", series: "safest",
		summary: "A week of short online sessions for everybody who works with children and families, in this partnership and its neighbours. Presenters are unpaid.",
		openTo:  "listed", guests: neighbours, from: monday, to: monday.AddDays(4),
		note: invented + " Daily attendances are not people: somebody who comes on five days is counted on each of them, once for the week.",
	}
	if year == 2024 {
		o.theme = "Fifth year"
		o.note = "Published: the fifth SaFest, a week online, presenters unpaid, over 250 each day: daily attendances, not people. People and dates here are invented; so are the counts, made to agree with what was published."
	}
	wanted := 60
	if year == 2024 {
		wanted = 86
	}
	for i, title := range safestTitles {
		day := monday.AddDays(i / 4)
		slot := [][2]string{{"09:30", "10:30"}, {"11:00", "12:00"}, {"13:30", "14:30"}, {"15:00", "16:00"}}[i%4]
		o.sessions = append(o.sessions, &running{
			ref: fmt.Sprintf("SAF%02d-%d%d", year%100, i/4+1, i%4+1), course: "FEST", event: o.code, title: title, mode: virtual,
			parts: []span{on(day, slot[0], slot[1])}, places: unlimited, opens: monday.AddDays(-75),
			joining: fmt.Sprintf("https://meet.example/safest-%d", i+1), demand: float64(wanted + i*13%23),
		})
	}
	return o
}

var safestTitles = []string{
	"Welcome: what children told us this year", "Listening to babies", "Online lives", "Kinship carers speak",
	"Poverty and neglect", "County lines in villages", "Young carers", "Trauma in the classroom",
	"Domestic abuse: the child as victim", "Boys and healthy relationships", "Elective home education", "Sleep, stress and safety",
	"Neurodivergence and trust", "Harmful sexual behaviour", "Private fostering", "When parents disagree with the plan",
	"Looked after, far from home", "Professional curiosity", "Learning from reviews", "Closing: what we will do on Monday",
}

// exploitation2024 is the conference of 2024, of which over 180 attended.
func exploitation2024(hall venue) occasion {
	day := ukdate.NewDate(2024, time.November, 20)
	o := conference("CEC-2024", "Child Exploitation Conference", "child-exploitation-conference", day, hall, 210)
	o.note = "Published: over 180 attended, and break-out rooms by locality wrote action plans. People, date and counts here are invented, made to agree with that. Break-outs are in no total."
	o.sessions[0].exactly = &outcome{attended: 181, noShow: 13, excused: 3, late: 5, inTime: 9, walkIn: 3}
	return o
}

// neglect2025 is the conference of the year after.
func neglect2025(hall venue) occasion {
	o := conference("NEC-2025", "Neglect Conference", "neglect-conference", ukdate.NewDate(2025, time.November, 19), hall, 130)
	o.note = invented + " Break-outs are in no total."
	o.sessions[0].exactly = &outcome{attended: 108, noShow: 11, excused: 2, late: 4, inTime: 6, walkIn: 2}
	return o
}

// spring is a conference at the end of a later year.
func spring(year ukdate.FinancialYear, hall venue) occasion {
	day := ukdate.NewDate(int(year)+1, time.March, 1)
	for day.Weekday() != time.Wednesday {
		day = day.AddDays(1)
	}
	o := conference(fmt.Sprintf("CON-%d", int(year)+1), "Domestic Abuse Conference", "domestic-abuse-conference", day, hall, 150)
	o.note = invented + " Break-outs are in no total."
	o.sessions[0].demand = 0.8
	return o
}

// breakOuts are the localities that sit together at a conference.
var breakOuts = []struct {
	title      string
	localities []string
}{
	{"East Devon", []string{"East Devon"}},
	{"Exeter and Mid Devon", []string{"Exeter", "Mid Devon"}},
	{"North Devon and Torridge", []string{"North Devon", "Torridge"}},
	{"South Hams and West Devon", []string{"South Hams", "West Devon"}},
	{"Teignbridge, and county-wide services", []string{"Teignbridge", ""}},
}

func conference(code, title, series string, day ukdate.Date, hall venue, places int) occasion {
	o := occasion{
		code: code, title: title, kind: "conference", series: series, openTo: "partnership", from: day, to: day,
		summary: "A day together: keynotes in the morning, break-outs by locality in the afternoon that write action plans.",
	}
	o.sessions = append(o.sessions, &running{
		ref: code, course: "CON", event: code, title: title, mode: inPerson, venue: hall, parts: []span{on(day, "09:30", "16:00")},
		places: places, opens: day.AddDays(-110), registerOpens: 90, demand: 0.9,
		note: "Registration from 8.45. Lunch is included. Choose a break-out when you have a place.",
	})
	for i, b := range breakOuts {
		o.sessions = append(o.sessions, &running{
			ref: fmt.Sprintf("%s-B%d", code, i+1), course: "CONB", event: code, main: code, slot: "Afternoon", title: "Action plan: " + b.title,
			mode: inPerson, venue: hall, parts: []span{on(day, "13:45", "15:15")}, places: 60, opens: day.AddDays(-100), demand: 1,
		})
	}
	return o
}

// bestPractice are the two events of a year in which practitioners show what works.
func bestPractice(year ukdate.FinancialYear, hall venue) occasion {
	o := occasion{
		code: "BPE-" + year.String(), title: "Best-practice events " + year.String(), kind: "series", series: "best-practice",
		summary: "Twice a year practitioners show one another what works.", openTo: "partnership",
		from: nth(int(year), time.September, time.Thursday, 4), to: nth(int(year)+1, time.February, time.Thursday, 2), note: invented,
	}
	for i, day := range []ukdate.Date{o.from, o.to} {
		o.sessions = append(o.sessions, &running{
			ref: fmt.Sprintf("BPE%02d-%d", int(year)%100, i+1), course: "BPE", event: o.code, mode: inPerson, venue: hall,
			title: []string{"What works: neglect", "What works: exploitation"}[i], parts: []span{on(day, "13:00", "16:00")},
			places: 65, opens: day.AddDays(-80), demand: 0.85,
		})
	}
	if year == 2024 {
		o.note = "Published: two events, over 100 together. People, dates and counts here are invented, made to agree with that."
		o.sessions[0].exactly = &outcome{attended: 53, noShow: 5, excused: 1, late: 2, inTime: 3, walkIn: 1}
		o.sessions[1].exactly = &outcome{attended: 51, noShow: 4, excused: 2, late: 1, inTime: 4}
	}
	return o
}

// nth is the nth such weekday of a month.
func nth(year int, month time.Month, weekday time.Weekday, n int) ukdate.Date {
	day := ukdate.NewDate(year, month, 1)
	for day.Weekday() != weekday {
		day = day.AddDays(1)
	}
	return day.AddDays(7 * (n - 1))
}

// comingWeek is a themed week some three weeks from today, open to everyone, with two sessions at one
// time on its Wednesday.
func comingWeek(c clockwork) occasion {
	monday := c.today.AddDays(17)
	for !wholeWeek(monday, c) {
		monday = monday.AddDays(1)
	}
	code := "WEEK-" + monday.String()
	o := occasion{
		code: code, title: "Safeguarding Week", kind: "themed_week", series: "safeguarding-week", theme: "Every conversation counts",
		summary: "Ten short online sessions in five days. Book one, or several in one go.", openTo: "everyone",
		from: monday, to: monday.AddDays(4), note: invented,
	}
	for i, title := range weekTitles {
		times := [][2]string{{"10:00", "11:00"}, {"13:00", "14:00"}}[i%2]
		if i == 5 {
			times = [2]string{"10:30", "11:30"} // clashes with the one before it
		}
		o.sessions = append(o.sessions, &running{
			ref: fmt.Sprintf("WK%s-%02d", monday.String()[2:4], i+1), course: "WEEK", event: code, title: title, mode: virtual,
			parts: []span{on(monday.AddDays(i/2), times[0], times[1])}, places: 60, opens: c.today.AddDays(-30),
			joining: fmt.Sprintf("https://meet.example/week-%d", i+1), demand: 0.9,
		})
	}
	o.sessions[1].places, o.sessions[1].demand = 20, 4 // full
	return o
}

var weekTitles = []string{
	"Opening: every conversation counts", "Talking with teenagers about risk", "Asking about home", "Interpreters and safeguarding",
	"Conversations with fathers", "When a child says nothing", "Difficult conversations with colleagues", "Recording what was said",
	"Young people ask the questions", "Closing",
}

// wholeWeek: five working days from a Monday, in one financial year.
func wholeWeek(monday ukdate.Date, c clockwork) bool {
	for i := range 5 {
		if !c.calendar.IsWorkingDay(monday.AddDays(i)) {
			return false
		}
	}
	return monday.Weekday() == time.Monday && ukdate.FinancialYearOf(monday) == ukdate.FinancialYearOf(monday.AddDays(4))
}
