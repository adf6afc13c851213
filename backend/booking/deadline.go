package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// annotate says of each live booking until when it can be cancelled in time.
func annotate(tx *database.Tx, views []View) error {
	var ids []uuid.UUID
	for i := range views {
		v := &views[i]
		if v.CanCancel = v.Status.Live() && tx.Now.Before(v.Listing.StartsAt); v.CanCancel {
			v.FreeNow = v.Freedom().Left(tx.Now, v.Listing.StartsAt)
			ids = append(ids, v.ID)
		}
	}
	rows, err := bounds(tx, ids)
	if err != nil {
		return err
	}
	until, err := deadlinesOf(rows)
	if err != nil {
		return err
	}
	standing, err := standings(tx, waitingAmong(views))
	for i := range views {
		if where, waits := standing[views[i].ID]; waits {
			views[i].Standing = &where
		}
		if views[i].CanCancel {
			v := &views[i]
			v.AskInstead = v.askInstead(tx, rows[v.ID].selfService())
			v.CanCancel = v.AskInstead == nil
			views[i].InTimeUntil = until[views[i].ID].At
		}
	}
	return err
}

func waitingAmong(views []View) []uuid.UUID {
	var ids []uuid.UUID
	for _, v := range views {
		if v.Status == Waiting {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// bound is a booking's own rule and what the rule asks of its session.
type bound struct {
	ID       uuid.UUID
	Notice   policy.Notice
	StartsAt time.Time // the kindest of those its holder was told of
	BeginsAt time.Time
	Mode     string
	Minutes  int
	Nation   string

	SelfServiceHours int
	ContactEmail     string
	ContactPhone     string
}

func (r bound) selfService() rules.SelfService {
	return rules.SelfService{Starts: r.BeginsAt, Hours: r.SelfServiceHours, Email: r.ContactEmail, Phone: r.ContactPhone}
}

const boundSQL = `
SELECT b.id, v.notice, greatest(s.starts_at, b.kind_start) AS starts_at, s.starts_at AS begins_at, s.mode, t.nation, ` + selfServiceColumns + `,
       coalesce((SELECT sum(extract(epoch FROM p.ends_at - p.starts_at) / 60) FROM parts p
         WHERE p.partnership_id = s.partnership_id AND p.session_id = s.id AND p.cancelled_at IS NULL), 0)::int AS minutes
FROM bookings b
JOIN policy_versions v ON v.partnership_id = b.partnership_id AND v.id = b.policy_version_id
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
JOIN partnerships t ON t.id = b.partnership_id
WHERE b.partnership_id = $1 AND b.id = ANY($2)`

// bounds reads what binds each booking.
func bounds(tx *database.Tx, bookings []uuid.UUID) (map[uuid.UUID]bound, error) {
	found := map[uuid.UUID]bound{}
	if len(bookings) == 0 {
		return found, nil
	}
	rows, err := database.Rows[bound](tx, boundSQL, tx.Partnership(), bookings)
	for _, r := range rows {
		found[r.ID] = r
	}
	return found, err
}

// deadlines is until when cancelling each booking is in time, by the version it carries.
func deadlines(tx *database.Tx, bookings []uuid.UUID) (map[uuid.UUID]policy.Deadline, error) {
	rows, err := bounds(tx, bookings)
	if err != nil {
		return nil, err
	}
	return deadlinesOf(rows)
}

func deadlinesOf(rows map[uuid.UUID]bound) (map[uuid.UUID]policy.Deadline, error) {
	until := map[uuid.UUID]policy.Deadline{}
	for _, r := range rows {
		d, err := deadline(r.Notice, policy.Session{Start: r.StartsAt, Minutes: r.Minutes, Format: policy.Format(r.Mode)}, r.Nation)
		if err != nil {
			return nil, err
		}
		if !d.At.Before(r.BeginsAt) {
			d = policy.Deadline{At: r.BeginsAt}
		}
		until[r.ID] = d
	}
	return until, nil
}

// deadlineOf is deadlines for one booking; fault.Missing where there is none.
func deadlineOf(tx *database.Tx, booking uuid.UUID) (policy.Deadline, error) {
	until, err := deadlines(tx, []uuid.UUID{booking})
	d, found := until[booking]
	if err == nil && !found {
		err = fault.Missing
	}
	return d, err
}

func deadline(notice policy.Notice, session policy.Session, nation string) (policy.Deadline, error) {
	calendar, err := ukdate.NewCalendar(ukdate.Nation(nation))
	if err != nil {
		return policy.Deadline{}, err
	}
	return rules.InTimeUntil(notice, session, calendar), nil
}
