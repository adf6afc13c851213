package booking

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// Plea is what somebody says who asks for a place that needs approval.
type Plea struct {
	Declared bool     // that they may come; where the course asks for no more
	Reason   string   // why they need it
	Manager  *Contact // who decides, where a line manager is asked
	Deputy   *Contact // who may decide in the manager's stead; nil: nobody
}

// longestReason is how much may be said about why a place is needed, in characters.
const longestReason = 500

// approvalFor is the approval a request begins with: nil where the course asks for none, one that stands
// where the person may decide, one that is open where others do. What is missing for it comes back as a
// fault on its field.
func approvalFor(f rules.Facts, r Request) (*Approval, error) {
	switch {
	case f.Asks == rules.AsksNobody || f.Asks == "":
		return nil, nil
	case r.Carried != nil && r.Carried.Status == approvalApproved:
		return r.Carried.carried(), nil
	case r.Approved != "":
		return approved(string(r.Approved)), nil
	case f.Asks == rules.AsksDeclaration && !r.Declared:
		return nil, fault.OnField("declared", "not_declared", "Confirm that you are allowed to come.")
	case f.Asks == rules.AsksDeclaration:
		return selfDeclared(strings.TrimSpace(r.Reason)), nil
	}
	return openWith(f.Asks, r.Plea, f.Email)
}

// openWith is an open approval that says what a plea says. mine is the asking person's own address.
func openWith(asks rules.Asks, p Plea, mine string) (*Approval, error) {
	a := &Approval{Asked: string(asks), Status: approvalOpen, Reason: strings.TrimSpace(p.Reason)}
	var wrong fault.Fields
	switch {
	case a.Reason == "":
		wrong.Add("reason", "required", "Say why you need this training.")
	case len([]rune(a.Reason)) > longestReason:
		wrong.Add("reason", "too_long", "Say it in 500 characters or fewer.")
	}
	if asks == rules.AsksManager {
		checkApprovers(&wrong, a, p, mine)
	}
	return a, wrong.Err()
}

func checkApprovers(wrong *fault.Fields, a *Approval, p Plea, mine string) {
	if p.Manager == nil {
		p.Manager = &Contact{}
	}
	manager := checkContact(wrong, "manager", "your line manager", *p.Manager, mine)
	a.ManagerName, a.ManagerEmail = manager.Name, manager.Email
	if p.Deputy == nil {
		return
	}
	deputy := checkContact(wrong, "deputy", "their deputy", *p.Deputy, mine)
	a.DeputyName, a.DeputyEmail = deputy.Name, deputy.Email
	if deputy.Email != "" && strings.EqualFold(deputy.Email, manager.Email) {
		wrong.Add("deputy.email", "same_as_manager", "The deputy must be somebody else than your line manager.")
	}
}

// checkContact tidies a name and an address. An office's mailbox will do for a manager; one's own will not.
func checkContact(wrong *fault.Fields, field, who string, c Contact, mine string) Contact {
	c.Name, c.Email = strings.TrimSpace(c.Name), strings.TrimSpace(c.Email)
	switch {
	case c.Name == "":
		wrong.Add(field+".name", "required", "Enter the name of "+who+".")
	case len([]rune(c.Name)) > 120:
		wrong.Add(field+".name", "too_long", "The name must be 120 characters or fewer.")
	}
	address, err := email.Parse(c.Email)
	switch {
	case c.Email == "":
		wrong.Add(field+".email", "required", "Enter the e-mail address of "+who+".")
	case err != nil:
		wrong.Add(field+".email", "wrong_format", email.Complaint(c.Email))
	case strings.EqualFold(address.Text, mine):
		wrong.Add(field+".email", "own_address", "This is your own address. Enter that of "+who+".")
	}
	return c
}

// ask keeps an approval of a new or changed booking, and where it is open asks those who decide.
func (s *Service) ask(tx *database.Tx, g gathered, b Booking, a *Approval) error {
	if a.Status != approvalOpen {
		return writeApproval(tx, b, a)
	}
	calendar, err := ukdate.NewCalendar(ukdate.Nation(g.session.Nation))
	if err != nil {
		return err
	}
	remind, expires := rules.ApprovalDeadlines(tx.Now, g.session.ApprovalDays, g.session.StartsAt, calendar)
	if a.Again {
		expires = g.session.StartsAt
	}
	a.ExpiresAt, a.DueAt = &expires, &remind
	if err := writeApproval(tx, b, a); err != nil {
		return err
	}
	return s.tellApprovers(tx, g, b, *a, false)
}

// approver is somebody who is written to for a decision.
type approver struct {
	PersonID *uuid.UUID // nil: without a person record
	Name     string
	Email    string
}

// approversOf is who decides: the manager and their deputy, or the training leads of the agency, of the
// one above it where there are none, and so on, or else the partnership itself. Nobody is asked about
// themselves. Empty where nobody can be written to.
func approversOf(tx *database.Tx, g gathered, b Booking, a Approval) ([]approver, error) {
	if rules.Asks(a.Asked) == rules.AsksManager {
		asked := []approver{{Name: a.ManagerName, Email: a.ManagerEmail}}
		if a.DeputyEmail != "" {
			asked = append(asked, approver{Name: a.DeputyName, Email: a.DeputyEmail})
		}
		return asked, nil
	}
	asked, err := leadsAbove(tx, b)
	if err != nil || len(asked) > 0 {
		return asked, err
	}
	if g.session.PartnershipEmail == "" {
		return nil, nil
	}
	return []approver{{Name: g.session.Partnership, Email: g.session.PartnershipEmail}}, nil
}

func leadsAbove(tx *database.Tx, b Booking) (asked []approver, err error) {
	if b.AgencyID == nil {
		return nil, nil
	}
	leads, err := people.LeadsOf(tx, *b.AgencyID, b.PersonID)
	for _, l := range leads {
		asked = append(asked, approver{PersonID: &l.ID, Name: l.Name, Email: l.Email})
	}
	return asked, err
}

// askLink is the token of an approver's own link.
func askLink(tx *database.Tx, b Booking, who approver, until time.Time) (string, error) {
	return access.NewLink(tx, access.Link{
		Purpose: access.LinkApproval, ObjectID: b.ID, PersonID: who.PersonID, Name: who.Name, Email: who.Email, ExpiresAt: until,
	})
}

// stopAsking ends the open approval of a booking, if there is one: it is asked anew, or no longer matters.
func stopAsking(tx *database.Tx, booking uuid.UUID, as string) error {
	_, err := tx.PGX.Exec(`UPDATE approvals SET status = $3, due_at = NULL
		WHERE partnership_id = $1 AND booking_id = $2 AND status = 'open'`, tx.Partnership(), booking, as)
	if err != nil {
		return err
	}
	return access.EndLinks(tx, booking, access.LinkApproval)
}

// request has a request looked at when its session starts, where it ends.
func request(tx *database.Tx, p *places.Place) error { return places.LookAt(tx, p, p.StartsAt) }
