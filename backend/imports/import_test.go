package imports_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestTheSameFilesAgainChangeNothing(t *testing.T) {
	w := startFilled(t)
	before := w.everything()
	again := w.run(imports.Options{}, good()...)
	for _, line := range outcomesOf(again) {
		if !strings.HasSuffix(line, "already_there") {
			t.Error(line)
		}
	}
	w.unchanged(before)
}

func TestADryRunReportsEverythingAndChangesNothing(t *testing.T) {
	w := start(t)
	w.here.Locality("Exeter")
	before := w.everything()
	report := w.run(imports.Options{DryRun: true}, good()...)
	if n := report.Count(imports.Created); report.Saved || n != 24 || report.Count(imports.Failed) > 0 {
		t.Errorf("%d created, saved %t: %v", n, report.Saved, errorsOf(report))
	}
	w.unchanged(before)
}

func TestOneWrongRowRefusesEveryFile(t *testing.T) {
	w := start(t)
	before := w.everything()
	report := w.run(imports.Options{}, file(imports.Agencies, "code,name,sector", "A,A,health"),
		file(imports.People, "email,name,agency", "eve@a.example,Eve,A", "fay@a.example,Fay,B"))
	want := []string{"2 created", "2 created", "3 error"}
	if got := outcomesOf(report); !slices.Equal(got, want) || report.Saved {
		t.Errorf("saved %t: %v", report.Saved, got)
	}
	w.unchanged(before)
}

func TestTheGoodRowsAreKeptWhenAskedFor(t *testing.T) {
	w := startFilled(t)
	report := w.run(imports.Options{KeepGood: true},
		file(imports.Agencies, "code,name,sector,parent", "A,A,health,", "B,B,helth,", "C,C,health,B", "D,Ilex Trust,health,"),
		file(imports.People, "email,name,agency", "eve@a.example,Eve,A", "fay@a.example,Fay,B", "info@a.example,Gil,A", "anna@ilex.example,Anna Reed,A"),
		file(imports.Bookings, "session,email,outcome", "LONG,eve@a.example,attended", "LONG,fay@a.example,attended", "LONG,anna@ilex.example,no_show"))
	want := []string{
		"2 created", "3 error", "4 error", "5 error",
		"2 created", "3 error", "4 error", "5 created the person was there; the agency is new",
		"2 created", "3 error", "4 created",
	}
	if got := outcomesOf(report); !slices.Equal(got, want) || !report.Saved {
		t.Errorf("saved %t:\n%s", report.Saved, strings.Join(got, "\n"))
	}
	for sql, n := range map[string]int{
		`SELECT count(*) FROM agencies WHERE code IN ('A', 'B', 'C', 'D')`:                                  1,
		`SELECT count(*) FROM people WHERE name IN ('Eve', 'Fay', 'Gil')`:                                   1,
		`SELECT count(*) FROM bookings b JOIN sessions s ON s.id = b.session_id WHERE s.reference = 'LONG'`: 2,
		`SELECT count(*) FROM memberships m JOIN people p ON p.id = m.person_id WHERE p.name = 'Anna Reed'`: 2,
		`SELECT count(*) FROM audit WHERE action = 'person.import' AND origin = 'import'`:                   5,
		`SELECT count(*) FROM audit WHERE action = 'session.import_bookings'`:                               2,
	} {
		if got := w.Count(sql); got != n {
			t.Errorf("%d, want %d: %s", got, n, sql)
		}
	}
}

