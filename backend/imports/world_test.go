package imports_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// world is a database with one partnership to import into. Its clock stands at 10:00 on Monday 2 June 2025.
type world struct {
	*fixture.World
	t    *testing.T
	here *fixture.Partnership
}

func start(t *testing.T) *world {
	t.Helper()
	w := fixture.Start(t)
	return &world{w, t, w.Partnership("durham")}
}

// startFilled has a few of everything, so that a wrong row can be nearly right.
func startFilled(t *testing.T) *world {
	t.Helper()
	w := start(t)
	w.here.Locality("Exeter")
	w.must(good()...)
	return w
}

func good() []imports.Input {
	return []imports.Input{
		file(imports.Agencies, "code,name,sector,parent,locality,email_domains",
			"ILX,Ilex Trust,education,,Exeter,ilex.example", "ILX-1,Otter Vale School,education,ILX,Exeter,", "POL,Police,police,,,police.example"),
		file(imports.People, "email,code,name,agency,from",
			"anna@ilex.example,,Anna Reed,ILX-1,2020-09-01", "ben@police.example,,Ben Hale,POL,2019-01-01",
			"cara@ilex.example,,Cara Moss,ILX,2019-01-01", ",P-1,Dee Long,ILX,2019-01-01"),
		file(imports.Courses, "code,title,format,duration_class,minimum_minutes",
			"NEG,Neglect,in_person,half_day,", "ONL,Online,virtual,bitesize,60", "MIX,Either way,blended,half_day,"),
		file(imports.Events, "code,title,kind,starts_on,ends_on", "WEEK,A week,themed_week,2025-05-12,2025-05-16"),
		file(imports.Sessions, "reference,course,date,start,end,places,places_online,status,end_reason",
			"PAST,NEG,2025-05-12,09:30,12:30,20,,,",
			"TWO,NEG,2025-05-13,09:30,12:30,20,,,", "TWO,,2025-05-20,09:30,12:30,,,,",
			"LONG,ONL,2025-05-14,10:00,12:00,20,,,",
			"BOTH,MIX,2025-05-15,10:00,12:00,20,20,,",
			"SOON,NEG,2025-06-20,09:30,12:30,20,,,",
			"OFF,NEG,2025-05-19,09:30,12:30,20,,cancelled,No trainer",
			"DRAFT,NEG,2025-07-19,09:30,12:30,20,,draft,",
			"OLD,NEG,2019-05-14,09:30,12:30,,,,"),
		file(imports.Bookings, "session,email,agency,outcome,booked_at",
			"PAST,anna@ilex.example,ILX-1,attended,2025-05-01", "PAST,ben@police.example,POL,no_show,2025-05-02 09:15"),
		file(imports.Totals, "session,registrations,cancelled_by_provider,cancelled_late,cancelled_in_time,no_shows,excused,not_taken,walk_ins,attended,source",
			"OLD,24,0,2,1,3,0,0,1,19,Training log"),
		file(imports.PublishedFigures, "series,label,from,to,figure,title,value,source",
			"year,2023,2023-01-01,2023-12-31,other,Places,9000,Annual report"),
	}
}

func (w *world) ctx() context.Context {
	return actor.With(context.Background(), actor.System(w.here.ID, actor.Import))
}

func (w *world) run(o imports.Options, inputs ...imports.Input) imports.Report {
	w.t.Helper()
	report, err := app.NewImports(w.DB).Import(w.ctx(), inputs, o)
	if err != nil {
		w.t.Fatal(err)
	}
	return report
}

// must imports files in which every row is new.
func (w *world) must(inputs ...imports.Input) imports.Report {
	w.t.Helper()
	report := w.run(imports.Options{}, inputs...)
	for _, e := range errorsOf(report) {
		w.t.Error(e)
	}
	if !report.Saved || report.Count(imports.AlreadyThere) > 0 {
		w.t.Fatal("not saved, or not all new")
	}
	return report
}

// everything is a fingerprint of what the database holds.
func (w *world) everything() map[string]string {
	w.t.Helper()
	prints := map[string]string{}
	rows, err := w.Owner.Query(context.Background(), `SELECT relname FROM pg_class
		WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'river%' ORDER BY 1`)
	if err != nil {
		w.t.Fatal(err)
	}
	var tables []string
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			w.t.Fatal(err)
		}
		tables = append(tables, table)
	}
	for _, table := range tables {
		var print string
		err := w.Owner.QueryRow(context.Background(), `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\n' ORDER BY t::text)), '') FROM `+table+` t`).Scan(&print)
		if err != nil {
			w.t.Fatal(err)
		}
		prints[table] = print
	}
	return prints
}

// unchanged fails the test for each table that is not what it was.
func (w *world) unchanged(before map[string]string) {
	w.t.Helper()
	for table, print := range w.everything() {
		if print != before[table] {
			w.t.Errorf("%s was %s and is %s", table, before[table], print)
		}
	}
}

// file is an input of lines.
func file(k imports.Kind, lines ...string) imports.Input {
	return imports.Input{Name: string(k) + ".csv", Kind: k, Data: strings.NewReader(strings.Join(lines, "\n") + "\n")}
}

// errorsOf are the errors of a report: line, column and sentence.
func errorsOf(r imports.Report) []string {
	var all []string
	for _, f := range r.Files {
		for _, row := range f.Rows {
			for _, e := range row.Errors {
				where := fmt.Sprintf("line %d", row.Line)
				if e.Field != "" {
					where += ", " + e.Field
				}
				all = append(all, where+": "+e.Message)
			}
		}
	}
	return all
}

// outcomesOf are the results of a report, row by row.
func outcomesOf(r imports.Report) []string {
	var all []string
	for _, f := range r.Files {
		for _, row := range f.Rows {
			all = append(all, strings.TrimSpace(fmt.Sprintf("%d %s %s", row.Line, row.Outcome, row.Note)))
		}
	}
	return all
}
