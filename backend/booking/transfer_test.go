package booking_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/places"
)

func (h house) transfer(by fixture.Person, t booking.Transfer) (booking.TransferResult, error) {
	return database.InTx(by.Ctx(), h.DB, func(tx *database.Tx) (booking.TransferResult, error) { return h.books.TransferTx(tx, t) })
}

// rows counts everything a booking may write.
func (h house) rows() int {
	return h.Count(`SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM booking_history) + (SELECT count(*) FROM approvals)
		+ (SELECT count(*) FROM audit) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM people) + (SELECT count(*) FROM links)`)
}

func TestMoveWithinACourseAndToAnotherCourseKeepsTheAnswersOrSaysWhatIsLost(t *testing.T) {
	h := start(t)
	course := h.devon.Course(fixture.Course{Approval: "line_manager"}).ID
	from := h.devon.Session(fixture.Session{Course: course, Capacity: 1})
	later := h.devon.Session(fixture.Session{Course: course, Starts: fixture.Now.AddDate(0, 0, 30), Mode: "virtual", Seats: []fixture.Seat{{Seat: "online", Capacity: 5}}})
	other := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 40)})
	ann := h.devon.Person(fixture.Person{})
	asked := h.requested(t, ann, from.ID, plea())
	h.use(t, h.asked(t, boss.Email), booking.ActApprove, "")
	waiting := booking.Booking{ID: h.devon.Booking(fixture.Booking{Session: from.ID, Status: "waiting"}).ID}
	h.Exec(`INSERT INTO policy_versions (partnership_id, id, policy_group, version, effective_from, notice, created_at)
		SELECT partnership_id, gen_random_uuid(), policy_group, 2, '2025-06-01', notice, created_at FROM policy_versions WHERE id = $1`, asked.PolicyVersionID)

	before := h.rows()
	r, err := h.transfer(ann, booking.Transfer{BookingID: asked.ID, SessionID: later.ID, DryRun: true})
	if err != nil || !r.DryRun || len(r.Lost) != 1 || !strings.Contains(r.Lost[0], "room") || !strings.Contains(r.Until, "without it counting as late") {
		t.Fatalf("%+v, %v", r, err)
	}
	if h.rows() != before {
		t.Fatal("a dry run wrote something")
	}
	r, err = h.transfer(ann, booking.Transfer{BookingID: asked.ID, SessionID: later.ID})
	if err != nil || r.Status != booking.Confirmed || r.Seat != places.Online || *r.ReplacesID != asked.ID || r.PolicyVersionID == asked.PolicyVersionID || r.CalendarUID == asked.CalendarUID {
		t.Fatalf("%+v, %v", r, err)
	}
	h.wantStatus(t, asked, "transferred")
	h.sweep(t)
	h.wantStatus(t, waiting, "offered")
	for what, n := range map[string]int{
		"approval carried, with its answers": h.Count(`SELECT count(*) FROM approvals WHERE booking_id = $1 AND asked = 'carried' AND status = 'approved'
			AND reason = $2 AND manager_email = $3 AND decided_as = 'manager'`, r.ID, plea().Reason, boss.Email),
		"one letter with old and new": h.Count(`SELECT count(*) FROM outbox WHERE dedupe_key = 'booking_confirmed:' || $1 AND calendar_method = 'REQUEST'
			AND body_text LIKE '%Before%Now%'`, r.ID.String()),
		"the old entry removed": h.Count(`SELECT count(*) FROM outbox WHERE kind = 'booking_transferred' AND calendar_method = 'CANCEL'`),
		"letters of this move":  h.Count(`SELECT count(*) FROM outbox WHERE person_id = $1 AND kind IN ('booking_confirmed', 'booking_transferred')`, ann.ID) - 2,
		"registrations of Ann":  h.Count(`SELECT count(*) FROM registration_outcomes WHERE person_id = $1`, ann.ID),
		"taken there":           h.taken(later.ID),
	} {
		if n != 1 {
			t.Errorf("%s: %d, want 1", what, n)
		}
	}
	if r, err = h.transfer(ann, booking.Transfer{BookingID: r.ID, SessionID: other.ID}); err != nil || r.Status != booking.Confirmed {
		t.Fatalf("to another course: %+v, %v", r, err)
	}
}

