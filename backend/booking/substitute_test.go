package booking_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func (h house) substitute(by fixture.Person, sub booking.Substitution) (booking.Booking, error) {
	return database.InTx(by.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) { return h.books.SubstituteTx(tx, sub) })
}

// booked is a place that somebody took, and fails the test when they could not.
func (h house) booked(t *testing.T, p fixture.Person, session uuid.UUID) booking.Booking {
	t.Helper()
	r, err := h.book(p, session)
	if err != nil {
		t.Fatal(err)
	}
	return r.Booking
}

func TestSubstituteOnAFullSessionWorksAndLeavesTheWaitingListAlone(t *testing.T) {
	h := start(t)
	session, ann, place := h.fullWith(t, fixture.Session{})
	ben, first, second := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	one, mine, two := h.join(t, first, session.ID), h.join(t, ben, session.ID), h.join(t, second, session.ID)
	h.Exec(`INSERT INTO policy_versions (partnership_id, id, policy_group, version, effective_from, notice, created_at)
		SELECT partnership_id, gen_random_uuid(), policy_group, 2, '2025-06-01', notice, created_at FROM policy_versions WHERE id = $1`, place.PolicyVersionID)
	h.Exec(`INSERT INTO links (partnership_id, id, token_hash, purpose, object_id, person_id, created_at, expires_at)
		VALUES ($1, gen_random_uuid(), 'x', 'cancel', $2, $3, $4, $5)`, h.devon.ID, place.ID, ann.ID, fixture.Now, fixture.Now.AddDate(0, 1, 0))
	before := h.text(t, `SELECT to_jsonb(p)::text FROM (SELECT taken, reserved, queue_seq, freed_at, ceiling FROM session_places WHERE session_id = $1) p`, session.ID)

	b, err := h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: ben.ID})
	if err != nil {
		t.Fatal(err)
	}
	if b.PersonID != ben.ID || *b.ReplacesID != place.ID || b.PolicyVersionID != place.PolicyVersionID || *b.PreviousID != mine.ID || b.CalendarUID != mine.CalendarUID {
		t.Fatalf("%+v", b)
	}
	if after := h.text(t, `SELECT to_jsonb(p)::text FROM (SELECT taken, reserved, queue_seq, freed_at, ceiling FROM session_places WHERE session_id = $1) p`, session.ID); after != before {
		t.Errorf("places were %s, are %s", before, after)
	}
	h.sweep(t)
	h.wantStatus(t, place, "substituted")
	h.wantStatus(t, mine, "lapsed")
	h.wantStatus(t, one, "waiting")
	h.wantStatus(t, two, "waiting")
	for what, n := range map[string]int{
		"lapsed as placed":     h.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND cause = 'placed'`, mine.ID),
		"links that died":      h.Count(`SELECT count(*) FROM links WHERE ended_at IS NOT NULL`),
		"entry removed":        h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'CANCEL' AND kind = 'booking_substituted'`, ann.ID),
		"later in sequence":    h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND convert_from(calendar, 'UTF8') LIKE '%SEQUENCE:1%' AND calendar_method = 'CANCEL'`, ann.ID),
		"invited":              h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'REQUEST'`, ben.ID),
		"history of the old":   h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1 AND from_status = 'confirmed' AND to_status = 'substituted'`, place.ID),
		"history of the new":   h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1 AND from_status IS NULL AND to_status = 'confirmed' AND on_behalf`, b.ID),
		"audited":              h.Count(`SELECT count(*) FROM audit WHERE object_id = $1 AND action = 'booking.substituted'`, place.ID),
		"still waiting, queue": h.Count(`SELECT waiting FROM session_places WHERE session_id = $1`, session.ID) - 1,
		"registrations":        h.Count(`SELECT count(*) FROM registration_outcomes WHERE session_id = $1`, session.ID),
		"registered":           h.Count(`SELECT count(*) FROM registration_outcomes WHERE session_id = $1 AND person_id = $2`, session.ID, ben.ID),
	} {
		if n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
	_, err = h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: second.ID})
	wantCode(t, err, "booking_ended")
}

