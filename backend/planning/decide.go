package planning

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/riverqueue/river"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// DecideArgs look for sessions whose date to decide has come in any partnership.
type DecideArgs struct{}

// Kind names the job.
func (DecideArgs) Kind() string { return "planning.decide" }

// InsertOpts: what could not be told now is told with the next look.
func (DecideArgs) InsertOpts() river.InsertOpts { return river.InsertOpts{MaxAttempts: 1} }

const (
	decideEvery = 5 * time.Minute
	// tellFrom is the hour, in London, from which staff are told: nobody reads it before.
	tellFrom = 8
)

// AddWorkers makes w able to tell staff what is to be decided.
func AddWorkers(w *river.Workers, s *Service) { river.AddWorker(w, &decider{s: s}) }

// Periodic returns the look for what is to be decided, for the client that works jobs.
func Periodic() []*river.PeriodicJob {
	return []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(decideEvery),
		func() (river.JobArgs, *river.InsertOpts) { return DecideArgs{}, nil },
		&river.PeriodicJobOpts{RunOnStart: true})}
}

type decider struct {
	river.WorkerDefaults[DecideArgs]
	s *Service
}

func (w *decider) Work(ctx context.Context, _ *river.Job[DecideArgs]) error {
	return w.s.TellWhatToDecide(ctx)
}

// TellWhatToDecide writes to each partnership, once for each session, that the date to decide has come
// and too few have booked. Those that enough have booked need no decision.
func (s *Service) TellWhatToDecide(ctx context.Context) error {
	var now time.Time
	due, err := database.InTx(ctx, s.db, func(tx *database.Tx) ([]uuid.UUID, error) {
		if now = tx.Now; ukdate.WallOf(now).Hour < tellFrom {
			return nil, nil
		}
		return database.Values[uuid.UUID](tx, `SELECT partnerships_with_minimums_due($1)`, ukdate.DateOf(now))
	})
	if err != nil {
		return err
	}
	var failed error
	for _, id := range due {
		if err := database.Do(jobs.InPartnership(ctx, id), s.db, s.tell); err != nil {
			failed = err
		}
	}
	return failed
}

func (s *Service) tell(tx *database.Tx) error {
	today := ukdate.DateOf(tx.Now)
	sessions, err := database.Rows[UnderMinimum](tx, underMinimumSQL+` AND m.decide_on <= $3 AND m.told_at IS NULL ORDER BY s.starts_at FOR UPDATE OF m SKIP LOCKED`,
		tx.Partnership(), tx.Now, today)
	if err != nil {
		return err
	}
	here, err := partnership.ByID(tx, tx.Partnership())
	if err != nil {
		return err
	}
	for _, u := range sessions {
		if here.ContactEmail == "" {
			break // it stands on staff's page of today
		}
		if err := notify.Enqueue(tx, s.toDecide(here, u)); err != nil {
			return err
		}
	}
	_, err = tx.PGX.Exec(`UPDATE session_minimums SET told_at = $3
		WHERE partnership_id = $1 AND decide_on <= $2 AND told_at IS NULL AND decided_at IS NULL`, tx.Partnership(), today, tx.Now)
	return err
}

func (s *Service) toDecide(p partnership.Partnership, u UnderMinimum) notify.Message {
	l := s.site.Letter(p, fmt.Sprintf("Decide: %d of %d have booked “%s”", u.Booked, u.Places, u.Title))
	l.Opening = []string{
		fmt.Sprintf("“%s” runs if at least %d have booked by today; %d have.", u.Title, u.Places, u.Booked),
		"Say that it goes ahead, or cancel it: everyone who booked is told then.",
	}
	l.Facts = []mailer.Fact{{Label: "Session", Value: u.Reference}, {Label: "When", Value: ukdate.MomentWords(u.StartsAt)}}
	l.Button = mailer.Link{Label: "Decide", URL: s.site.Link(p, "/staff/sessions/"+u.SessionID.String()+"/minimum")}
	m := notify.Compose("session_to_decide", l)
	m.DedupeKey = fmt.Sprintf("session_to_decide:%s:%s", u.SessionID, u.DecideOn)
	m.ToName, m.ToEmail = p.Name, p.ContactEmail
	return m
}
