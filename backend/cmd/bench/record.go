package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/load"
)

// statement is SQL with its arguments; a step is one trip to the database with one of them, or several.
type (
	statement struct {
		sql  string
		args []any
	}
	step []statement
)

// recorder listens to every statement of a database.
type recorder struct {
	mu    sync.Mutex
	steps []step
}

var _ pgx.BatchTracer = (*recorder)(nil)

func (r *recorder) add(s step) {
	if strings.HasPrefix(s[0].sql, "-- ping") {
		return // the pool's own
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.steps = append(r.steps, s)
}

// take returns what was heard since the last time.
func (r *recorder) take() []step {
	r.mu.Lock()
	defer r.mu.Unlock()
	steps := r.steps
	r.steps = nil
	return steps
}

// TraceQueryStart hears one statement.
func (r *recorder) TraceQueryStart(ctx context.Context, _ *pgx.Conn, d pgx.TraceQueryStartData) context.Context {
	r.add(step{{d.SQL, d.Args}})
	return ctx
}

// TraceBatchStart hears several statements that are sent together.
func (r *recorder) TraceBatchStart(ctx context.Context, _ *pgx.Conn, d pgx.TraceBatchStartData) context.Context {
	var s step
	for _, q := range d.Batch.QueuedQueries {
		s = append(s, statement{q.SQL, q.Arguments})
	}
	r.add(s)
	return ctx
}

// TraceQueryEnd hears nothing.
func (*recorder) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

// TraceBatchQuery hears nothing.
func (*recorder) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {}

// TraceBatchEnd hears nothing.
func (*recorder) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// studio is the application inside this process, with a recorder on its database.
type studio struct {
	recorder *recorder
	handler  http.Handler
	close    func()
}

func openStudio(ctx context.Context, appURL string) (*studio, error) {
	r := &recorder{}
	db, err := database.Open(ctx, database.Config{URL: appURL, MaxConns: 2, Tracer: r})
	if err != nil {
		return nil, err
	}
	a, err := app.New(app.Options{DB: db, PublicURL: "http://localhost", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		db.Close()
		return nil, err
	}
	return &studio{r, a.Handler, db.Close}, nil
}

// score is one request's statements, with the words in them that were its own.
type score struct {
	steps []step
	own   map[string]string // what each word means: "person" -> 018f…
}

// booking records the booking of a person for a session.
func (s *studio) booking(town *load.Town, who load.Resident, session uuid.UUID) (score, error) {
	request := httptest.NewRequest(http.MethodPost, town.URL("")+"/sessions/"+session.String()+"/bookings", strings.NewReader("{}"))
	request.Header.Set("Content-Type", "application/json")
	key := uuid.NewString()
	request.Header.Set("Idempotency-Key", key)
	steps, response, err := s.listen(request, who)
	if err != nil {
		return score{}, err
	}
	var made struct {
		ID        uuid.UUID `json:"id"`
		Reference string    `json:"reference"`
	}
	if err := json.Unmarshal(response.Body.Bytes(), &made); err != nil || response.Code != http.StatusCreated {
		return score{}, fmt.Errorf("the booking to be recorded was answered %d: %s", response.Code, response.Body)
	}
	own := ownWords(who, session)
	own["booking"], own["reference"], own["key"] = made.ID.String(), made.Reference, key
	own["request"] = response.Header().Get("X-Request-Id")
	return score{steps, own}, nil
}

// reading records a request that changes nothing.
func (s *studio) reading(path string, who load.Resident) (score, error) {
	steps, response, err := s.listen(httptest.NewRequest(http.MethodGet, path, nil), who)
	if err == nil && response.Code != http.StatusOK {
		err = fmt.Errorf("%s was answered %d: %s", path, response.Code, response.Body)
	}
	return score{steps, map[string]string{}}, err
}

func (s *studio) listen(request *http.Request, who load.Resident) ([]step, *httptest.ResponseRecorder, error) {
	request.AddCookie(&http.Cookie{Name: "turnout", Value: who.Login})
	s.recorder.take()
	response := httptest.NewRecorder()
	s.handler.ServeHTTP(response, request)
	steps := s.recorder.take()
	if len(steps) == 0 {
		return nil, response, fmt.Errorf("%s sent no statement", request.URL)
	}
	return steps, response, nil
}

func ownWords(who load.Resident, session uuid.UUID) map[string]string {
	hash := sha256.Sum256([]byte(who.Login))
	return map[string]string{
		"person": who.ID.String(), "account": who.Account.String(), "session": session.String(), "login": hex.EncodeToString(hash[:]),
	}
}
