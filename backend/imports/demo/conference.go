package demo

import (
	"fmt"
	"time"
)

// parallel is how many break-outs take place at once at the conference to come.
const parallel = 4

// comingConference is a day some five weeks from today with three slots of four break-outs each. The
// first of every slot is small, so that it is full.
func comingConference(c clockwork, hall venue) occasion {
	day := c.today.AddDays(36)
	for day.Weekday() != time.Thursday || !c.calendar.IsWorkingDay(day) {
		day = day.AddDays(1)
	}
	code := "CNF-" + day.String()
	o := occasion{
		code: code, title: "Safeguarding Children Conference", kind: "conference", series: "coming-conference", openTo: "partnership",
		summary: "A day together: keynotes for everybody, and three times a choice of four break-outs.", from: day, to: day,
		note: invented + " Break-outs are in no total.",
	}
	o.sessions = append(o.sessions, &running{
		ref: code, course: "CON", event: code, title: o.title, mode: inPerson, venue: hall, parts: []span{on(day, "09:30", "16:00")},
		places: 150, opens: c.today.AddDays(-30), registerOpens: 90, demand: 0.9,
		note: "Registration from 8.45. Lunch is included. Choose a break-out in each slot when you book, or later.",
	})
	for i, title := range comingBreakOuts {
		slot := comingSlots[i/parallel]
		breakOut := &running{
			ref: fmt.Sprintf("%s-%d%d", code, i/parallel+1, i%parallel+1), course: "CONB", event: code, main: code, slot: slot[0], title: title,
			mode: inPerson, venue: hall, parts: []span{on(day, slot[1], slot[2])}, places: 40, opens: c.today.AddDays(-30), demand: 0.4,
		}
		if i%parallel == 0 {
			breakOut.places, breakOut.demand = 6, 8
		}
		o.sessions = append(o.sessions, breakOut)
	}
	return o
}

var comingSlots = [][3]string{
	{"Morning", "11:00", "12:00"}, {"After lunch", "13:30", "14:20"}, {"Afternoon", "14:40", "15:30"},
}

var comingBreakOuts = []string{
	"Neglect and the whole family", "Working with fathers", "Children who go missing", "Safer sleep",
	"Listening to non-verbal children", "Exploitation and the railway", "Adolescent mental health", "Supervision that helps",
	"Thresholds in practice", "Children with a disability", "Unborn babies", "Online harm: the first hour",
}
