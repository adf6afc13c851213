package demo

import (
	"io/fs"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Durham's people whom one click signs in as.
const (
	durhamPractitioner = "megan.bell@dale-coast.example"
	durhamStaff        = "joel.harker@partnership.durham.example"
	durhamTrainer      = "nell.raine@council.durham.example"
)

// durham is the few sessions around today; the week of 2024 stands in its folder as rows.
func durham(c clockwork, folder fs.FS) (made, error) {
	people, err := readCast(folder)
	if err != nil {
		return made{}, err
	}
	r := &region{
		prefix: "DUR", from: ukdate.FinancialYearOf(c.today), people: people, monthly: [12]int{2, 2, 2, 1, 2, 2, 2, 0, 2, 2, 2, 1},
		courses: []syllabus{
			{code: "NEG", mode: inPerson, places: 20, times: mornings, often: 1, demand: 0.9},
			{code: "VOC", mode: virtual, places: 24, times: mornings, often: 1, demand: 0.8},
			{code: "CORE", mode: inPerson, places: 20, times: fullDays, often: 1, demand: 1},
		},
		venues: []venue{
			{"Cathedral View Rooms", "Palace Street, Durham", "DH1 3ZZ", "Durham City"},
			{"Weardale Centre", "Front Street, Bishop Auckland", "DL14 7ZZ", "Bishop Auckland"},
		},
		trainers: []string{durhamTrainer + " (CC-CSC)"},
		regulars: map[string]int{durhamPractitioner: 4, durhamStaff: never, durhamTrainer: never},
	}
	sessions := r.schedule(c, func(ukdate.Date) bool { return false })
	return made{sessions: sessions, claims: r.book(sessions, c)}, nil
}
