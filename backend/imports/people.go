package imports

import (
	"errors"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
)

const peopleAre = "Who books and attends. Somebody with two agencies has two rows. Roles are not imported: an administrator grants them."

var personColumns = []Column{
	{"email", false, "The person's own address; offices' mailboxes (training@, info@) are refused. Needed unless code is given.", "anna.reed@isca.example"},
	{"code", false, "Your own key for somebody who has no address, a payroll number or a pseudonym. Needed unless email is given.", "P-0042"},
	{"name", true, "First name and surname. May be empty on a further row of the same person.", "Anna Reed"},
	{"agency", false, "Code of the agency the person works for.", "EXE-ISCA"},
	{"job_title", false, "At that agency.", "Designated safeguarding lead"},
	{"from", false, "First day at that agency; empty is today.", "2023-09-01"},
	{"to", false, "Last day at that agency; empty: still there.", "2026-08-31"},
	{"home_partnership", false, "For visitors: the short name of the partnership where the person is at home.", "cornwall"},
}

type personRow struct {
	Email           string `csv:"email"`
	Code            string `csv:"code"`
	Name            string `csv:"name"`
	Agency          string `csv:"agency"`
	JobTitle        string `csv:"job_title"`
	From            string `csv:"from"`
	To              string `csv:"to"`
	HomePartnership string `csv:"home_partnership"`
}

var personFields = map[string]string{
	"name": "name", "email": "email", "code": "code", "agencyId": "agency", "to": "to", "from": "from",
}

// personIndex finds people by their address or by the partnership's own key.
type personIndex struct {
	byEmail, byCode *directory[people.Person]
}

func (j *job) people() (personIndex, error) {
	all, err := database.Rows[people.Person](j.tx, `SELECT * FROM people WHERE partnership_id = $1 AND erased_at IS NULL ORDER BY id`,
		j.tx.Partnership())
	x := personIndex{newDirectory[people.Person]("person with address"), newDirectory[people.Person]("person of code")}
	for _, p := range all {
		x.add(p)
	}
	return x, err
}

func (x *personIndex) add(p people.Person) {
	if p.Email != nil {
		x.byEmail.add(*p.Email, p)
	}
	if p.Code != nil {
		x.byCode.add(*p.Code, p)
	}
}

// find returns who an address and a key mean, either of which may be empty. Two that mean different
// people refuse the row, on the key's column.
func (x *personIndex) find(r *Row, email, column, code string) (people.Person, bool) {
	byEmail, hasEmail := x.byEmail.get(email)
	byCode, hasCode := x.byCode.get(code)
	if hasEmail && hasCode && byEmail.ID != byCode.ID {
		r.refuse(column, "another_person", "This code belongs to somebody with another e-mail address.")
	}
	if hasCode {
		return byCode, true
	}
	return byEmail, hasEmail
}

// personPlan is a row that was read.
type personPlan struct {
	line[personRow]
	person     people.NewPerson
	agency     *people.Agency
	membership people.NewMembership
}

func importPeople(j *job, lines []line[personRow]) error {
	m, err := newPeopleImport(j)
	if err != nil {
		return err
	}
	rows := once{}
	for _, l := range lines {
		p := m.plan(l)
		rows.check(l.Row, "email", p.key())
		if !p.ok() {
			continue
		}
		if err := m.write(p); err != nil {
			return err
		}
	}
	if err := audit.RecordEach(j.tx, "person.import", "person", m.created); err != nil {
		return err
	}
	return audit.RecordEach(j.tx, "person.import_membership", "person", m.joined)
}

// key tells rows of a file apart: a person may have one row for each agency.
func (p *personPlan) key() string {
	who := p.Cells.Email
	if who == "" {
		who = p.Cells.Code
	}
	if who == "" {
		return ""
	}
	return who + " at " + p.Cells.Agency
}

type peopleImport struct {
	*job
	here            personIndex
	agencies        *directory[people.Agency]
	partnerships    *directory[uuid.UUID]
	member          map[[2]uuid.UUID]bool // person and agency, in an open membership or one that ended
	created, joined []uuid.UUID
}