func TestWhoMayComeInSomebodysPlace(t *testing.T) {
	h := start(t)
	trust := h.devon.Agency(fixture.Agency{Domains: []string{"trust.example"}}).ID
	school, elsewhere := h.devon.Agency(fixture.Agency{Parent: trust}).ID, h.devon.Agency(fixture.Agency{}).ID
	of := func(p fixture.Person) fixture.Person { return h.devon.Person(p) }
	lead := of(fixture.Person{Agency: trust, Roles: []actor.Role{actor.Coordinator}})
	staff, trainer := h.devon.Staff(), of(fixture.Person{Roles: []actor.Role{actor.Trainer}})
	colleague, stranger := of(fixture.Person{Agency: school}), of(fixture.Person{Agency: elsewhere})
	sister := of(fixture.Person{Agency: trust})
	needed := h.devon.Course(fixture.Course{})
	course := h.devon.Course(fixture.Course{Prerequisites: [][]uuid.UUID{{needed.ID}}})
	for name, c := range map[string]struct {
		by      string
		sub     booking.Substitution
		course  uuid.UUID
		code    string
		pending bool
	}{
		"a colleague":                            {by: "own", sub: booking.Substitution{PersonID: colleague.ID}},
		"somebody of another agency":             {by: "own", sub: booking.Substitution{PersonID: stranger.ID}, code: "invalid_input"},
		"nobody there is":                        {by: "own", sub: booking.Substitution{PersonID: uuid.New()}, code: "invalid_input"},
		"somebody of the trust, by a delegate":   {by: "own", sub: booking.Substitution{PersonID: sister.ID}, code: "invalid_input"},
		"somebody of the trust, by its lead":     {by: "lead", sub: booking.Substitution{PersonID: sister.ID}},
		"somebody elsewhere, by the lead":        {by: "lead", sub: booking.Substitution{PersonID: stranger.ID}, code: "invalid_input"},
		"nobody named":                           {by: "own", code: "invalid_input"},
		"a new colleague with the right domain":  {by: "own", sub: booking.Substitution{Name: "New One", Email: "new.one@trust.example"}},
		"a new colleague with another domain":    {by: "own", sub: booking.Substitution{Name: "New Two", Email: "new.two@home.example"}, pending: true},
		"a new colleague without an address":     {by: "own", sub: booking.Substitution{Name: "New Three"}, code: "invalid_input"},
		"without an address, by the lead":        {by: "lead", sub: booking.Substitution{Name: "New Four"}},
		"without an address, by staff":           {by: "staff", sub: booking.Substitution{Name: "New Five"}},
		"without an address, by the trainer":     {by: "trainer", sub: booking.Substitution{Name: "New Six"}},
		"the address of somebody elsewhere":      {by: "own", sub: booking.Substitution{Name: "X", Email: stranger.Email}, code: "invalid_input"},
		"the address of a colleague":             {by: "own", sub: booking.Substitution{Name: "X", Email: colleague.Email}},
		"an office":                              {by: "own", sub: booking.Substitution{Name: "Office", Email: "training@trust.example"}, code: "invalid_input"},
		"a colleague who lacks the prerequisite": {by: "own", course: course.ID, sub: booking.Substitution{PersonID: colleague.ID}, code: "prerequisite"},
		"a stranger's booking":                   {by: "stranger", sub: booking.Substitution{PersonID: stranger.ID}, code: "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			session := h.devon.Session(fixture.Session{Course: c.course, Starts: fixture.Now.AddDate(0, 0, 10+h.Count(`SELECT count(*) FROM sessions`)), Trainers: []uuid.UUID{trainer.ID}})
			ann := of(fixture.Person{Agency: school})
			place := h.devon.Booking(fixture.Booking{Session: session.ID, Person: ann})
			people := h.Count(`SELECT count(*) FROM people`)
			c.sub.BookingID = place.ID
			b, err := h.substitute(map[string]fixture.Person{"own": ann, "lead": lead, "staff": staff, "trainer": trainer, "stranger": stranger}[c.by], c.sub)
			wantCode(t, err, c.code)
			if h.taken(session.ID) != 1 {
				t.Errorf("%d taken", h.taken(session.ID))
			}
			if err != nil {
				if h.Count(`SELECT count(*) FROM people`) != people || h.text(t, `SELECT status FROM bookings WHERE id = $1`, place.ID) != "confirmed" {
					t.Error("the refusal left something")
				}
				return
			}
			if pending := h.text(t, `SELECT status FROM memberships WHERE person_id = $1`, b.PersonID) == "pending"; pending != c.pending {
				t.Errorf("pending: %v", pending)
			}
		})
	}
}

