package upkeep_test

import (
	"errors"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
)

func TestJobsThatFailedAreSeenAndMended(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, partnership := range []string{o.devon.ID.String(), o.Partnership("torbay").ID.String()} {
		o.Exec(`INSERT INTO river_job (args, kind, max_attempts, attempt, state, finalized_at, attempted_at, errors)
			SELECT jsonb_build_object('partnership', $1::text), 'test.job', 3, 3, 'discarded', now(), now(), ARRAY[jsonb_build_object('error', 'busy: Try again.: lock timeout')]
			FROM generate_series(1, 2)`, partnership)
	}
	groups, err := o.Jobs(o.staff.Ctx())
	if err != nil || len(groups) != 1 || groups[0].Failed != 2 || groups[0].Why != jobs.DatabaseBusy || groups[0].Tries != 3 {
		t.Fatalf("%+v, %v", groups, err)
	}
	if groups, err = o.RetryJobs(o.staff.Ctx(), "test.job"); err != nil || groups[0].Failed != 0 || groups[0].Waiting != 2 {
		t.Errorf("%+v, %v", groups, err)
	}
	if groups, err = o.DiscardJobs(o.staff.Ctx(), "test.job"); err != nil || len(groups) != 0 {
		t.Errorf("%+v, %v", groups, err)
	}
	if _, err := o.RetryJobs(o.staff.Ctx(), "test.job"); !errors.Is(err, fault.Missing) {
		t.Errorf("none left: %v", err)
	}
	if n := o.Count(`SELECT count(*) FROM river_job WHERE kind = 'test.job' AND state = 'discarded'`); n != 2 {
		t.Errorf("%d of the other partnership's are as they were, want 2", n)
	}
}
