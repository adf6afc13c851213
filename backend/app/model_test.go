package app_test

import (
	"errors"
	"fmt"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/onbehalf"
	"github.com/turnout-uk/turnout/backend/places"
)

// Whatever people, staff and the clock do, in whatever order, no invariant breaks, nothing is a fault of
// ours, and a free place never waits for somebody who waits for it. Five runs of rapid's hundred make the
// five hundred sequences of a short run; a long one has thousands (scripts/soak).
func TestWhateverHappensNoInvariantBreaks(t *testing.T) {
	for run := range 5 {
		t.Run(fmt.Sprint(run+1), func(t *testing.T) {
			t.Parallel()
			w := fixture.Start(t)
			a, err := app.New(app.Options{DB: w.DB, PublicURL: "https://turnout.example", Log: slog.New(slog.DiscardHandler)})
			if err != nil {
				t.Fatal(err)
			}
			sequences := 0
			rapid.Check(t, func(r *rapid.T) {
				sequences++
				l := newLife(w, a, fmt.Sprintf("p%d", sequences), r)
				r.Repeat(map[string]func(*rapid.T){
					"book": l.book, "join": l.join, "basket": l.basket, "cancel": l.cancel, "accept": l.accept, "pass": l.pass,
					"give": l.give, "send a colleague": l.substitute, "move": l.transfer, "request": l.request, "decide": l.decide, "keep places": l.keep, "set places": l.setPlaces, "set rules": l.setRules, "time passes": l.timePasses, "nobody looks": l.nobodyLooks, "": l.check,
				})
				l.audit(r)
			})
		})
	}
}

// life is one partnership in which a sequence takes place.
type life struct {
	*fixture.World
	app      *app.App
	here     *fixture.Partnership
	staff    fixture.Person
	people   []fixture.Person
	agencies []uuid.UUID
	sessions []fixture.Session
	asking   fixture.Session // one of them: others approve its bookings
	swept    bool            // nothing has happened since the clock's work was done
}

func newLife(w *fixture.World, a *app.App, name string, r *rapid.T) *life {
	w.Clock.Set(fixture.Now)
	l := &life{World: w, app: a, here: w.Partnership(name)}
	l.staff = l.here.Staff()
	agencies := []uuid.UUID{l.here.Agency(fixture.Agency{}).ID, l.here.Agency(fixture.Agency{Sector: "police"}).ID}
	for i := range 6 {
		l.people = append(l.people, l.here.Person(fixture.Person{Agency: agencies[i%2]}))
	}
	room := uuid.New()
	w.Exec(`INSERT INTO rooms (partnership_id, id, venue_id, name, capacity, created_at) VALUES ($1, $2, $3, 'Hall', 3, $4)`,
		l.here.ID, room, l.here.Venue("Hall", uuid.Nil), fixture.Now)
	course := l.here.Course(fixture.Course{}).ID
	for i := range 3 { // the first two at the same time and in the same room
		s := l.here.Session(fixture.Session{
			Course: course, Capacity: rapid.IntRange(0, 3).Draw(r, "places"), Starts: fixture.Now.Add(time.Duration(20+i/2*30) * time.Hour),
		})
		if i < 2 {
			w.Exec(`UPDATE session_places SET room_id = $2 WHERE session_id = $1`, s.ID, room)
		}
		l.sessions = append(l.sessions, s)
	}
	l.asking = l.here.Session(fixture.Session{
		Course: l.here.Course(fixture.Course{Approval: "coordinator"}).ID, Capacity: 1, Starts: fixture.Now.Add(80 * time.Hour),
	})
	l.sessions = append(l.sessions, l.asking)
	l.agencies = agencies
	return l
}

func (l *life) person(r *rapid.T) fixture.Person {
	return l.people[rapid.IntRange(0, len(l.people)-1).Draw(r, "person")]
}

func (l *life) session(r *rapid.T) fixture.Session {
	return l.sessions[rapid.IntRange(0, len(l.sessions)-1).Draw(r, "session")]
}

// fine fails on anything that is not a clear refusal.
func (l *life) fine(r *rapid.T, err error) {
	if err != nil && fault.KindOf(err) == fault.Internal {
		r.Fatalf("a fault of ours: %v", err)
	}
}

// must is fine for something that happened.
func (l *life) must(r *rapid.T, err error) {
	l.swept = false
	l.Clock.Advance(time.Second) // no two things happen at one instant
	l.fine(r, err)
}

func (l *life) do(r *rapid.T, who fixture.Person, fn func(tx *database.Tx) error) {
	l.must(r, database.Do(who.Ctx(), l.DB, fn))
}

