package catalogue_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
)

func TestNobodyWithdrawsACourseWhileItsSessionIsPublished(t *testing.T) {
	s := set(t)
	draft := s.create()
	withdrawn := make(chan error, 1)
	var early error
	finished := false
	err := database.Do(s.Staff, s.DB, func(tx *database.Tx) error {
		if _, err := s.Catalogue.PublishSessionTx(tx, draft.Session.ID); err != nil {
			return err
		}
		go func() {
			_, err := s.Catalogue.UpdateCourse(s.Staff, s.course, newCourse(func(in *catalogue.CourseFields) { in.Status = catalogue.CourseWithdrawn }))
			withdrawn <- err
		}()
		for !finished && s.Count(`SELECT count(*) FROM pg_locks WHERE NOT granted`) == 0 {
			select {
			case early = <-withdrawn:
				finished = true
			default:
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if finished {
		t.Fatalf("the withdrawal did not wait: %v", early)
	}
	wantFields(t, <-withdrawn, "status has_sessions")
}
