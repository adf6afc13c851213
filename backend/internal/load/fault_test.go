package load_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/load"
	"github.com/turnout-uk/turnout/backend/internal/pgserver"
)

const (
	connections = 64
	// inFlight is how many requests must be under way when something is killed.
	inFlight = 32
)

// trial is a rush on some sessions, during which things are killed.
type trial struct {
	people   int
	sessions int
	places   int // of each session
	strikes  []strike
}

// strike kills something once so many places have been acknowledged.
type strike struct {
	after  int
	victim string
}

// strikes fall while places are still to be had.
func strikes(places int) []strike {
	return []strike{
		{places / 10, "api"}, {places * 3 / 10, "postgres"}, {places / 2, "api"}, {places * 7 / 10, "postgres"}, {places * 9 / 10, "api"},
	}
}

// TestFaultNothingAcknowledgedIsLost rushes one session, and in its long form fifty, while the API is
// killed three times and PostgreSQL twice.
func TestFaultNothingAcknowledgedIsLost(t *testing.T) {
	trials := map[string]trial{"one session of 200": {people: 2000, sessions: 1, places: 200, strikes: strikes(200)}}
	if os.Getenv("TURNOUT_LONG") != "" {
		trials = map[string]trial{
			"one session of 1000":  {people: 10_000, sessions: 1, places: 1000, strikes: strikes(1000)},
			"fifty sessions of 20": {people: 10_000, sessions: 50, places: 20, strikes: strikes(1000)},
		}
	}
	s := newStage(t)
	for name, trial := range trials {
		t.Run(name, func(t *testing.T) { s.run(t, trial) })
	}
	s.auditIsNotBlind(t)
}

// stage is a PostgreSQL, a Turnout and a ledger, each in processes of its own.
type stage struct {
	dir      string
	turnout  string
	ledger   string
	postgres *pgserver.Server
	api      *load.Service
}

func newStage(t *testing.T) *stage {
	dir := t.TempDir()
	s := &stage{dir: dir, turnout: build(t, dir, "cmd/turnout"), ledger: build(t, dir, "internal/load/ledger")}
	var err error
	s.postgres, err = pgserver.Start(t.Context(), pgserver.Options{Dir: filepath.Join(dir, "pg"), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.postgres.Stop)
	if err := database.Migrate(t.Context(), s.postgres.OwnerURL()); err != nil {
		t.Fatal(err)
	}
	s.api, err = load.NewService(load.ServiceOptions{
		Binary: s.turnout, AppURL: s.postgres.AppURL(), OwnerURL: s.postgres.OwnerURL(), Log: filepath.Join(dir, "api.log"),
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.api.Stop(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			s.showLog(t)
		}
	})
	if err := s.api.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// build makes a program of the backend as it is shipped, without the race detector.
func build(t *testing.T, dir, pkg string) string {
	t.Helper()
	program := filepath.Join(dir, filepath.Base(pkg))
	out, err := exec.CommandContext(t.Context(), "go", "build", "-o", program, "github.com/turnout-uk/turnout/backend/"+pkg).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}

func (s *stage) showLog(t *testing.T) {
	text, _ := os.ReadFile(filepath.Join(s.dir, "api.log"))
	t.Logf("the end of the API's log:\n%s", text[max(0, len(text)-4000):])
}

func (s *stage) owner(t *testing.T) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), s.postgres.OwnerURL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func (s *stage) run(t *testing.T, trial trial) {
	owner := s.owner(t)
	town, err := load.Build(t.Context(), owner, fmt.Sprintf("rush-on-%d", trial.sessions), trial.people)
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := town.Hold(t.Context(), owner, trial.sessions, trial.places)
	if err != nil {
		t.Fatal(err)
	}
	plan := load.Plan{URL: town.URL(s.api.URL), Attempts: town.Attempts(town.People, func(i int) uuid.UUID { return sessions[i%len(sessions)] })}
	files := filepath.Join(s.dir, town.Slug)
	if err := load.WritePlan(files+".plan", plan); err != nil {
		t.Fatal(err)
	}
	struck := s.rush(t, files, trial.strikes)
	first, err := load.ReadLedger(files + ".ledger")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.api.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	s.runLedger(t, files, "-settle").finish(t)
	after, err := load.ReadLedger(files + ".ledger")
	if err != nil {
		t.Fatal(err)
	}
	report(t, files+".ledger", first, after, struck)
	check(t, s.owner(t), plan, sessions, trial.places, load.Final(after))
	scenario := fmt.Sprintf("%d people rush on %d places: %d deaths", trial.people, trial.sessions*trial.places, len(trial.strikes))
	total(t, s.owner(t), scenario, plan, sessions, trial.places, after)
	s.sameAnswers(t, plan, load.Final(after))
	s.audit(t)
}

// rush runs the ledger and strikes while it runs. It returns when each strike fell.
func (s *stage) rush(t *testing.T, files string, strikes []strike) []time.Time {
	l := s.runLedger(t, files)
	var struck []time.Time
	for _, next := range strikes {
		l.await(t, next.after)
		struck = append(struck, clock.System{}.Now())
		if err := s.kill(next.victim); err != nil {
			t.Fatalf("after %d places: %v", next.after, err)
		}
	}
	l.finish(t)
	return struck
}

// kill ends the victim as a power cut would. Both are started again by who keeps them.
func (s *stage) kill(victim string) error {
	if victim == "postgres" {
		return s.postgres.Kill()
	}
	return s.api.Kill()
}

// tally counts what a ledger was told.
func tally(t *testing.T, path string) string {
	entries, err := load.ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, e := range entries {
		counts[fmt.Sprintf("%s: %d %s", e.Outcome, e.Status, e.Code)]++
	}
	var lines strings.Builder
	for _, answer := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&lines, "%6d %s\n", counts[answer], answer)
	}
	return lines.String()
}