func TestUntilWhenAColleagueMayBeSent(t *testing.T) {
	h := start(t)
	trainer, lead := h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Trainer}}), h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}})
	staff := h.devon.Staff()
	for name, c := range map[string]struct {
		after   time.Duration // after the start
		closed  bool
		present bool
		status  string
		walkIn  bool
		codes   map[string]string // by who acts
	}{
		"before the start":         {after: -time.Second, codes: map[string]string{"own": "", "lead": "", "trainer": "", "staff": ""}},
		"at the start":             {codes: map[string]string{"own": "session_started", "lead": "session_started", "trainer": "", "staff": ""}},
		"the register is closed":   {after: time.Hour, closed: true, codes: map[string]string{"own": "session_started", "trainer": "register_closed", "staff": "register_closed"}},
		"they attended some of it": {after: time.Hour, present: true, codes: map[string]string{"trainer": "marked_present", "staff": "marked_present"}},
		"who only waits":           {after: -time.Hour, status: "waiting", codes: map[string]string{"own": "no_place_yet", "staff": "no_place_yet"}},
		"who has an offer":         {after: -time.Hour, status: "offered", codes: map[string]string{"own": "no_place_yet"}},
		"who has left":             {after: -time.Hour, status: "cancelled", codes: map[string]string{"own": "booking_ended", "staff": "booking_ended"}},
		"who walked in":            {after: time.Hour, walkIn: true, codes: map[string]string{"trainer": "walk_in"}},
	} {
		for by, code := range c.codes {
			t.Run(name+", by "+by, func(t *testing.T) {
				session := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 10+h.Count(`SELECT count(*) FROM sessions`)), Trainers: []uuid.UUID{trainer.ID}})
				ann, ben := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
				place := h.devon.Booking(fixture.Booking{Session: session.ID, Person: ann, Status: c.status, WalkIn: c.walkIn})
				h.books.MarkedPresent = func(*database.Tx, uuid.UUID) (bool, error) { return c.present, nil }
				h.books.RegisterClosed = func(*database.Tx, uuid.UUID) (bool, error) { return c.closed, nil }
				h.Clock.Set(session.Starts.Add(c.after))
				_, err := h.substitute(map[string]fixture.Person{"own": ann, "lead": lead, "trainer": trainer, "staff": staff}[by],
					booking.Substitution{BookingID: place.ID, PersonID: ben.ID})
				wantCode(t, err, code)
			})
		}
	}
}

