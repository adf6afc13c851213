package load_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/turnout-uk/turnout/backend/audit/invariants"
	"github.com/turnout-uk/turnout/backend/internal/load"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

// TestFaultAControlThatReadsThenInsertsOversells shows that the trial can fail. The control books as one
// would at first: it reads how many places are left, and then takes one, on a database without the
// CHECK. Under the same rush it sells places that are not there; ledger and audit both say so.
func TestFaultAControlThatReadsThenInsertsOversells(t *testing.T) {
	const people, places = 400, 20
	made := testdb.New(t)
	pool := made.OpenAsOwner(t).Pool
	if _, err := pool.Exec(t.Context(), `ALTER TABLE session_places DROP CONSTRAINT places_never_oversold`); err != nil {
		t.Fatal(err)
	}
	town, sessions := townOf(t, pool, people, places)
	api := httptest.NewServer(newControl(town, pool))
	defer api.Close()
	plan := load.Plan{URL: town.URL(api.URL), Attempts: town.Attempts(town.People, func(int) uuid.UUID { return sessions[0] })}
	final := runHere(t, plan)

	acked := 0
	for _, e := range final {
		switch e.Outcome {
		case load.Acked:
			acked++
		case load.Refused:
		default:
			t.Fatalf("the control answers %d %s", e.Status, e.Code)
		}
	}
	sold := load.Totals{Scenario: "control: an API that reads, then inserts", Attempts: people, Acknowledged: acked, Oversold: acked - places}
	if err := sold.Print(); err != nil {
		t.Error(err)
	}
	if acked <= places {
		t.Errorf("the control sold %d of %d places: the rush is too weak to show anything", acked, places)
	}
	results, err := invariants.Check(t.Context(), made.OwnerURL)
	if err != nil {
		t.Fatal(err)
	}
	var report strings.Builder
	if invariants.Report(&report, results) || !strings.Contains(report.String(), "places_never_oversold") {
		t.Errorf("%d of %d places are sold, and the audit says:\n%s", acked, places, report.String())
	}
	t.Logf("the control sold %d of %d places", acked, places)
}

func townOf(t *testing.T, pool *pgxpool.Pool, people, places int) (*load.Town, []uuid.UUID) {
	t.Helper()
	conn, err := pool.Acquire(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Release()
	town, err := load.Build(t.Context(), conn.Conn(), "control", people)
	if err != nil {
		t.Fatal(err)
	}
	sessions, err := town.Hold(t.Context(), conn.Conn(), 1, places)
	if err != nil {
		t.Fatal(err)
	}
	return town, sessions
}

// runHere runs a plan from this process and returns what each attempt was told.
func runHere(t *testing.T, plan load.Plan) map[int]load.Entry {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ledger")
	ledger, err := load.OpenLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	places := make([]int, len(plan.Attempts))
	for i := range places {
		places[i] = i
	}
	if err := load.NewRunner(plan.URL, connections, ledger).Run(t.Context(), plan, places); err != nil {
		t.Fatal(err)
	}
	if err := ledger.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := load.ReadLedger(path)
	if err != nil {
		t.Fatal(err)
	}
	return load.Final(entries)
}

// control is the API as it must not be built.
type control struct {
	town   *load.Town
	pool   *pgxpool.Pool
	people map[string]uuid.UUID // by login
}

func newControl(town *load.Town, pool *pgxpool.Pool) http.Handler {
	c := control{town, pool, map[string]uuid.UUID{}}
	for _, p := range town.People {
		c.people[p.Login] = p.ID
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/v1/control/sessions/{session}/bookings", c.book)
	return mux
}

func (c control) book(w http.ResponseWriter, r *http.Request) {
	login, err := r.Cookie("turnout")
	if err != nil {
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	status, answer := http.StatusConflict, map[string]any{"code": "full"}
	booking := uuid.Must(uuid.NewV7())
	switch took, err := c.readThenInsert(r.Context(), r.PathValue("session"), c.people[login.Value], booking); {
	case err != nil:
		status, answer = http.StatusInternalServerError, map[string]any{"code": err.Error()}
	case took:
		status, answer = http.StatusCreated, map[string]any{"code": "booked", "id": booking}
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(answer)
}

// readThenInsert decides on what it read before, as if nobody else were there.
func (c control) readThenInsert(ctx context.Context, session string, person, booking uuid.UUID) (took bool, err error) {
	err = pgx.BeginFunc(ctx, c.pool, func(tx pgx.Tx) error {
		var left int
		if err := tx.QueryRow(ctx, `SELECT capacity - taken FROM session_places WHERE session_id = $1`, session).Scan(&left); err != nil || left <= 0 {
			return err
		}
		took = true
		b := &pgx.Batch{}
		b.Queue(`INSERT INTO bookings (partnership_id, id, reference, session_id, seat, person_id, status, policy_version_id, joined_at, confirmed_at, calendar_uid, created_at)
			SELECT partnership_id, $2, gen_random_uuid(), $1, 'room', $3, 'confirmed', id, now(), now(), gen_random_uuid(), now() FROM policy_versions WHERE partnership_id = $4`,
			session, booking, person, c.town.Partnership)
		b.Queue(`UPDATE session_places SET taken = taken + 1 WHERE session_id = $1`, session)
		return tx.SendBatch(ctx, b).Close()
	})
	return took, err
}
