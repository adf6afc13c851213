package demo

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// waiting is the session whose register waits to be taken: it began within minutes of the start of the
// program, so that its register can be taken and closed at once, and thirty people have booked it.
func waiting(c clockwork, hall venue, trainer string) *running {
	starts := c.now.Truncate(5 * time.Minute)
	return &running{
		ref: "DEV-NOW-1", course: "NEG", title: "Working with neglect: today’s session", mode: inPerson, venue: hall,
		parts: []span{{starts, sameDay(starts, 3*time.Hour)}}, places: 32, opens: c.today.AddDays(-60), trainers: []string{trainer},
		exactly: &outcome{attended: 30}, note: "Tea and coffee from half an hour before.",
	}
}

// underWay is a session that began a while ago, earlier today if today is old enough.
func underWay(c clockwork, trainer string) *running {
	starts := laterOf(c.now.Truncate(5*time.Minute).Add(-40*time.Minute), ukdate.StartOf(c.today).UTC())
	return &running{
		ref: "DEV-NOW-2", course: "CE1", mode: virtual, parts: []span{{starts, sameDay(starts, 90*time.Minute)}}, places: 25,
		opens: c.today.AddDays(-60), trainers: []string{trainer}, exactly: &outcome{attended: 18},
		joining: "https://meet.example/under-way",
	}
}

// sameDay is the end of what lasts so long, but ends before midnight: a part has one date.
func sameDay(starts time.Time, lasts time.Duration) time.Time {
	return earlierOf(starts.Add(lasts), ukdate.EndOf(ukdate.DateOf(starts)).Add(-time.Minute)).UTC()
}
