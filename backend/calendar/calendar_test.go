package calendar_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/calendar"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

const site = "https://turnout.example"

type house struct {
	*fixture.World
	t     *testing.T
	devon *fixture.Partnership
	books *booking.Service
	feeds *calendar.Service
}

func start(t *testing.T) house {
	w := fixture.Start(t)
	sessions := catalogue.New(w.DB)
	books := booking.New(w.DB, sessions, site)
	return house{w, t, w.Partnership("devon"), books, calendar.New(w.DB, sessions, books, notify.Site{PublicURL: site})}
}

// anyone is somebody who is not signed in, at a partnership.
func anyone(p *fixture.Partnership) context.Context {
	return actor.With(context.Background(), actor.Principal{Partnership: p.ID, Origin: actor.Web})
}

func (h house) renew(p fixture.Person) string {
	h.t.Helper()
	token, _, err := h.feeds.Renew(p.Ctx())
	if err != nil {
		h.t.Fatal(err)
	}
	return token
}

// read returns a person's feed as whoever knows its address gets it, lines unfolded.
func (h house) read(token string) string {
	h.t.Helper()
	file, err := h.feeds.Personal(anyone(h.devon), token)
	return h.text(file, err)
}

func (h house) text(file ical.File, err error) string {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	return strings.ReplaceAll(string(file.Body), "\r\n ", "")
}

func (h house) search(f catalogue.Filter) string {
	h.t.Helper()
	file, err := h.feeds.OfSearch(anyone(h.devon), h.partnership(), f)
	return h.text(file, err)
}

func (h house) partnership() partnership.Partnership {
	return partnership.Partnership{ID: h.devon.ID, Slug: "devon", Name: "Devon Safeguarding Partnership"}
}

func (h house) book(p fixture.Person, session uuid.UUID) booking.Booking {
	h.t.Helper()
	r, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session})
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return r.Booking
}

func (h house) cancel(p fixture.Person, id uuid.UUID) {
	h.t.Helper()
	_, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) {
		return h.books.CancelTx(tx, booking.Cancellation{BookingID: id, Reason: "illness", Channel: "web"})
	})
	if err != nil {
		h.t.Fatal(err)
	}
}

// lines returns the values of a property, in the order of the file.
func lines(file, property string) (found []string) {
	for line := range strings.SplitSeq(file, "\r\n") {
		if value, ok := strings.CutPrefix(line, property+":"); ok {
			found = append(found, value)
		}
	}
	return found
}

func want(t *testing.T, what string, got []string, wanted ...string) {
	t.Helper()
	if strings.Join(got, "|") != strings.Join(wanted, "|") {
		t.Errorf("%s: %q, want %q", what, got, wanted)
	}
}

func TestAPersonsFeedHasEachPartWithTheJoiningLinkAndTheInvitationsUIDs(t *testing.T) {
	h := start(t)
	session := h.devon.Session(fixture.Session{
		Mode: "virtual", Title: "Neglect: Siân’s câs, 😀", Joining: "Use the lobby.", Link: "https://meet.example/1",
		Parts: []fixture.Part{{Starts: fixture.London("2025-06-16 09:30")}, {Starts: fixture.London("2025-06-23 09:30")}},
	})
	ann := h.devon.Person(fixture.Person{})
	b := h.book(ann, session.ID)
	feed := h.read(h.renew(ann))
	var uids []string
	for _, p := range session.Parts {
		uids = append(uids, b.CalendarUID+"-"+p.ID.String()+"@turnout")
	}
	want(t, "uids", lines(feed, "UID"), uids...)
	want(t, "states", lines(feed, "STATUS"), "CONFIRMED", "CONFIRMED")
	want(t, "times", lines(feed, "DTSTART;TZID=Europe/London"), "20250616T093000", "20250623T093000")
	want(t, "titles", lines(feed, "SUMMARY"), `Neglect: Siân’s câs\, 😀 (1 of 2)`, `Neglect: Siân’s câs\, 😀 (2 of 2)`)
	for _, part := range []string{"meet.example/1", "Use the lobby.", "BEGIN:VTIMEZONE", "METHOD:PUBLISH", b.Reference} {
		if !strings.Contains(feed, part) {
			t.Errorf("no %q in\n%s", part, feed)
		}
	}
	for _, part := range []string{"ATTENDEE", "ORGANIZER"} {
		if strings.Contains(feed, part) {
			t.Errorf("%s in a feed:\n%s", part, feed)
		}
	}
}

