package demo

import (
	"io/fs"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// place is a partnership of the demo.
type place struct {
	slug       string
	settings   partnership.Settings
	localities []string
	programmes []programme
	make       func(clockwork, fs.FS) (made, error) // nil: nothing but its folder
	roles      []role
	clickable  []clickable
	asks       []asks
}

// programme is that of one year; of others it is made plainly.
type programme struct {
	year         ukdate.FinancialYear
	introduction string
}

const disclaimer = "This is a demonstration. The people and the bookings are invented; only what is marked as published comes from a source."

var places = []place{
	{
		slug: "devon",
		settings: partnership.Settings{
			Name: "Devon Safeguarding Children Partnership", Region: "South West", Colour: "#1d5c4a",
			Introduction: "Multi-agency training for everybody in Devon who works with children and families. " + disclaimer,
			ContactEmail: "partnership@devon.example", ContactPhone: "01632 960011",
			ControllerName: "Devon Safeguarding Children Partnership (demonstration)", ControllerAddress: "Exeter",
		},
		localities: []string{"East Devon", "Exeter", "Mid Devon", "North Devon", "South Hams", "Teignbridge", "Torridge", "West Devon"},
		programmes: []programme{{2024, "The programme of 2024-25. " + disclaimer + " Published: 10,925 places in the calendar year 2024, and over 9,000 in the financial year 2024-25. Neither source says whether its places were offered, booked or attended, and their periods differ, so they are shown beside the counted figures and never compared with them. Far fewer are counted here: the sessions of this demonstration are a sample."}},
		make:       devon,
		roles: []role{
			{coordinator, "coordinator", "ILX"},
			{trainer, "trainer", ""},
			{staff, "staff", ""},
			{admin, "administrator", ""},
			{admin, "staff", ""},
			{"ruth.penhale@partnership.devon.example", "staff", ""},
			{"marcus.doyle@westcountry-police.example", "trainer", ""},
			{"hana.suzuki@exe-hospitals.example", "trainer", ""},
			{"owen.tregear@council.devon.example", "trainer", ""},
			{"grace.amankwah@council.devon.example", "trainer", ""},
			{"bronwen.pugh@moorland-mh.example", "trainer", ""},
			{"keith.lovell@safeharbour.example", "trainer", ""},
			{"farida.qureshi@council.devon.example", "trainer", ""},
			{"jill.castle@ilex-trust.example", "trainer", ""},
		},
		clickable: []clickable{
			{"practitioner", practitioner, "practitioner", "A school’s safeguarding lead. Find a session, book it, see it in My learning, cancel it."},
			{"coordinator", coordinator, "coordinator", "The training lead of a trust of schools. See its people, book three of them in one go, name people for the places kept for the trust."},
			{"trainer", trainer, "trainer", "Has a session that has just begun, with thirty people booked. Open its register on a phone and take it."},
			{"staff", staff, "staff", "The business unit. Make a course and a session, publish it, read the year, open a figure’s rows."},
			{"administrator", admin, "administrator", "Settings of the partnership, roles, localities and the notice rule."},
		},
		asks: []asks{{"ILX-SR", "DEV-ASK-1", booking.Plea{
			Reason:  "Two of our families are going through separation, and I write the reports for the court.",
			Manager: &booking.Contact{Name: "Harriet Vale", Email: "harriet.vale@ilex-trust.example"},
			Deputy:  &booking.Contact{Name: "Owen Marsh", Email: "owen.marsh@ilex-trust.example"},
		}}},
	},
	{
		slug: "durham",
		settings: partnership.Settings{
			Name: "Durham Safeguarding Children Partnership", Region: "North East", Colour: "#5b2a86",
			Introduction: "Training and Safeguarding Week for everybody in County Durham who works with children and families. " + disclaimer,
			ContactEmail: "partnership@durham.example", ContactPhone: "01632 960022",
			ControllerName: "Durham Safeguarding Children Partnership (demonstration)", ControllerAddress: "Durham",
		},
		localities: []string{"Durham City", "Chester-le-Street", "Derwentside", "Easington", "Sedgefield", "Wear Valley", "Bishop Auckland"},
		programmes: []programme{{2024, "Of 2024-25 only Safeguarding Week is here. " + disclaimer}},
		make:       durham,
		roles:      []role{{durhamStaff, "staff", ""}, {durhamStaff, "administrator", ""}, {durhamTrainer, "trainer", ""}},
		clickable: []clickable{
			{"practitioner", durhamPractitioner, "practitioner", "A school’s pastoral lead. Came to Safeguarding Week, and may book Devon’s events that are open to neighbours."},
			{"staff", durhamStaff, "staff", "The business unit. Safeguarding Week 2024 has exactly the published totals: open them to their rows."},
		},
	},
	neighbour("cornwall", "Cornwall Safeguarding Children Partnership", "#7a4a00"),
	neighbour("plymouth", "Plymouth Safeguarding Children Partnership", "#0b5394"),
	neighbour("somerset", "Somerset Safeguarding Children Partnership", "#7b1e3a"),
	neighbour("torbay", "Torbay Safeguarding Children Partnership", "#00677a"),
}

// neighbour is a partnership with agencies and nothing else yet, so that its people have a home.
func neighbour(slug, name, colour string) place {
	return place{slug: slug, settings: partnership.Settings{
		Name: name, Region: "South West", Colour: colour, ControllerName: name + " (demonstration)", Introduction: disclaimer,
		ContactEmail: "partnership@" + slug + ".example",
	}}
}
