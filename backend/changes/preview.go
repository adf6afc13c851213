package changes

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// Affected is whom a change would touch: the bookings by what they are, and the people.
type Affected struct {
	Moves     bool // people would be told; false: of such a change nobody is
	Confirmed int  // those who owe a payment among them
	Offered   int
	Waiting   int
	Requested int

	People      int
	Mails       int        // of them, who can be written to, or for whom somebody acts who can
	Unreachable []string   // names of the others: staff must tell them
	FreeUntil   *time.Time // until when holders could withdraw at no cost; nil: on the usual terms
	Clashes     []Clash
	BreakOuts   int // of a conference that moves: those to come, which move along or are left behind
}

// Clash is somebody who would hold two places at one time.
type Clash struct {
	BookingID uuid.UUID
	Name      string
	Agency    string
	Title     string // what else they hold then
}

// PreviewEnd says whom the end of a session, and of its break-outs, would touch.
func (s *Service) PreviewEnd(ctx context.Context, session uuid.UUID) (Affected, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (Affected, error) {
		if !access.Can(tx.Actor, access.OpPreviewSessionCancellation, access.Partnership) {
			return Affected{}, fault.Missing
		}
		if _, err := catalogue.SessionByID(tx, session); err != nil {
			return Affected{}, err
		}
		ids, err := database.Values[uuid.UUID](tx, `SELECT id FROM sessions
			WHERE partnership_id = $1 AND (id = $2 OR main_session_id = $2)`, tx.Partnership(), session)
		if err != nil {
			return Affected{}, err
		}
		return affected(tx, ids)
	})
}

// PreviewMove says whom an update of a session would touch. Its refusals are those of the update.
func (s *Service) PreviewMove(ctx context.Context, session uuid.UUID, in catalogue.SessionUpdate) (Affected, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Affected, error) {
		if !access.Can(tx.Actor, access.OpPreviewSessionUpdate, access.Partnership) {
			return Affected{}, fault.Missing
		}
		moved, told, err := s.catalogue.PlanUpdate(tx, session, in)
		if err != nil || !told {
			return Affected{}, err
		}
		breakOuts, err := catalogue.BreakOutsToCome(tx, session)
		if err != nil {
			return Affected{}, err
		}
		together := []uuid.UUID{session}
		if in.BreakOutsToo {
			along, err := s.catalogue.PlanAlong(tx, moved)
			if err != nil {
				return Affected{}, err
			}
			for _, m := range along {
				together = append(together, m.After.Session.ID)
			}
		}
		a, err := affected(tx, together)
		if err != nil {
			return a, err
		}
		a.Moves, a.BreakOuts = true, len(breakOuts)
		if err := a.free(tx, moved); err != nil {
			return a, err
		}
		return a, a.clash(tx, moved, together)
	})
}

// affected counts the live bookings of sessions and the people behind them.
func affected(tx *database.Tx, sessions []uuid.UUID) (a Affected, err error) {
	all, err := concernedBy(tx, sessions)
	if err != nil {
		return a, err
	}
	for _, t := range all {
		a.count(t.had)
	}
	for _, mine := range byPerson(all) {
		a.People++
		reached, err := reachable(tx, mine[0])
		if err != nil {
			return a, err
		}
		if reached {
			a.Mails++
			continue
		}
		a.Unreachable = append(a.Unreachable, mine[0].PersonName)
	}
	return a, nil
}

func (a *Affected) count(had booking.Status) {
	switch had {
	case booking.Confirmed, booking.Held:
		a.Confirmed++
	case booking.Offered:
		a.Offered++
	case booking.Waiting:
		a.Waiting++
	case booking.Requested:
		a.Requested++
	}
}

// reachable reports whether somebody can be written to, or somebody who acts for them.
func reachable(tx *database.Tx, t *concerned) (bool, error) {
	if t.PersonEmail != nil {
		return true, nil
	}
	leads, err := letters.StandIns(tx, t.PersonID)
	return len(leads) > 0, err
}

// free says until when holders could withdraw at no cost if they were told now.
func (a *Affected) free(tx *database.Tx, m catalogue.Moved) error {
	if !m.FreesHolders() || a.Confirmed == 0 {
		return nil
	}
	here, err := partnership.Acting(tx)
	if err != nil {
		return err
	}
	calendar, err := partnership.Calendar(here)
	until := rules.FreeUntil(tx.Now, calendar)
	if until.After(m.After.StartsAt) {
		until = m.After.StartsAt
	}
	a.FreeUntil = &until
	return err
}

// clash lists who would hold two places at one time.
func (a *Affected) clash(tx *database.Tx, m catalogue.Moved, together []uuid.UUID) error {
	titles, err := newClashes(tx, m, together)
	if err != nil || len(titles) == 0 {
		return err
	}
	all, err := concernedBy(tx, []uuid.UUID{m.After.Session.ID})
	for _, t := range slices.DeleteFunc(all, func(t concerned) bool { return titles[t.PersonID] == "" }) {
		a.Clashes = append(a.Clashes, Clash{BookingID: t.ID, Name: t.PersonName, Agency: t.AgencyName, Title: titles[t.PersonID]})
	}
	return err
}
