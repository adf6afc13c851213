package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/people"
)

func toAPIMe(m people.Me, demo bool) api.Me {
	out := api.Me{SignedIn: m.Email != "", Demo: demo, Email: some(m.Email), Roles: each(m.Grants, toAPIRoleGrant)}
	if m.Person != nil {
		out.Person = &api.MyPerson{
			ID: m.Person.ID, Name: m.Person.Name, DoNotList: m.Person.DoNotList, Memberships: each(m.Memberships, toAPIMembership),
		}
	}
	return out
}

func toAPISuggestion(s people.Suggestion) api.RegistrationSuggestion {
	out := api.RegistrationSuggestion{Email: s.Email, Agencies: each(s.Agencies, toAPIAgencyChoice)}
	if s.Home != nil {
		out.Home = ptr(toAPIPartnershipSummary(*s.Home))
	}
	return out
}
