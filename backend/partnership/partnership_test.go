package partnership_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/testdb"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// fields are the fields of a fault, with their codes: "name required".
func fields(err error) []string {
	var found []string
	if err != nil {
		for _, f := range fault.Of(err).Fields {
			found = append(found, f.Field+" "+f.Code)
		}
	}
	return found
}

func TestBySlug(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, s := w.Partnership("devon"), partnership.New(w.DB)
	found, err := s.BySlug(context.Background(), "devon")
	if err != nil || found.ID != devon.ID || found.Nation != ukdate.EnglandAndWales {
		t.Errorf("%+v, %v", found, err)
	}
	if _, err := s.BySlug(context.Background(), "atlantis"); !errors.Is(err, fault.Missing) {
		t.Errorf("no such partnership: %v", err)
	}
	w.Exec(`UPDATE partnerships SET name = 'Changed elsewhere'`)
	if found, _ = s.BySlug(context.Background(), "devon"); found.Name == "Changed elsewhere" {
		t.Error("it was read again at once")
	}
	w.Clock.Advance(5 * time.Second)
	if found, _ = s.BySlug(context.Background(), "devon"); found.Name != "Changed elsewhere" {
		t.Errorf("after five seconds still %q", found.Name)
	}
}

func TestPublished(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	for _, slug := range []string{"torbay", "devon", "hidden"} {
		w.Partnership(slug)
	}
	w.Exec(`UPDATE partnerships SET published = false WHERE slug = 'hidden'`)
	found, err := partnership.New(w.DB).Published(context.Background())
	var slugs []string
	for _, p := range found {
		slugs = append(slugs, p.Slug)
	}
	if err != nil || !slices.Equal(slugs, []string{"devon", "torbay"}) {
		t.Errorf("%v, %v", slugs, err)
	}
}

func TestCalendarIsOfTheNation(t *testing.T) {
	second := ukdate.NewDate(2025, time.January, 2)
	for nation, working := range map[ukdate.Nation]bool{ukdate.EnglandAndWales: true, ukdate.Scotland: false} {
		c, err := partnership.Calendar(partnership.Partnership{Nation: nation})
		if err != nil || c.IsWorkingDay(second) != working {
			t.Errorf("%s works on 2 January: %t, %v", nation, !working, err)
		}
	}
	if _, err := partnership.Calendar(partnership.Partnership{Nation: "narnia"}); !errors.Is(err, ukdate.ErrUnknownNation) {
		t.Errorf("narnia: %v", err)
	}
}

