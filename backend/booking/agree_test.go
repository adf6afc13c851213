package booking_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// asked is a person and a session with one thing in the way, or nothing.
type asked struct {
	who     fixture.Person
	session uuid.UUID
}

// situations is one for every condition of booking: what is set up, by the code it must be answered with.
var situations = map[string]func(t *testing.T, h house) asked{
	"":             func(_ *testing.T, h house) asked { return h.asks(fixture.Person{}, fixture.Session{}) },
	"agency_known": func(_ *testing.T, h house) asked { return h.asks(fixture.Person{NoAgency: true}, fixture.Session{}) },
	"open_to_you": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{OnlyAgency: h.devon.Agency(fixture.Agency{}).ID})
	},
	"audience": func(_ *testing.T, h house) asked {
		a := h.asks(fixture.Person{}, fixture.Session{})
		h.Exec(`INSERT INTO course_sectors (partnership_id, course_id, sector) SELECT partnership_id, course_id, 'probation' FROM sessions WHERE id = $1`, a.session)
		return a
	},
	"in_area": func(_ *testing.T, h house) asked {
		agency := h.devon.Agency(fixture.Agency{})
		h.Exec(`UPDATE agencies SET area = 'out' WHERE id = $1`, agency.ID)
		a := h.asks(fixture.Person{Agency: agency.ID}, fixture.Session{})
		h.Exec(`UPDATE courses SET in_area_only = true WHERE id = (SELECT course_id FROM sessions WHERE id = $1)`, a.session)
		return a
	},
	"prerequisite": func(_ *testing.T, h house) asked {
		a := h.asks(fixture.Person{}, fixture.Session{})
		h.Exec(`INSERT INTO course_prerequisites (partnership_id, course_id, alternative, required_course_id)
			SELECT partnership_id, course_id, 1, $2 FROM sessions WHERE id = $1`, a.session, h.devon.Course(fixture.Course{}).ID)
		return a
	},
	"published": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{Status: "cancelled"})
	},
	"not_yet_open": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{Opens: fixture.Now.Add(time.Hour)})
	},
	"bookings_closed": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{Closes: fixture.Now})
	},
	"not_started": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{Starts: fixture.Now})
	},
	"main_place": func(_ *testing.T, h house) asked {
		return h.asks(fixture.Person{}, fixture.Session{Main: h.devon.Session(fixture.Session{}).ID, Slot: "Morning"})
	},
	"choice_open": func(t *testing.T, h house) asked {
		a, main := h.atConference(t)
		h.Exec(`UPDATE sessions SET choose_until = $2 WHERE id = $1`, main, fixture.Now)
		return a
	},
	"slot_free": func(t *testing.T, h house) asked {
		a, main := h.atConference(t)
		h.mustBook(t, a.who, h.devon.Session(fixture.Session{Main: main, Slot: "Morning"}).ID)
		return a
	},
	"no_clash": func(t *testing.T, h house) asked {
		a := h.asks(fixture.Person{}, fixture.Session{})
		h.mustBook(t, a.who, h.devon.Session(fixture.Session{}).ID)
		return a
	},
	"person_limit": func(t *testing.T, h house) asked {
		course := h.devon.Course(fixture.Course{}).ID
		h.Exec(`UPDATE courses SET person_limit = 1 WHERE id = $1`, course)
		a := h.asks(fixture.Person{}, fixture.Session{Course: course})
		h.mustBook(t, a.who, h.devon.Session(fixture.Session{Course: course, Starts: fixture.Now.AddDate(0, 0, 30)}).ID)
		return a
	},
	"places_left": func(t *testing.T, h house) asked {
		session, _, _ := h.fullWith(t, fixture.Session{})
		return asked{h.devon.Person(fixture.Person{}), session.ID}
	},
}

func (h house) asks(who fixture.Person, session fixture.Session) asked {
	return asked{h.devon.Person(who), h.devon.Session(session).ID}
}

// atConference is somebody with a place at a conference, who asks for a break-out of its morning.
func (h house) atConference(t *testing.T) (asked, uuid.UUID) {
	t.Helper()
	main := h.devon.Session(fixture.Session{}).ID
	a := h.asks(fixture.Person{}, fixture.Session{Main: main, Slot: "Morning"})
	h.mustBook(t, a.who, main)
	return a, main
}

// mustBook books, and fails the test where that is refused.
func (h house) mustBook(t *testing.T, p fixture.Person, session uuid.UUID) {
	t.Helper()
	if _, err := h.book(p, session); err != nil {
		t.Fatal(err)
	}
}

func TestListAnnotatedDetailAndPOSTAgreeAboutWhoMayBookForEachConditionAndEachPerson(t *testing.T) {
	h := start(t)
	for code, situation := range situations {
		a := situation(t, h)
		h.agree(t, a.who.Ctx(), a.session, rules.Code(code))
		// Whatever is in the way of one person, somebody who is not signed in is asked that first.
		h.agree(t, h.devon.Anonymous(), a.session, rules.SignedIn)
	}
	for _, condition := range rules.Decide(rules.Facts{}) {
		_, have := situations[string(condition.Code)]
		if !have && !answeredOtherwise[condition.Code] {
			t.Errorf("no situation has %s in the way", condition.Code)
		}
	}
}

// answeredOtherwise: asked of the anonymous above; never in the way of one session by itself; answered
// with the booking that is there; the two codes of the window have a situation each.
var answeredOtherwise = map[rules.Code]bool{
	rules.SignedIn: true, rules.ApprovalAsked: true, rules.NotBooked: true, rules.WindowOpen: true,
}

// agree asks in three ways and wants the same answer.
func (h house) agree(t *testing.T, who context.Context, session uuid.UUID, want rules.Code) {
	t.Helper()
	answer, err := h.books.MayI(who, session)
	if err != nil {
		t.Fatalf("%s: detail: %v", want, err)
	}
	if got := codeOf(rules.FirstUnmet(answer.Conditions)); got != want {
		t.Errorf("detail says %q, want %q", got, want)
	}
	prospects, err := h.books.Prospects(who, []uuid.UUID{session})
	if err != nil || len(prospects) != 1 {
		t.Fatalf("%s: list: %v, %v", want, prospects, err)
	}
	if got := codeOf(prospects[0].Unmet); got != want || prospects[0].MayWait != answer.MayWait {
		t.Errorf("list says %q and wait %v, want %q and %v", got, prospects[0].MayWait, want, answer.MayWait)
	}
	if want == rules.SignedIn {
		return // refused at the edge
	}
	_, err = database.InTx(who, h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session})
	})
	if got := rules.Code(fault.CodeOf(err)); got != want && !(want == rules.PlacesLeft && got == "full") {
		t.Errorf("POST says %q, want %q", got, want)
	}
}

func codeOf(unmet *rules.Condition) rules.Code {
	if unmet == nil {
		return ""
	}
	return unmet.Code
}
