package booking_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

var (
	boss   = booking.Contact{Name: "Mary Manager", Email: "team.lead@work.example"}
	deputy = booking.Contact{Name: "Dan Deputy", Email: "dan@work.example"}
)

// plea is what somebody says who asks a line manager and a deputy.
func plea() booking.Plea {
	m, d := boss, deputy
	return booking.Plea{Reason: "I start in the MASH in June.", Manager: &m, Deputy: &d}
}

func (h house) asking(approval string, s fixture.Session) fixture.Session {
	s.Course = h.devon.Course(fixture.Course{Approval: approval}).ID
	return h.devon.Session(s)
}

func (h house) request(p fixture.Person, session uuid.UUID, said booking.Plea) (booking.Booking, error) {
	r, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session, Plea: said})
	})
	return r.Booking, err
}

func (h house) requested(t *testing.T, p fixture.Person, session uuid.UUID, said booking.Plea) booking.Booking {
	t.Helper()
	b, err := h.request(p, session, said)
	if err != nil || b.Status != booking.Requested {
		t.Fatalf("%s, %v", b.Status, err)
	}
	return b
}

// asked is the token of the newest link sent to an approver.
func (h house) asked(t *testing.T, email string) string {
	t.Helper()
	text := h.text(t, `SELECT body_text FROM outbox WHERE to_email = $1 AND kind IN ('approval_asked', 'approval_reminder') ORDER BY id DESC LIMIT 1`, email)
	found := regexp.MustCompile(`/devon/links/([A-Za-z0-9_-]+)`).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("no link in %s", text)
	}
	return found[1]
}

func (h house) use(t *testing.T, token, act, reason string) {
	t.Helper()
	if _, err := h.books.UseLink(h.devon.Anonymous(), token, act, reason); err != nil {
		t.Fatal(err)
	}
}

