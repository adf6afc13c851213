package people_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/turnout-uk/turnout/backend/internal/email"
	"github.com/turnout-uk/turnout/backend/people"
)

func TestNormaliseDomain(t *testing.T) {
	for typed, want := range map[string]string{
		"devon.gov.uk": "devon.gov.uk", " @Devon.GOV.uk. ": "devon.gov.uk", "nhs.net": "nhs.net",
		"": "", "devon": "", "jo@devon.gov.uk": "", "https://devon.gov.uk": "", "devon gov.uk": "", "@": "",
	} {
		got, err := people.NormaliseDomain(typed)
		if got != want || (want == "") != errors.Is(err, email.ErrInvalid) {
			t.Errorf("%q: %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestAgencyChecked(t *testing.T) {
	good := people.AgencyWrite{
		Name: " Exeter  College ", Sector: "education", Domains: []string{"@Exeter-College.ac.uk", "exeter-college.ac.uk"}, FinanceEmail: "pay@exeter-college.ac.uk",
	}
	got, err := good.Checked()
	if err != nil || got.Name != "Exeter College" || !slices.Equal(got.Domains, []string{"exeter-college.ac.uk"}) ||
		got.TurnoverBand != "unknown" || got.Area != "in" || got.Status != people.Active {
		t.Errorf("%+v, %v", got, err)
	}
	for what, change := range map[string]func(*people.AgencyWrite){
		"name required":              func(w *people.AgencyWrite) { w.Name = " " },
		"sector not_a_choice":        func(w *people.AgencyWrite) { w.Sector = "space" },
		"turnoverBand not_a_choice":  func(w *people.AgencyWrite) { w.TurnoverBand = "huge" },
		"area not_a_choice":          func(w *people.AgencyWrite) { w.Area = "near" },
		"status not_a_choice":        func(w *people.AgencyWrite) { w.Status = "asleep" },
		"financeEmail invalid_email": func(w *people.AgencyWrite) { w.FinanceEmail = "pay" },
		"domains.1 invalid_domain":   func(w *people.AgencyWrite) { w.Domains = []string{"a.uk", "b"} },
		"domains.0 public_domain":    func(w *people.AgencyWrite) { w.Domains = []string{"GMAIL.com"} },
	} {
		bad := good
		change(&bad)
		if _, err := bad.Checked(); !slices.Equal(fields(err), []string{what}) {
			t.Errorf("%v, want %s", fields(err), what)
		}
	}
}

func TestVouches(t *testing.T) {
	for _, c := range []struct {
		address string
		domains []string
		want    bool
	}{
		{"jo@devon.gov.uk", []string{"devon.gov.uk"}, true},
		{"Jo@DEVON.gov.uk", []string{"torbay.gov.uk", "devon.gov.uk"}, true},
		{"jo@mail.devon.gov.uk", []string{"devon.gov.uk"}, false},
		{"jo@notdevon.gov.uk", []string{"devon.gov.uk"}, false},
		{"jo@gmail.com", []string{"gmail.com"}, false},
		{"jo@devon.gov.uk", nil, false},
	} {
		address, err := email.Parse(c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := people.Vouches(address, c.domains); got != c.want {
			t.Errorf("%s for %v: %t", c.address, c.domains, got)
		}
	}
}

func TestWhyAMembershipIsPending(t *testing.T) {
	for want, m := range map[string]people.PendingMembership{
		"There is no email address to show who employs them.":                             {AgencyName: "Police"},
		"Anybody can have an address at gmail.com, so it does not show who employs them.": {AgencyName: "Police", Email: "jo@gmail.com", AgencyHasNames: true},
		"We know no email domain of Police.":                                              {AgencyName: "Police", Email: "jo@police.uk"},
		"elsewhere.uk is not an email domain of Police.":                                  {AgencyName: "Police", Email: "jo@Elsewhere.uk", AgencyHasNames: true},
	} {
		if got := m.Why(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestRoleMailbox(t *testing.T) {
	for address, want := range map[string]bool{"training@devon.gov.uk": true, "jo@devon.gov.uk": false, "nonsense": false} {
		if people.RoleMailbox(address) != want {
			t.Errorf("%s: %t", address, !want)
		}
	}
}
