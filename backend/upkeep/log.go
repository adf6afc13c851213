package upkeep

import (
	"context"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/page"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Act is one row of the log: who did what, for whom, to what and when. Names are as they are today; what the
// act contained (answers, needs, texts) is in no log.
type Act struct {
	At           time.Time
	Action       string // package and verb: booking.cancel
	Origin       string // web, job, import, operator
	ByID         *uuid.UUID
	ByName       string
	BehalfID     *uuid.UUID
	BehalfName   string
	PersonID     *uuid.UUID // about whom
	PersonName   string
	SessionID    *uuid.UUID
	SessionTitle string
	BookingID    *uuid.UUID
	BookingRef   string
	AgencyID     *uuid.UUID
	AgencyName   string
	Thing        string // what else, by its name: a course, a venue …; empty for none
}

// ActFilter chooses acts.
type ActFilter struct {
	Session, Person, Agency uuid.UUID   // zero: any
	From, To                ukdate.Date // London days, To included; zero: open
	Kind                    string      // of kinds; empty: any
}

// kinds are what the log can be narrowed to, by what actions begin with.
var kinds = map[string][]string{
	"bookings":  {"booking", "approval"},
	"sessions":  {"session"},
	"registers": {"register"},
	"people":    {"people", "person", "calendar"},
	"agencies":  {"agency"},
	"programme": {"programme", "course", "event", "venue", "room"},
	"settings":  {"partnership", "policy", "reporting"},
	"mail":      {"mail", "jobs", "messages"},
	"sign_in":   {"access"},
}

// ActPage is a page of the log, newest first.
type ActPage struct {
	Acts []Act
	Next string // empty on the last page
	Of   string // what the session, person or agency asked for is called; empty when none was
}

// Log reads the log for staff; others are told fault.Missing, as is whoever asks for a session, person or
// agency that is not of this partnership. A cursor of another list is page.ErrCursor.
func (s *Service) Log(ctx context.Context, f ActFilter, cursor string) (ActPage, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ActPage, error) {
		if !access.Can(tx.Actor, access.OpListAudit, access.Partnership) {
			return ActPage{}, fault.Missing
		}
		return readLog(tx, f, cursor, page.Size)
	})
}

func readLog(tx *database.Tx, f ActFilter, cursor string, size int) (p ActPage, err error) {
	after, err := afterAct(cursor, f)
	if err != nil {
		return p, err
	}
	if p.Of, err = nameOf(tx, f); err != nil {
		return p, err
	}
	p.Acts, err = database.Rows[Act](tx, actsSQL, append(f.args(tx), after.at, after.skip, size+1)...)
	if err != nil || len(p.Acts) <= size {
		return p, err
	}
	p.Acts = p.Acts[:size]
	p.Next = after.following(p.Acts).cursor(f)
	return p, nil
}

// place is where a page ended: the instant of its last act, and how many acts of that instant were shown.
// The log's own numbers never leave the server.
type place struct {
	at   *time.Time // nil: the beginning
	skip int
}

func afterAct(cursor string, f ActFilter) (place, error) {
	keys, err := page.After(cursor, f, 2)
	if err != nil || keys == nil {
		return place{}, err
	}
	at, err := time.Parse(time.RFC3339Nano, keys[0])
	if err != nil {
		return place{}, page.ErrCursor.With(err)
	}
	skip, err := strconv.Atoi(keys[1])
	if err != nil || skip < 0 || skip > 1_000_000 {
		return place{}, page.ErrCursor
	}
	return place{&at, skip}, nil
}

func (p place) following(acts []Act) place {
	last := acts[len(acts)-1].At
	next := place{at: &last}
	for _, a := range acts {
		if a.At.Equal(last) {
			next.skip++
		}
	}
	if p.at != nil && p.at.Equal(last) {
		next.skip += p.skip
	}
	return next
}

func (p place) cursor(f ActFilter) string {
	return page.Cursor(f, p.at.UTC().Format(time.RFC3339Nano), strconv.Itoa(p.skip))
}

// nameOf is what was asked for is called, and says whether it is here.
func nameOf(tx *database.Tx, f ActFilter) (name string, err error) {
	for _, asked := range []struct {
		id  uuid.UUID
		sql string
	}{
		{f.Session, `SELECT coalesce(nullif(s.title, ''), c.title) FROM sessions s JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id WHERE s.partnership_id = $1 AND s.id = $2`},
		{f.Person, `SELECT name FROM people WHERE partnership_id = $1 AND id = $2`},
		{f.Agency, `SELECT name FROM agencies WHERE partnership_id = $1 AND id = $2`},
	} {
		if asked.id == uuid.Nil {
			continue
		}
		found, err := database.Values[string](tx, asked.sql, tx.Partnership(), asked.id)
		if err != nil {
			return "", err
		}
		if len(found) == 0 {
			return "", fault.Missing
		}
		name = found[0]
	}
	return name, nil
}