func TestMovingABookingChecksCapacityAndConditionsWhereItLands(t *testing.T) {
	h := start(t)
	lead := h.devon.Person(fixture.Person{Roles: []actor.Role{actor.Coordinator}})
	staff := h.devon.Staff()
	at := func(s fixture.Session) uuid.UUID {
		if s.Starts.IsZero() {
			s.Starts = fixture.Now.AddDate(0, 1, h.Count(`SELECT count(*) FROM sessions`))
		}
		return h.devon.Session(s).ID
	}
	asking := func(approval string) uuid.UUID { return h.devon.Course(fixture.Course{Approval: approval}).ID }
	needed := h.devon.Course(fixture.Course{}).ID
	full := at(fixture.Session{Capacity: 1})
	h.devon.Booking(fixture.Booking{Session: full})
	main, morning, _ := h.conference()
	blended := at(fixture.Session{Mode: "blended", Seats: []fixture.Seat{{Seat: "room"}, {Seat: "online", Capacity: 3}}})
	for name, c := range map[string]struct {
		to   uuid.UUID
		by   string // default: its person
		with booking.Transfer
		code string
	}{
		"a free place":                               {to: at(fixture.Session{})},
		"a full session":                             {to: full, code: "full"},
		"a full kind of place":                       {to: blended, code: "seat_full"},
		"another kind of place":                      {to: blended, with: booking.Transfer{Seat: places.Online}},
		"a session that is over":                     {to: at(fixture.Session{Starts: fixture.Now.AddDate(0, 0, -1)}), code: "not_started"},
		"one that cannot be booked yet":              {to: at(fixture.Session{Opens: fixture.Now.AddDate(0, 0, 1)}), code: "not_yet_open"},
		"a cancelled one":                            {to: at(fixture.Session{Status: "cancelled"}), code: "published"},
		"a draft":                                    {to: at(fixture.Session{Status: "draft"}), code: "not_found"},
		"one without the prerequisite":               {to: at(fixture.Session{Course: h.devon.Course(fixture.Course{Prerequisites: [][]uuid.UUID{{needed}}}).ID}), code: "prerequisite"},
		"a course that asks a manager":               {to: at(fixture.Session{Course: asking("line_manager")}), code: "approval_first"},
		"the same, moved by the coordinator":         {to: at(fixture.Session{Course: asking("line_manager")}), by: "lead"},
		"the same, moved by staff":                   {to: at(fixture.Session{Course: asking("coordinator")}), by: "staff"},
		"a course that asks to declare":              {to: at(fixture.Session{Course: asking("declaration")}), code: "invalid_input"},
		"the same, declared":                         {to: at(fixture.Session{Course: asking("declaration")}), with: booking.Transfer{Declared: true}},
		"a break-out":                                {to: morning[1].ID, code: "to_break_out"},
		"a conference":                               {to: main.ID},
		"a session that never was":                   {to: uuid.New(), code: "not_found"},
		"one that somebody else may not move it for": {to: at(fixture.Session{}), by: "other", code: "not_found"},
	} {
		t.Run(name, func(t *testing.T) {
			ann := h.devon.Person(fixture.Person{})
			from := at(fixture.Session{})
			place := h.devon.Booking(fixture.Booking{Session: from, Person: ann})
			by, known := map[string]fixture.Person{"": ann, "lead": lead, "staff": staff}[c.by]
			if !known {
				by = h.devon.Person(fixture.Person{})
			}
			before, takenThere := h.rows(), h.Count(`SELECT coalesce(sum(taken), 0) FROM session_places WHERE session_id = $1`, c.to)
			c.with.BookingID, c.with.SessionID = place.ID, c.to
			r, err := h.transfer(by, c.with)
			wantCode(t, err, c.code)
			if err != nil {
				if h.rows() != before || h.taken(from) != 1 {
					t.Error("the refusal left something")
				}
				return
			}
			if r.Status != booking.Confirmed || h.taken(from) != 0 || h.taken(c.to) != takenThere+1 {
				t.Errorf("%s, %d taken before, %d after", r.Status, h.taken(from), h.taken(c.to)-takenThere)
			}
		})
	}
}

