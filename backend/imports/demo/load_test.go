package demo_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/imports/demo"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/reporting"
)

// now is a working morning on which Devon's third year is under way.
var now = fixture.London("2026-11-23 09:12")

func patiently(c *database.Config) { c.Clock, c.Patience = clock.At(now), 5*time.Minute }

// One load, for it takes seconds, and everything that is promised of it.
func TestTheDemo(t *testing.T) {
	made := testdb.New(t)
	owner, db := made.OpenAsOwner(t, patiently), made.Open(t, patiently)
	if loaded, err := load(owner); err != nil || !loaded {
		t.Fatal(loaded, err)
	}
	d := &loaded{t: t, owner: owner, db: db, site: map[string]uuid.UUID{}}
	d.findPartnerships()
	t.Run("every invariant holds", func(t *testing.T) {
		results, err := invariants.Check(context.Background(), made.OwnerURL)
		if err != nil || !invariants.Report(t.Output(), results) {
			t.Error("an invariant is broken", err)
		}
	})
	t.Run("it is loaded once", func(t *testing.T) {
		before := d.count(`SELECT count(*) FROM bookings`)
		if loaded, err := load(owner); err != nil || loaded {
			t.Error(loaded, err)
		}
		if after := d.count(`SELECT count(*) FROM bookings`); after != before {
			t.Errorf("%d bookings became %d", before, after)
		}
	})
	t.Run("people and agencies", d.people)
	t.Run("one click signs in", d.clicks)
	t.Run("the register that waits", d.register)
	t.Run("the request that waits", d.request)
	t.Run("what is known of Devon's events", d.events)
	t.Run("the figures page of each year", d.years)
}

func load(db *database.DB) (bool, error) {
	return demo.Load(context.Background(), db, app.NewImports(db), catalogue.New(db), booking.New(db, catalogue.New(db), "http://localhost"))
}

type loaded struct {
	t         *testing.T
	owner, db *database.DB
	site      map[string]uuid.UUID
}

func (d *loaded) findPartnerships() {
	rows, err := d.owner.Pool.Query(context.Background(), `SELECT slug, id FROM partnerships WHERE published`)
	if err != nil {
		d.t.Fatal(err)
	}
	for rows.Next() {
		var slug string
		var id uuid.UUID
		if err := rows.Scan(&slug, &id); err != nil {
			d.t.Fatal(err)
		}
		d.site[slug] = id
	}
}

