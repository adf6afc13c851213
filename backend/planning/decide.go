package planning

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/internal/mailer"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// DecideArgs look for sessions whose date to decide has come in any partnership.
type DecideArgs struct{ jobs.Passing }

// Kind names the job.
func (DecideArgs) Kind() string { return "planning.decide" }

const (
	decideEvery = 5 * time.Minute
	// tellFrom is the hour, in London, from which staff are told: nobody reads it before.
	tellFrom = 8
)

// Tasks are the look for what is to be decided.
func (s *Service) Tasks() []jobs.Task {
	return []jobs.Task{jobs.Every[DecideArgs](decideEvery, s.TellWhatToDecide)}
}

// TellWhatToDecide writes to each partnership, once for each session, that the date to decide has come
// and too few have booked. Those that enough have booked need no decision.
func (s *Service) TellWhatToDecide(ctx context.Context) error {
	return jobs.InEach(ctx, s.db, toDecideToday, func(ctx context.Context, _ uuid.UUID) error { return database.Do(ctx, s.db, s.tell) })
}

func toDecideToday(tx *database.Tx) ([]uuid.UUID, error) {
	if ukdate.WallOf(tx.Now).Hour < tellFrom {
		return nil, nil
	}
	return database.Values[uuid.UUID](tx, `SELECT partnerships_with_minimums_due($1)`, ukdate.DateOf(tx.Now))
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
