package messages_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/messages"
	"github.com/turnout-uk/turnout/backend/notify"
)

// post is a partnership whose messages are looked after.
type post struct {
	*fixture.World
	t        *testing.T
	messages *messages.Service
	devon    *fixture.Partnership
}

func start(t *testing.T) post {
	w := fixture.Start(t)
	s := messages.New(w.DB, catalogue.New(w.DB), notify.Site{PublicURL: "https://turnout.example"})
	return post{World: w, t: t, messages: s, devon: w.Partnership("devon")}
}

// at moves the clock to a London time and sweeps.
func (p post) at(text string) {
	p.t.Helper()
	p.Clock.Set(fixture.London(text))
	p.sweep()
}

func (p post) sweep() {
	p.t.Helper()
	if err := p.messages.Sweep(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

// mails counts the letters of a kind.
func (p post) mails(kind string) int {
	p.t.Helper()
	return p.Count(`SELECT count(*) FROM outbox WHERE kind = $1`, kind)
}

func (p post) wants(kind string, n int) {
	p.t.Helper()
	if got := p.mails(kind); got != n {
		p.t.Fatalf("%d letters of kind %s, want %d", got, kind, n)
	}
}

func (p post) text(sql string, args ...any) (text string) {
	p.t.Helper()
	if err := p.Owner.QueryRow(p.t.Context(), sql, args...).Scan(&text); err != nil {
		p.t.Fatal(err)
	}
	return text
}

// rules gives the partnership these rules.
func (p post) rules(rules ...messages.Rule) {
	p.t.Helper()
	staff := p.devon.Staff()
	now, err := p.messages.Settings(staff.Ctx())
	if err == nil {
		_, err = p.messages.SetSettings(staff.Ctx(), messages.Settings{Rules: rules, TrainersWrite: true}, now.Version())
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// move puts a session of one part to another time, as catalogue would.
func (p post) move(session uuid.UUID, to string) {
	p.t.Helper()
	at := fixture.London(to)
	p.Exec(`UPDATE parts SET starts_at = $2, ends_at = $3, local_date = $4 WHERE session_id = $1`, session, at, at.Add(3*time.Hour), to[:10])
	p.Exec(`UPDATE sessions SET starts_at = $2, ends_at = $3, sequence = sequence + 1 WHERE id = $1`, session, at, at.Add(3*time.Hour))
}

func twoDaysBefore(late messages.Late) messages.Rule {
	return messages.Rule{Kind: messages.Reminder, Timing: messages.Before, Amount: 2, Unit: messages.Days, Late: late}
}

func TestTwoDaysBeforeIsSentOnce(t *testing.T) {
	p := start(t)
	p.rules(twoDaysBefore(messages.SkipLate))
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.devon.Booking(fixture.Booking{Session: s.ID, Status: "waiting"})
	p.sweep()
	p.at("2025-06-14 09:29")
	p.wants("reminder", 0)
	p.at("2025-06-14 09:30")
	p.wants("reminder", 1)
	p.at("2025-06-15 12:00")
	p.wants("reminder", 1)
}

func TestASessionMovedLaterIsRemindedOfAtTheNewTime(t *testing.T) {
	p := start(t)
	p.rules(twoDaysBefore(messages.SkipLate))
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.at("2025-06-13 09:00")
	p.move(s.ID, "2025-06-23 10:00")
	p.at("2025-06-14 09:30")
	p.wants("reminder", 0)
	p.at("2025-06-21 10:00")
	p.wants("reminder", 1)
	p.move(s.ID, "2025-07-01 10:00") // after the reminder: the new day has one of its own
	p.at("2025-06-29 10:00")
	p.wants("reminder", 2)
}

func TestWhenAMoveBringsTheMomentIntoThePastTheSettingDecides(t *testing.T) {
	for late, want := range map[messages.Late]int{messages.SendLate: 1, messages.SkipLate: 0} {
		t.Run(string(late), func(t *testing.T) {
			p := start(t)
			p.rules(twoDaysBefore(late))
			s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
			p.devon.Booking(fixture.Booking{Session: s.ID})
			p.at("2025-06-10 09:00")
			p.move(s.ID, "2025-06-11 10:00")
			p.sweep()
			p.at("2025-06-10 12:00")
			p.wants("reminder", want)
		})
	}
}

func TestACancelledSessionIsNeverRemindedOf(t *testing.T) {
	p := start(t)
	p.rules(twoDaysBefore(messages.SendLate))
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.sweep()
	p.Exec(`UPDATE sessions SET status = 'cancelled' WHERE id = $1`, s.ID)
	p.at("2025-06-14 09:30")
	p.at("2025-06-15 09:30")
	p.wants("reminder", 0)
}

func TestWithoutRulesInstructionsComeFiveDaysBeforeAndAReminderOne(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{
		Mode: "blended", Starts: fixture.London("2025-06-16 09:30"), Joining: "Use the side door.", Link: "https://meet.example/1",
	})
	room := p.devon.Booking(fixture.Booking{Session: s.ID, Seat: "room"})
	online := p.devon.Booking(fixture.Booking{Session: s.ID, Seat: "online"})
	p.sweep()
	p.at("2025-06-11 09:30")
	p.wants("joining", 2)
	of := func(b fixture.Booking) string {
		return p.text(`SELECT body_text || body_html FROM outbox WHERE kind = 'joining' AND person_id = $1`, b.Person.ID)
	}
	if text := of(online); !strings.Contains(text, "meet.example") || !strings.Contains(text, "side door") {
		t.Errorf("online: %s", text)
	}
	if text := of(room); strings.Contains(text, "meet.example") {
		t.Errorf("the link is for those who come online: %s", text)
	}
	p.at("2025-06-15 09:30")
	p.wants("reminder", 2)
}

func TestWhoBooksAfterTheMomentGetsTheInstructionsStraightAway(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.sweep()
	p.at("2025-06-12 09:30")
	p.devon.Booking(fixture.Booking{Session: s.ID, At: fixture.London("2025-06-12 10:00")})
	p.at("2025-06-12 10:00")
	p.wants("joining", 1)
	p.at("2025-06-12 10:05")
	p.wants("joining", 1)
	late := p.devon.Booking(fixture.Booking{Session: s.ID, At: fixture.London("2025-06-15 20:00")})
	p.at("2025-06-15 20:01")
	p.wants("joining", 2)
	if n := p.Count(`SELECT count(*) FROM outbox WHERE kind = 'reminder' AND person_id = $1`, late.Person.ID); n != 0 {
		t.Error("reminded of what was just confirmed")
	}
}

func TestOneReminderADayOfAnEventNotOneOfEachSession(t *testing.T) {
	p := start(t)
	week := p.devon.Event(fixture.Event{From: fixtureDay("2025-06-16")})
	ann := p.devon.Person(fixture.Person{})
	for _, at := range []string{"2025-06-16 09:30", "2025-06-16 14:00", "2025-06-17 09:30"} {
		s := p.devon.Session(fixture.Session{Event: week.ID, Starts: fixture.London(at)})
		p.devon.Booking(fixture.Booking{Session: s.ID, Person: ann})
	}
	p.sweep()
	p.at("2025-06-15 09:30")
	p.at("2025-06-15 14:00")
	p.wants("reminder", 1)
	if text := p.text(`SELECT body_text FROM outbox WHERE kind = 'reminder'`); strings.Count(text, "16 June") != 3 { // the title and two sessions
		t.Errorf("a day of two sessions: %s", text)
	}
	p.at("2025-06-16 09:30")
	p.wants("reminder", 2)
}

func TestChangedJoiningDetailsAreSentToThoseWhoHadTheOldOnes(t *testing.T) {
	p := start(t)
	p.rules(messages.Default[0], messages.Rule{Kind: messages.Joining, Timing: messages.OnChange, Late: messages.SendLate})
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30"), Joining: "Use the side door."})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.sweep()
	change := func(to string) { p.Exec(`UPDATE session_joining SET details = $2 WHERE session_id = $1`, s.ID, to) }
	change("Use the back door.")
	p.at("2025-06-10 09:00")
	p.wants("joining_changed", 0) // nobody had any yet
	p.at("2025-06-11 09:30")
	p.wants("joining", 1)
	change("Use the front door.")
	p.at("2025-06-12 09:30")
	p.at("2025-06-12 09:31")
	p.wants("joining_changed", 1)
}

func TestThanksGoToThoseWhoWereThere(t *testing.T) {
	p := start(t)
	p.rules(messages.Rule{Kind: messages.After, Timing: messages.AfterEnd, Amount: 1, Unit: messages.Days, Late: messages.SendLate, Note: "The slides are online."})
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	there, absent := p.devon.Booking(fixture.Booking{Session: s.ID}), p.devon.Booking(fixture.Booking{Session: s.ID})
	p.sweep()
	part := s.Parts[0].ID
	p.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at) VALUES ($1, $2, $3, 'closed', $4, $4)`, p.devon.ID, part, s.ID, s.Ends)
	for b, mark := range map[uuid.UUID]string{there.ID: "present", absent.ID: "absent"} {
		p.Exec(`INSERT INTO marks (partnership_id, id, part_id, session_id, booking_id, mark, attended, marked_at) VALUES ($1, $2, $3, $4, $5, $6, $6 = 'present', $7)`,
			p.devon.ID, uuid.New(), part, s.ID, b, mark, s.Ends)
	}
	p.at("2025-06-17 12:30")
	p.wants("after", 1)
	if text := p.text(`SELECT body_text FROM outbox WHERE kind = 'after' AND person_id = $1`, there.Person.ID); !strings.Contains(text, "slides") {
		t.Error(text)
	}
}

func TestASessionsOwnRulesStandInsteadOfThePartnerships(t *testing.T) {
	p := start(t)
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID})
	p.sweep()
	staff := p.devon.Staff()
	now, err := p.messages.OfSession(staff.Ctx(), s.ID)
	if err != nil || now.Own || len(now.Moments) != 2 {
		t.Fatalf("%+v, %v", now, err)
	}
	if now, err = p.messages.SetSessionRules(staff.Ctx(), s.ID, true, nil, now.Version()); err != nil || !now.Own || len(now.Moments) != 0 {
		t.Fatalf("%+v, %v", now, err)
	}
	p.at("2025-06-15 12:00")
	p.wants("joining", 0)
	p.wants("reminder", 0)
}

func TestSomebodyWithoutAnAddressIsRemindedThroughTheTrainingLead(t *testing.T) {
	p := start(t)
	lead, carer := p.office()
	s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
	p.devon.Booking(fixture.Booking{Session: s.ID, Person: carer})
	p.sweep()
	p.at("2025-06-15 09:30")
	if n := p.Count(`SELECT count(*) FROM outbox WHERE kind = 'reminder' AND person_id = $1 AND to_email = $2`, lead.ID, lead.Email); n != 1 {
		t.Errorf("%d reminders to the lead", n)
	}
}

func TestManyWorkersWriteEachMessageOnce(t *testing.T) {
	p := start(t)
	for range 5 {
		s := p.devon.Session(fixture.Session{Starts: fixture.London("2025-06-16 09:30")})
		for range 4 {
			p.devon.Booking(fixture.Booking{Session: s.ID})
		}
	}
	p.sweep()
	p.Clock.Set(fixture.London("2025-06-11 09:30"))
	var workers sync.WaitGroup
	for range 4 {
		workers.Go(func() {
			if err := p.messages.Sweep(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	p.wants("joining", 20)
}