func TestARowThatSaysOtherwiseLeavesWhatIsThere(t *testing.T) {
	w := startFilled(t)
	before := w.everything()
	report := w.run(imports.Options{},
		file(imports.Agencies, "code,name,sector", "ilx,Ilex Learning Trust,early years"),
		file(imports.People, "email,code,name", ",P-1,Dee Lang", "ANNA@ilex.example,,Anna Reed"),
		file(imports.Courses, "code,title,format,duration_class", "NEG,Neglect!,in_person,full_day"),
		file(imports.Sessions, "reference,course,date,start,end", "PAST,NEG,2025-05-12,09:30,13:30"),
		file(imports.Bookings, "session,email,outcome,booked_at", "PAST,anna@ilex.example,no_show,2025-05-01"),
		file(imports.Totals, "session,attended,source", "OLD,20,Training log"),
		file(imports.PublishedFigures, "series,label,from,to,title,value,source", "year,2023,2023-01-01,2023-12-31,Places,9001,Annual report"))
	other := " already_there left as it is here, though the file says something else: "
	want := []string{
		"2" + other + "name, sector", "2" + other + "name", "3 already_there", "2" + other + "title, duration_class", "2" + other + "end",
		"2" + other + "outcome", "2" + other + "attended", "2" + other + "value",
	}
	if got := outcomesOf(report); !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	w.unchanged(before)
}