func (h house) chase(t *testing.T) {
	t.Helper()
	if err := h.books.SweepApprovals(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func (h house) mails(kind string) int {
	return h.Count(`SELECT count(*) FROM outbox WHERE kind = $1`, kind)
}

func wantField(t *testing.T, err error, field string) {
	t.Helper()
	for _, f := range fault.Of(err).Fields {
		if f.Field == field {
			return
		}
	}
	t.Fatalf("got %v, want an error on %s", err, field)
}

func TestApprovedWithRoomIsBooked(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{Capacity: 1}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	if h.taken(session.ID) != 0 {
		t.Fatal("a request uses a place")
	}
	h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
	h.wantStatus(t, b, "confirmed")
	if h.taken(session.ID) != 1 || h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND calendar_method = 'REQUEST'`, ann.ID) != 1 {
		t.Fatal("no place, or no confirmation with a calendar entry")
	}
	if as := h.text(t, `SELECT decided_as || ':' || decided_name FROM approvals WHERE booking_id = $1`, b.ID); as != "manager:"+boss.Name {
		t.Fatalf("decided by %s", as)
	}
}

func TestApprovedWhenFullWaitsWithItsOriginalTime(t *testing.T) {
	h := start(t)
	session := h.asking("line_manager", fixture.Session{Capacity: 1})
	ann, bob, cal := h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{}), h.devon.Person(fixture.Person{})
	first := h.requested(t, ann, session.ID, plea())
	h.Clock.Advance(time.Hour)
	said := plea()
	said.Manager.Email = "bobs@work.example"
	second := h.requested(t, bob, session.ID, said)
	h.devon.Booking(fixture.Booking{Session: session.ID, Person: cal})
	h.Clock.Advance(time.Hour)
	h.use(t, h.asked(t, "bobs@work.example"), booking.ActApprove, "")
	h.Clock.Advance(time.Hour)
	h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
	h.wantStatus(t, first, "waiting")
	h.wantStatus(t, second, "waiting")
	if n := h.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND joined_at = $2`, first.ID, fixture.Now); n != 1 {
		t.Fatal("the time of asking is lost")
	}
	h.Exec(`UPDATE session_places SET capacity = 2, ceiling = 2, look_at = $2 WHERE session_id = $1`, session.ID, fixture.Now)
	h.sweep(t)
	h.wantStatus(t, first, "offered") // who asked first comes first, though answered last
	h.wantStatus(t, second, "waiting")
}

func TestARequestMayBeMadeWhenTheSessionIsFull(t *testing.T) {
	h := start(t)
	session := h.asking("coordinator", fixture.Session{Capacity: 1})
	h.devon.Booking(fixture.Booking{Session: session.ID})
	h.requested(t, h.devon.Person(fixture.Person{}), session.ID, booking.Plea{Reason: "Needed."})
}

func TestDeclinedCountsNowhereAndTheReasonIsSent(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	token := h.asked(t, boss.Email)
	_, err := h.books.UseLink(h.devon.Anonymous(), token, booking.ActDecline, " ")
	wantField(t, err, "reason")
	h.use(t, token, booking.ActDecline, "The team is short that week.")
	h.wantStatus(t, b, "declined")
	if h.Count(`SELECT count(*) FROM registration_outcomes WHERE booking_id = $1`, b.ID) != 0 || h.taken(session.ID) != 0 {
		t.Fatal("a refusal counts")
	}
	if n := h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND body_text LIKE '%The team is short that week.%'`, ann.ID); n != 1 {
		t.Fatal("the reason was not sent")
	}
	_, err = h.books.UseLink(h.devon.Anonymous(), token, booking.ActApprove, "")
	wantCode(t, err, "not_found") // the link died with the decision
}

func TestAManagersLinkFetchedByAScannerChangesNothing(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	for range 3 {
		v, err := h.books.Link(h.devon.Anonymous(), h.asked(t, boss.Email))
		if err != nil || v.Done || v.As != "manager" || v.Approval.Reason != plea().Reason || v.Person != ann.Name {
			t.Fatalf("%+v, %v", v, err)
		}
	}
	h.wantStatus(t, b, "requested")
	if n := h.Count(`SELECT count(*) FROM booking_history WHERE booking_id = $1`, b.ID); n != 1 {
		t.Fatalf("%d rows of history", n)
	}
}

func TestUnansweredIsRemindedThenExpiresAndTheRequesterIsTold(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{Starts: fixture.Now.AddDate(0, 1, 0)}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	h.chase(t)
	if h.mails("approval_reminder") != 0 {
		t.Fatal("reminded at once")
	}
	calendar, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	if err != nil {
		t.Fatal(err)
	}
	remind, expires := rules.ApprovalDeadlines(fixture.Now, 5, session.Starts, calendar)
	h.Clock.Set(remind)
	h.chase(t)
	h.chase(t)
	if n := h.mails("approval_reminder"); n != 2 { // the manager and the deputy, once each
		t.Fatalf("%d reminders, want 2", n)
	}
	h.Clock.Set(expires.Add(-time.Second))
	h.chase(t)
	h.wantStatus(t, b, "requested")
	h.Clock.Set(expires)
	_, err = h.books.UseLink(h.devon.Anonymous(), h.asked(t, boss.Email), booking.ActApprove, "")
	wantCode(t, err, "not_found")
	h.chase(t)
	h.chase(t)
	h.wantStatus(t, b, "lapsed")
	if h.text(t, `SELECT cause FROM bookings WHERE id = $1`, b.ID) != "no_answer" || h.mails("waiting_lapsed") != 1 {
		t.Fatal("no cause, or nobody was told")
	}
}

func TestARequestEndsWhenTheSessionStarts(t *testing.T) {
	h := start(t)
	session, ann := h.asking("coordinator", fixture.Session{Starts: fixture.Now.Add(26 * time.Hour)}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, booking.Plea{Reason: "Needed."})
	h.Clock.Set(session.Starts)
	h.sweep(t)
	h.chase(t)
	h.wantStatus(t, b, "lapsed")
	if n := h.Count(`SELECT count(*) FROM approvals WHERE status = 'open' OR due_at IS NOT NULL`); n != 0 {
		t.Fatal("somebody is still asked")
	}
}

func TestADeputyMayActAndBothAreRecorded(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	h.use(t, h.asked(t, deputy.Email), booking.ActApprove, "")
	h.wantStatus(t, b, "confirmed")
	got := h.text(t, `SELECT manager_email || ' ' || deputy_email || ' ' || decided_as || ' ' || decided_name FROM approvals WHERE booking_id = $1`, b.ID)
	if want := boss.Email + " " + deputy.Email + " deputy " + deputy.Name; got != want {
		t.Fatalf("recorded %q, want %q", got, want)
	}
	_, err := h.books.UseLink(h.devon.Anonymous(), h.asked(t, boss.Email), booking.ActDecline, "No.")
	wantCode(t, err, "not_found")
}

func TestADeclarationIsMadeByOneselfAndFlagged(t *testing.T) {
	h := start(t)
	session, ann := h.asking("declaration", fixture.Session{}), h.devon.Person(fixture.Person{})
	_, err := h.request(ann, session.ID, booking.Plea{})
	wantField(t, err, "declared")
	b, err := h.request(ann, session.ID, booking.Plea{Declared: true})
	if err != nil || b.Status != booking.Confirmed {
		t.Fatalf("%s, %v", b.Status, err)
	}
	if n := h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND self AND status = 'approved' AND decided_by = $2`, b.ID, ann.ID); n != 1 {
		t.Fatal("the declaration is not on record")
	}
}

