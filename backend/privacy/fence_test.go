package privacy_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// neighbours is a database in which every tenant table holds one row of each of two partnerships.
type neighbours struct {
	*fixture.World
	ours, theirs uuid.UUID
}

// neighbourly fills the tables with what fits the types of their columns and nothing else: checks and
// references are taken away, for it is the fence that is on trial.
func neighbourly(t *testing.T, tables []string) neighbours {
	t.Helper()
	w := fixture.Start(t)
	n := neighbours{w, w.Partnership("ours").ID, w.Partnership("theirs").ID}
	for _, table := range tables {
		n.loosen(t, table)
	}
	for _, table := range tables {
		w.Exec("DELETE FROM " + table)
		for _, p := range []uuid.UUID{n.ours, n.theirs} {
			w.Exec(n.anyRow(t, table), p)
		}
	}
	return n
}

func (n neighbours) loosen(t *testing.T, table string) {
	rows, err := n.Owner.Query(t.Context(), `SELECT conname FROM pg_constraint
		WHERE conrelid = $1::regclass AND contype IN ('c', 'f')`, table)
	if err != nil {
		t.Fatal(err)
	}
	constraints, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range constraints {
		n.Exec(fmt.Sprintf(`ALTER TABLE %s DROP CONSTRAINT IF EXISTS %q`, table, c))
	}
}

// anyRow is SQL that inserts a row of partnership $1 with any value in every column that must have one.
func (n neighbours) anyRow(t *testing.T, table string) string {
	rows, err := n.Owner.Query(t.Context(), `SELECT attname, CASE format_type(atttypid, NULL)
		         WHEN 'uuid' THEN 'gen_random_uuid()' WHEN 'text' THEN 'gen_random_uuid()::text' WHEN 'date' THEN 'current_date'
		         WHEN 'timestamp with time zone' THEN 'now()' WHEN 'boolean' THEN 'true' WHEN 'jsonb' THEN '''{}''' WHEN 'bytea' THEN '''x''' WHEN 'text[]' THEN '''{x}'''
		         ELSE '1' END
		FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
		  AND attnotnull AND NOT atthasdef AND attidentity = '' AND attname <> 'partnership_id'`, table)
	if err != nil {
		t.Fatal(err)
	}
	columns, values := []string{"partnership_id"}, []string{"$1"}
	var column, value string
	if _, err := pgx.ForEachRow(rows, []any{&column, &value}, func() error {
		columns, values = append(columns, `"`+column+`"`), append(values, value)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(columns, ", "), strings.Join(values, ", "))
}

// as runs fn as the application does, in a partnership.
func (n neighbours) as(partnership uuid.UUID, fn func(tx *database.Tx) error) error {
	return database.Do(actor.With(context.Background(), actor.System(partnership, actor.Job)), n.DB, fn)
}

// seen is how many rows of a table the application sees of its own partnership, and of the other.
func (n neighbours) seen(t *testing.T, table string) (own, others int) {
	t.Helper()
	err := n.as(n.ours, func(tx *database.Tx) error {
		return tx.PGX.QueryRow(`SELECT count(*) FILTER (WHERE partnership_id = $1), count(*) FILTER (WHERE partnership_id <> $1) FROM `+table, n.ours).
			Scan(&own, &others)
	})
	if err != nil {
		t.Fatal(err)
	}
	return own, others
}

func TestNothingOfAnotherPartnershipIsSeenOrTouched(t *testing.T) {
	m := load(t)
	var tables []string
	for _, name := range slices.Sorted(maps.Keys(m.Tables)) {
		if m.Tables[name].Class == "tenant" {
			tables = append(tables, name)
		}
	}
	n := neighbourly(t, tables)
	for _, table := range tables {
		t.Run(table, func(t *testing.T) {
			if own, others := n.seen(t, table); own != 1 || others != 0 {
				t.Errorf("sees %d rows of its own and %d of the other partnership", own, others)
			}
			n.refusesForeignRow(t, table)
			n.touchesNothing(t, table)
			n.seesNothingWithoutAPartnership(t, table)
			n.leaksWithoutItsFence(t, table)
		})
	}
}

func (n neighbours) refusesForeignRow(t *testing.T, table string) {
	err := n.as(n.ours, func(tx *database.Tx) error {
		_, err := tx.PGX.Exec(n.anyRow(t, table), n.theirs)
		return err
	})
	if !refused(err) {
		t.Errorf("a row of the other partnership was written: %v", err)
	}
}

func (n neighbours) touchesNothing(t *testing.T, table string) {
	for _, sql := range []string{"UPDATE " + table + " SET partnership_id = partnership_id WHERE partnership_id = $1", "DELETE FROM " + table + " WHERE partnership_id = $1"} {
		err := n.as(n.ours, func(tx *database.Tx) error {
			tag, err := tx.PGX.Exec(sql, n.theirs)
			if err == nil && tag.RowsAffected() != 0 {
				t.Errorf("%s: touched %d rows of the other partnership", sql, tag.RowsAffected())
			}
			return err
		})
		if err != nil && !refused(err) {
			t.Errorf("%s: %v", sql, err)
		}
	}
}

func (n neighbours) seesNothingWithoutAPartnership(t *testing.T, table string) {
	var rows int
	if err := n.DB.Pool.QueryRow(t.Context(), `SELECT count(*) FROM `+table).Scan(&rows); err != nil || rows != 0 {
		t.Errorf("without a partnership %d rows are seen, %v", rows, err)
	}
}

// leaksWithoutItsFence shows that it is the policy that hides the rows, and that this test would see it go.
func (n neighbours) leaksWithoutItsFence(t *testing.T, table string) {
	n.Exec("DROP POLICY tenant ON " + table)
	n.Exec("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY")
	if _, others := n.seen(t, table); others != 1 {
		t.Errorf("without its policy %d rows of the other partnership are seen: something else hides them, or this test is blind", others)
	}
}

// refused reports whether PostgreSQL said that the role may not, by policy or by privilege.
func refused(err error) bool {
	const insufficientPrivilege = "42501"
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == insufficientPrivilege
}

func TestWhatHappenedIsNotRewrittenByTheApplication(t *testing.T) {
	w := fixture.Start(t)
	p := w.Partnership("devon")
	live := map[string]liveTable{}
	for _, table := range liveTables(t) {
		live[table.Name] = table
	}
	for name, mapped := range load(t).Tables {
		if mapped.AppendOnly != (live[name].AppendOnly && mapped.Class == "tenant") {
			t.Errorf("%s: append only %t, by its privileges %t", name, mapped.AppendOnly, live[name].AppendOnly)
		}
		if !mapped.AppendOnly {
			continue
		}
		for _, sql := range []string{"UPDATE " + name + " SET partnership_id = partnership_id", "DELETE FROM " + name, "TRUNCATE " + name} {
			err := database.Do(p.System(), w.DB, func(tx *database.Tx) error {
				_, err := tx.PGX.Exec(sql)
				return err
			})
			if !refused(err) {
				t.Errorf("%s: not refused: %v", sql, err)
			}
		}
	}
}
