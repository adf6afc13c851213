package audit_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func TestRecord(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	anna, object, other := devon.Staff(), uuid.New(), uuid.New()
	err := database.Do(anna.Ctx(), w.DB, func(tx *database.Tx) error {
		if err := audit.Record(tx, "booking.cancel", "booking", object); err != nil {
			return err
		}
		if err := audit.RecordOnBehalf(tx, "booking.book", "booking", object, other); err != nil {
			return err
		}
		return audit.RecordRead(tx, "reporting.export", 12)
	})
	if err != nil {
		t.Fatal(err)
	}
	for what, sql := range map[string]string{
		"an act": `SELECT count(*) FROM audit WHERE action = 'booking.cancel' AND object_type = 'booking' AND object_id = $1 AND at = $2
			AND account_id = $3 AND person_id = $4 AND on_behalf_of IS NULL AND origin = 'web' AND request_id = 'test' AND class = 'six_years'
			AND $5::uuid IS NOT NULL`,
		"an act for another": `SELECT count(*) FROM audit WHERE action = 'booking.book' AND object_id = $1 AND at = $2
			AND account_id = $3 AND person_id = $4 AND on_behalf_of = $5`,
		"a reading": `SELECT count(*) FROM reads WHERE what = 'reporting.export' AND rows = 12 AND at = $2 AND account_id = $3 AND person_id = $4
			AND $1::uuid IS NOT NULL AND $5::uuid IS NOT NULL`,
	} {
		if n := w.Count(sql, object, fixture.Now, anna.Account, anna.ID, other); n != 1 {
			t.Errorf("%s: %d rows, want 1", what, n)
		}
	}
}

func TestRecordByNobody(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, account := w.Partnership("devon"), uuid.New()
	err := database.Do(devon.System(), w.DB, func(tx *database.Tx) error { return audit.Record(tx, "notify.sweep", "outbox", uuid.Nil) })
	if err != nil {
		t.Fatal(err)
	}
	if n := w.Count(`SELECT count(*) FROM audit WHERE origin = 'job' AND account_id IS NULL AND person_id IS NULL AND object_id IS NULL`); n != 1 {
		t.Errorf("%d rows of a job, want 1", n)
	}
	err = database.Do(devon.Anonymous(), w.DB, func(tx *database.Tx) error { return audit.RecordSignIn(tx, "access.sign_in", account) })
	if err != nil {
		t.Fatal(err)
	}
	if n := w.Count(`SELECT count(*) FROM audit WHERE account_id = $1 AND class = 'one_year' AND person_id IS NULL`, account); n != 1 {
		t.Errorf("%d sign-in rows, want 1", n)
	}
}

// What was done cannot be undone in writing: not by the server's own role.
func TestAuditCannotBeRewritten(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon := w.Partnership("devon")
	ctx := actor.With(t.Context(), actor.System(devon.ID, actor.Job))
	for _, sql := range []string{`UPDATE audit SET action = 'x'`, `DELETE FROM audit`, `TRUNCATE audit`, `UPDATE reads SET rows = 0`, `DELETE FROM reads`} {
		err := database.Do(ctx, w.DB, func(tx *database.Tx) error { _, err := tx.PGX.Exec(sql); return err })
		if err == nil {
			t.Errorf("%s was allowed", sql)
		}
	}
}

func TestAuditOfAnotherPartnershipIsInvisible(t *testing.T) {
	t.Parallel()
	w := fixture.Start(t)
	devon, torbay := w.Partnership("devon"), w.Partnership("torbay")
	if err := database.Do(devon.System(), w.DB, func(tx *database.Tx) error { return audit.Record(tx, "a.b", "c", devon.ID) }); err != nil {
		t.Fatal(err)
	}
	seen, err := database.InTx(torbay.System(), w.DB, func(tx *database.Tx) ([]string, error) {
		return database.Values[string](tx, `SELECT action FROM audit`)
	})
	if err != nil || len(seen) != 0 {
		t.Errorf("sees %v, %v", seen, err)
	}
}