func TestTheSelfEmployedApproveThemselvesAndAreFlagged(t *testing.T) {
	h := start(t)
	session := h.asking("line_manager", fixture.Session{})
	carer := h.devon.Person(fixture.Person{Agency: h.devon.Agency(fixture.Agency{Sector: "self_employed_and_carers"}).ID})
	b, err := h.request(carer, session.ID, booking.Plea{Declared: true})
	if err != nil || b.Status != booking.Confirmed {
		t.Fatalf("%s, %v", b.Status, err)
	}
	if h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND self`, b.ID) != 1 {
		t.Fatal("not flagged")
	}
}

func TestAManagerIsSomebodyElseWhoeverReadsTheMailbox(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{}), h.devon.Person(fixture.Person{Email: "ann@work.example"})
	for name, c := range map[string]struct {
		change func(*booking.Plea)
		field  string
	}{
		"no reason":           {func(p *booking.Plea) { p.Reason = " " }, "reason"},
		"no manager":          {func(p *booking.Plea) { p.Manager = nil }, "manager.email"},
		"no manager's name":   {func(p *booking.Plea) { p.Manager.Name = "" }, "manager.name"},
		"no address":          {func(p *booking.Plea) { p.Manager.Email = "mary" }, "manager.email"},
		"own address":         {func(p *booking.Plea) { p.Manager.Email = "Ann@Work.example" }, "manager.email"},
		"own as deputy":       {func(p *booking.Plea) { p.Deputy.Email = "ann@work.example" }, "deputy.email"},
		"manager also deputy": {func(p *booking.Plea) { p.Deputy.Email = p.Manager.Email }, "deputy.email"},
	} {
		said := plea()
		c.change(&said)
		_, err := h.request(ann, session.ID, said)
		if fault.Of(err) == nil {
			t.Fatalf("%s: accepted", name)
		}
		wantField(t, err, c.field)
	}
	said := plea()
	said.Manager.Email = "admin@work.example" // an office's mailbox will do
	h.requested(t, ann, session.ID, said)
}

func TestCoordinatorsAreAskedUpTheChainAndElseThePartnership(t *testing.T) {
	h := start(t)
	trust := h.devon.Agency(fixture.Agency{}).ID
	school := h.devon.Agency(fixture.Agency{Parent: trust}).ID
	session, ann := h.asking("coordinator", fixture.Session{}), h.devon.Person(fixture.Person{Agency: school})
	h.Exec(`UPDATE partnerships SET contact_email = 'staff@devon.example' WHERE id = $1`, h.devon.ID)
	nobody := h.requested(t, ann, session.ID, booking.Plea{Reason: "Needed."})
	h.asked(t, "staff@devon.example")
	lead := h.devon.Person(fixture.Person{Agency: trust, Roles: []actor.Role{actor.Coordinator}})
	h.devon.Person(fixture.Person{Agency: h.devon.Agency(fixture.Agency{}).ID, Roles: []actor.Role{actor.Coordinator}})
	bea := h.devon.Person(fixture.Person{Agency: school})
	b := h.requested(t, bea, session.ID, booking.Plea{Reason: "Needed too."})
	if n := h.Count(`SELECT count(*) FROM outbox WHERE kind = 'approval_asked' AND person_id = $1`, lead.ID); n != 1 || h.mails("approval_asked") != 2 {
		t.Fatal("the wrong people were asked")
	}
	open, err := h.books.OpenApprovals(lead.Ctx())
	if err != nil || len(open) != 2 {
		t.Fatalf("the lead sees %d requests, %v", len(open), err)
	}
	h.use(t, h.asked(t, lead.Email), booking.ActApprove, "")
	h.wantStatus(t, b, "confirmed")
	h.wantStatus(t, nobody, "requested")
}

func TestNobodyDecidesAboutThemselves(t *testing.T) {
	h := start(t)
	agency := h.devon.Agency(fixture.Agency{}).ID
	lead := h.devon.Person(fixture.Person{Agency: agency, Roles: []actor.Role{actor.Coordinator}})
	session := h.asking("coordinator", fixture.Session{})
	b := h.requested(t, lead, session.ID, booking.Plea{Reason: "Needed."})
	if h.Count(`SELECT count(*) FROM outbox WHERE kind = 'approval_asked' AND person_id = $1`, lead.ID) != 0 {
		t.Fatal("the lead was asked about themselves")
	}
	once := idempotency.Once{Key: "key-about-me", Hash: idempotency.Hash(b.ID[:]), Encode: func(_ any, refusal error) (idempotency.Answer, error) {
		wantCode(t, refusal, "own_request")
		return idempotency.Answer{Status: 409}, nil
	}}
	if _, err := h.books.DecideApproval(lead.Ctx(), booking.Verdict{BookingID: b.ID, Approve: true}, once); err != nil {
		t.Fatal(err)
	}
	h.wantStatus(t, b, "requested")
}

func TestNamingAndAddingAreTheApproval(t *testing.T) {
	h := start(t)
	session, ann := h.asking("coordinator", fixture.Session{}), h.devon.Person(fixture.Person{})
	staff := h.devon.Staff()
	r, err := database.InTx(staff.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session.ID, PersonID: ann.ID, Approved: booking.ByAdding})
	})
	if err != nil || r.Booking.Status != booking.Confirmed {
		t.Fatalf("%s, %v", r.Booking.Status, err)
	}
	if n := h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND asked = 'added' AND decided_by = $2`, r.Booking.ID, staff.ID); n != 1 {
		t.Fatal("no approval on record")
	}
}

