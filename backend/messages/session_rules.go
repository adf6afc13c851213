package messages

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// OfSession is what is sent about one session.
type OfSession struct {
	Own        bool // it has rules of its own
	Rules      []Rule
	Moments    []Moment // to come and past, earliest first; none of a session that will not take place
	Broadcasts []Progress
	MayWrite   bool
}

// Version names what is set for the session.
func (o OfSession) Version() string {
	return version.Of(struct {
		Own   bool
		Rules []Rule
	}{o.Own, o.Rules})
}

// OfSession returns what is sent about a session, for staff and its trainers.
func (s *Service) OfSession(ctx context.Context, session uuid.UUID) (OfSession, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (OfSession, error) {
		if err := mayOfSession(tx, access.OpGetSessionMessages, session); err != nil {
			return OfSession{}, err
		}
		return ofSession(tx, session)
	})
}

func ofSession(tx *database.Tx, id uuid.UUID) (o OfSession, err error) {
	session, err := catalogue.SessionByID(tx, id)
	if err != nil {
		return o, err
	}
	plan, err := planOf(tx, id)
	if err != nil {
		return o, err
	}
	o.Own, o.Rules = plan.own, plan.rules
	if session.Status == catalogue.Published || session.Status == catalogue.Draft {
		o.Moments = Moments(plan.rules, plan.parts)
	}
	if o.Broadcasts, err = progressOf(tx, `b.session_id = $2`, id); err != nil {
		return o, err
	}
	o.MayWrite = mayWrite(tx) == nil
	return o, nil
}

// SetSessionRules gives a session rules of its own, or (own false) the partnership's again.
func (s *Service) SetSessionRules(ctx context.Context, session uuid.UUID, own bool, rules []Rule, seen string) (OfSession, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (OfSession, error) {
		if err := mayOfSession(tx, access.OpSetSessionMessageRules, session); err != nil {
			return OfSession{}, err
		}
		now, err := ofSession(tx, session)
		if err != nil {
			return now, err
		}
		if !own {
			rules = nil
		}
		if rules, err = checked(rules); err != nil {
			return now, err
		}
		if own == now.Own && (!own || version.Of(rules) == version.Of(now.Rules)) {
			return now, nil
		}
		if err := version.Check(seen, now.Version()); err != nil {
			return now, err
		}
		_, err = tx.PGX.Exec(`INSERT INTO message_clocks (partnership_id, session_id, own_rules, rules_since, due_at) VALUES ($1, $2, $3, $4, $4)
			ON CONFLICT (partnership_id, session_id) DO UPDATE SET own_rules = $3, rules_since = $4, due_at = $4`, tx.Partnership(), session, own, tx.Now)
		if err == nil {
			err = saveRules(tx, &session, rules)
		}
		if err == nil {
			err = audit.Record(tx, "messages.set_session_rules", "session", session)
		}
		if err != nil {
			return now, err
		}
		return ofSession(tx, session)
	})
}

// mayOfSession: fault.Missing unless the actor may do op to a session.
func mayOfSession(tx *database.Tx, op string, session uuid.UUID) error {
	if _, err := catalogue.SessionByID(tx, session); err != nil {
		return err
	}
	relations := []access.Relation{access.Partnership}
	trains, err := catalogue.Trains(tx, session, tx.Actor.Person)
	if err != nil {
		return err
	}
	if trains {
		relations = append(relations, access.Session)
	}
	if !access.Can(tx.Actor, op, relations...) {
		return fault.Missing
	}
	return nil
}
