package messages

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
)

// plan is what a session's messages are decided from.
type plan struct {
	rules []Rule
	own   bool // rules of its own, not the partnership's
	since time.Time
	parts []Part // that take place, in time order
}

// clock is the clock of a session's messages, as it was set at the last look.
type clock struct {
	SessionID  uuid.UUID
	OwnRules   bool
	RulesSince *time.Time
	Planned    string
	PlannedAt  *time.Time
	Joining    string
	DueAt      *time.Time
	LookedAt   *time.Time
}

const clockColumns = `session_id, own_rules, rules_since, planned, planned_at, joining, due_at, looked_at`

// planOf reads the rules that hold for a session, since when, and its parts.
func planOf(tx *database.Tx, session uuid.UUID) (p plan, err error) {
	c, found, err := database.One[clock](tx, `SELECT `+clockColumns+` FROM message_clocks WHERE partnership_id = $1 AND session_id = $2`, tx.Partnership(), session)
	if err != nil {
		return p, err
	}
	if p.own = found && c.OwnRules; p.own {
		p.rules, err = rulesOf(tx, &session)
	} else {
		var s Settings
		s, p.since, err = settingsOf(tx)
		p.rules = s.Rules
	}
	if err != nil {
		return p, err
	}
	if found && c.RulesSince != nil && c.RulesSince.After(p.since) {
		p.since = *c.RulesSince
	}
	p.parts, err = database.Rows[Part](tx, `SELECT id, starts_at, ends_at FROM parts
		WHERE partnership_id = $1 AND session_id = $2 AND cancelled_at IS NULL ORDER BY position`, tx.Partnership(), session)
	return p, err
}
