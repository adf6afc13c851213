package imports

import (
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

const agenciesAre = "The employers. A parent (a trust of schools, an NHS trust) may stand anywhere in the file."

var agencyColumns = []Column{
	{"code", true, "The partnership's own short reference. The row is found by it when the file is imported again.", "EXE-ISCA"},
	{"name", true, "As people know it. No two active agencies have the same.", "Isca Learning Trust"},
	{"sector", true, "One of " + list(people.Sectors) + ".", "education"},
	{"parent", false, "Code of the agency above it.", "DCC"},
	{"locality", false, "One of the partnership's localities.", "Exeter"},
	{"contributing", false, "yes when it contributes to the partnership's costs; empty is no.", "yes"},
	{"turnover_band", false, "One of " + list(people.TurnoverBands) + ". Unknown is not small.", "250k_to_1m"},
	{"area", false, "in or out of the partnership's area; empty is in.", "in"},
	{"email_domains", false, "What follows the @ in its people's addresses, several separated by |.", "isca.example|isca-sixth.example"},
	{"finance_email", false, "Where invoices go.", "payables@isca.example"},
	{"purchase_order_required", false, "yes or no; empty is no.", "no"},
	{"class", false, "What it counts as when prices are decided: small letters, digits and _.", "maintained_school"},
	{"class_from", false, "The date from which it counts as that; empty is today.", "2024-04-01"},
	{"home_partnership", false, "For visitors: the short name of the partnership where the agency is at home.", "cornwall"},
	{"status", false, "active or closed; empty is active.", "active"},
}

type agencyRow struct {
	Code                  string `csv:"code"`
	Name                  string `csv:"name"`
	Sector                string `csv:"sector"`
	Parent                string `csv:"parent"`
	Locality              string `csv:"locality"`
	Contributing          string `csv:"contributing"`
	TurnoverBand          string `csv:"turnover_band"`
	Area                  string `csv:"area"`
	EmailDomains          string `csv:"email_domains"`
	FinanceEmail          string `csv:"finance_email"`
	PurchaseOrderRequired string `csv:"purchase_order_required"`
	Class                 string `csv:"class"`
	ClassFrom             string `csv:"class_from"`
	HomePartnership       string `csv:"home_partnership"`
	Status                string `csv:"status"`
}

// agencyFields are where the domain's fields come from.
var agencyFields = map[string]string{
	"code": "code", "name": "name", "sector": "sector", "parentId": "parent", "localityId": "locality",
	"turnoverBand": "turnover_band", "area": "area", "domains": "email_domains", "financeEmail": "finance_email",
	"class": "class", "status": "status",
}

// agencyPlan is a row that was read, with the agency above it still a code.
type agencyPlan struct {
	line[agencyRow]
	write     people.AgencyWrite
	classFrom ukdate.Date
	class     string
	done      bool
}

func importAgencies(j *job, lines []line[agencyRow]) error {
	here, err := j.agencies()
	if err != nil {
		return err
	}
	plans, err := j.planAgencies(lines)
	if err != nil {
		return err
	}
	a := &agencyImport{job: j, here: here, inFile: map[string]bool{}}
	for _, p := range plans {
		a.inFile[key(p.Cells.Code)] = true
	}
	// Parents first, wherever they stand: each round writes those whose parent is here by now.
	for progress := true; progress; {
		if progress, err = a.round(plans); err != nil {
			return err
		}
	}
	a.refuseRest(plans)
	return audit.RecordEach(j.tx, "agency.import", "agency", a.created)
}

func (j *job) planAgencies(lines []line[agencyRow]) ([]*agencyPlan, error) {
	localities, err := j.localities()
	if err != nil {
		return nil, err
	}
	partnerships, err := j.partnerships()
	if err != nil {
		return nil, err
	}
	codes, titles := once{}, once{}
	var plans []*agencyPlan
	for _, l := range lines {
		l.What = l.Cells.Code
		p := &agencyPlan{line: l}
		p.read(localities, partnerships)
		codes.check(l.Row, "code", l.Cells.Code)
		if p.write.Status == people.Active {
			titles.check(l.Row, "name", l.Cells.Name)
		}
		plans = append(plans, p)
	}
	return plans, nil
}

func (p *agencyPlan) read(localities, partnerships *directory[uuid.UUID]) {
	r, c := p.Row, p.Cells
	r.need("code", c.Code)
	r.need("name", c.Name)
	if r.need("sector", c.Sector) {
		p.write.Sector = r.choice("sector", c.Sector, people.Sectors...)
	}
	p.write.Code, p.write.Name = r.code("code", c.Code), r.name("name", c.Name, 160)
	p.write.LocalityID = localities.find(r, "locality", c.Locality)
	p.write.HomePartnershipID = partnerships.find(r, "home_partnership", c.HomePartnership)
	p.write.Contributing = r.yes("contributing", c.Contributing)
	p.write.TurnoverBand = r.choice("turnover_band", c.TurnoverBand, people.TurnoverBands...)
	p.write.Area = r.choice("area", c.Area, "in", "out")
	p.write.Domains = several(c.EmailDomains)
	p.write.FinanceEmail = r.address("finance_email", c.FinanceEmail).Text
	p.write.PurchaseOrderRequired = r.yes("purchase_order_required", c.PurchaseOrderRequired)
	p.write.Status = people.AgencyStatus(r.choice("status", c.Status, string(people.Active), string(people.Closed)))
	p.class, p.classFrom = r.class("class", c.Class), r.date("class_from", c.ClassFrom)
	if c.ClassFrom != "" && c.Class == "" {
		r.refuse("class", "required", "Say what it counts as from that date.")
	}
	p.check()
}

// check asks the domain as well, before anything is written, about columns in which nothing is wrong yet.
func (p *agencyPlan) check() {
	_, err := p.write.Checked()
	if err == nil {
		return
	}
	for _, f := range fault.Of(err).Fields {
		column := columnOf(f.Field, agencyFields)
		if !p.wrong(column) {
			p.refuse(column, f.Code, f.Message)
		}
	}
}

// agencyImport writes planned agencies.
type agencyImport struct {
	*job
	here    *directory[people.Agency]
	inFile  map[string]bool
	created []uuid.UUID
}

func (a *agencyImport) round(plans []*agencyPlan) (progress bool, err error) {
	for _, p := range plans {
		if p.done || !p.ok() || !a.parentHere(p) {
			continue
		}
		p.done, progress = true, true
		if err := a.write(p); err != nil {
			return false, err
		}
	}
	return progress, nil
}

func (a *agencyImport) parentHere(p *agencyPlan) bool {
	if p.Cells.Parent == "" {
		return true
	}
	parent, found := a.here.get(p.Cells.Parent)
	if found {
		p.write.ParentID = &parent.ID
	}
	return found
}

func (a *agencyImport) write(p *agencyPlan) error {
	if there, found := a.here.get(p.Cells.Code); found {
		p.settle(AlreadyThere, p.differs(there))
		return nil
	}
	var made people.Agency
	err := a.try(p.Row, agencyFields, func() (err error) {
		if made, err = people.CreateAgencyTx(a.tx, p.write); err != nil || p.class == "" {
			return err
		}
		from := p.classFrom
		if from.IsZero() {
			from = ukdate.DateOf(a.tx.Now)
		}
		return people.SetAgencyClassTx(a.tx, made.ID, p.class, from)
	})
	if err != nil || !p.ok() {
		return err
	}
	a.here.add(p.Cells.Code, made)
	a.created = append(a.created, made.ID)
	p.settle(Created, "")
	return nil
}

func (p *agencyPlan) differs(there people.Agency) string {
	return differing(
		difference{"name", p.write.Name, there.Name},
		difference{"sector", p.write.Sector, there.Sector},
		difference{"parent", idText(p.write.ParentID), idText(there.ParentID)},
		difference{"locality", idText(p.write.LocalityID), idText(there.LocalityID)},
		difference{"status", string(p.write.Status), string(there.Status)},
	)
}

// refuseRest: what no round could write has a parent that is wrong, unknown, or below itself.
func (a *agencyImport) refuseRest(plans []*agencyPlan) {
	for _, p := range plans {
		switch {
		case p.done || !p.ok():
		case a.inFile[key(p.Cells.Parent)]:
			p.refuse("parent", "parent_left_out", "The agency above it is in this file and cannot be imported: it has an error, or lies below this one.")
		default:
			a.here.unknown(p.Row, "parent", p.Cells.Parent)
		}
	}
}

// class is what an agency counts as: a word for programs.
func (r *Row) class(column, cell string) string {
	ok := cell == "" || cell[0] >= 'a' && cell[0] <= 'z' && strings.Trim(cell, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
	if !ok || len(cell) > 40 {
		r.refuse(column, "not_a_class", "A class has small letters, digits and _ and begins with a letter, like maintained_school.")
	}
	return cell
}