func TestAColleagueTakesTheKeptPlaceTheOverbookedOneAndTheBreakOuts(t *testing.T) {
	h := start(t)
	main, morning, afternoon := h.conference()
	ann, ben := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	kept := uuid.New()
	h.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
		VALUES ($1, $2, $3, 'room', $4, 2, $5, $6)`, h.devon.ID, kept, main.ID, ann.Agency, main.Starts.AddDate(0, 0, -1), fixture.Now)
	h.Exec(`UPDATE session_places SET reserved = 2 WHERE session_id = $1`, main.ID)
	if _, err := h.basket(ann, main.ID, morning[0].ID, afternoon[1].ID); err != nil {
		t.Fatal(err)
	}
	// One more than there are, by staff's reason, and the choice of break-outs is over.
	h.Exec(`UPDATE session_places SET capacity = 0, ceiling = 2 WHERE session_id = $1`, main.ID)
	h.Exec(`UPDATE sessions SET choose_until = $2 WHERE id = $1`, main.ID, fixture.Now.Add(-time.Hour))
	place := uuid.MustParse(h.text(t, `SELECT id::text FROM bookings WHERE session_id = $1`, main.ID))
	_, err := h.substitute(ann, booking.Substitution{BookingID: uuid.MustParse(h.text(t, `SELECT id::text FROM bookings WHERE session_id = $1`, morning[0].ID)), PersonID: ben.ID})
	wantCode(t, err, "break_out")
	if _, err := h.substitute(ann, booking.Substitution{BookingID: place, PersonID: ben.ID}); err != nil {
		t.Fatal(err)
	}
	for what, n := range map[string]int{
		"kept places used":         h.Count(`SELECT used FROM allocations`),
		"drawn on by the newcomer": h.Count(`SELECT count(*) FROM bookings WHERE allocation_id = $1 AND person_id = $2 AND status = 'confirmed'`, kept, ben.ID),
		"taken at the conference":  h.taken(main.ID),
		"taken in the morning":     h.taken(morning[0].ID),
		"taken in the afternoon":   h.taken(afternoon[1].ID),
		"letters with all entries": h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'REQUEST' AND convert_from(calendar, 'UTF8') LIKE '%BEGIN:VEVENT%BEGIN:VEVENT%BEGIN:VEVENT%'`, ben.ID),
		"entries taken out":        h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'CANCEL' AND convert_from(calendar, 'UTF8') LIKE '%BEGIN:VEVENT%BEGIN:VEVENT%BEGIN:VEVENT%'`, ann.ID),
		"places of Ben":            h.Count(`SELECT count(*) FROM bookings WHERE person_id = $1 AND status = 'confirmed'`, ben.ID) - 2,
	} {
		if n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
}

func TestAColleagueWhoHasAPlaceOrAClashCannotTakeAnother(t *testing.T) {
	h := start(t)
	session, parallel := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{})
	ann, ben, cal := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	place := h.booked(t, ann, session.ID)
	h.booked(t, ben, session.ID)
	h.booked(t, cal, parallel.ID)
	_, err := h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: ben.ID})
	wantCode(t, err, "not_booked")
	_, err = h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: cal.ID})
	wantCode(t, err, "no_clash")
	_, err = h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: ann.ID})
	wantCode(t, err, "invalid_input")
	h.wantStatus(t, place, "confirmed")
}

func TestAnApprovedPlaceIsApprovedForTheColleagueToo(t *testing.T) {
	h := start(t)
	session := h.asking("coordinator", fixture.Session{})
	lead := h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}})
	ann, ben, cal := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	place := h.devon.Booking(fixture.Booking{Session: session.ID, Person: ann})
	b, err := h.substitute(ann, booking.Substitution{BookingID: place.ID, PersonID: ben.ID})
	if err != nil {
		t.Fatal(err)
	}
	c, err := h.substitute(lead, booking.Substitution{BookingID: b.ID, PersonID: cal.ID})
	if err != nil {
		t.Fatal(err)
	}
	if got := h.text(t, `SELECT string_agg(asked || ' ' || status, ', ' ORDER BY asked_at, id) FROM approvals WHERE booking_id IN ($1, $2)`, b.ID, c.ID); got != "carried approved, named approved" {
		t.Errorf("approvals: %s", got)
	}
}

func TestColleaguesAreFoundByNameWithinTheAgencyOnly(t *testing.T) {
	h := start(t)
	agency := h.devon.Agency(fixture.Agency{}).ID
	lead := h.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}})
	ann := h.devon.Person(fixture.Person{Agency: agency})
	for _, name := range []string{"Zoë Hill", "Zoe Shy", "Zoe Booked"} {
		p := h.devon.Person(fixture.Person{Agency: agency, Name: name})
		if name == "Zoe Shy" {
			h.Exec(`UPDATE people SET do_not_list = true WHERE id = $1`, p.ID)
		}
	}
	h.devon.Person(fixture.Person{Name: "Zoe Elsewhere", Agency: h.devon.Agency(fixture.Agency{}).ID})
	session := h.devon.Session(fixture.Session{})
	place := h.booked(t, ann, session.ID)
	booked := uuid.MustParse(h.text(t, `SELECT id::text FROM people WHERE name = 'Zoe Booked'`))
	h.devon.Booking(fixture.Booking{Session: session.ID, Person: fixture.Person{ID: booked, Agency: agency}})
	for _, c := range []struct {
		by    fixture.Person
		q     string
		found int
		email bool
	}{{ann, "zoe", 1, false}, {ann, "z", 0, false}, {ann, "hill", 1, false}, {lead, "zoe", 2, true}} {
		found, err := h.books.Substitutes(c.by.Ctx(), place.ID, c.q)
		if err != nil || len(found) != c.found {
			t.Fatalf("%q: %+v, %v", c.q, found, err)
		}
		if c.found > 0 && (found[0].Email != "") != c.email {
			t.Errorf("%q: addresses shown: %v", c.q, !c.email)
		}
	}
}
