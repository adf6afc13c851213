package catalogue

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
)

// ProgrammeFields is what staff say of a programme.
type ProgrammeFields struct {
	Title               string
	Introduction        string
	ReachesIntoNextYear bool
	Status              ProgrammeStatus
	Version             string // of the programme as the caller saw it; empty: whatever it says now
}

// ProgrammeDetail is a programme with how many sessions it has: those that were published, break-outs
// left out, and drafts.
type ProgrammeDetail struct {
	Programme
	Sessions int
	Drafts   int
}

// CreateProgramme begins the programme of a financial year, as a draft. A year that has one already is
// an Invalid fault on financialYear.
func (s *Service) CreateProgramme(ctx context.Context, year ukdate.FinancialYear, in ProgrammeFields) (ProgrammeDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ProgrammeDetail, error) {
		if !access.Can(tx.Actor, access.OpCreateProgramme, access.Partnership) {
			return ProgrammeDetail{}, fault.Missing
		}
		in.Status = ProgrammeDraft
		programme, err := s.CreateProgrammeTx(tx, year, in)
		return ProgrammeDetail{Programme: programme}, err
	})
}

// CreateProgrammeTx is CreateProgramme within a transaction, in any status, for imports and demos; it
// does not ask who may.
func (s *Service) CreateProgrammeTx(tx *database.Tx, year ukdate.FinancialYear, in ProgrammeFields) (Programme, error) {
	check := &inputCheck{tx: tx}
	check.programme(&in)
	if year < 2000 || year > 2100 {
		check.fields.Add("financialYear", "out_of_range", "Choose a year from 2000-01 to 2100-01.")
	}
	check.unused("financialYear", `SELECT EXISTS (SELECT 1 FROM programmes WHERE partnership_id = $1 AND financial_year = $2 AND id <> $3)`,
		int(year), uuid.Nil)
	if err := check.done(); err != nil {
		return Programme{}, err
	}
	p := Programme{PartnershipID: tx.Partnership(), ID: newID(), FinancialYear: year, CreatedAt: tx.Now}
	p.say(in)
	if p.Status != ProgrammeDraft {
		p.PublishedAt = &tx.Now
	}
	if err := tx.DB.Create(&p).Error; err != nil {
		return Programme{}, err
	}
	return p, audit.Record(tx, "programme.create", "programme", p.ID)
}

func (p *Programme) say(in ProgrammeFields) {
	p.Title, p.Introduction, p.ReachesIntoNextYear, p.Status = in.Title, in.Introduction, in.ReachesIntoNextYear, in.Status
}

func (c *inputCheck) programme(in *ProgrammeFields) {
	text := textCheck{&c.fields}
	text.required("title", &in.Title, 160)
	text.optional("introduction", &in.Introduction, 4000)
}

// UpdateProgramme changes a programme, publishes or closes it. A status it may not take, or giving up
// the next year while sessions are planned there, is an Invalid fault; saying the same again writes
// nothing; one that says something else than the caller saw is version.ErrChanged.
func (s *Service) UpdateProgramme(ctx context.Context, id uuid.UUID, in ProgrammeFields) (ProgrammeDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ProgrammeDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateProgramme, access.Partnership) {
			return ProgrammeDetail{}, fault.Missing
		}
		if err := updateProgramme(tx, id, in); err != nil {
			return ProgrammeDetail{}, err
		}
		programmes, err := programmeDetails(tx, `AND g.id = $2`, id)
		if err != nil {
			return ProgrammeDetail{}, err
		}
		return programmes[0], nil
	})
}

func updateProgramme(tx *database.Tx, id uuid.UUID, in ProgrammeFields) error {
	before, err := byID[Programme](tx, "programmes", id, true)
	if err != nil {
		return err
	}
	after := before
	check := &inputCheck{tx: tx}
	check.programme(&in)
	after.say(in)
	if !before.Status.MayBecome(after.Status) {
		check.fields.Add("status", "not_possible", fmt.Sprintf("A programme that is %s cannot become %s.", before.Status, after.Status))
	}
	check.reach(before, after)
	if after == before {
		return check.done()
	}
	if err := version.Check(in.Version, before.Version()); err != nil {
		return err
	}
	if err := check.done(); err != nil {
		return err
	}
	columns := map[string]any{
		"title": in.Title, "introduction": in.Introduction, "reaches_into_next_year": in.ReachesIntoNextYear, "status": in.Status,
	}
	if before.PublishedAt == nil && after.Status == ProgrammePublished {
		columns["published_at"] = tx.Now
	}
	if err := updateRow(tx, &Programme{}, id, columns); err != nil {
		return err
	}
	return audit.Record(tx, "programme.update", "programme", id)
}

// reach: a programme gives up the next year only while nothing of it is planned there.
func (c *inputCheck) reach(before, after Programme) {
	if !before.ReachesIntoNextYear || after.ReachesIntoNextYear || c.err != nil {
		return
	}
	var used bool
	used, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND programme_id = $2 AND financial_year > $3
		AND status IN ('draft', 'published'))`, c.tx.Partnership(), before.ID, int(before.FinancialYear))
	if used {
		c.fields.Add("reachesIntoNextYear", "sessions_next_year", "Sessions of this programme are planned in the next year.")
	}
}

// ListProgrammes returns every programme, newest first; for staff, else fault.Missing.
func (s *Service) ListProgrammes(ctx context.Context) ([]ProgrammeDetail, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) ([]ProgrammeDetail, error) {
		if !access.Can(tx.Actor, access.OpListProgrammes, access.Partnership) {
			return nil, fault.Missing
		}
		return programmeDetails(tx, ``)
	})
}

func programmeDetails(tx *database.Tx, where string, args ...any) ([]ProgrammeDetail, error) {
	return database.Rows[ProgrammeDetail](tx, `SELECT g.*, coalesce(n.sessions, 0) AS sessions, coalesce(n.drafts, 0) AS drafts
		FROM programmes g
		LEFT JOIN (SELECT programme_id, count(*) FILTER (WHERE status <> 'draft' AND main_session_id IS NULL) AS sessions,
		                  count(*) FILTER (WHERE status = 'draft') AS drafts
		           FROM sessions WHERE partnership_id = $1 GROUP BY programme_id) n ON n.programme_id = g.id
		WHERE g.partnership_id = $1 `+where+` ORDER BY g.financial_year DESC`, append([]any{tx.Partnership()}, args...)...)
}