// ledgerRun is the ledger at work in its own process.
type ledgerRun struct {
	path   string
	cmd    *exec.Cmd
	errors bytes.Buffer
	read   chan struct{} // closed once it says no more

	mu  sync.Mutex
	now load.Progress
}

func (s *stage) runLedger(t *testing.T, files string, args ...string) *ledgerRun {
	t.Helper()
	args = append([]string{"-plan", files + ".plan", "-ledger", files + ".ledger", "-connections", fmt.Sprint(connections)}, args...)
	l := &ledgerRun{path: files + ".ledger", cmd: exec.CommandContext(t.Context(), s.ledger, args...), read: make(chan struct{})}
	l.cmd.Stderr = &l.errors
	said, err := l.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := l.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(l.read)
		for lines := bufio.NewScanner(said); lines.Scan(); {
			l.mu.Lock()
			_, _ = fmt.Sscan(lines.Text(), &l.now.Acked, &l.now.InFlight)
			l.mu.Unlock()
		}
	}()
	return l
}

// await waits until so many places are acknowledged and enough requests are under way.
func (l *ledgerRun) await(t *testing.T, acked int) {
	t.Helper()
	poll := time.NewTicker(time.Millisecond)
	defer poll.Stop()
	for range poll.C {
		l.mu.Lock()
		now := l.now
		l.mu.Unlock()
		if now.Acked >= int64(acked) && now.InFlight >= inFlight {
			return
		}
		select {
		case <-l.read:
			l.finish(t)
			t.Fatalf("the ledger ended with %d places acknowledged, before %d; it was told:\n%s", now.Acked, acked, tally(t, l.path))
		default:
		}
	}
}

func (l *ledgerRun) finish(t *testing.T) {
	t.Helper()
	<-l.read
	if err := l.cmd.Wait(); err != nil {
		t.Fatalf("the ledger failed: %v\n%s", err, l.errors.String())
	}
}

// report says what happened, and fails unless the strikes hurt.
func report(t *testing.T, path string, first, after []load.Entry, struck []time.Time) {
	counts := map[load.Outcome]int{}
	for _, e := range load.Final(first) {
		counts[e.Outcome]++
	}
	t.Logf("%d lines more to settle; in all it was told:\n%s", len(after)-len(first), tally(t, path))
	if counts[load.Unknown] == 0 {
		t.Error("no answer was lost: the strikes missed")
	}
	for _, at := range struck {
		hit := 0
		for _, e := range first {
			if e.Sent.Before(at) && e.Ended.After(at) {
				hit++
			}
		}
		if t.Logf("a strike at %s with %d attempts under way", at.Format("15:04:05.000"), hit); hit < inFlight {
			t.Errorf("only %d attempts were under way, want %d", hit, inFlight)
		}
	}
}

type booked struct {
	ID      uuid.UUID
	Session uuid.UUID
	Status  string
}

