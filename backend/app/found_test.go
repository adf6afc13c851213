package app_test

import (
	"strings"
	"testing"

	"github.com/turnout-uk/turnout/backend/app"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
)

func TestAFoundedPartnershipHasARuleAndSomebodyToLetOthersIn(t *testing.T) {
	made := testdb.New(t)
	owner := made.OpenAsOwner(t, func(*database.Config) {})
	f := app.Founding{Slug: "kent", Name: "Kent Safeguarding Partnership", Unit: "Business unit", Admin: "Kim Admin", Email: "kim@kent.example"}
	if _, err := app.Found(t.Context(), owner, f); err != nil {
		t.Fatal(err)
	}
	for what, query := range map[string]string{
		"administrators":  `SELECT count(*) FROM role_grants WHERE role = 'administrator'`,
		"staff":           `SELECT count(*) FROM role_grants WHERE role = 'staff'`,
		"policy versions": `SELECT count(*) FROM policy_versions`,
	} {
		var n int
		if err := owner.Pool.QueryRow(t.Context(), query).Scan(&n); err != nil || n != 1 {
			t.Errorf("%s: %d, %v", what, n, err)
		}
	}
	f.Email = "training@kent.example"
	f.Slug = "sussex"
	if _, err := app.Found(t.Context(), owner, f); err == nil {
		t.Error("a role mailbox became an administrator")
	}
	var n int
	if err := owner.Pool.QueryRow(t.Context(), `SELECT count(*) FROM partnerships`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d partnerships after a refusal, %v", n, err)
	}
}

func TestAFoundingSaysEverythingThatIsWrong(t *testing.T) {
	wrong := fault.Of(app.Founding{Slug: "Ynys Môn", Unit: "Team", Email: "training@mon.example"}.Check()).Fields
	said := map[string]string{}
	for _, field := range wrong {
		said[field.Field] = field.Message
	}
	for field, want := range map[string]string{
		"slug": "small letters", "name": "full name", "admin": "administrator", "email": "Use your own work address", "unit": "",
	} {
		if !strings.Contains(said[field], want) || (said[field] == "") != (want == "") {
			t.Errorf("%s: %q", field, said[field])
		}
	}
}
