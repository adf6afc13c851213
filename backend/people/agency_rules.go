package people

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// Sectors are the kinds of employer.
var Sectors = []string{
	"local_authority", "health", "police", "education", "early_years", "voluntary", "private", "probation",
	"self_employed_and_carers", "other",
}

// TurnoverBands say how large an agency is, for prices; unknown is not small.
var TurnoverBands = []string{"unknown", "under_250k", "250k_to_1m", "over_1m"}

// AgencyWrite is everything about an agency that staff and imports write.
type AgencyWrite struct {
	ID                    uuid.UUID // for a new agency: zero makes one up
	Code                  string    // empty: none
	Name                  string
	ParentID              *uuid.UUID
	Sector                string
	LocalityID            *uuid.UUID
	Contributing          bool
	TurnoverBand          string // empty: unknown
	Area                  string // in or out; empty: in
	Domains               []string
	FinanceEmail          string
	PurchaseOrderRequired bool
	Class                 string       // for prices, from today; empty: as it was
	Status                AgencyStatus // empty: active
	HomePartnershipID     *uuid.UUID   // of a visitor agency
	Version               string       // of the agency as the caller saw it; empty: whatever it says now
}

// Checked returns the agency as it is to be written: texts tidied, domains in their one form without
// repeats, defaults filled in; or the fields that are wrong.
func (w AgencyWrite) Checked() (AgencyWrite, error) {
	var wrong fault.Fields
	if w.Name = tidy(w.Name); w.Name == "" {
		wrong.Add("name", "required", "Enter the agency's name.")
	}
	w.Code = tidy(w.Code)
	w.TurnoverBand, w.Area = orDefault(w.TurnoverBand, "unknown"), orDefault(w.Area, "in")
	w.Status = orDefault(w.Status, Active)
	oneOf(&wrong, "sector", w.Sector, Sectors)
	oneOf(&wrong, "turnoverBand", w.TurnoverBand, TurnoverBands)
	oneOf(&wrong, "area", w.Area, []string{"in", "out"})
	oneOf(&wrong, "status", string(w.Status), []string{string(Active), string(Closed)})
	if w.FinanceEmail = strings.TrimSpace(w.FinanceEmail); w.FinanceEmail != "" {
		if _, err := email.Parse(w.FinanceEmail); err != nil {
			wrong.Add("financeEmail", "invalid_email", email.Complaint(w.FinanceEmail))
		}
	}
	w.Domains = checkDomains(&wrong, w.Domains)
	return w, wrong.Err()
}

func oneOf(wrong *fault.Fields, field, value string, allowed []string) {
	if !slices.Contains(allowed, value) {
		wrong.Add(field, "not_a_choice", "Choose one of: "+strings.Join(allowed, ", ")+".")
	}
}

func checkDomains(wrong *fault.Fields, typed []string) []string {
	var domains []string
	for i, text := range typed {
		domain, err := NormaliseDomain(text)
		field := fmt.Sprintf("domains.%d", i)
		switch {
		case err != nil:
			wrong.Add(field, "invalid_domain", "Enter what follows the @ in the agency's email addresses, like example.org.")
		case email.IsPublicDomain(domain):
			wrong.Add(field, "public_domain", domain+" is open to everybody, so it cannot show who works for this agency.")
		case !slices.Contains(domains, domain):
			domains = append(domains, domain)
		}
	}
	return domains
}

// NormaliseDomain returns the one form of an e-mail domain, however it was typed (" @Example.ORG."):
// email.ErrInvalid for what is none.
func NormaliseDomain(text string) (string, error) {
	domain := strings.ToLower(strings.TrimSpace(text))
	domain = strings.TrimSuffix(strings.TrimPrefix(domain, "@"), ".")
	if !email.IsDomain(domain) {
		return "", email.ErrInvalid
	}
	return domain, nil
}

// Vouches reports whether an address shows that its owner works for an agency with these domains.
func Vouches(address email.Address, domains []string) bool {
	return !email.IsPublicDomain(address.Domain()) && slices.Contains(domains, address.Domain())
}

func orDefault[T ~string](value, otherwise T) T {
	if value == "" {
		return otherwise
	}
	return value
}
