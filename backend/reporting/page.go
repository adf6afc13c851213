package reporting

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
)

// Service answers for figures. Every page is one snapshot.
type Service struct{ db *database.DB }

// New returns the service.
func New(db *database.DB) *Service { return &Service{db} }

// Named is something a page points to.
type Named struct {
	ID   uuid.UUID
	Name string
}

// Page is the figures of a year, a period or an event.
type Page struct {
	Scope           Scope
	Before          Scope
	WholeYearBefore Scope
	Decimals        int
	Figures         []Figure
	Identity        Identity
	Published       []Published // numbers with a source and no rows; never mixed with the counted ones
	Notes           []string    // what a reader must know
	NotTaken        []Named     // sessions
	NotReached      []Named     // agencies
	Numbers         Numbers
}

// Page returns the figures that q asks for, for staff; others are told fault.Missing.
func (s *Service) Page(ctx context.Context, q Query) (Page, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (Page, error) {
		if !access.Can(tx.Actor, access.OpGetFigures, access.Partnership) {
			return Page{}, fault.Missing
		}
		return pageOf(tx, q)
	})
}

func pageOf(tx *database.Tx, q Query) (Page, error) {
	scope, decimals, err := open(tx, q)
	if err != nil {
		return Page{}, err
	}
	now, err := numbersOf(tx, scope)
	if err != nil {
		return Page{}, err
	}
	p := Page{Scope: scope, Decimals: decimals, Numbers: now.Numbers, Identity: identityOf(now.Tally)}
	before, wholeYear, err := p.compare(tx)
	if err != nil {
		return Page{}, err
	}
	p.Figures = figuresOf(&now.Numbers, before, wholeYear, decimals)
	p.Notes = now.notes(scope)
	if before == nil && scope.Event == nil {
		p.Notes = append(p.Notes, "Nothing is recorded of "+p.Before.Label+": there is nothing to compare with, which is not 0.")
	}
	p.NotTaken = namesOf(now.sessions, func(s Session) bool { return s.counts() && !s.RegisterTaken() })
	for _, a := range now.notReached {
		p.NotReached = append(p.NotReached, Named{a.ID, a.Name})
	}
	p.Published, err = publishedBeside(tx, scope, p.Figures, decimals)
	return p, err
}

// open settles the snapshot and reads what is asked for.
func open(tx *database.Tx, q Query) (Scope, int, error) {
	if err := settle(tx); err != nil {
		return Scope{}, 0, err
	}
	tenant, err := partnership.Acting(tx)
	if err != nil {
		return Scope{}, 0, err
	}
	scope, err := scopeOf(tx, q)
	return scope, tenant.Decimals, err
}

// compare counts the same days of last year, and the whole year where that is more. An event stands beside the
// occasion before it. Where nothing at all is recorded there is nothing to compare with: that is not 0.
func (p *Page) compare(tx *database.Tx) (before, wholeYear *Numbers, err error) {
	today := ukdate.DateOf(tx.Now)
	p.Before, p.WholeYearBefore = p.Scope.before(today), p.Scope.wholeYearBefore()
	if p.Scope.Event != nil {
		earlier, found, err := eventBefore(tx, *p.Scope.Event)
		if err != nil || !found || !p.Scope.WholeEvent {
			return nil, nil, err
		}
		p.Before = earlier
		before, err = recorded(tx, earlier)
		return before, nil, err
	}
	if before, err = recorded(tx, p.Before); err != nil {
		return nil, nil, err
	}
	if p.Before.Period == p.WholeYearBefore.Period {
		return before, before, nil
	}
	wholeYear, err = recorded(tx, p.WholeYearBefore)
	return before, wholeYear, err
}

// recorded counts a scope; nil when no session of it is recorded.
func recorded(tx *database.Tx, scope Scope) (*Numbers, error) {
	c, err := numbersOf(tx, scope)
	if err != nil || len(c.sessions) == 0 {
		return nil, err
	}
	return &c.Numbers, nil
}

// counted is the numbers of a scope, and the sessions and agencies they come from.
type counted struct {
	Numbers
	sessions            []Session
	reached, notReached []agency
}

// numbersOf counts a scope.
func numbersOf(tx *database.Tx, scope Scope) (c counted, err error) {
	if c.sessions, err = sessionsOf(tx, scope); err != nil {
		return c, err
	}
	came, err := outcomesOf(tx, c.sessions, groups{c.sessions})
	if err != nil {
		return c, err
	}
	unmet, err := unmetOf(tx, groups{c.sessions})
	if err != nil {
		return c, err
	}
	agencies, err := agenciesOf(tx)
	if err != nil {
		return c, err
	}
	c.Tally, c.People, c.Unmet = TallyOf(c.sessions), came.people[0], unmet[0]
	c.reached, c.notReached = agenciesReached(agencies, came.agencies)
	c.AgenciesReached, c.AgenciesNotReached = int64(len(c.reached)), int64(len(c.notReached))
	c.AffectedCancelled, c.AffectedDidNotRun, c.AffectedMoved, err = affectedOf(tx, c.sessions)
	return c, err
}

func namesOf(sessions []Session, is func(Session) bool) []Named {
	var names []Named
	for _, s := range sessions {
		if is(s) {
			names = append(names, Named{s.ID, fmt.Sprintf("%s, %s", s.Title, s.FirstDate.Words())})
		}
	}
	return names
}
