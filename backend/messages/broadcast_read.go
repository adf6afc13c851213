package messages

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Progress is a broadcast and how far it has come.
type Progress struct {
	Broadcast
	By          string // who sent it; empty: not a person
	About       string // the session's or the event's title; empty for news
	Sent        int
	Failed      int
	Unreachable int // no address, and nobody who is written to instead
	Left        int // want no more news
}

// Done reports whether nothing is left to be sent.
func (p Progress) Done() bool { return p.Sent+p.Failed+p.Unreachable+p.Left >= p.People }

// progressSQL counts letters by what became of them in the outbox; one that is kept there no longer was
// sent.
const progressSQL = `
SELECT b.*, coalesce(p.name, '') AS by, coalesce(nullif(s.title, ''), c.title, e.title, '') AS about,
       n.sent, n.failed, n.unreachable, n.left
FROM broadcasts b
LEFT JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.created_by
LEFT JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
LEFT JOIN courses c ON c.partnership_id = s.partnership_id AND c.id = s.course_id
LEFT JOIN events e ON e.partnership_id = b.partnership_id AND e.id = b.event_id
CROSS JOIN LATERAL (
  SELECT count(*) FILTER (WHERE r.status = 'written' AND coalesce(o.status, 'sent') = 'sent') AS sent,
         count(*) FILTER (WHERE o.status = 'failed') AS failed,
         count(*) FILTER (WHERE r.status = 'unreachable') AS unreachable,
         count(*) FILTER (WHERE r.status = 'left') AS "left"
  FROM broadcast_recipients r
  LEFT JOIN outbox o ON o.partnership_id = r.partnership_id AND o.dedupe_key = 'broadcast:' || r.broadcast_id || ':' || r.person_id
  WHERE r.partnership_id = b.partnership_id AND r.broadcast_id = b.id) n
WHERE b.partnership_id = $1 AND `

// progressOf reads broadcasts, newest first, a hundred at most.
func progressOf(tx *database.Tx, which string, args ...any) ([]Progress, error) {
	return database.Rows[Progress](tx, progressSQL+which+` ORDER BY b.created_at DESC, b.id DESC LIMIT 100`, append([]any{tx.Partnership()}, args...)...)
}

func progressByID(tx *database.Tx, id uuid.UUID) (Progress, error) {
	found, err := progressOf(tx, `b.id = $2`, id)
	if err == nil && len(found) == 0 {
		err = fault.Missing
	}
	if err != nil {
		return Progress{}, err
	}
	return found[0], nil
}

// Broadcasts lists what was sent to many, newest first, for staff.
func (s *Service) Broadcasts(ctx context.Context) ([]Progress, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Progress, error) {
		if !access.Can(tx.Actor, access.OpListBroadcasts, access.Partnership) {
			return nil, fault.Missing
		}
		return progressOf(tx, `true`)
	})
}

// Letter is a broadcast to one of its people, and what became of it.
type Letter struct {
	PersonID uuid.UUID
	Name     string
	Via      string // who was written to instead
	Status   string // due, sent, failed, unreachable, left
	Why      string // of a failure
}

const lettersSQL = `
SELECT r.person_id, p.name, CASE WHEN p.email IS NULL THEN coalesce(l.name, '') ELSE '' END AS via, coalesce(o.last_error, '') AS why,
       CASE r.status WHEN 'written' THEN coalesce(o.status, 'sent') ELSE r.status END AS status
FROM broadcast_recipients r
JOIN people p ON p.partnership_id = r.partnership_id AND p.id = r.person_id
LEFT JOIN people l ON l.partnership_id = r.partnership_id AND l.id = r.lead_id
LEFT JOIN outbox o ON o.partnership_id = r.partnership_id AND o.dedupe_key = 'broadcast:' || r.broadcast_id || ':' || r.person_id
WHERE r.partnership_id = $1 AND r.broadcast_id = $2
ORDER BY CASE WHEN o.status = 'failed' OR r.status = 'unreachable' THEN 0 WHEN coalesce(o.status, r.status) = 'due' THEN 1 ELSE 2 END, lower(p.name), p.id
LIMIT 2000`

// Broadcast returns a broadcast and its letters, those that failed first.
func (s *Service) Broadcast(ctx context.Context, id uuid.UUID) (p Progress, letters []Letter, err error) {
	err = database.Do(ctx, s.db, func(tx *database.Tx) (err error) {
		if p, err = progressByID(tx, id); err != nil {
			return err
		}
		if err := mayRead(tx, p.Broadcast); err != nil {
			return err
		}
		letters, err = database.Rows[Letter](tx, lettersSQL, tx.Partnership(), id)
		return err
	})
	return p, letters, err
}

func mayRead(tx *database.Tx, b Broadcast) error {
	if b.SessionID != nil {
		return mayOfSession(tx, access.OpGetBroadcast, *b.SessionID)
	}
	if !access.Can(tx.Actor, access.OpGetBroadcast, access.Partnership) {
		return fault.Missing
	}
	return nil
}
