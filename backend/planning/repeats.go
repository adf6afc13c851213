package planning

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// RepeatDay is a date of a pattern, and whether the session is there on that day already.
type RepeatDay struct {
	PlannedDay
	There bool
}

// PlanRepeats returns the dates of a pattern for a session; it changes nothing. fault.Missing for a
// session that is not there and for whoever may not; a break-out has no repeats of its own.
func (s *Service) PlanRepeats(ctx context.Context, session uuid.UUID, pattern Pattern) ([]RepeatDay, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]RepeatDay, error) {
		if !access.Can(tx.Actor, access.OpPlanRepeats, access.Partnership) {
			return nil, fault.Missing
		}
		original, err := repeatable(tx, session)
		if err != nil {
			return nil, err
		}
		closed, err := closedDays(tx, ukdate.Period{From: pattern.First, To: pattern.First.AddYears(10)})
		if err != nil {
			return nil, err
		}
		days, err := pattern.Days(closed)
		if err != nil {
			return nil, err
		}
		there, err := repeatsThere(tx, original)
		planned := make([]RepeatDay, len(days))
		for i, day := range days {
			planned[i] = RepeatDay{day, there[day.Date]}
		}
		return planned, err
	})
}

var errBreakOut = fault.New(fault.Conflict, "is_break_out", "A break-out takes place with its conference. Repeat the conference instead.")

func repeatable(tx *database.Tx, id uuid.UUID) (catalogue.Session, error) {
	session, err := catalogue.SessionByID(tx, id)
	if err == nil && session.MainSessionID != nil {
		err = errBreakOut
	}
	return session, err
}

// repeatsThere are the days on which a session or a repeat of it is planned.
func repeatsThere(tx *database.Tx, original catalogue.Session) (map[ukdate.Date]bool, error) {
	days, err := database.Values[ukdate.Date](tx, `SELECT first_date FROM sessions WHERE partnership_id = $1
		AND (id = $2 OR copied_from = $2) AND status IN ('draft', 'published')`, tx.Partnership(), original.ID)
	there := map[ukdate.Date]bool{}
	for _, day := range days {
		there[day] = true
	}
	return there, err
}

// RepeatSession makes drafts of a session on other days, at the same times: all, or none when one is
// wrong. A day on which it is there already is left alone. Faults lie on dates.N.
func (s *Service) RepeatSession(ctx context.Context, session uuid.UUID, days []ukdate.Date) (Made, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Made, error) {
		if !access.Can(tx.Actor, access.OpRepeatSession, access.Partnership) {
			return Made{}, fault.Missing
		}
		original, err := repeatable(tx, session)
		if err != nil {
			return Made{}, err
		}
		if n := len(days); n == 0 || n > MaxRepeats {
			return Made{}, fault.OnField("dates", "count", fmt.Sprintf("Choose from 1 to %d dates.", MaxRepeats))
		}
		if err := oneAtATime(tx, original.ProgrammeID); err != nil {
			return Made{}, err
		}
		made, err := s.repeatOn(tx, original, days)
		if err != nil {
			return Made{}, err
		}
		return made, audit.Record(tx, "session.repeat", "session", original.ID)
	})
}

func (s *Service) repeatOn(tx *database.Tx, original catalogue.Session, days []ukdate.Date) (made Made, err error) {
	there, err := repeatsThere(tx, original)
	if err != nil {
		return made, err
	}
	programmes, err := database.Rows[catalogue.Programme](tx, `SELECT * FROM programmes WHERE partnership_id = $1 ORDER BY financial_year`, tx.Partnership())
	if err != nil {
		return made, err
	}
	var fields fault.Fields
	for n, day := range days {
		if there[day] {
			made.AlreadyThere++
			continue
		}
		there[day] = true
		err := s.repeatOne(tx, original, day, programmeFor(day, original.ProgrammeID, programmes))
		if wrong := onDate(n, err, &fields); wrong != nil {
			return made, wrong
		}
		made.Created++
	}
	return made, fields.Err()
}

func (s *Service) repeatOne(tx *database.Tx, original catalogue.Session, day ukdate.Date, programme *catalogue.Programme) error {
	if programme == nil {
		return fault.OnField("date", "no_programme", fmt.Sprintf("There is no programme for %s. Begin one for that year first.", day.Words()))
	}
	event := original.EventID
	if programme.ID != original.ProgrammeID {
		event = nil
	}
	_, err := s.again(tx, original, copied{days: original.FirstDate.DaysUntil(day), programme: programme.ID, event: event})
	return err
}

// programmeFor is the original's where it covers the day, else that of the day's year; nil when there is
// none.
func programmeFor(day ukdate.Date, own uuid.UUID, all []catalogue.Programme) *catalogue.Programme {
	var found *catalogue.Programme
	for i, p := range all {
		if p.ID == own && p.Covers(day) {
			return &all[i]
		}
		if p.FinancialYear.Contains(day) {
			found = &all[i]
		}
	}
	return found
}

// onDate moves what is wrong with a repeat to its date, as one fault; another error comes back.
func onDate(n int, err error, fields *fault.Fields) error {
	var inner fault.Fields
	if wrong := onLine(n, err, &inner); wrong != nil {
		return wrong
	}
	if len(inner) > 0 {
		fields.Add(fmt.Sprintf("dates.%d", n), inner[0].Code, inner[0].Message)
	}
	return nil
}
