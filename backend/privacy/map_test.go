package privacy_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

	"github.com/turnout-uk/turnout/backend/internal/testdb"
	"github.com/turnout-uk/turnout/backend/privacy"
)

func load(t testing.TB) privacy.Map {
	t.Helper()
	m, err := privacy.Load()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// liveTable is a table as the database has it.
type liveTable struct {
	Name       string
	Columns    []string
	Tenant     bool // has a partnership_id
	Fenced     bool // row-level security is on
	ByAccount  bool // by a policy about an account, an address or a login
	AppendOnly bool // turnout_app may neither change nor delete
}

func liveTables(t *testing.T) []liveTable {
	t.Helper()
	rows, err := testdb.New(t).OpenAsOwner(t).Pool.Query(t.Context(), `
		SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
		       bool_or(a.attname = 'partnership_id') AS tenant, c.relrowsecurity AS fenced,
		       EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid
		               AND pg_get_expr(p.polqual, p.polrelid) ~ 'turnout\.(account|email|login)') AS by_account,
		       NOT has_table_privilege('turnout_app', c.oid, 'UPDATE, DELETE, TRUNCATE') AS append_only
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
		GROUP BY c.oid ORDER BY c.relname`)
	if err != nil {
		t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowToStructByName[liveTable])
	if err != nil || len(tables) == 0 {
		t.Fatalf("%d tables, %v", len(tables), err)
	}
	return tables
}

func TestTheMapNamesEveryColumnAndNoOther(t *testing.T) {
	m, live := load(t), liveTables(t)
	for _, table := range live {
		mapped, known := m.Tables[table.Name]
		delete(m.Tables, table.Name)
		if !known {
			t.Errorf("table %s is not in the map", table.Name)
			continue
		}
		if mapped.Library != "" {
			continue
		}
		for _, column := range table.Columns {
			if _, known := mapped.Columns[column]; !known {
				t.Errorf("column %s.%s is not in the map", table.Name, column)
			}
			delete(mapped.Columns, column)
		}
		for column := range mapped.Columns {
			t.Errorf("column %s.%s is in the map and not in the database", table.Name, column)
		}
	}
	for table := range m.Tables {
		t.Errorf("table %s is in the map and not in the database", table)
	}
}

func TestEveryTableIsFencedAsItsClassSays(t *testing.T) {
	m := load(t)
	for _, table := range liveTables(t) {
		mapped := m.Tables[table.Name]
		class := "system"
		switch {
		case table.Tenant && table.Fenced:
			class = "tenant"
		case table.Tenant:
			t.Errorf("%s has a partnership and no row-level security", table.Name)
		case table.ByAccount:
			class = "account"
		}
		if class != mapped.Class {
			t.Errorf("%s is fenced as class %s, the map says %s", table.Name, class, mapped.Class)
		}
	}
}

func TestSystemTablesHoldNoPersonsRows(t *testing.T) {
	for name, table := range load(t).Tables {
		for column, c := range table.Columns {
			if table.Class == "system" && c.Subject != "nobody" && c.Subject != "contact" {
				t.Errorf("%s.%s is about a %s, in a table that no policy fences off", name, column, c.Subject)
			}
		}
	}
}

func TestEveryWordOfTheMapIsUsed(t *testing.T) {
	m := load(t)
	used := map[string]bool{}
	for _, table := range m.Tables {
		used["class "+table.Class], used["retention "+table.Retention] = true, true
		for _, c := range table.Columns {
			for _, word := range []string{"subject " + c.Subject, "category " + c.Category, "basis " + c.Basis, "retention " + c.Retention, "erasure " + c.Erasure} {
				used[word] = true
			}
			for _, reader := range c.Readers {
				used["reader "+reader] = true
			}
		}
	}
	for kind, words := range map[string]map[string]string{
		"class": m.Classes, "subject": m.Subjects, "category": m.Categories, "basis": m.Bases,
		"reader": m.Readers, "retention": m.Retention, "erasure": m.Erasure,
	} {
		for _, word := range slices.Sorted(maps.Keys(words)) {
			if !used[kind+" "+word] {
				t.Errorf("%s %q is declared and used by no column", kind, word)
			}
		}
	}
}
