package load

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/clock"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Town is a partnership with people who can book, all of one agency, and sessions that can be booked.
type Town struct {
	Partnership uuid.UUID
	Slug        string
	People      []Resident
	Sessions    []uuid.UUID

	agency, policy, programme, course uuid.UUID
	now                               time.Time
}

// Resident is a person with an account, and the token of a login that is theirs.
type Resident struct {
	ID      uuid.UUID
	Account uuid.UUID
	Login   string
}

const fiveWorkingDays = `{"version": 1, "periods": [{"unit": "working_days", "amount": 5, "bank_holidays": "skipped",
	"session_day": "counted", "by": "date", "late_when": "<"}]}`

// Build makes a published partnership with people. owner connects as the owner of the schema.
func Build(ctx context.Context, owner *pgx.Conn, slug string, people int) (*Town, error) {
	t := &Town{
		Partnership: id(), Slug: slug, agency: id(), policy: id(), programme: id(), course: id(), now: clock.System{}.Now(),
	}
	for range people {
		t.People = append(t.People, Resident{ID: id(), Account: id(), Login: "login-" + hex.EncodeToString(random())})
	}
	tx, err := owner.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback(ctx) }()
	for _, step := range []func(context.Context, pgx.Tx) error{t.found, t.settle} {
		if err := step(ctx, tx); err != nil {
			return nil, fmt.Errorf("build %s: %w", slug, err)
		}
	}
	return t, tx.Commit(ctx)
}

func id() uuid.UUID { return uuid.Must(uuid.NewV7()) }

func random() []byte {
	u := uuid.New()
	return u[:]
}

// found makes the partnership and what its sessions need.
func (t *Town) found(ctx context.Context, tx pgx.Tx) error {
	year := int(ukdate.FinancialYearAt(t.starts(0)))
	b := &pgx.Batch{}
	b.Queue(`INSERT INTO partnerships (id, slug, name, published, created_at) VALUES ($1, $2, $3, true, $4)`,
		t.Partnership, t.Slug, "Town of "+t.Slug, t.now)
	b.Queue(`INSERT INTO policy_versions (partnership_id, id, policy_group, version, effective_from, notice, created_at)
		VALUES ($1, $2, 'standard', 1, '2000-01-01', $3, $4)`, t.Partnership, t.policy, fiveWorkingDays, t.now)
	b.Queue(`INSERT INTO agencies (partnership_id, id, name, sector, created_at) VALUES ($1, $2, 'County Council', 'local_authority', $3)`,
		t.Partnership, t.agency, t.now)
	b.Queue(`INSERT INTO programmes (partnership_id, id, financial_year, title, reaches_into_next_year, status, published_at, created_at)
		VALUES ($1, $2, $3, 'Programme', true, 'published', $4, $4)`, t.Partnership, t.programme, year, t.now)
	b.Queue(`INSERT INTO courses (partnership_id, id, title, format, duration_class, status, created_at)
		VALUES ($1, $2, 'Working together', 'in_person', 'half_day', 'published', $3)`, t.Partnership, t.course, t.now)
	return tx.SendBatch(ctx, b).Close()
}

