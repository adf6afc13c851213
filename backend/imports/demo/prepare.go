package demo

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/planning"
	"github.com/turnout-uk/turnout/backend/sharing"
)

// prepare gives a partnership what staff and trainers see to before sessions: school holidays, numbers below which a
// session does not run, and what delegates need. None of it is in any figure.
func (l *loader) prepare() error {
	if err := planning.SetSchoolHolidaysTx(l.tx, l.clock.schoolHolidays()); err != nil {
		return err
	}
	if err := l.minimums(); err != nil {
		return err
	}
	return l.needs()
}

// schoolHolidays are invented, and near those of English counties, of last year to the next.
func (c clockwork) schoolHolidays() []planning.SchoolHoliday {
	var all []planning.SchoolHoliday
	for year := int(ukdate.FinancialYearOf(c.today)) - 1; year <= int(c.last()); year++ {
		add := func(name string, from ukdate.Date, days int) {
			all = append(all, planning.SchoolHoliday{StartsOn: from, EndsOn: from.AddDays(days - 1), Name: name})
		}
		add("Easter holidays", nth(year, time.April, time.Monday, 1), 12)
		add("Summer half term", nth(year, time.May, time.Monday, 4).AddDays(1), 4)
		add("Summer holidays", nth(year, time.July, time.Friday, 4), 40)
		add("Autumn half term", nth(year, time.October, time.Monday, 4), 5)
		add("Christmas holidays", ukdate.NewDate(year, time.December, 21), 14)
		add("Spring half term", nth(year+1, time.February, time.Monday, 3), 5)
	}
	return all
}

// fewSQL: sessions of the next weeks by how many of their places are taken, the emptiest first.
const fewSQL = `SELECT s.*, p.taken, p.capacity FROM sessions s
	JOIN session_places p ON p.partnership_id = s.partnership_id AND p.session_id = s.id
	WHERE s.partnership_id = $1 AND s.status = 'published' AND s.starts_at BETWEEN $2 AND $3 AND s.event_id IS NULL
	  AND s.mode <> 'blended' AND p.capacity >= 12 AND p.reserved = 0 AND p.waiting = 0
	ORDER BY p.taken, s.starts_at, s.id LIMIT 2`

// minimums asks of the two emptiest sessions of the next weeks that some more book, or they do not run.
func (l *loader) minimums() error {
	few, err := database.Rows[struct {
		catalogue.Session
		Taken, Capacity int
	}](l.tx, fewSQL, l.tx.Partnership(), l.tx.Now.AddDate(0, 0, 18), l.tx.Now.AddDate(0, 0, 56))
	if err != nil {
		return err
	}
	for i, s := range few {
		least := min(max(s.Taken+4-3*i, 1), s.Capacity) // of the second enough have booked
		if err := planning.SetMinimumTx(l.tx, s.Session, least, s.FirstDate.AddDays(-14), i == 0); err != nil {
			return fmt.Errorf("minimum of %s: %w", s.Reference, err)
		}
	}
	return nil
}

// needySQL: some of those with a place in the next days, none of them one of the people whom a click signs in as.
const needySQL = `SELECT booking, person FROM (
	SELECT b.id AS booking, b.person_id AS person, row_number() OVER (PARTITION BY s.id ORDER BY b.reference) AS n, s.starts_at
	FROM bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
	WHERE b.partnership_id = $1 AND b.status = 'confirmed' AND s.ends_at > $2 AND s.starts_at < $3
	  AND NOT EXISTS (SELECT 1 FROM demo_people d WHERE d.partnership_id = b.partnership_id AND d.person_id = b.person_id)) x
	WHERE n % 9 = 4 ORDER BY starts_at, booking LIMIT 24`

var invents = []sharing.Needs{
	{Kinds: []sharing.Kind{"vegetarian"}},
	{Kinds: []sharing.Kind{"step_free", "parking"}, Note: "I use a walking stick, so a seat near the door helps."},
	{Kinds: []sharing.Kind{"materials_ahead", "large_print"}},
	{Kinds: []sharing.Kind{"captions"}},
	{Kinds: []sharing.Kind{"vegan", "nut_free"}},
	{Kinds: []sharing.Kind{"breaks"}, Note: "I may stand up now and then."},
	{Kinds: []sharing.Kind{"hearing_loop"}},
	{Kinds: []sharing.Kind{"halal"}},
}

// needs are told by some delegates of the next days, each for themselves.
func (l *loader) needs() error {
	rows, err := database.Rows[struct{ Booking, Person uuid.UUID }](l.tx, needySQL, l.tx.Partnership(), l.tx.Now, l.tx.Now.AddDate(0, 0, 12))
	if err != nil {
		return err
	}
	system := l.tx.Actor
	defer func() { l.tx.Actor = system }()
	for i, row := range rows {
		l.tx.Actor = actor.Principal{Partnership: system.Partnership, Person: row.Person, Origin: actor.Import}
		if err := sharing.TellTx(l.tx, row.Booking, invents[i%len(invents)]); err != nil {
			return err
		}
	}
	return nil
}
