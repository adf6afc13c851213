package interest_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/interest"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/notify"
)

type list struct {
	*fixture.World
	devon     *fixture.Partnership
	interests *interest.Service
	course    uuid.UUID
}

// start is a course without dates.
func start(t *testing.T) list {
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	return list{w, devon, interest.New(w.DB, notify.Site{PublicURL: "https://turnout.example"}), devon.Course(fixture.Course{Title: "Neglect"}).ID}
}

func (l list) wants(t *testing.T, people ...fixture.Person) {
	t.Helper()
	for _, p := range people {
		if _, err := l.interests.Begin(p.Ctx(), l.course); err != nil {
			t.Fatal(err)
		}
	}
}

func (l list) sweep(t *testing.T) {
	t.Helper()
	if err := l.interests.Sweep(l.devon.System()); err != nil {
		t.Fatal(err)
	}
}

func (l list) mails(of fixture.Person) int {
	return l.Count(`SELECT count(*) FROM outbox WHERE kind = 'new_dates' AND person_id = $1`, of.ID)
}

func (l list) text(t *testing.T, of fixture.Person) (text string) {
	t.Helper()
	if err := l.Owner.QueryRow(t.Context(), `SELECT body_text FROM outbox WHERE kind = 'new_dates' AND person_id = $1`, of.ID).Scan(&text); err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEverybodyInterestedIsToldOfADateOnceAndAtTheSameTime(t *testing.T) {
	l := start(t)
	ann, ben, gone := l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{})
	l.wants(t, ann, ann, ben, gone)
	if err := l.interests.End(gone.Ctx(), l.course); err != nil {
		t.Fatal(err)
	}
	l.sweep(t)
	if l.mails(ann) != 0 {
		t.Error("told of a date that is not there")
	}
	opens := fixture.London("2025-06-20 09:00")
	l.devon.Session(fixture.Session{Course: l.course, Opens: opens, Starts: fixture.London("2025-07-03 09:30")})
	l.devon.Session(fixture.Session{Course: l.course, Starts: fixture.Now.AddDate(0, 2, 0)})
	l.devon.Session(fixture.Session{Course: l.course, Status: "draft", Starts: fixture.Now.AddDate(0, 3, 0)})
	l.devon.Session(fixture.Session{Course: l.course, OnlyAgency: l.devon.Agency(fixture.Agency{}).ID, Starts: fixture.Now.AddDate(0, 4, 0)})
	for range 2 {
		l.sweep(t)
	}
	if l.mails(ann) != 1 || l.mails(ben) != 1 || l.mails(gone) != 0 {
		t.Errorf("%d, %d, %d mails", l.mails(ann), l.mails(ben), l.mails(gone))
	}
	if n := l.Count(`SELECT count(DISTINCT created_at) FROM outbox WHERE kind = 'new_dates'`); n != 1 {
		t.Errorf("told at %d times", n)
	}
	if text := l.text(t, ann); !strings.Contains(text, "Booking opens at 9am on Friday 20 June 2025") || !strings.Contains(text, "/devon/interest/") ||
		!strings.Contains(text, "/devon/courses/"+l.course.String()) {
		t.Error(text)
	}
	l.devon.Session(fixture.Session{Course: l.course, Starts: fixture.Now.AddDate(0, 5, 0)})
	l.sweep(t)
	if l.mails(ann) != 2 {
		t.Errorf("%d mails after another date", l.mails(ann))
	}
}

// Two sessions are published at once and several workers look: each person hears of each session once.
func TestManyWorkersTellNobodyTwice(t *testing.T) {
	l := start(t)
	for range 20 {
		l.course = l.devon.Course(fixture.Course{}).ID
		people := []fixture.Person{l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{})}
		l.wants(t, people...)
		drafts := []uuid.UUID{l.draft(1), l.draft(2)}
		var wait sync.WaitGroup
		errs := make([]error, 6)
		for i := range errs {
			wait.Go(func() {
				if i < 2 {
					_, errs[i] = l.Owner.Exec(t.Context(), `UPDATE sessions SET status = 'published', published_at = created_at WHERE id = $1`, drafts[i])
				}
				errs[i] = errors.Join(errs[i], l.interests.Sweep(l.devon.System()))
			})
		}
		wait.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		l.sweep(t)
		if told := l.Count(`SELECT count(*) FROM course_interests_told`); told != 6 {
			t.Fatalf("told %d times of two sessions, want 6", told)
		}
		named := `SELECT count(*) FROM outbox o, sessions s WHERE o.kind = 'new_dates' AND o.person_id = $1 AND s.course_id = $2
			AND position(to_char(s.starts_at AT TIME ZONE 'Europe/London', 'FMDD FMMonth YYYY') IN o.body_text) > 0`
		for _, p := range people {
			if n := l.Count(named, p.ID, l.course); n != 2 {
				t.Fatalf("%d dates named in letters, want each once", n)
			}
		}
		l.Exec(`DELETE FROM course_interests`)
		l.Exec(`DELETE FROM outbox`)
		l.Exec(`UPDATE sessions SET status = 'draft', published_at = NULL`)
	}
}