func TestBookedCancelledAndBookedAgainIsOneEntryInTheFeed(t *testing.T) {
	h := start(t)
	session, ann := h.devon.Session(fixture.Session{}), h.devon.Person(fixture.Person{})
	token := h.renew(ann)
	first := h.book(ann, session.ID)
	h.cancel(ann, first.ID)
	feed := h.read(token)
	want(t, "after cancelling", lines(feed, "STATUS"), "CANCELLED")
	want(t, "its sequence", lines(feed, "SEQUENCE"), "1")
	if strings.Contains(feed, "TRANSP:OPAQUE") {
		t.Error("what is cancelled takes time")
	}
	uid := lines(feed, "UID")
	h.book(ann, session.ID)
	feed = h.read(token)
	want(t, "booked again", lines(feed, "STATUS"), "CONFIRMED")
	want(t, "uid", lines(feed, "UID"), uid...)
	second := h.book(ann, session.ID)
	h.cancel(ann, second.ID)
	h.Clock.Advance(15 * 24 * time.Hour)
	want(t, "a fortnight later", lines(h.read(token), "STATUS"))
}

func TestOnlyWhatIsAPlaceIsInTheFeed(t *testing.T) {
	h := start(t)
	ann := h.devon.Person(fixture.Person{})
	for i, status := range []string{"confirmed", "offered", "waiting", "requested"} {
		session := h.devon.Session(fixture.Session{Title: status, Link: "https://meet.example/secret", Mode: "virtual", Starts: fixture.London("2025-07-01 09:30").AddDate(0, 0, i)})
		h.devon.Booking(fixture.Booking{Session: session.ID, Person: ann, Status: status, Seat: "online"})
	}
	feed := h.read(h.renew(ann))
	want(t, "titles", lines(feed, "SUMMARY"), "confirmed", "offered")
	want(t, "states", lines(feed, "STATUS"), "CONFIRMED", "TENTATIVE")
	if strings.Count(feed, "meet.example/secret") != 1 {
		t.Errorf("the link is for who has a place:\n%s", feed)
	}
}

func TestANewAddressEndsTheOldOneAndWhoIsGoneHasNone(t *testing.T) {
	h := start(t)
	ann, ben := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	old := h.renew(ann)
	token, other := h.renew(ann), h.renew(ben)
	missing := func(what, token string, at *fixture.Partnership) {
		t.Helper()
		if _, err := h.feeds.Personal(anyone(at), token); !errors.Is(err, fault.Missing) {
			t.Errorf("%s: %v", what, err)
		}
	}
	missing("the old address", old, h.devon)
	missing("one that never was", "nonsense", h.devon)
	missing("at another partnership", token, h.Partnership("cornwall"))
	h.read(token)
	h.read(other)
	h.Exec(`UPDATE people SET suspended_at = now() WHERE id = $1`, ann.ID)
	missing("of somebody suspended", token, h.devon)
	h.Exec(`UPDATE people SET suspended_at = NULL, erased_at = now() WHERE id = $1`, ann.ID)
	missing("of somebody erased", token, h.devon)
	if err := h.feeds.End(ben.Ctx()); err != nil {
		t.Fatal(err)
	}
	missing("one that was ended", other, h.devon)
	if a, err := h.feeds.Mine(ben.Ctx()); a != nil || err != nil {
		t.Errorf("ben still has %v, %v", a, err)
	}
	if n := h.Count(`SELECT count(*) FROM calendar_feeds WHERE ended_at IS NULL`); n != 1 {
		t.Errorf("%d live addresses", n)
	}
	if n := h.Count(`SELECT count(*) FROM calendar_feeds WHERE position($1::bytea IN token_hash) > 0`, []byte(token)); n != 0 {
		t.Error("the token itself is kept")
	}
}