func newPeopleImport(j *job) (m *peopleImport, err error) {
	m = &peopleImport{job: j, member: map[[2]uuid.UUID]bool{}}
	if m.here, err = j.people(); err != nil {
		return m, err
	}
	if m.agencies, err = j.agencies(); err != nil {
		return m, err
	}
	if m.partnerships, err = j.partnerships(); err != nil {
		return m, err
	}
	all, err := database.Rows[people.Membership](j.tx, `SELECT person_id, agency_id FROM memberships WHERE partnership_id = $1`, j.tx.Partnership())
	for _, one := range all {
		m.member[[2]uuid.UUID{one.PersonID, one.AgencyID}] = true
	}
	return m, err
}

func (m *peopleImport) plan(l line[personRow]) *personPlan {
	p, c := &personPlan{line: l}, l.Cells
	if p.What = c.Email; p.What == "" {
		p.What = c.Code
	}
	if c.Email == "" && c.Code == "" {
		p.refuse("email", "required", "Give the e-mail address, or a code of your own for somebody who has none.")
	}
	address := p.address("email", c.Email)
	if address.Key != "" && address.IsRoleMailbox() {
		p.refuse("email", "role_mailbox", "This is an office's mailbox. Give the person's own address.")
	}
	p.person = people.NewPerson{
		Email: address.Text, Code: p.code("code", c.Code), Name: p.name("name", c.Name, 160),
		HomePartnershipID: m.partnerships.find(p.Row, "home_partnership", c.HomePartnership),
	}
	p.agency = m.agencies.find(p.Row, "agency", c.Agency)
	p.membership = people.NewMembership{
		JobTitle: p.name("job_title", c.JobTitle, 160), From: p.date("from", c.From), To: p.date("to", c.To), Status: people.Confirmed,
	}
	m.checkDates(p)
	return p
}

func (m *peopleImport) checkDates(p *personPlan) {
	from, to := p.membership.From, p.membership.To
	if c := p.Cells; c.Agency == "" && c.JobTitle+c.From+c.To != "" {
		p.refuse("agency", "required", "Say at which agency.")
	}
	if from.IsZero() {
		from = ukdate.DateOf(m.tx.Now)
	}
	if p.ok() && !to.IsZero() && to.Before(from) {
		p.refuse("to", "ends_before_start", "The last day is before the first.")
	}
}

func (m *peopleImport) write(p *personPlan) error {
	person, found := m.here.find(p.Row, p.Cells.Email, "code", p.Cells.Code)
	if !found {
		p.need("name", p.Cells.Name)
	}
	if !p.ok() {
		return nil
	}
	joins := p.agency != nil && !(found && m.member[[2]uuid.UUID{person.ID, p.agency.ID}])
	err := m.try(p.Row, personFields, func() (err error) {
		if !found {
			if person, err = people.CreatePersonTx(m.tx, p.person); err != nil {
				return err
			}
		}
		if !joins {
			return nil
		}
		p.membership.PersonID, p.membership.AgencyID = person.ID, p.agency.ID
		_, err = people.AddMembershipTx(m.tx, p.membership)
		return err
	})
	if err != nil || !p.ok() {
		return err
	}
	m.note(p, person, found, joins)
	return nil
}

func (m *peopleImport) note(p *personPlan, person people.Person, found, joins bool) {
	if joins {
		m.member[[2]uuid.UUID{person.ID, p.agency.ID}] = true
	}
	switch {
	case !found:
		m.here.add(person)
		m.created = append(m.created, person.ID)
		p.settle(Created, "")
	case joins:
		m.joined = append(m.joined, person.ID)
		p.settle(Created, "the person was there; the agency is new")
	default:
		p.settle(AlreadyThere, differing(
			difference{"name", p.Cells.Name, person.Name},
			difference{"email", strings.ToLower(p.Cells.Email), strings.ToLower(person.Address())},
		))
	}
}

// named finds somebody by what a cell says, an address or a key of the partnership's own.
func (x *personIndex) named(cell string) (people.Person, error) {
	if p, found := x.byEmail.get(cell); found {
		return p, nil
	}
	if p, found := x.byCode.get(cell); found {
		return p, nil
	}
	return people.Person{}, errNobody
}

var errNobody = errors.New("imports: nobody has this address or code")