// draft is a session of the course so many months ahead.
func (l list) draft(months int) uuid.UUID {
	return l.devon.Session(fixture.Session{Course: l.course, Status: "draft", Starts: fixture.Now.AddDate(0, months, 0)}).ID
}

func TestAnInterestEndsWithABooking(t *testing.T) {
	l := start(t)
	ann, ben := l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{})
	l.wants(t, ann, ben)
	l.devon.Booking(fixture.Booking{Session: l.devon.Session(fixture.Session{Course: l.course}).ID, Person: ann})
	l.Exec(`UPDATE bookings SET created_at = $1`, fixture.Now.Add(time.Minute))
	if mine, err := l.interests.Mine(ann.Ctx()); err != nil || len(mine) != 0 {
		t.Errorf("%+v, %v", mine, err)
	}
	l.sweep(t)
	if l.mails(ann) != 0 || l.mails(ben) != 1 {
		t.Errorf("%d, %d mails", l.mails(ann), l.mails(ben))
	}
	l.forget(t, 1)
}

func TestAnInterestIsForgottenAfterAYear(t *testing.T) {
	l := start(t)
	l.wants(t, l.devon.Person(fixture.Person{}), l.devon.Person(fixture.Person{}))
	l.Exec(`UPDATE course_interests SET since = $1 WHERE id = (SELECT min(id::text)::uuid FROM course_interests)`, fixture.Now.AddDate(-1, 0, 0))
	l.forget(t, 1)
}

func (l list) forget(t *testing.T, want int64) {
	t.Helper()
	if rows, err := database.InTx(l.devon.System(), l.DB, interest.Forget); err != nil || rows != want {
		t.Errorf("%d rows, %v", rows, err)
	}
}

func TestWhereThereAreDatesNobodyNeedsToWait(t *testing.T) {
	l := start(t)
	l.devon.Session(fixture.Session{Course: l.course})
	if _, err := l.interests.Begin(l.devon.Person(fixture.Person{}).Ctx(), l.course); !errors.Is(err, interest.ErrHasDates) {
		t.Error(err)
	}
	draft := l.devon.Course(fixture.Course{Status: "draft"})
	if _, err := l.interests.Begin(l.devon.Person(fixture.Person{}).Ctx(), draft.ID); !errors.Is(err, fault.Missing) {
		t.Error(err)
	}
}

func TestTheLinkInTheLetterEndsTheInterestWithoutSigningIn(t *testing.T) {
	l := start(t)
	ann := l.devon.Person(fixture.Person{})
	l.wants(t, ann)
	l.devon.Session(fixture.Session{Course: l.course})
	l.sweep(t)
	_, rest, _ := strings.Cut(l.text(t, ann), "/devon/interest/")
	token := strings.Fields(rest)[0]
	nobody := l.devon.Anonymous()
	if about, err := l.interests.Linked(nobody, token); err != nil || !about.Interested || about.Course != "Neglect" {
		t.Fatalf("%+v, %v", about, err)
	}
	for range 2 {
		if about, err := l.interests.EndByLink(nobody, token); err != nil || about.Interested {
			t.Fatalf("%+v, %v", about, err)
		}
	}
	if n := l.Count(`SELECT count(*) FROM audit WHERE action = 'interest.end' AND person_id = $1`, ann.ID); n != 1 {
		t.Errorf("%d rows of audit", n)
	}
	if _, err := l.interests.Linked(nobody, "this-is-no-token-of-ours"); !errors.Is(err, fault.Missing) {
		t.Error(err)
	}
}

func TestStaffSeeHowManyWaitAndOfWhichAgencies(t *testing.T) {
	l := start(t)
	school, police := l.devon.Agency(fixture.Agency{Name: "A school", Sector: "education"}), l.devon.Agency(fixture.Agency{Name: "Police", Sector: "police"})
	both := l.devon.Person(fixture.Person{Agency: school.ID})
	l.devon.Membership(both.ID, police.ID)
	l.wants(t, both, l.devon.Person(fixture.Person{Agency: school.ID}), l.devon.Person(fixture.Person{Agency: police.ID}))
	all, err := l.interests.Listed(l.devon.Staff().Ctx())
	if err != nil || len(all) != 1 || all[0].People != 3 || len(all[0].Agencies) != 2 || !all[0].Since.Equal(fixture.Now) {
		t.Fatalf("%+v, %v", all, err)
	}
	if first := all[0].Agencies[0]; first.Agency != "A school" || first.People != 2 || first.Sector != "education" {
		t.Errorf("%+v", all[0].Agencies)
	}
	if _, err := l.interests.Listed(both.Ctx()); !errors.Is(err, fault.Missing) {
		t.Error(err)
	}
}
