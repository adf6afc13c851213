package messages

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// overlap is how far a look reaches back behind the last: a booking is seen a little later than it says
// it was made.
const overlap = time.Minute

// lookNext looks at the session that has been due longest and that no other worker is looking at; done
// when there is none.
func (s *Service) lookNext(tx *database.Tx) (done bool, err error) {
	c, found, err := database.One[clock](tx, `SELECT `+clockColumns+` FROM message_clocks WHERE partnership_id = $1 AND due_at <= $2
		ORDER BY due_at, session_id LIMIT 1 FOR UPDATE SKIP LOCKED`, tx.Partnership(), tx.Now)
	if err != nil || !found {
		return true, err
	}
	return false, s.look(tx, c)
}

// look writes what fell due about a session and sets its clock.
func (s *Service) look(tx *database.Tx, c clock) error {
	var status, planned, joining string
	err := tx.PGX.QueryRow(`SELECT status, planned, joining FROM session_plans WHERE partnership_id = $1 AND session_id = $2`,
		tx.Partnership(), c.SessionID).Scan(&status, &planned, &joining)
	if err != nil {
		return err
	}
	p, err := planOf(tx, c.SessionID)
	if err != nil {
		return err
	}
	moved := c.Planned != planned || c.PlannedAt == nil
	if moved {
		c.Planned, c.PlannedAt = planned, &tx.Now
	}
	if c.PlannedAt.After(p.since) {
		p.since = *c.PlannedAt
	}
	moments := Moments(p.rules, p.parts)
	var next time.Time
	if status == "published" {
		next = Next(moments, tx.Now)
		err = s.writeDue(tx, c, looking{plan: p, moments: moments, moved: moved, detailsChanged: c.Joining != "" && joining != "" && c.Joining != joining})
	}
	if err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE message_clocks SET planned = $3, planned_at = $4, joining = $5, first_at = $6, due_at = $7, looked_at = $8
		WHERE partnership_id = $1 AND session_id = $2`,
		tx.Partnership(), c.SessionID, planned, c.PlannedAt, joining, firstOf(moments), orNone(next), tx.Now)
	return err
}

// looking is one look at a session.
type looking struct {
	plan
	moments        []Moment
	moved          bool // it has other times than at the last look
	detailsChanged bool // other joining details, too
}

// holder is somebody who holds a place.
type holder struct {
	ID          uuid.UUID // of the booking
	Reference   string
	Seat        string
	PersonID    uuid.UUID
	AgencyID    *uuid.UUID
	ConfirmedAt time.Time
	Name        string
	Email       string // empty: none
	Missed      bool   // was not there, says the register
}

const holdersSQL = `
SELECT b.id, b.reference, b.seat, b.person_id, b.agency_id, b.confirmed_at, p.name, coalesce(p.email, '') AS email,
       coalesce(o.outcome IN ('no_show', 'excused'), false) AS missed
FROM bookings b
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id AND p.erased_at IS NULL
LEFT JOIN LATERAL (SELECT outcome FROM registration_outcomes o WHERE o.partnership_id = b.partnership_id AND o.booking_id = b.id AND $3) o ON true
WHERE b.partnership_id = $1 AND b.session_id = $2 AND b.status = 'confirmed' AND NOT b.walk_in ORDER BY b.id`

// writeDue writes every message of a session that is due, to everybody it is for.
func (s *Service) writeDue(tx *database.Tx, c clock, l looking) error {
	due := l.due(tx.Now)
	change, changed := l.onChange(tx.Now)
	if len(due) == 0 && !changed {
		return nil
	}
	holders, err := database.Rows[holder](tx, holdersSQL, tx.Partnership(), c.SessionID, !tx.Now.Before(l.parts[len(l.parts)-1].EndsAt))
	if err != nil || len(holders) == 0 {
		return err
	}
	w, err := s.writer(tx, c.SessionID)
	if err != nil {
		return err
	}
	for _, h := range holders {
		if changed && c.LookedAt != nil && h.ConfirmedAt.Before(*c.LookedAt) {
			if err := w.joiningChanged(tx, change, h); err != nil {
				return err
			}
		}
		for _, m := range due {
			if l.seen(c, m, h) || m.Rule.Kind == After && h.Missed || !m.Falls(h.ConfirmedAt, l.since, tx.Now) {
				continue
			}
			if err := w.write(tx, m, h); err != nil {
				return err
			}
		}
	}
	return notify.EnqueueAll(tx, w.letters)
}

// due is the moments whose message may be written now.
func (l looking) due(now time.Time) []Moment {
	var due []Moment
	for _, m := range l.moments {
		if !now.Before(m.At) && now.Before(m.Until) {
			due = append(due, m)
		}
	}
	return due
}

// seen reports whether an earlier look has dealt with a moment and somebody already. A message that was
// written is not written again in any case, by its key: this only spares trying.
func (l looking) seen(c clock, m Moment, h holder) bool {
	if l.moved || c.LookedAt == nil || m.At.After(*c.LookedAt) || l.since.After(*c.LookedAt) {
		return false
	}
	return h.ConfirmedAt.Before(c.LookedAt.Add(-overlap))
}

// onChange is the rule that sends changed joining details, if they changed and some had been sent.
func (l looking) onChange(now time.Time) (Rule, bool) {
	if !l.detailsChanged {
		return Rule{}, false
	}
	sent := false
	for _, m := range l.moments {
		sent = sent || m.Rule.Kind == Joining && !now.Before(m.At) && now.Before(m.Until)
	}
	for _, r := range l.rules {
		if r.Timing == OnChange && sent {
			return r, true
		}
	}
	return Rule{}, false
}

func firstOf(moments []Moment) *time.Time {
	if len(moments) == 0 {
		return nil
	}
	return &moments[0].At
}

func orNone(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

// writer writes the letters about one session.
type writer struct {
	s           *Service
	partnership partnership.Partnership
	session     about
	leads       map[uuid.UUID][]people.Lead // by agency, as they were asked for
	letters     []notify.Message
}

func (s *Service) writer(tx *database.Tx, session uuid.UUID) (*writer, error) {
	p, err := partnership.Acting(tx)
	if err != nil {
		return nil, err
	}
	a, err := aboutSession(tx, session)
	return &writer{s: s, partnership: p, session: a, leads: map[uuid.UUID][]people.Lead{}}, err
}
