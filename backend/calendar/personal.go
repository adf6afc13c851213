package calendar

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ical"
)

// noted is how exactly it is kept when a calendar was last fetched: programs ask many times an hour.
const noted = time.Hour

// refresh asks programs to come back this often; most decide for themselves.
const refresh = "PT1H"

type owner struct {
	ID          uuid.UUID // of the address
	PersonID    uuid.UUID
	FetchedAt   *time.Time
	Partnership string
}

// Personal is the calendar of whoever an address belongs to: fault.Missing for one that ended or never was,
// and for that of somebody who is suspended or erased. Whoever is signed in makes no difference.
func (s *Service) Personal(ctx context.Context, token string) (ical.File, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ical.File, error) {
		o, found, err := database.One[owner](tx, `SELECT f.id, f.person_id, f.fetched_at, t.name AS partnership
			FROM calendar_feeds f
			JOIN people p ON p.partnership_id = f.partnership_id AND p.id = f.person_id
			JOIN partnerships t ON t.id = f.partnership_id
			WHERE f.partnership_id = $1 AND f.token_hash = $2 AND f.ended_at IS NULL AND p.suspended_at IS NULL AND p.erased_at IS NULL`,
			tx.Partnership(), access.HashToken(token))
		if err == nil && (!found || !access.Can(tx.Actor, access.OpGetPersonalCalendar, access.Holder)) {
			err = fault.Missing
		}
		if err != nil {
			return ical.File{}, err
		}
		if err := note(tx, o); err != nil {
			return ical.File{}, err
		}
		entries, err := s.bookings.Diary(tx, o.PersonID)
		if err != nil {
			return ical.File{}, err
		}
		return ical.WriteFeed(ical.Feed{Name: "My training, " + o.Partnership, Refresh: refresh, Entries: entries})
	})
}

// note keeps that the calendar was fetched, so that its owner sees whether any program still does.
func note(tx *database.Tx, o owner) error {
	if o.FetchedAt != nil && tx.Now.Sub(*o.FetchedAt) < noted {
		return nil
	}
	_, err := tx.PGX.Exec(`UPDATE calendar_feeds SET fetched_at = $3 WHERE partnership_id = $1 AND id = $2`, tx.Partnership(), o.ID, tx.Now)
	return err
}