// Whatever the file says became of a booking is what the figures will say.
func TestEveryOutcomeArrives(t *testing.T) {
	w := startFilled(t)
	w.must(
		file(imports.People, "email,name,agency,from", "p1@a.example,P One,POL,2020-01-01", "p2@a.example,P Two,POL,2020-01-01", "p3@a.example,P Three,POL,2020-01-01",
			"p4@a.example,P Four,POL,2020-01-01", "p5@a.example,P Five,POL,2020-01-01", "p6@a.example,P Six,POL,2020-01-01", "p7@a.example,P Seven,POL,2020-01-01"),
		file(imports.Bookings, "session,email,agency,outcome,booked_at,notice_at,reason,marks,seat,source",
			"TWO,p1@a.example,POL,attended,2025-05-01,,,present|absent,,",
			"TWO,p2@a.example,POL,no_show,2025-05-01,,,excused|absent,,",
			"TWO,p3@a.example,POL,excused,2025-05-01,,Court,,,",
			"TWO,p4@a.example,POL,cancelled_late,2025-05-01,2025-05-12 16:00,Unwell,,,Old system",
			"TWO,p5@a.example,,cancelled_in_time,2025-04-01,2025-04-02,,,,",
			"TWO,p5@a.example,POL,walk_in,,,,present|late 10,,",
			"TWO,p6@a.example,POL,cancelled_by_provider,,,,,,",
			"TWO,p7@a.example,POL,waiting,2025-05-11,,,,,",
			"BOTH,p1@a.example,POL,not_taken,,,,,online,",
			"BOTH,p2@a.example,POL,cancelled_late,,,,,room,",
			"LONG,p1@a.example,POL,no_show,,,,late 61,,",
			"SOON,p1@a.example,POL,booked,2025-05-30,,,,,",
			"SOON,p2@a.example,POL,cancelled_in_time,2025-05-29,2025-05-30,,,,",
			"OFF,p1@a.example,POL,cancelled_by_provider,2025-05-01,2025-05-18,,,,"))
	want := map[string]string{
		"TWO P One": "attended", "TWO P Two": "no_show", "TWO P Three": "excused", "TWO P Four": "cancelled_late",
		"TWO P Five": "cancelled_in_time walk_in", "TWO P Six": "cancelled_by_provider",
		"BOTH P One": "not_taken", "BOTH P Two": "cancelled_late", "LONG P One": "no_show", "SOON P One": "not_taken", "SOON P Two": "cancelled_in_time",
		"OFF P One": "cancelled_by_provider",
	}
	rows, err := w.Owner.Query(context.Background(), `SELECT s.reference || ' ' || p.name, string_agg(o.outcome, ' ' ORDER BY o.outcome)
		FROM registration_outcomes o JOIN people p ON p.id = o.person_id JOIN sessions s ON s.id = o.session_id
		WHERE p.name LIKE 'P %' GROUP BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for rows.Next() {
		var who, outcome string
		if err := rows.Scan(&who, &outcome); err != nil {
			t.Fatal(err)
		}
		seen++
		if want[who] != outcome {
			t.Errorf("%s: %s, want %s", who, outcome, want[who])
		}
	}
	if seen != len(want) {
		t.Errorf("%d outcomes, want %d", seen, len(want))
	}
	for sql, n := range map[string]int{
		`SELECT taken FROM session_places p JOIN sessions s ON s.id = p.session_id WHERE s.reference = 'TWO'`:                                                                          3,
		`SELECT taken FROM session_places p JOIN sessions s ON s.id = p.session_id WHERE s.reference = 'SOON'`:                                                                         1,
		`SELECT taken FROM session_places p JOIN sessions s ON s.id = p.session_id WHERE s.reference = 'BOTH' AND seat = 'online'`:                                                     1,
		`SELECT count(*) FROM bookings WHERE status = 'lapsed' AND cause = 'started' AND confirmed_at IS NULL`:                                                                         1,
		`SELECT count(*) FROM bookings WHERE source = 'Old system' AND cancel_reason = 'Unwell' AND confirmed_at = '2025-05-01 00:00+01' AND notice_at = '2025-05-12 16:00+01'`:        1,
		`SELECT count(*) FROM booking_history h JOIN bookings b ON b.id = h.booking_id WHERE b.source = 'Old system' AND h.why = 'imported' AND h.at IN (b.confirmed_at, b.notice_at)`: 2,
		`SELECT count(*) FROM bookings WHERE agency_id IS NULL AND sector = ''`:                                                                                                        1,
		`SELECT count(*) FROM completions c JOIN people p ON p.id = c.person_id WHERE p.name = 'P Five' AND c.completed_on = '2025-05-20'`:                                             1,
		`SELECT count(*) FROM completions c JOIN people p ON p.id = c.person_id WHERE p.name IN ('P One', 'P Two')`:                                                                    0,
		`SELECT count(*) FROM registers r JOIN sessions s ON s.id = r.session_id WHERE s.reference = 'BOTH'`:                                                                           0,
		`SELECT count(*) FROM outbox`: 0,
	} {
		if got := w.Count(sql); got != n {
			t.Errorf("%d, want %d: %s", got, n, sql)
		}
	}
}

// Somebody forgotten can be added to a register that is closed, with a mark.
func TestARowMoreForARegisterThatIsClosed(t *testing.T) {
	w := startFilled(t)
	w.must(file(imports.Bookings, "session,email,outcome", "PAST,cara@ilex.example,attended"))
	if n := w.Count(`SELECT count(*) FROM marks m JOIN sessions s ON s.id = m.session_id WHERE s.reference = 'PAST' AND m.attended`); n != 2 {
		t.Errorf("%d attended, want 2", n)
	}
}

// A register cannot be closed over the heads of people who booked here and are not in the file.
func TestPeopleWhoBookedHereAreNotForgotten(t *testing.T) {
	w := start(t)
	session := w.here.Session(fixture.Session{Reference: "HERE", Starts: fixture.London("2025-05-22 09:30")})
	w.here.Booking(fixture.Booking{Session: session.ID})
	w.must(file(imports.People, "email,name", "cara@ilex.example,Cara Moss"))
	before := w.everything()
	report := w.run(imports.Options{}, file(imports.Bookings, "session,email,outcome", "HERE,cara@ilex.example,attended"))
	want := []string{"line 2, session: Its register cannot be closed by this file: there is 1 more here who holds a place and is not in it."}
	if got := errorsOf(report); !slices.Equal(got, want) {
		t.Error(got)
	}
	w.unchanged(before)
}

func TestTheNightsTheClocksChangeAndTheEndOfTheYear(t *testing.T) {
	w := startFilled(t)
	w.must(file(imports.Sessions, "reference,course,date,start,end,start_fold,end_fold,places",
		"LAST,ONL,2025-03-31,22:00,23:30,,,20", "FIRST,ONL,2025-04-01,00:00,01:00,,,20",
		"TWICE,ONL,2024-10-27,01:15,01:45,first,second,20", "LATER,ONL,2024-10-27,01:15,01:45,second,second,20", "GAP,ONL,2025-03-30,00:30,02:30,,,20"))
	for reference, want := range map[string]string{
		"LAST": "2024 90 2025-03-31", "FIRST": "2025 60 2025-04-01", "TWICE": "2024 90 2024-10-27", "LATER": "2024 30 2024-10-27", "GAP": "2024 60 2025-03-30",
	} {
		var got string
		err := w.Owner.QueryRow(context.Background(), `SELECT financial_year || ' ' || (extract(epoch FROM ends_at - starts_at) / 60)::int || ' ' || first_date
			FROM sessions WHERE reference = $1`, reference).Scan(&got)
		if err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", reference, got, err, want)
		}
	}
}

func TestPlacesThatNobodyRecordedAreNotUnlimited(t *testing.T) {
	w := startFilled(t)
	w.must(file(imports.Sessions, "reference,course,date,start,end,places", "A,NEG,2024-05-12,09:30,12:30,", "B,NEG,2024-05-12,09:30,12:30,unlimited"))
	if n := w.Count(`SELECT count(*) FROM places_not_known k JOIN sessions s ON s.id = k.session_id WHERE s.reference = 'A'`); n != 1 {
		t.Errorf("%d, want 1", n)
	}
	if n := w.Count(`SELECT count(*) FROM places_not_known k JOIN sessions s ON s.id = k.session_id WHERE s.reference = 'B'`); n != 0 {
		t.Errorf("%d, want 0", n)
	}
}

func TestParentsStandAnywhere(t *testing.T) {
	w := start(t)
	w.must(file(imports.Agencies, "code,name,sector,parent,class,class_from", "C,C,health,B,,", "B,B,health,A,,", "A,A,health,,partner,2020-04-01"))
	if n := w.Count(`SELECT count(*) FROM agencies c JOIN agencies b ON b.id = c.parent_id JOIN agencies a ON a.id = b.parent_id
		JOIN agency_classes k ON k.agency_id = a.id AND k.class = 'partner' AND k.valid_from = '2020-04-01' WHERE c.code = 'C' AND a.code = 'A'`); n != 1 {
		t.Errorf("%d, want 1", n)
	}
}

func TestAFolderIsTakenInTheRightOrder(t *testing.T) {
	folder := fstest.MapFS{
		"people.csv":        {Data: []byte("email;name;agency\neve@a.example;Eve;A\n")},
		"agencies-2024.csv": {Data: []byte("code;name;sector\nA;A;health\n")},
		"README.txt":        {Data: []byte("not a file of ours")},
		"old/people.csv":    {Data: []byte("nothing")},
	}
	inputs, err := imports.Folder(folder)
	if err != nil {
		t.Fatal(err)
	}
	w := start(t)
	report := w.must(inputs...)
	if len(report.Files) != 2 || report.Files[0].Name != "agencies-2024.csv" || report.Files[1].Name != "people.csv" {
		t.Errorf("%+v", report.Files)
	}
	folder["persons.csv"] = &fstest.MapFile{Data: []byte("x")}
	if _, err := imports.Folder(folder); err == nil || err.Error() != "persons.csv: its name must begin with what is in it, one of agencies, people, courses, events, sessions, bookings, totals or published-figures" {
		t.Error(err)
	}
	if _, err := imports.Folder(fstest.MapFS{}); err == nil {
		t.Error("an empty folder was taken")
	}
}

// Another partnership's codes mean nothing here.
func TestNothingOfAnotherPartnershipIsSeenOrTouched(t *testing.T) {
	w := startFilled(t)
	other := &world{w.World, t, w.Partnership("devon")}
	report := other.run(imports.Options{}, file(imports.People, "email,name,agency", "anna@ilex.example,Anna,ILX"))
	if got := errorsOf(report); len(got) != 1 || got[0] != "line 2, agency: There is no agency of code “ILX” here." {
		t.Error(got)
	}
	if _, err := app.NewImports(w.DB).Import(context.Background(), good(), imports.Options{}); err == nil {
		t.Error("imported into no partnership at all")
	}
}
