package demo

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// ErrNotEmpty: demo data go only into an empty database.
var ErrNotEmpty = fault.New(fault.Conflict, "not_empty",
	"This database already holds a partnership that is no demonstration, so no demo data were loaded. Use an empty database, or start without --demo.")

// Load fills an empty database and marks it as a demonstration, in one transaction: all of it, or
// nothing. A database that is a demonstration already is left as it is; loaded is false. ErrNotEmpty
// for any other that holds something. db connects as the owner of the schema, with patience.
func Load(ctx context.Context, db *database.DB, s *imports.Service, c *catalogue.Service, b *booking.Service) (loaded bool, err error) {
	ctx = actor.With(ctx, actor.System(uuid.Nil, actor.Operator))
	loaded, err = database.InTx(ctx, db, func(tx *database.Tx) (bool, error) {
		empty, err := lockEmpty(tx)
		if err != nil || !empty {
			return false, err
		}
		l := &loader{tx: tx, imports: s, catalogue: c, booking: b}
		if l.clock, err = newClockwork(tx); err != nil {
			return false, err
		}
		if err := l.all(); err != nil {
			return false, err
		}
		_, err = tx.PGX.Exec(`UPDATE deployment SET demo = true, demo_at = $1`, tx.Now)
		return err == nil, err
	})
	if err != nil || !loaded {
		return false, err
	}
	return true, database.Do(ctx, db, imports.RefreshStatistics)
}

// lockEmpty lets one program at a time ask, and reports whether there is nothing here yet.
func lockEmpty(tx *database.Tx) (bool, error) {
	if _, err := tx.PGX.Exec(`SET LOCAL lock_timeout = '5min'`); err != nil {
		return false, err
	}
	var demo, used bool
	err := tx.PGX.QueryRow(`SELECT demo, EXISTS (SELECT FROM partnerships) FROM deployment FOR UPDATE OF deployment`).Scan(&demo, &used)
	switch {
	case err != nil:
		return false, fmt.Errorf("is the database empty: %w", err)
	case demo:
		return false, nil
	case used:
		return false, ErrNotEmpty
	}
	return true, nil
}

func newClockwork(tx *database.Tx) (clockwork, error) {
	calendar, err := ukdate.NewCalendar(ukdate.EnglandAndWales)
	return clockwork{now: tx.Now, today: ukdate.DateOf(tx.Now), calendar: calendar}, err
}

type loader struct {
	tx        *database.Tx
	imports   *imports.Service
	catalogue *catalogue.Service
	booking   *booking.Service
	clock     clockwork
}

// all makes every partnership before it fills any, for events name their guests.
func (l *loader) all() error {
	ids := make([]uuid.UUID, len(places))
	for i, p := range places {
		made, err := partnership.CreateTx(l.tx, partnership.NewPartnership{Slug: p.slug, Name: p.settings.Name})
		if err != nil {
			return err
		}
		ids[i] = made.ID
	}
	for i, p := range places {
		if err := l.actFor(ids[i]); err != nil {
			return err
		}
		if err := l.fill(p); err != nil {
			return fmt.Errorf("demo of %s: %w", p.slug, err)
		}
	}
	return nil
}

// actFor makes the transaction that of another partnership, as only the owner of the schema can.
func (l *loader) actFor(id uuid.UUID) error {
	l.tx.Actor = actor.System(id, actor.Import)
	return l.tx.Bind("turnout.partnership", id.String())
}

