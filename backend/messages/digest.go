package messages

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Digest is how often a training lead is told what happened in their agency.
type Digest string

// The choices.
const (
	Off    Digest = "off"
	Weekly Digest = "weekly"
	Daily  Digest = "daily"
)

// digestHour is when digests are written, by London's clocks.
const digestHour = 8

// NextDigest returns when the next digest after an instant is written: at eight in the morning, on Mondays
// or every day; the zero time for none.
func NextDigest(d Digest, after time.Time) time.Time {
	if d == Off {
		return time.Time{}
	}
	for day := ukdate.DateOf(after); ; day = day.AddDays(1) {
		at := time.Date(day.Year, day.Month, day.Day, digestHour, 0, 0, 0, ukdate.London).UTC()
		if at.After(after) && (d == Daily || day.Weekday() == time.Monday) {
			return at
		}
	}
}

// setDigests sets the clocks of coordinators who have none.
func setDigests(tx *database.Tx) error {
	_, err := tx.PGX.Exec(`INSERT INTO mail_preferences (partnership_id, person_id, digest_due_at, digest_until, changed_at)
		SELECT partnership_id, person_id, $3, $2, $2 FROM coordinators_without_digest() WHERE partnership_id = $1 ORDER BY person_id
		ON CONFLICT (partnership_id, person_id) DO UPDATE SET digest_until = $2,
		  digest_due_at = CASE mail_preferences.digest WHEN 'daily' THEN $4::timestamptz WHEN 'weekly' THEN $3 END`,
		tx.Partnership(), tx.Now, NextDigest(Weekly, tx.Now), NextDigest(Daily, tx.Now))
	return err
}

type digestClock struct {
	PersonID    uuid.UUID
	Digest      Digest
	DigestDueAt time.Time
	DigestUntil time.Time
	Name        string
	Email       *string
	SuspendedAt *time.Time
}

// digestNext writes the digest that has been due longest and that no other worker is writing; done when
// there is none.
func (s *Service) digestNext(tx *database.Tx) (done bool, err error) {
	c, found, err := database.One[digestClock](tx, `SELECT m.person_id, m.digest, m.digest_due_at, m.digest_until, p.name, p.email, p.suspended_at
		FROM mail_preferences m JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id
		WHERE m.partnership_id = $1 AND m.digest_due_at <= $2
		ORDER BY m.digest_due_at, m.person_id LIMIT 1 FOR UPDATE OF m SKIP LOCKED`, tx.Partnership(), tx.Now)
	if err != nil || !found {
		return true, err
	}
	agencies, err := database.Values[uuid.UUID](tx, `SELECT agency_id FROM role_grants
		WHERE partnership_id = $1 AND person_id = $2 AND role = 'coordinator' AND revoked_at IS NULL`, tx.Partnership(), c.PersonID)
	if err != nil {
		return false, err
	}
	next := orNone(NextDigest(c.Digest, tx.Now))
	if len(agencies) == 0 {
		next = nil
	} else if c.Email != nil && c.SuspendedAt == nil && c.Digest != Off {
		err = s.tellDigest(tx, c, agencies)
	}
	if err != nil {
		return false, err
	}
	_, err = tx.PGX.Exec(`UPDATE mail_preferences SET digest_due_at = $3, digest_until = $4 WHERE partnership_id = $1 AND person_id = $2`,
		tx.Partnership(), c.PersonID, next, tx.Now)
	return false, err
}