func TestUntilWhenABookingMayBeMoved(t *testing.T) {
	h := start(t)
	from, to := h.devon.Session(fixture.Session{}), h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 0, 20)})
	ann, staff := h.devon.Person(fixture.Person{}), h.devon.Staff()
	place := h.booked(t, ann, from.ID)
	move := booking.Transfer{BookingID: place.ID, SessionID: to.ID}
	_, err := h.transfer(ann, booking.Transfer{BookingID: place.ID, SessionID: from.ID})
	wantCode(t, err, "invalid_input")
	entry := h.devon.Booking(fixture.Booking{Session: to.ID, Person: ann, Status: "waiting"})
	_, err = h.transfer(ann, move)
	wantCode(t, err, "already_there")
	h.wantStatus(t, booking.Booking{ID: entry.ID}, "waiting")
	h.leave(t, ann, booking.Booking{ID: entry.ID})
	h.books.MarkedPresent = func(*database.Tx, uuid.UUID) (bool, error) { return true, nil }
	_, err = h.transfer(staff, move)
	wantCode(t, err, "marked_present")
	h.books.MarkedPresent = func(*database.Tx, uuid.UUID) (bool, error) { return false, nil }
	h.Clock.Set(from.Starts)
	_, err = h.transfer(staff, move)
	wantCode(t, err, "session_started")
	h.Clock.Set(from.Starts.Add(-time.Second))
	if _, err = h.transfer(ann, move); err != nil {
		t.Fatal(err)
	}
	_, err = h.transfer(ann, move)
	wantCode(t, err, "booking_ended")
}

func TestMovingBetweenParallelSessionsAndWithinALimitDoesNotCollideWithItself(t *testing.T) {
	h := start(t)
	course := h.devon.Course(fixture.Course{}).ID
	h.Exec(`UPDATE courses SET person_limit = 1 WHERE id = $1`, course)
	one, two := h.devon.Session(fixture.Session{Course: course}), h.devon.Session(fixture.Session{Course: course})
	ann := h.devon.Person(fixture.Person{})
	place := h.booked(t, ann, one.ID)
	if _, err := h.transfer(ann, booking.Transfer{BookingID: place.ID, SessionID: two.ID}); err != nil {
		t.Fatal(err)
	}
	if h.taken(one.ID) != 0 || h.taken(two.ID) != 1 {
		t.Fatalf("%d and %d taken", h.taken(one.ID), h.taken(two.ID))
	}
	// And back again, with the calendar entry it had there.
	r, err := h.transfer(ann, booking.Transfer{BookingID: uuid.MustParse(h.text(t, `SELECT id::text FROM bookings WHERE status = 'confirmed'`)), SessionID: one.ID})
	if err != nil || r.CalendarUID != place.CalendarUID || r.CalendarSequence <= place.CalendarSequence {
		t.Fatalf("%+v, %v", r, err)
	}
}

func TestLeavingAConferenceGivesUpItsBreakOutsAndTheKeptPlace(t *testing.T) {
	h := start(t)
	main, morning, _ := h.conference()
	to := h.devon.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 2, 0)})
	ann := h.devon.Person(fixture.Person{})
	h.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
		VALUES ($1, $2, $3, 'room', $4, 1, $5, $6)`, h.devon.ID, uuid.New(), main.ID, ann.Agency, main.Starts.AddDate(0, 0, -1), fixture.Now)
	h.Exec(`UPDATE session_places SET reserved = 1 WHERE session_id = $1`, main.ID)
	if _, err := h.basket(ann, main.ID, morning[0].ID); err != nil {
		t.Fatal(err)
	}
	place := uuid.MustParse(h.text(t, `SELECT id::text FROM bookings WHERE session_id = $1`, main.ID))
	r, err := h.transfer(ann, booking.Transfer{BookingID: place, SessionID: to.ID})
	if err != nil || len(r.Lost) != 2 {
		t.Fatalf("%q, %v", r.Lost, err)
	}
	if h.taken(main.ID) != 0 || h.taken(morning[0].ID) != 0 || h.Count(`SELECT used FROM allocations`) != 0 || h.Count(`SELECT reserved FROM session_places WHERE session_id = $1`, main.ID) != 1 {
		t.Error("something of the conference is held still")
	}
}