func TestThatACalendarIsFetchedIsNotedOnceAnHour(t *testing.T) {
	h := start(t)
	ann := h.devon.Person(fixture.Person{})
	token := h.renew(ann)
	fetched := func() time.Time {
		t.Helper()
		a, err := h.feeds.Mine(ann.Ctx())
		if err != nil || a == nil {
			t.Fatal(a, err)
		}
		if a.FetchedAt == nil {
			return time.Time{}
		}
		return *a.FetchedAt
	}
	if !fetched().IsZero() {
		t.Error("fetched before it was")
	}
	first := h.read(token)
	at := fetched()
	h.Clock.Advance(50 * time.Minute)
	if again := h.read(token); again != first {
		t.Errorf("the same calendar is another file:\n%s\n%s", first, again)
	}
	if !fetched().Equal(at) || at.IsZero() {
		t.Errorf("noted at %v, then %v", at, fetched())
	}
	h.Clock.Advance(11 * time.Minute)
	h.read(token)
	if !fetched().After(at) {
		t.Error("not noted an hour later")
	}
}

func TestAPublicFeedHasNoLinkNoDraftAndTakesNoTime(t *testing.T) {
	h := start(t)
	staff := h.devon.Staff()
	h.devon.Session(fixture.Session{Title: "Open", Mode: "virtual", Link: "https://meet.example/1", Joining: "The code is 4711."})
	h.devon.Session(fixture.Session{Title: "Draft", Status: "draft"})
	h.devon.Session(fixture.Session{Title: "Long over", Starts: fixture.Now.AddDate(0, 0, -40)})
	h.devon.Session(fixture.Session{Title: "Last week", Starts: fixture.Now.AddDate(0, 0, -7)})
	h.devon.Session(fixture.Session{Title: "Cancelled long ago", Status: "cancelled"})
	gone := h.devon.Session(fixture.Session{Title: "Cancelled now", Starts: fixture.Now.AddDate(0, 0, 20), Status: "cancelled"})
	h.Exec(`UPDATE sessions SET ended_at = $2 WHERE id = $1`, gone.ID, fixture.Now)
	h.Partnership("cornwall").Session(fixture.Session{Title: "Elsewhere"})
	feed := h.search(catalogue.Filter{})
	want(t, "titles", lines(feed, "SUMMARY"), "Last week", "Open", "Cancelled now")
	want(t, "states", lines(feed, "STATUS"), "CONFIRMED", "CONFIRMED", "CANCELLED")
	for _, secret := range []string{"meet.example", "4711", "TRANSP:OPAQUE"} {
		if strings.Contains(feed, secret) {
			t.Errorf("%s in a public feed:\n%s", secret, feed)
		}
	}
	asStaff, err := h.feeds.OfSearch(staff.Ctx(), h.partnership(), catalogue.Filter{})
	if h.text(asStaff, err) != feed {
		t.Error("whose browser opens the address makes a difference")
	}
}

func TestAFeedOfASearchAnEventAndAYear(t *testing.T) {
	h := start(t)
	week := h.devon.Event(fixture.Event{Title: "SaFest"})
	main := h.devon.Session(fixture.Session{Title: "In the week", Event: week.ID})
	h.devon.Session(fixture.Session{Title: "Break-out", Event: week.ID, Main: main.ID, Slot: "A"})
	h.devon.Session(fixture.Session{Title: "Next year", Starts: fixture.London("2026-05-05 09:30")})
	h.devon.Session(fixture.Session{Title: "Online one", Mode: "virtual", Starts: fixture.Now.AddDate(0, 0, 30)})
	want(t, "of a search", lines(h.search(catalogue.Filter{Modes: []catalogue.Mode{catalogue.Virtual}}), "SUMMARY"), "Online one")
	want(t, "of a year", lines(h.search(catalogue.Filter{Year: 2026}), "SUMMARY"), "Next year")
	want(t, "of nothing", lines(h.search(catalogue.Filter{Words: "xylophone"}), "SUMMARY"))
	file, err := h.feeds.OfEvent(anyone(h.devon), h.partnership(), week.ID)
	text := h.text(file, err)
	want(t, "of an event", lines(text, "SUMMARY"), "In the week", "Break-out")
	want(t, "its name", lines(text, "X-WR-CALNAME"), `SaFest\, Devon Safeguarding Partnership`)
	draft := h.devon.Event(fixture.Event{Status: "draft"})
	if _, err := h.feeds.OfEvent(h.devon.Staff().Ctx(), h.partnership(), draft.ID); !errors.Is(err, fault.Missing) {
		t.Errorf("a draft: %v", err)
	}
}