func (l *life) book(r *rapid.T) {
	s := l.session(r)
	l.do(r, l.person(r), func(tx *database.Tx) error {
		others, free := l.waitedFor(r, tx, s), l.fallenFree(r, tx, s)
		made, err := l.app.Booking.BookTx(tx, booking.Request{SessionID: s.ID})
		if b := made.Booking; err == nil && !made.Already && others && b.Status == booking.Confirmed && b.AllocationID == nil {
			r.Fatal("somebody who came now was given a place that others wait for")
		}
		if errors.Is(err, booking.ErrFull) && free > 0 {
			r.Fatalf("somebody was told that it is full while %d places are held by nobody any more", free)
		}
		return err
	})
}

// waitedFor reports whether free places of a session are for those who wait, told from the rows and not by the code
// that is tried.
func (l *life) waitedFor(r *rapid.T, tx *database.Tx, s fixture.Session) (yes bool) {
	l.fine(r, tx.PGX.QueryRow(`SELECT bool_or(waiting > 0 AND $3 < closes_at AND (waiting_list = 'by_hand'
			OR waiting_list IN ('offer', 'promote') AND $3 < starts_at - make_interval(mins => offers_until_minutes)))
		FROM session_places WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), s.ID, tx.Now).Scan(&yes))
	return yes
}

// fallenFree counts the places that nobody holds, waits for or has kept at this moment, though no worker may have looked
// yet; 0 where places are shared with another session.
func (l *life) fallenFree(r *rapid.T, tx *database.Tx, s fixture.Session) (n int) {
	l.fine(r, tx.PGX.QueryRow(`SELECT coalesce(min(p.capacity)
			- count(b.id) FILTER (WHERE b.status <> 'offered' OR least(b.offer_expires_at, p.starts_at - make_interval(mins => p.offers_until_minutes)) > $3)
			- (SELECT coalesce(sum(a.places - a.used), 0) FROM allocations a WHERE a.partnership_id = $1 AND a.session_id = $2 AND a.released_at IS NULL AND a.release_at > $3), 0)::int
		FROM session_places p LEFT JOIN bookings b ON b.partnership_id = $1 AND b.session_id = $2 AND b.status IN ('offered', 'held', 'confirmed')
		WHERE p.partnership_id = $1 AND p.session_id = $2 AND p.room_id IS NULL AND p.waiting = 0`, tx.Partnership(), s.ID, tx.Now).Scan(&n))
	return n
}

// nobodyLooks lets time pass while no worker runs.
func (l *life) nobodyLooks(r *rapid.T) {
	l.Clock.Advance(rapid.SampledFrom([]time.Duration{40 * time.Minute, 6 * time.Hour, 26 * time.Hour}).Draw(r, "later"))
	l.swept = false
}

func (l *life) join(r *rapid.T) {
	s := l.session(r)
	l.do(r, l.person(r), func(tx *database.Tx) error {
		_, err := l.app.Booking.BookTx(tx, booking.Request{SessionID: s.ID, Wait: true})
		return err
	})
}

func (l *life) basket(r *rapid.T) {
	var b booking.Basket
	for range rapid.IntRange(1, 3).Draw(r, "lines") {
		b.Lines = append(b.Lines, booking.Line{SessionID: l.session(r).ID, Wait: rapid.Bool().Draw(r, "wait")})
	}
	l.do(r, l.person(r), func(tx *database.Tx) error { _, err := l.app.Booking.BookBasketTx(tx, b); return err })
}

// one is a booking of a person in one of some states, and the person; ok is false when there is none.
func (l *life) one(r *rapid.T, states ...string) (b booking.Booking, who fixture.Person, ok bool) {
	who = l.person(r)
	err := database.Do(who.Ctx(), l.DB, func(tx *database.Tx) (err error) {
		b, ok, err = database.One[booking.Booking](tx, `SELECT * FROM bookings WHERE partnership_id = $1 AND person_id = $2
			AND status = ANY($3) ORDER BY id LIMIT 1`, tx.Partnership(), who.ID, states)
		return err
	})
	l.must(r, err)
	return b, who, ok
}

func (l *life) cancel(r *rapid.T) {
	if b, who, ok := l.one(r, "waiting", "offered", "confirmed", "cancelled", "lapsed"); ok {
		l.do(r, who, func(tx *database.Tx) error {
			_, err := l.app.Booking.CancelTx(tx, booking.Cancellation{BookingID: b.ID, Reason: "illness", Channel: "web"})
			return err
		})
	}
}

func (l *life) accept(r *rapid.T) {
	if b, who, ok := l.one(r, "waiting", "offered", "lapsed", "confirmed"); ok {
		l.do(r, who, func(tx *database.Tx) error {
			_, err := l.app.Booking.AcceptTx(tx, b)
			if err == nil && b.Status == booking.Offered && !tx.Now.Before(*b.OfferExpiresAt) {
				r.Fatal("an offer was accepted after its time")
			}
			return err
		})
	}
}

func (l *life) pass(r *rapid.T) {
	if b, who, ok := l.one(r, "waiting", "offered", "confirmed"); ok {
		l.do(r, who, func(tx *database.Tx) error { _, err := l.app.Booking.PassTx(tx, b); return err })
	}
}

func (l *life) give(r *rapid.T) {
	b, _, ok := l.one(r, "waiting", "offered")
	if !ok {
		return
	}
	g := booking.Gift{BookingID: b.ID, Overbook: rapid.Bool().Draw(r, "over"), Reason: rapid.SampledFrom([]string{"", "Needed there."}).Draw(r, "why")}
	l.do(r, l.staff, func(tx *database.Tx) error { _, err := l.app.Booking.GiveTx(tx, b, g); return err })
}

func (l *life) substitute(r *rapid.T) {
	if b, who, ok := l.one(r, "confirmed", "waiting"); ok {
		sub := booking.Substitution{BookingID: b.ID, PersonID: l.person(r).ID}
		l.do(r, rapid.SampledFrom([]fixture.Person{who, l.staff}).Draw(r, "by"), func(tx *database.Tx) error {
			_, err := l.app.Booking.SubstituteTx(tx, sub)
			return err
		})
	}
}

func (l *life) transfer(r *rapid.T) {
	if b, who, ok := l.one(r, "confirmed", "offered"); ok {
		t := booking.Transfer{BookingID: b.ID, SessionID: l.session(r).ID, DryRun: rapid.Bool().Draw(r, "dry")}
		l.do(r, rapid.SampledFrom([]fixture.Person{who, l.staff}).Draw(r, "by"), func(tx *database.Tx) error {
			_, err := l.app.Booking.TransferTx(tx, t)
			return err
		})
	}
}

func (l *life) request(r *rapid.T) {
	l.do(r, l.person(r), func(tx *database.Tx) error {
		_, err := l.app.Booking.BookTx(tx, booking.Request{SessionID: l.asking.ID, Plea: booking.Plea{Reason: "A new post."}})
		return err
	})
}

// decide answers a request; the answer is kept under a key of its own, as over HTTP.
func (l *life) decide(r *rapid.T) {
	b, _, ok := l.one(r, "requested")
	if !ok {
		return
	}
	var refused error
	once := idempotency.Once{Key: uuid.NewString(), Hash: idempotency.Hash(b.ID[:]), Encode: func(_ any, refusal error) (idempotency.Answer, error) {
		refused = refusal
		return idempotency.Answer{Status: 200, Body: []byte("{}")}, nil
	}}
	v := booking.Verdict{BookingID: b.ID, Approve: rapid.Bool().Draw(r, "yes"), Reason: "As agreed."}
	_, err := l.app.Booking.DecideApproval(l.staff.Ctx(), v, once)
	l.must(r, err)
	l.fine(r, refused)
}

func (l *life) keep(r *rapid.T) {
	agency := rapid.SampledFrom(l.agencies).Draw(r, "for")
	k := onbehalf.Keeping{
		AgencyID: &agency, Places: rapid.IntRange(1, 2).Draw(r, "kept"),
		Release: l.Clock.Now().Add(rapid.SampledFrom([]time.Duration{time.Minute, 6 * time.Hour}).Draw(r, "until")),
	}
	_, err := l.app.OnBehalf.Keep(l.staff.Ctx(), l.session(r).ID, k)
	l.must(r, err)
}

func (l *life) setPlaces(r *rapid.T) {
	s, n := l.session(r), rapid.IntRange(0, 4).Draw(r, "places")
	l.do(r, l.staff, func(tx *database.Tx) error {
		locked, err := places.Lock(tx, s.ID)
		if err == nil {
			_, _, err = places.SetCapacity(tx, locked.Seat(s.ID, places.Room), &n, "Another room.")
		}
		return err
	})
}

func (l *life) setRules(r *rapid.T) {
	rules := booking.WaitingRules{Queue: places.Queue{
		List:    rapid.SampledFrom([]places.List{places.Offer, places.Offer, places.Promote, places.ByHand, places.None}).Draw(r, "list"),
		Blocked: rapid.SampledFrom([]places.Blocked{places.Skip, places.Stop}).Draw(r, "blocked"), Fair: rapid.Bool().Draw(r, "fair"),
		OffersUntil: rapid.SampledFrom([]int{0, 120, 600}).Draw(r, "until"),
	}}
	_, err := l.app.Booking.SetWaitingRules(l.staff.Ctx(), l.session(r).ID, rules)
	l.must(r, err)
}

// timePasses moves the clock and does what it says; twice, for what one session lets go of another in the same
// room may take, and that one is looked at again some seconds later.
func (l *life) timePasses(r *rapid.T) {
	l.Clock.Advance(rapid.SampledFrom([]time.Duration{0, time.Minute, 40 * time.Minute, 5 * time.Hour, 26 * time.Hour}).Draw(r, "later"))
	for range 2 {
		l.fine(r, l.app.Booking.Sweep(l.here.System()))
		if n := l.Count(`SELECT count(*) FROM bookings b JOIN session_places p ON p.partnership_id = $1 AND p.session_id = b.session_id AND p.seat = b.seat
			WHERE b.partnership_id = $1 AND b.status = 'offered' AND least(b.offer_expires_at, p.starts_at - make_interval(mins => p.offers_until_minutes)) <= $2`,
			l.here.ID, l.Clock.Now()); n != 0 {
			r.Fatalf("%d offers are open when none should be", n)
		}
		l.Clock.Advance(4 * time.Second)
	}
	l.swept = true
}

// check looks after every step at what must hold at once.
func (l *life) check(r *rapid.T) {
	if n := l.Count(`SELECT count(*) FROM session_places p WHERE partnership_id = $1 AND ROW(taken, waiting) IS DISTINCT FROM (SELECT ROW(n.taken, n.waiting) FROM (
			SELECT count(*) FILTER (WHERE status IN ('offered', 'held', 'confirmed') AND NOT walk_in)::int AS taken, count(*) FILTER (WHERE status = 'waiting')::int AS waiting
			FROM bookings b WHERE b.partnership_id = p.partnership_id AND b.session_id = p.session_id AND b.seat = p.seat) n)`, l.here.ID); n != 0 {
		r.Fatalf("%d counters are wrong", n)
	}
	if n := l.Count(`SELECT count(*) FROM (SELECT r.capacity, sum(p.taken + p.reserved) AS inside, sum(greatest(0, p.taken - coalesce(p.capacity, p.taken))) AS excess
			FROM rooms r JOIN session_places p ON p.partnership_id = r.partnership_id AND p.room_id = r.id
			WHERE r.partnership_id = $1 GROUP BY r.capacity) x WHERE inside - excess > capacity
			AND NOT EXISTS (SELECT FROM place_changes c WHERE c.partnership_id = $1 AND c.kind = 'overbooked')`, l.here.ID); n != 0 {
		r.Fatal("the shared room holds more than its limit")
	}
	if l.swept {
		l.nobodyWaitsBesideAFreePlace(r)
	}
}

// nobodyWaitsBesideAFreePlace: once the clock's work is done, whoever waits in a list that works by itself
// either cannot take a place or finds none.
func (l *life) nobodyWaitsBesideAFreePlace(r *rapid.T) {
	for _, s := range l.sessions {
		list, err := l.app.Booking.OfWaiting(l.staff.Ctx(), s.ID)
		l.fine(r, err)
		mode := list.Rules.List
		if mode != places.Offer && mode != places.Promote || !l.Clock.Now().Before(list.OffersUntil) || list.Rules.Blocked == places.Stop {
			continue
		}
		var free int
		err = database.Do(l.staff.Ctx(), l.DB, func(tx *database.Tx) error {
			ps, err := places.Of(tx, s.ID)
			if err != nil {
				return err
			}
			opening, err := places.OpeningFor(tx, ps.Seat(s.ID, places.Room), nil)
			free = opening.Free
			return err
		})
		l.fine(r, err)
		for _, e := range list.Entries {
			if free > 0 && e.Status == booking.Waiting && e.InTheWay == nil && e.PassedAt == nil {
				r.Fatalf("%d places are free and somebody who could take one waits", free)
			}
		}
	}
}

// audit asks every invariant, once the clock's work is done: a rule that has just been changed may have ended an offer.
func (l *life) audit(r *rapid.T) {
	l.Clock.Advance(time.Second)
	l.fine(r, l.app.Booking.Sweep(l.here.System()))
	ctx := l.here.System()
	tx, err := l.Owner.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly})
	if err != nil {
		r.Fatal(err)
	}
	defer func() { _ = tx.Rollback(ctx) }()
	results, err := invariants.Run(ctx, tx)
	if err != nil {
		r.Fatal(err)
	}
	for _, result := range results {
		if result.Breaches > 0 {
			r.Fatalf("%s: %d breaches, first %+v", result.Name, result.Breaches, result.Listed[0])
		}
	}
}
