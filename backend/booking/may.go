package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// Answer is what "may I book this?" is answered with.
type Answer struct {
	Conditions []rules.Condition
	Openings   []places.Opening
	MayWait    bool // it is full, and there is a list to join
	Agencies   []rules.Member
	Live       *View
	Deadline   policy.Deadline
	Notice     policy.Notice
	Asks       rules.Asks  // whose approval is asked
	Days       int         // working days that an approver has
	SelfFor    []uuid.UUID // my agencies for which I need nobody else

	NoticeInWords string // until when cancelling is, or was, in time
}

// MayI answers for the acting person, without taking a lock: the same conditions as BookTx asks.
func (s *Service) MayI(ctx context.Context, sessionID uuid.UUID) (Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (a Answer, err error) {
		g, err := gather(tx, sessionID, tx.Actor.Person, false)
		if err != nil {
			return a, err
		}
		if g.session.Status == "draft" || !g.session.Public {
			return a, fault.Missing
		}
		locked, err := places.Of(tx, sessionID)
		if err != nil {
			return a, err
		}
		facts, err := g.facts(tx, locked[sessionID], g.agency(nil))
		if err != nil {
			return a, err
		}
		a = Answer{Conditions: rules.Decide(facts.Facts), Openings: facts.openings, Agencies: g.members}
		a.MayWait = rules.MayWait(a.Conditions, facts.Facts)
		a.Asks, a.Days, a.SelfFor = g.asks(nil), g.session.ApprovalDays, g.decidesAlone()
		version, err := charging.VersionAt(tx, g.session.PolicyGroup, londonDate(tx.Now))
		if err != nil {
			return a, err
		}
		if a.Deadline, err = deadline(version.Notice, g.session.forPolicy(), g.session.Nation); err != nil {
			return a, err
		}
		if a.NoticeInWords = a.Deadline.Sentence(tx.Now); g.live == nil {
			return a, nil
		}
		views, err := s.views(tx, viewSQL+`b.id = $2`, g.live.ID)
		if err == nil {
			a.Live = &views[0]
		}
		return a, err
	})
}
