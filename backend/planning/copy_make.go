package planning

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// MaxCopies is how many sessions may be copied in one go.
const MaxCopies = 500

// CopyWish is a session to be copied, and the date of the copy's first part.
type CopyWish struct {
	SessionID uuid.UUID
	Date      ukdate.Date
}

// Made says what became of wishes.
type Made struct {
	Created      int
	AlreadyThere int
}

// CopyProgramme makes the wished copies as drafts, and with a conference its break-outs: all of them, or
// none when one is wrong. What was copied before is left as it is. Faults lie on from and on
// lines.N.session and .date.
func (s *Service) CopyProgramme(ctx context.Context, programme, from uuid.UUID, wishes []CopyWish) (Made, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Made, error) {
		if !access.Can(tx.Actor, access.OpCopyProgramme, access.Partnership) {
			return Made{}, fault.Missing
		}
		_, target, err := bothProgrammes(tx, programme, from)
		if err != nil {
			return Made{}, err
		}
		if n := len(wishes); n == 0 || n > MaxCopies {
			return Made{}, fault.OnField("lines", "count", fmt.Sprintf("Choose from 1 to %d sessions.", MaxCopies))
		}
		if err := oneAtATime(tx, target.ID); err != nil {
			return Made{}, err
		}
		made, err := s.copyAll(tx, target, from, wishes)
		if err != nil {
			return Made{}, err
		}
		return made, audit.Record(tx, "programme.copy", "programme", target.ID)
	})
}

// oneAtATime lets two copies into a programme go one after the other, so that the second finds the
// first's.
func oneAtATime(tx *database.Tx, programme uuid.UUID) error {
	_, err := tx.PGX.Exec(`SELECT 1 FROM programmes WHERE partnership_id = $1 AND id = $2 FOR NO KEY UPDATE`, tx.Partnership(), programme)
	return err
}

func (s *Service) copyAll(tx *database.Tx, target catalogue.Programme, from uuid.UUID, wishes []CopyWish) (made Made, err error) {
	var fields fault.Fields
	for n, wish := range wishes {
		created, err := s.copyOne(tx, target, from, wish)
		if wrong := onLine(n, err, &fields); wrong != nil {
			return made, wrong
		}
		if created {
			made.Created++
		} else if err == nil {
			made.AlreadyThere++
		}
	}
	return made, fields.Err()
}

// onLine moves what is wrong with a copy to the line that asked for it; another error comes back.
func onLine(n int, err error, fields *fault.Fields) error {
	var bad *fault.Error
	if err == nil || !errors.As(err, &bad) || bad.Kind != fault.Invalid {
		return err
	}
	for _, f := range bad.Fields {
		name := "session"
		if strings.HasPrefix(f.Field, "parts") || f.Field == "date" {
			name = "date"
		}
		fields.Add(fmt.Sprintf("lines.%d.%s", n, name), f.Code, f.Message)
	}
	return nil
}

func (s *Service) copyOne(tx *database.Tx, target catalogue.Programme, from uuid.UUID, wish CopyWish) (created bool, err error) {
	original, err := catalogue.SessionByID(tx, wish.SessionID)
	if fault.KindOf(err) == fault.NotFound || err == nil && (original.ProgrammeID != from || original.MainSessionID != nil || original.Status == catalogue.Draft) {
		return false, fault.OnField("session", "unknown", "This session is not in the programme that is copied.")
	}
	if err != nil {
		return false, err
	}
	if there, err := copyThere(tx, target.ID, original.ID); there || err != nil {
		return false, err
	}
	event, err := newEvent(tx, target.ID, original.EventID)
	if err != nil {
		return false, err
	}
	to := copied{days: original.FirstDate.DaysUntil(wish.Date), programme: target.ID, event: event}
	copyOf, err := s.again(tx, original, to)
	if err != nil {
		return false, err
	}
	to.event, to.main = copyOf.EventID, &copyOf.ID
	return true, s.breakOutsAgain(tx, original.ID, to)
}

func (s *Service) breakOutsAgain(tx *database.Tx, main uuid.UUID, to copied) error {
	breakOuts, err := database.Rows[catalogue.Session](tx, `SELECT * FROM sessions
		WHERE partnership_id = $1 AND main_session_id = $2 AND status <> 'draft' ORDER BY starts_at, id`, tx.Partnership(), main)
	if err != nil {
		return err
	}
	for _, b := range breakOuts {
		if _, err := s.again(tx, b, to); err != nil {
			return err
		}
	}
	return nil
}

func copyThere(tx *database.Tx, programme, original uuid.UUID) (there bool, err error) {
	err = tx.PGX.QueryRow(`SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND programme_id = $2 AND copied_from = $3)`,
		tx.Partnership(), programme, original).Scan(&there)
	return there, err
}

// newEvent is the same occasion of the other programme; nil when there is none.
func newEvent(tx *database.Tx, programme uuid.UUID, of *uuid.UUID) (*uuid.UUID, error) {
	if of == nil {
		return nil, nil
	}
	ids, err := database.Values[uuid.UUID](tx, `SELECT n.id FROM events e, LATERAL (`+newEventSQL("id")+`) n
		WHERE e.partnership_id = $1 AND e.id = $3`, tx.Partnership(), programme, *of)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	return &ids[0], nil
}