// settle brings in the people, each with an account, a membership and a login.
func (t *Town) settle(ctx context.Context, tx pgx.Tx) error {
	var accounts, people, memberships, logins [][]any
	ends := t.now.AddDate(0, 0, 7)
	for i, p := range t.People {
		email := fmt.Sprintf("resident%d@%s.example", i, t.Slug)
		data, err := scs.GobCodec{}.Encode(ends, map[string]any{"account": p.Account.String()})
		if err != nil {
			return err
		}
		hash := sha256.Sum256([]byte(p.Login))
		accounts = append(accounts, []any{p.Account, email, email, t.now})
		people = append(people, []any{t.Partnership, p.ID, p.Account, fmt.Sprintf("Resident %d", i), email, email, t.now})
		memberships = append(memberships, []any{t.Partnership, id(), p.ID, t.agency, "confirmed", t.now.AddDate(-1, 0, 0), t.now})
		logins = append(logins, []any{hash[:], p.Account, data, ends})
	}
	for _, c := range []copying{
		{"accounts", []string{"id", "email", "email_key", "created_at"}, accounts},
		{"people", []string{"partnership_id", "id", "account_id", "name", "email", "email_key", "created_at"}, people},
		{"memberships", []string{"partnership_id", "id", "person_id", "agency_id", "status", "from_date", "created_at"}, memberships},
		{"login_sessions", []string{"token_hash", "account_id", "data", "expires_at"}, logins},
	} {
		if err := c.into(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// starts is ten in the morning in London, a month and some days from now.
func (t *Town) starts(day int) time.Time {
	at, err := ukdate.Resolve(ukdate.DateOf(t.now).AddDays(30+day), ukdate.Wall{Hour: 10}, nil)
	if err != nil {
		panic(err) // ten o'clock exists on every day
	}
	return at.UTC()
}

// Hold adds published sessions of three hours on one day after another, each with as many places in the
// room, and returns their ids.
func (t *Town) Hold(ctx context.Context, owner *pgx.Conn, sessions, places int) ([]uuid.UUID, error) {
	var rows, parts, seats [][]any
	var held []uuid.UUID
	opens := t.now.AddDate(0, 0, -1)
	for i := range sessions {
		session, starts := id(), t.starts(len(t.Sessions)+i)
		ends, date := starts.Add(3*time.Hour), ukdate.DateOf(starts)
		held = append(held, session)
		rows = append(rows, []any{
			t.Partnership, session, fmt.Sprintf("%s-%d", t.Slug, len(t.Sessions)+i), t.programme, t.course, "in_person", "published",
			opens, starts, starts, ends, date.UTC(), int(ukdate.FinancialYearOf(date)), t.now, t.now,
		})
		parts = append(parts, []any{t.Partnership, id(), session, 1, starts, ends, date.UTC(), "10:00", "13:00"})
		seats = append(seats, []any{t.Partnership, session, "room", places, places, places, "published", opens, starts, starts})
	}
	t.Sessions = append(t.Sessions, held...)
	tx, err := owner.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback(ctx) }()
	for _, c := range []copying{
		{"sessions", []string{
			"partnership_id", "id", "reference", "programme_id", "course_id", "mode", "status",
			"opens_at", "closes_at", "starts_at", "ends_at", "first_date", "financial_year", "published_at", "created_at",
		}, rows},
		{"parts", []string{"partnership_id", "id", "session_id", "position", "starts_at", "ends_at", "local_date", "start_wall", "end_wall"}, parts},
		{"session_places", []string{
			"partnership_id", "session_id", "seat", "capacity", "first_capacity", "ceiling", "status", "opens_at", "closes_at", "starts_at",
		}, seats},
	} {
		if err := c.into(ctx, tx); err != nil {
			return nil, err
		}
	}
	return held, tx.Commit(ctx)
}

type copying struct {
	table   string
	columns []string
	rows    [][]any
}

func (c copying) into(ctx context.Context, tx pgx.Tx) error {
	if _, err := tx.CopyFrom(ctx, pgx.Identifier{c.table}, c.columns, pgx.CopyFromRows(c.rows)); err != nil {
		return fmt.Errorf("copy into %s: %w", c.table, err)
	}
	return nil
}

// Attempts is one attempt of each person at the session that pick names for them.
func (t *Town) Attempts(people []Resident, pick func(i int) uuid.UUID) []Attempt {
	attempts := make([]Attempt, len(people))
	for i, p := range people {
		session := pick(i)
		attempts[i] = Attempt{Person: p.ID, Login: p.Login, Session: session, Key: session.String() + "." + p.ID.String()}
	}
	return attempts
}

// URL is the API of the town, on a server.
func (t *Town) URL(server string) string { return server + "/api/v1/" + t.Slug }