func (d *loaded) count(sql string, args ...any) int {
	d.t.Helper()
	var n int
	if err := d.owner.Pool.QueryRow(context.Background(), sql, args...).Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func (d *loaded) at(slug string) context.Context {
	return actor.With(context.Background(), actor.System(d.site[slug], actor.Operator))
}

func (d *loaded) people(t *testing.T) {
	devon := d.site["devon"]
	for sql, want := range map[string]int{
		`SELECT count(*) FROM agencies WHERE partnership_id = $1 AND home_partnership_id IS NULL`:                                40,
		`SELECT count(*) FROM people WHERE partnership_id = $1 AND home_partnership_id IS NULL`:                                  400,
		`SELECT count(DISTINCT financial_year) FROM programmes WHERE partnership_id = $1 AND status = 'published'`:               3,
		`SELECT count(*) FROM policy_versions WHERE partnership_id = $1 AND effective_from = '2015-01-01'`:                       1,
		`SELECT count(*) FROM published_figures WHERE partnership_id = $1 AND series = 'year' AND note LIKE '%whether offered%'`: 2,
		`SELECT count(*) FROM (SELECT 1 FROM partnerships WHERE published AND $1::uuid IS NOT NULL) p`:                           6,
		`SELECT count(*) FROM deployment WHERE demo AND demo_at IS NOT NULL AND $1::uuid IS NOT NULL`:                            1,
		`SELECT count(*) FROM outbox WHERE kind NOT LIKE 'approval_%' AND status <> 'failed' AND $1::uuid IS NOT NULL`:           0,
		`SELECT count(*) FROM outbox o JOIN refused_addresses r ON r.partnership_id = o.partnership_id AND r.email_key = lower(o.to_email)
			JOIN people p ON p.id = o.person_id WHERE o.status = 'failed' AND o.partnership_id = $1`: 1,
	} {
		if got := d.count(sql, devon); got != want {
			t.Errorf("%d, want %d: %s", got, want, sql)
		}
	}
	for sql, least := range map[string]int{
		`SELECT count(*) FROM school_holidays WHERE partnership_id = $1`:                                                                       12,
		`SELECT count(*) FROM session_minimums WHERE partnership_id = $1 AND decided_at IS NULL`:                                               1,
		`SELECT count(*) FROM booking_needs n JOIN bookings b ON b.id = n.booking_id WHERE n.partnership_id = $1 AND n.given_by = b.person_id`: 3,
	} {
		if got := d.count(sql, devon); got < least {
			t.Errorf("%d, want at least %d: %s", got, least, sql)
		}
	}
	if n := d.count(`SELECT count(*) FROM agencies a WHERE partnership_id = $1 AND parent_id IS NOT NULL`, devon); n < 12 {
		t.Errorf("only %d agencies have one above them", n)
	}
}

func (d *loaded) clicks(t *testing.T) {
	service := access.New(d.db, notify.Site{PublicURL: "http://localhost"})
	for slug, roles := range map[string][]actor.Role{
		"devon":  {actor.Practitioner, actor.Coordinator, actor.Trainer, actor.Staff, actor.Administrator},
		"durham": {actor.Practitioner, actor.Staff},
	} {
		visitor := actor.With(context.Background(), actor.Principal{Partnership: d.site[slug], Origin: actor.Web})
		people, err := service.DemoPeople(visitor)
		if err != nil || len(people) != len(roles) {
			t.Fatalf("%s: %d people, %v", slug, len(people), err)
		}
		for i, p := range people {
			if p.Role != roles[i] || p.Hint == "" || p.Name == "" {
				t.Errorf("%s: %+v", slug, p)
			}
			account, err := service.DemoSignIn(visitor, p.Key)
			if err != nil {
				t.Errorf("%s %s: %v", slug, p.Key, err)
				continue
			}
			who, err := service.Principal(visitor, d.site[slug], account.ID)
			if err != nil || !who.Has(p.Role) {
				t.Errorf("%s %s may not act as %s: %+v %v", slug, p.Key, p.Role, who, err)
			}
		}
	}
}

func (d *loaded) register(t *testing.T) {
	var trainer, session uuid.UUID
	err := d.owner.Pool.QueryRow(context.Background(), `SELECT t.person_id, s.id FROM sessions s
		JOIN session_trainers t ON t.session_id = s.id JOIN demo_people p ON p.person_id = t.person_id AND p.key = 'trainer'
		WHERE s.reference = 'DEV-NOW-1'`).Scan(&trainer, &session)
	if err != nil {
		t.Fatal(err)
	}
	ctx := actor.With(context.Background(), actor.Principal{
		Partnership: d.site["devon"], Person: trainer, Account: uuid.New(), Origin: actor.Web, Grants: []actor.Grant{{Role: actor.Trainer}},
	})
	view, err := attendance.New(d.db, catalogue.New(d.db)).Get(ctx, session)
	if err != nil {
		t.Fatal(err)
	}
	if len(view.Entries) != 30 || len(view.Parts) != 1 || !view.Parts[0].CanMark || view.Parts[0].Status != attendance.NotTaken {
		t.Errorf("%d people on it, %+v", len(view.Entries), view.Parts)
	}
	if starts := view.Parts[0].StartsAt; starts.After(now) || starts.Before(now.Add(-15*time.Minute)) {
		t.Errorf("it began at %s", starts)
	}
}

func (d *loaded) request(t *testing.T) {
	n := d.count(`SELECT count(*) FROM bookings b JOIN approvals a ON a.booking_id = b.id AND a.status = 'open' AND a.manager_email <> ''
		WHERE b.status = 'requested'`)
	if n != 1 {
		t.Errorf("%d requests wait, want 1", n)
	}
}

func (d *loaded) events(t *testing.T) {
	figures := reporting.New(d.db)
	for code, check := range map[string]func(reporting.EventFigures) bool{
		"SAFEST-2024": func(f reporting.EventFigures) bool {
			good := len(f.Days) == 5
			for _, day := range f.Days {
				good = good && day.People != nil && *day.People > 250
			}
			return good
		},
		"CEC-2024":    func(f reporting.EventFigures) bool { n := number(f, "attended"); return n > 180 && n < 190 },
		"BPE-2024-25": func(f reporting.EventFigures) bool { n := number(f, "attended"); return n > 100 && n < 110 },
	} {
		id, err := figures.FindEvent(d.at("devon"), code)
		if err != nil {
			t.Fatalf("%s: %v", code, err)
		}
		f, err := figures.EventFigures(actor.With(context.Background(), actor.Principal{Partnership: d.site["devon"], Origin: actor.Web}), id)
		if err != nil || !check(f) || len(f.Published) == 0 {
			t.Errorf("%s: %v %+v", code, err, f)
		}
	}
	if n := d.count(`SELECT count(DISTINCT p.home_partnership_id) FROM bookings b JOIN people p ON p.id = b.person_id JOIN sessions s ON s.id = b.session_id
		JOIN events e ON e.id = s.event_id WHERE e.code = 'SAFEST-2024'`); n != 4 {
		t.Errorf("people of %d other partnerships booked SaFest, want 4", n)
	}
}

func number(f reporting.EventFigures, key string) int64 {
	for _, figure := range f.Figures {
		if figure.Key == key {
			return figure.Num
		}
	}
	return 0
}

func (d *loaded) years(t *testing.T) {
	for _, year := range []string{"2024-25", "2025-26", "2026-27"} {
		page, err := reporting.New(d.db).Page(d.at("devon"), reporting.Query{Year: year})
		if err != nil {
			t.Fatal(err)
		}
		shown := map[string]string{}
		for _, f := range page.Figures {
			shown[f.Key] = f.Shown
		}
		t.Log(year, shown)
		if !page.Identity.Holds || len(page.NotReached) == 0 || shown["unmet_demand"] == "0" || shown["walk_ins"] == "0" || shown["sessions_one_agency"] != "1" {
			t.Errorf("%s: %+v %v", year, page.Identity, shown)
		}
	}
}

func TestADatabaseThatHoldsSomethingIsRefused(t *testing.T) {
	w := fixture.Start(t)
	w.Partnership("elsewhere").Person(fixture.Person{})
	made, err := load(databaseOf(t, w))
	if !errors.Is(err, demo.ErrNotEmpty) || made {
		t.Error(made, err)
	}
	if fault.Of(err).Message == "" || w.Count(`SELECT count(*) FROM partnerships`) != 1 || w.Count(`SELECT count(*) FROM deployment WHERE demo`) != 0 {
		t.Error("something was changed")
	}
}

// databaseOf connects to a fixture's database as the owner.
func databaseOf(t *testing.T, w *fixture.World) *database.DB {
	t.Helper()
	db, err := database.Open(t.Context(), database.Config{URL: w.Owner.Config().ConnString(), Clock: clock.At(now)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(db.Close)
	return db
}