func TestChangingAnAnswerThatMatteredSendsARequestBackAndChangingAnotherDoesNot(t *testing.T) {
	h := start(t)
	session := h.asking("line_manager", fixture.Session{Mode: "blended"})
	ann := h.devon.Person(fixture.Person{})
	r, err := database.InTx(ann.Ctx(), h.DB, func(tx *database.Tx) (booking.Result, error) {
		return h.books.BookTx(tx, booking.Request{SessionID: session.ID, Seat: places.Room, Plea: plea()})
	})
	if err != nil {
		t.Fatal(err)
	}
	b, online := r.Booking, places.Online
	old := h.asked(t, boss.Email)
	h.change(t, ann, b, booking.Change{Seat: &online})
	if h.mails("approval_asked") != 2 {
		t.Fatal("asked again though nothing mattered")
	}
	same := plea()
	h.change(t, ann, b, booking.Change{Reason: &same.Reason, Manager: same.Manager, Deputy: same.Deputy})
	if h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1`, b.ID) != 1 || h.mails("approval_asked") != 2 {
		t.Fatal("a change that changes nothing was sent")
	}
	reason := "I have moved to the MASH already."
	h.change(t, ann, b, booking.Change{Reason: &reason})
	h.wantStatus(t, b, "requested")
	if h.mails("approval_asked") != 4 {
		t.Fatal("nobody was asked anew")
	}
	_, err = h.books.UseLink(h.devon.Anonymous(), old, booking.ActApprove, "")
	wantCode(t, err, "not_found")
	h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
	h.wantStatus(t, b, "confirmed")
}

func TestAChangedBookingIsApprovedAgainAndOnlyARefusalTakesThePlaceAway(t *testing.T) {
	h := start(t)
	session, ann := h.asking("line_manager", fixture.Session{Starts: fixture.Now.AddDate(0, 1, 0)}), h.devon.Person(fixture.Person{})
	b := h.requested(t, ann, session.ID, plea())
	h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
	for _, reason := range []string{"Another reason.", "A third reason."} {
		h.change(t, ann, b, booking.Change{Reason: &reason})
		h.wantStatus(t, b, "confirmed")
		if h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND again AND status = 'open'`, b.ID) != 1 {
			t.Fatal("not flagged")
		}
		h.Clock.Advance(20 * 24 * time.Hour / 2)
		h.chase(t)
		h.wantStatus(t, b, "confirmed") // no answer takes nothing away
	}
	h.use(t, h.asked(t, boss.Email), booking.ActDecline, "Not any more.")
	h.wantStatus(t, b, "cancelled")
	if h.text(t, `SELECT cancel_class || ' ' || cancel_reason FROM bookings WHERE id = $1`, b.ID) != "by_provider approval_withdrawn" || h.taken(session.ID) != 0 {
		t.Fatal("not cancelled by the provider, or the place is kept")
	}
}

func (h house) change(t *testing.T, p fixture.Person, b booking.Booking, c booking.Change) {
	t.Helper()
	_, err := database.InTx(p.Ctx(), h.DB, func(tx *database.Tx) (booking.Booking, error) { return h.books.UpdateTx(tx, b, c) })
	if err != nil {
		t.Fatal(err)
	}
}

func TestABasketLeavesSessionsThatNeedApprovalToBeBookedByThemselves(t *testing.T) {
	h := start(t)
	session, ann := h.asking("declaration", fixture.Session{}), h.devon.Person(fixture.Person{})
	lines, err := database.InTx(ann.Ctx(), h.DB, func(tx *database.Tx) ([]booking.LineResult, error) {
		return h.books.BookBasketTx(tx, booking.Basket{Lines: []booking.Line{{SessionID: session.ID}}})
	})
	if err != nil || lines[0].Refused == nil || lines[0].Refused.Code != "approval" {
		t.Fatalf("%+v, %v", lines, err)
	}
	prospects, err := h.books.Prospects(ann.Ctx(), []uuid.UUID{session.ID})
	if err != nil || prospects[0].Unmet == nil || prospects[0].Unmet.Code != rules.ApprovalAsked {
		t.Fatalf("the list says otherwise: %+v, %v", prospects, err)
	}
}
