package catalogue

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// BreakOutsToCome returns the break-outs of a session that have neither ended nor started, drafts too, the earliest first:
// those that may move along with it, and are left behind where they do not.
func BreakOutsToCome(tx *database.Tx, main uuid.UUID) ([]Session, error) {
	return database.Rows[Session](tx, `SELECT * FROM sessions WHERE partnership_id = $1 AND main_session_id = $2
		AND status IN ('draft', 'published') AND starts_at > $3 ORDER BY starts_at, id`, tx.Partnership(), main, tx.Now)
}

// PlanAlong says what the break-outs of a session would be if they moved along with it; it writes nothing. One that cannot
// is an Invalid fault on breakOutsToo.
func (s *Service) PlanAlong(tx *database.Tx, main Moved) ([]Moved, error) {
	return eachAlong(tx, main, "", func(id uuid.UUID, in SessionUpdate) (*sessionChange, error) { return planUpdate(tx, id, &in) })
}

func (s *Service) moveAlong(tx *database.Tx, main Moved, words string) ([]Moved, error) {
	return eachAlong(tx, main, words, func(id uuid.UUID, in SessionUpdate) (*sessionChange, error) { return s.update(tx, id, in) })
}

// eachAlong does to each break-out what happens to its conference, and returns those that people must be told of.
func eachAlong(tx *database.Tx, main Moved, words string, do func(uuid.UUID, SessionUpdate) (*sessionChange, error)) ([]Moved, error) {
	breakOuts, err := BreakOutsToCome(tx, main.Before.ID)
	if err != nil {
		return nil, err
	}
	var moved []Moved
	for _, b := range breakOuts {
		in, err := along(tx, b, main)
		if err != nil {
			return nil, err
		}
		in.Words = words
		change, err := do(b.ID, in)
		if f := (*fault.Error)(nil); errors.As(err, &f) && f.Decided() {
			return nil, fault.OnField("breakOutsToo", "cannot_move", fmt.Sprintf("The break-out “%s” cannot move along: %s", titleOf(EventStep{Session: b}), f.Sentence()))
		}
		if err != nil {
			return nil, err
		}
		if change.moved && !change.nothing(in) {
			moved = append(moved, Moved{change.before, change.after})
		}
	}
	return moved, nil
}

// along is what a break-out says when its conference moves: as many days and minutes later by London's clocks, and at the
// conference's new venue if it was at the old one.
func along(tx *database.Tx, b Session, main Moved) (SessionUpdate, error) {
	later := wallShift(main)
	from := ukdate.DateOf(main.Before.StartsAt)
	in, err := shifted(tx, b, EventChange{Days: from.DaysUntil(ukdate.DateOf(main.After.StartsAt))})
	if err != nil {
		return in, err
	}
	parts, err := PartsOf(tx, b.ID)
	if err != nil {
		return in, err
	}
	for i, p := range parts[b.ID] {
		if p.CancelledAt == nil && tx.Now.Before(p.StartsAt) {
			in.Parts[i].Date, in.Parts[i].StartWall = shiftWall(p.LocalDate, p.StartWall, later)
			_, in.Parts[i].EndWall = shiftWall(p.LocalDate, p.EndWall, later)
		}
	}
	if main.After.Mode.Has("room") && !sameID(main.Before.VenueID, main.After.VenueID) && sameID(b.VenueID, main.Before.VenueID) && b.Mode.Has("room") {
		in.VenueID, in.Room = main.After.VenueID, ""
	}
	return in, nil
}

// wallShift is how much later a session begins by the clocks on the wall.
func wallShift(m Moved) time.Duration {
	return onTheWall(m.After.StartsAt).Sub(onTheWall(m.Before.StartsAt))
}

func onTheWall(t time.Time) time.Time {
	date, wall, _ := ukdate.Split(t)
	return naive(date, wall)
}

func naive(date ukdate.Date, wall ukdate.Wall) time.Time {
	return date.UTC().Add(time.Duration(wall.Hour)*time.Hour + time.Duration(wall.Minute)*time.Minute)
}

func shiftWall(date ukdate.Date, wall ukdate.Wall, by time.Duration) (ukdate.Date, ukdate.Wall) {
	t := naive(date, wall).Add(by)
	return ukdate.NewDate(t.Year(), t.Month(), t.Day()), ukdate.Wall{Hour: t.Hour(), Minute: t.Minute()}
}