func (l *loader) fill(p place) error {
	p.settings.Published, p.settings.Decimals, p.settings.OnBehalf, p.settings.NeedsDays = true, 1, true, partnership.DefaultNeedsDays
	if err := partnership.UpdateSettingsTx(l.tx, p.settings); err != nil {
		return err
	}
	if err := audit.Record(l.tx, "partnership.create", "partnership", l.tx.Partnership()); err != nil {
		return err
	}
	for _, name := range p.localities {
		if _, err := partnership.CreateLocalityTx(l.tx, name); err != nil {
			return err
		}
	}
	if _, err := charging.CreateVersion(l.tx, charging.StandardGroup, ukdate.NewDate(2015, 1, 1), policy.DefaultNotice()); err != nil {
		return err
	}
	if err := l.begin(p); err != nil {
		return err
	}
	if err := l.bring(p); err != nil {
		return err
	}
	if err := l.keep(p); err != nil {
		return err
	}
	if err := l.grant(p); err != nil {
		return err
	}
	if err := l.write(p); err != nil {
		return err
	}
	if err := l.wait(); err != nil {
		return err
	}
	for _, a := range p.asks {
		if err := l.ask(a); err != nil {
			return err
		}
	}
	if p.make == nil {
		return nil
	}
	return l.prepare()
}

// begin makes the programmes, published, of every year of which there is something.
func (l *loader) begin(p place) error {
	if p.make == nil {
		return nil
	}
	for year := ukdate.FinancialYear(2024); year <= l.clock.last(); year++ {
		f := catalogue.ProgrammeFields{
			Title: "Training programme " + year.String(), Status: catalogue.ProgrammePublished,
			Introduction: "The programme of " + year.String() + ". " + disclaimer,
		}
		for _, own := range p.programmes {
			if own.year == year {
				f.Introduction = own.introduction
			}
		}
		if _, err := l.catalogue.CreateProgrammeTx(l.tx, year, f); err != nil {
			return err
		}
	}
	return nil
}

// bring imports the folder of a partnership, then what is made for it.
func (l *loader) bring(p place) error {
	folder := Files(p.slug)
	inputs, err := imports.Folder(folder)
	if err != nil {
		return err
	}
	if err := l.take(inputs); err != nil || p.make == nil {
		return err
	}
	m, err := p.make(l.clock, folder)
	if err != nil {
		return err
	}
	if inputs, err = m.inputs(); err != nil {
		return err
	}
	if err := l.take(inputs); err != nil {
		return err
	}
	return l.queue(m)
}

func (l *loader) take(inputs []imports.Input) error {
	report, err := l.imports.ImportTx(l.tx, inputs)
	if err != nil {
		return err
	}
	for _, f := range report.Files {
		for _, row := range f.Rows {
			if row.Outcome != imports.Created {
				return fmt.Errorf("%s, line %d, %s: %s %v", f.Name, row.Line, row.What, row.Outcome, row.Errors)
			}
		}
	}
	return nil
}

// role is a role that somebody holds; agency is the code of a coordinator's.
type role struct {
	email  string
	role   actor.Role
	agency string
}

// clickable is somebody whom one click signs in as.
type clickable struct {
	key, email string
	role       actor.Role
	hint       string
}

func (l *loader) grant(p place) error {
	for _, r := range p.roles {
		person, found, err := people.PersonByEmail(l.tx, r.email)
		if err != nil || !found {
			return fmt.Errorf("%s is not there: %w", r.email, err)
		}
		var agency *uuid.UUID
		if r.agency != "" {
			ids, err := database.Values[uuid.UUID](l.tx, `SELECT id FROM agencies WHERE partnership_id = $1 AND code = $2`, l.tx.Partnership(), r.agency)
			if err != nil {
				return err
			}
			agency = &ids[0]
		}
		if _, err := people.GrantRoleTx(l.tx, person.ID, r.role, agency); err != nil {
			return err
		}
		if err := audit.Record(l.tx, "people.grant_role", "person", person.ID); err != nil {
			return err
		}
	}
	for i, k := range p.clickable {
		person, found, err := people.PersonByEmail(l.tx, k.email)
		if err != nil || !found {
			return fmt.Errorf("%s is not there: %w", k.email, err)
		}
		err = access.AddDemoPersonTx(l.tx, access.DemoPerson{Key: k.key, PersonID: person.ID, Role: k.role, Hint: k.hint, Position: i + 1})
		if err != nil {
			return err
		}
	}
	return nil
}