func TestOnlyTheOwnerMakesPartnerships(t *testing.T) {
	t.Parallel()
	made := testdb.New(t)
	create := func(db *database.DB, slug string) (partnership.Partnership, error) {
		return database.InTx(context.Background(), db, func(tx *database.Tx) (partnership.Partnership, error) {
			return partnership.CreateTx(tx, partnership.NewPartnership{Slug: slug, Name: " Devon "})
		})
	}
	owner := made.OpenAsOwner(t)
	p, err := create(owner, "devon")
	if err != nil || p.Name != "Devon" || p.Published || p.ID == uuid.Nil {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := create(owner, "devon"); !errors.Is(err, partnership.ErrSlugTaken) {
		t.Errorf("the same slug: %v", err)
	}
	if _, err := create(owner, "accessibility"); !errors.Is(err, partnership.ErrSlugReserved) {
		t.Errorf("an address of our own: %v", err)
	}
	if _, err := create(made.Open(t), "torbay"); err == nil {
		t.Error("the server made a partnership")
	}
}

func TestSettingsChecked(t *testing.T) {
	good := partnership.Settings{
		Name: " Devon ", Colour: "#1D4E89", ContactEmail: "help@devon.gov.uk", ContactPhone: "01392 383000 ext 12",
		PrivacyURL: "https://devon.gov.uk/privacy", Decimals: 1, NeedsDays: 10,
	}
	got, err := good.Checked()
	if err != nil || got.Name != "Devon" || got.Colour != "#1d4e89" {
		t.Errorf("%+v, %v", got, err)
	}
	for what, change := range map[string]func(*partnership.Settings){
		"name required":              func(s *partnership.Settings) { s.Name = "  " },
		"colour invalid_colour":      func(s *partnership.Settings) { s.Colour = "red" },
		"contactEmail invalid_email": func(s *partnership.Settings) { s.ContactEmail = "help" },
		"contactPhone invalid_phone": func(s *partnership.Settings) { s.ContactPhone = "ring us" },
		"privacyUrl invalid_url":     func(s *partnership.Settings) { s.PrivacyURL = "javascript:alert(1)" },
		"decimals not_a_choice":      func(s *partnership.Settings) { s.Decimals = 2 },
		"needsDays out_of_range":     func(s *partnership.Settings) { s.NeedsDays = 61 },
	} {
		bad := good
		change(&bad)
		if _, err := bad.Checked(); !slices.Equal(fields(err), []string{what}) {
			t.Errorf("%v, want %s", fields(err), what)
		}
	}
	bad := partnership.Settings{}
	if _, err := bad.Checked(); len(fields(err)) != 3 {
		t.Errorf("everything wrong at once: %v", fields(err))
	}
	good.PrivacyURL = "http://devon.gov.uk"
	if _, err := good.Checked(); err == nil {
		t.Error("a privacy notice without https was taken")
	}
}

func TestUpdateSettings(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, torbay, s := w.Partnership("devon"), w.Partnership("torbay"), partnership.New(w.DB)
	admin := devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}})
	if _, err := s.BySlug(admin.Ctx(), "devon"); err != nil {
		t.Fatal(err)
	}
	want, err := s.Settings(admin.Ctx())
	if err != nil {
		t.Fatal(err)
	}
	want.Name, want.Colour, want.Published = "Devon Partnership", "#aa0000", false
	for range 2 { // the second time changes nothing
		if got, err := s.UpdateSettings(admin.Ctx(), want, ""); err != nil || got != want {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	if p, _ := s.BySlug(admin.Ctx(), "devon"); p.Name != want.Name {
		t.Errorf("still served as %q", p.Name)
	}
	if n := w.Count(`SELECT count(*) FROM audit WHERE action = 'partnership.update_settings' AND object_id = $1 AND person_id = $2`, devon.ID, admin.ID); n != 1 {
		t.Errorf("%d audit rows, want 1", n)
	}
	if n := w.Count(`SELECT count(*) FROM partnerships WHERE id = $1 AND name = $2`, torbay.ID, want.Name); n != 0 {
		t.Error("another partnership changed too")
	}
	for who, ctx := range map[string]context.Context{
		"staff": devon.Staff().Ctx(), "anybody": devon.Anonymous(),
		"an administrator of another partnership": torbay.Person(fixture.Person{}).Ctx(),
	} {
		if _, err := s.Settings(ctx); !errors.Is(err, fault.Missing) {
			t.Errorf("%s reads: %v", who, err)
		}
		if _, err := s.UpdateSettings(ctx, want, ""); !errors.Is(err, fault.Missing) {
			t.Errorf("%s writes: %v", who, err)
		}
	}
}

// The database itself lets a transaction change its own partnership only.
func TestRowLevelSecurityGuardsPartnerships(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, torbay := w.Partnership("devon"), w.Partnership("torbay")
	devon.Locality("Exeter")
	err := database.Do(torbay.System(), w.DB, func(tx *database.Tx) error {
		tag, err := tx.PGX.Exec(`UPDATE partnerships SET name = 'Taken' WHERE id = $1`, devon.ID)
		if err != nil || tag.RowsAffected() != 0 {
			t.Errorf("changed %d rows of another partnership, %v", tag.RowsAffected(), err)
		}
		seen, err := database.Values[string](tx, `SELECT name FROM localities`)
		if err != nil || len(seen) != 0 {
			t.Errorf("sees another partnership's localities: %v, %v", seen, err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestCheckLocalities(t *testing.T) {
	exeter := partnership.Locality{ID: uuid.New(), Name: "Exeter"}
	present := []partnership.Locality{exeter}
	for what, c := range map[string]struct {
		want []partnership.LocalityWrite
		bad  []string
	}{
		"kept, renamed and new": {[]partnership.LocalityWrite{{ID: exeter.ID, Name: "East  Devon "}, {Name: "Torridge"}}, nil},
		"none":                  {nil, nil},
		"no name":               {[]partnership.LocalityWrite{{Name: " "}}, []string{"localities.0.name required"}},
		"a name twice":          {[]partnership.LocalityWrite{{Name: "Exeter"}, {Name: "EXETER"}}, []string{"localities.1.name repeated"}},
		"an id twice": {
			[]partnership.LocalityWrite{{ID: exeter.ID, Name: "A"}, {ID: exeter.ID, Name: "B"}},
			[]string{"localities.1.id no_such_locality"},
		},
		"an unknown id": {[]partnership.LocalityWrite{{ID: uuid.New(), Name: "A"}}, []string{"localities.0.id no_such_locality"}},
	} {
		got, err := partnership.CheckLocalities(present, c.want)
		if !slices.Equal(fields(err), c.bad) {
			t.Errorf("%s: %v, want %v", what, fields(err), c.bad)
		}
		for _, l := range got {
			if err == nil && (l.ID == uuid.Nil || l.Name != strings.TrimSpace(l.Name)) {
				t.Errorf("%s: %+v", what, l)
			}
		}
	}
}

func TestUpdateLocalities(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, s := w.Partnership("devon"), partnership.New(w.DB)
	ctx := devon.Person(fixture.Person{Roles: []actor.Role{actor.Administrator}}).Ctx()
	exeter, torridge := devon.Locality("Exeter"), devon.Locality("Torridge")

	swapped := []partnership.LocalityWrite{{ID: torridge, Name: "Exeter"}, {ID: exeter, Name: "Torridge"}, {Name: "Mid Devon"}}
	got, err := s.UpdateLocalities(ctx, swapped)
	if err != nil || len(got) != 3 || got[0].ID != torridge || got[0].Name != "Exeter" || got[2].Name != "Mid Devon" {
		t.Fatalf("two that swap names and a new one: %+v, %v", got, err)
	}
	same := []partnership.LocalityWrite{{ID: got[0].ID, Name: "Exeter"}, {ID: got[1].ID, Name: "Torridge"}, {ID: got[2].ID, Name: "Mid Devon"}}
	if _, err := s.UpdateLocalities(ctx, same); err != nil {
		t.Fatal(err)
	}
	if n := w.Count(`SELECT count(*) FROM audit WHERE action = 'partnership.update_localities'`); n != 1 {
		t.Errorf("%d audit rows, want 1: the same list again is no change", n)
	}

	devon.Agency(fixture.Agency{Locality: exeter})
	_, err = s.UpdateLocalities(ctx, []partnership.LocalityWrite{{Name: "Only this"}})
	if !errors.Is(err, partnership.ErrLocalityInUse) || !strings.Contains(fault.Of(err).Message, "Torridge") {
		t.Errorf("one in use: %v", err)
	}
	if n := w.Count(`SELECT count(*) FROM localities`); n != 3 {
		t.Errorf("%d localities after a refusal, want 3", n)
	}
	if got, err = s.UpdateLocalities(ctx, same[1:2]); err != nil || len(got) != 1 {
		t.Errorf("those not in use removed: %+v, %v", got, err)
	}
	if _, err := s.UpdateLocalities(devon.Staff().Ctx(), nil); !errors.Is(err, fault.Missing) {
		t.Errorf("staff: %v", err)
	}
}

func TestCreateLocality(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	err := database.Do(devon.System(), w.DB, func(tx *database.Tx) error {
		for i, name := range []string{"Exeter", "Torridge"} {
			if l, err := partnership.CreateLocalityTx(tx, name); err != nil || l.Position != i+1 {
				t.Errorf("%+v, %v", l, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
