package load_test

import (
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/load"
	"github.com/turnout-uk/turnout/backend/internal/mailer/smtptest"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
	"github.com/turnout-uk/turnout/backend/notify"
)

// seed decides which tries fail, and how.
const seed = 20_260_401

// messages is how many people are written to.
func messages() int {
	if os.Getenv("TURNOUT_LONG") != "" {
		return 2000
	}
	return 400
}

// TestFaultEveryMessageArrives writes to each of many people once. Half of the tries fail, at any stage; the
// mail server dies twice and the sender dies twice, each at the worst moment: the message is kept, and nobody
// has been told yet. Everybody gets theirs, and at most one message comes twice for each death.
func TestFaultEveryMessageArrives(t *testing.T) {
	n := messages()
	p := newPostOffice(t, n)
	s := newSender(t, p)
	deaths := map[int]func(){n * 15 / 100: p.powerCut, n * 40 / 100: s.kill, n * 60 / 100: p.powerCut, n * 85 / 100: s.kill}
	p.server.WhenKept(func(kept int) {
		if strike := deaths[kept]; strike != nil {
			strike()
		}
	})
	s.run()

	total := p.totals(t, "every message arrives: half of the tries fail, 4 deaths")
	if total.Acknowledged != n || total.Lost != 0 || total.Duplicated > len(deaths) {
		t.Errorf("of %d messages: %s", n, total)
	}
	if s.deathsSoFar() != 2 || p.deaths.Load() != 2 {
		t.Errorf("the sender died %d times and the mail server %d times, want twice each", s.deathsSoFar(), p.deaths.Load())
	}
	if total.Attempts < n*3/2 {
		t.Errorf("only %d tries for %d messages: too few failed to show anything", total.Attempts, n)
	}
	p.doubtIsNoted(t)
	results, err := invariants.Check(t.Context(), p.made.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	var report strings.Builder
	if !invariants.Report(&report, results) {
		t.Error(report.String())
	}
}

// postOffice is a partnership with a message due to each of its people, and a mail server.
type postOffice struct {
	made   *testdb.DB
	owner  *pgxpool.Pool
	town   *load.Town
	server *smtptest.Server
	deaths atomic.Int32
	t      *testing.T
}

func newPostOffice(t *testing.T, people int) *postOffice {
	t.Helper()
	p := &postOffice{made: testdb.New(t), server: smtptest.New(t), t: t}
	p.owner = p.made.OpenAsOwner(t).Pool
	p.town, _ = townOf(t, p.owner, people, 1)
	p.server.FailHalf(seed)
	db := p.made.Open(t, func(c *database.Config) { c.Clock = clock.At(noon) })
	ctx := actor.With(t.Context(), actor.System(p.town.Partnership, actor.Job))
	err := database.Do(ctx, db, func(tx *database.Tx) error {
		for i := range people {
			if err := notify.Enqueue(tx, p.message(i)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// noon is when everything is due.
var noon = time.Date(2025, 6, 2, 11, 0, 0, 0, time.UTC)

func (p *postOffice) message(i int) notify.Message {
	return notify.Message{
		DedupeKey: fmt.Sprint("test:", i), Kind: "test", PersonID: &p.town.People[i].ID,
		ToName: fmt.Sprint("Resident ", i), ToEmail: p.address(i), Subject: "Your place", Text: "You have a place.\n",
	}
}

func (p *postOffice) address(i int) string {
	return fmt.Sprintf("resident%d@%s.example", i, p.town.Slug)
}

// downtime is how long the mail server stays dead.
const downtime = 30 * time.Millisecond

// powerCut ends the mail server and has it started again, on the same port.
func (p *postOffice) powerCut() {
	p.deaths.Add(1)
	if err := p.server.Die(); err != nil {
		p.t.Error(err)
	}
	time.AfterFunc(downtime, func() { p.server.Revive(p.t) })
}

// totals counts what came to whom, and prints the scenario's line.
func (p *postOffice) totals(t *testing.T, scenario string) load.Totals {
	t.Helper()
	came := map[string]int{}
	for _, m := range p.server.Messages() {
		came[m.To[0]]++
	}
	total := load.Totals{Scenario: scenario, Attempts: p.server.Tries()}
	for i := range p.town.People {
		switch n := came[p.address(i)]; n {
		case 0:
			total.Lost++
		default:
			total.Duplicated += n - 1
		}
	}
	err := p.owner.QueryRow(t.Context(), `SELECT count(*) FROM outbox WHERE status = 'sent'`).Scan(&total.Acknowledged)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(total)
	if err := total.Print(); err != nil {
		t.Error(err)
	}
	return total
}

// doubtIsNoted: whatever came twice says of itself that it may have.
func (p *postOffice) doubtIsNoted(t *testing.T) {
	came := map[string]int{}
	for _, m := range p.server.Messages() {
		came[m.To[0]]++
	}
	for to, n := range came {
		var doubtful int
		if err := p.owner.QueryRow(t.Context(), `SELECT doubtful FROM outbox WHERE to_email = $1`, to).Scan(&doubtful); err != nil {
			t.Fatal(err)
		}
		if n-1 > doubtful {
			t.Errorf("%s got %d copies, and the outbox knows of %d it was unsure of: it doubled in silence", to, n, doubtful)
		}
	}
}