// check holds what people were told against what the database says.
func check(t *testing.T, owner *pgx.Conn, plan load.Plan, sessions []uuid.UUID, places int, final map[int]load.Entry) {
	if len(final) != len(plan.Attempts) {
		t.Errorf("the ledger has %d attempts, the plan %d", len(final), len(plan.Attempts))
	}
	bookings, perSession := bookingsOf(t, owner, sessions)
	for place, e := range final {
		a := plan.Attempts[place]
		b, there := bookings[a.Person]
		switch {
		case e.Outcome == load.Acked && (!there || b.ID != e.Booking || b.Session != a.Session || b.Status != "confirmed"):
			t.Errorf("attempt %d was told booking %s, the database has %v", place, e.Booking, b)
		case e.Outcome == load.Refused && there:
			t.Errorf("attempt %d was refused (%s), the database has %v", place, e.Code, b)
		case e.Outcome == load.Refused && e.Code != "places_left" && e.Code != "full":
			t.Errorf("attempt %d was refused for %s, not because the session is full", place, e.Code)
		case e.Outcome != load.Acked && e.Outcome != load.Refused:
			t.Errorf("attempt %d ended %s: %d %s", place, e.Outcome, e.Status, e.Code)
		}
	}
	for _, session := range sessions {
		if perSession[session] != places {
			t.Errorf("session %s: %d confirmed of %d places", session, perSession[session], places)
		}
	}
	t.Logf("%d confirmed on %d sessions of %d", len(bookings), len(sessions), places)
}

// bookingsOf returns the bookings of some sessions by person, each of whom asked for one, and how many
// are confirmed in each session.
func bookingsOf(t *testing.T, owner *pgx.Conn, sessions []uuid.UUID) (map[uuid.UUID]booked, map[uuid.UUID]int) {
	t.Helper()
	rows, err := owner.Query(t.Context(), `SELECT person_id, id, session_id, status FROM bookings WHERE session_id = ANY($1)`, sessions)
	if err != nil {
		t.Fatal(err)
	}
	bookings, perSession := map[uuid.UUID]booked{}, map[uuid.UUID]int{}
	var person uuid.UUID
	var b booked
	_, err = pgx.ForEachRow(rows, []any{&person, &b.ID, &b.Session, &b.Status}, func() error {
		if _, twice := bookings[person]; twice {
			t.Errorf("person %s has two bookings", person)
		}
		bookings[person] = b
		perSession[b.Session]++
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return bookings, perSession
}

// total prints the scenario's line: what people were told against what the database says.
func total(t *testing.T, owner *pgx.Conn, scenario string, plan load.Plan, sessions []uuid.UUID, places int, entries []load.Entry) {
	bookings, perSession := bookingsOf(t, owner, sessions)
	sum := load.Totals{Scenario: scenario, Attempts: len(plan.Attempts)}
	for place, e := range load.Final(entries) {
		if e.Outcome != load.Acked {
			continue
		}
		sum.Acknowledged++
		if bookings[plan.Attempts[place].Person].ID != e.Booking {
			sum.Lost++
		}
	}
	confirmed := 0
	for _, session := range sessions {
		sum.Oversold += max(0, perSession[session]-places)
		confirmed += perSession[session]
	}
	sum.Duplicated = confirmed - len(bookings) // a place more than people who have one
	t.Log(sum)
	if err := sum.Print(); err != nil {
		t.Error(err)
	}
}

// sameAnswers sends some decided attempts once more: the same key gets the same answer.
func (s *stage) sameAnswers(t *testing.T, plan load.Plan, final map[int]load.Entry) {
	path := filepath.Join(t.TempDir(), "again")
	ledger, err := load.OpenLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	var places []int
	for place := 0; place < len(plan.Attempts); place += 20 {
		places = append(places, place)
	}
	if err := load.NewRunner(plan.URL, connections, ledger).Run(t.Context(), plan, places); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := load.ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range again {
		if was := final[e.Attempt]; e.Outcome != was.Outcome || e.Booking != was.Booking || e.Code != was.Code && was.Code != "already_booked" {
			t.Errorf("attempt %d was told %s %s, and when asked again %s %s", e.Attempt, was.Outcome, was.Booking, e.Outcome, e.Booking)
		}
	}
}

func (s *stage) runAudit(t *testing.T) (string, error) {
	cmd := exec.CommandContext(t.Context(), s.turnout, "audit")
	cmd.Env = append(os.Environ(), "DATABASE_URL="+s.postgres.AppURL(), "DATABASE_OWNER_URL="+s.postgres.OwnerURL())
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func (s *stage) audit(t *testing.T) {
	out, err := s.runAudit(t)
	if err != nil {
		t.Errorf("turnout audit: %v\n%s", err, out)
		return
	}
	lines := strings.Split(strings.TrimSpace(out), "\n")
	t.Logf("turnout audit: %s", lines[len(lines)-1])
}

// auditIsNotBlind shows that the command itself fails on a breach, and names it.
func (s *stage) auditIsNotBlind(t *testing.T) {
	if _, err := s.owner(t).Exec(t.Context(), `UPDATE session_places SET taken = taken - 1`); err != nil {
		t.Fatal(err)
	}
	if out, err := s.runAudit(t); err == nil || !strings.Contains(out, "places_taken_are_counted") {
		t.Errorf("with a wrong counter the audit says %v\n%s", err, out)
	}
}
