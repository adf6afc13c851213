package httpapi

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/people"
)

func toAPIPerson(p people.PersonView) api.Person {
	return api.Person{
		ID: p.ID, Name: p.Name, Email: some(p.Email), Agencies: append([]string{}, p.Agencies...), Suspended: p.Suspended,
		Roles: each(p.Roles, func(r string) api.GrantedRole { return api.GrantedRole(r) }),
	}
}

func toAPIPersonDetail(d people.PersonDetail, bookings []booking.View) api.PersonDetail {
	return api.PersonDetail{
		ID: d.ID, Name: d.Name, Email: d.Email, Refused: toAPIRefusal(d.Refused), HomePartnership: some(d.HomeName), Suspended: d.Suspended(), DoNotList: d.DoNotList,
		CreatedAt: d.CreatedAt, Memberships: each(d.Memberships, toAPIMembership), Roles: each(d.Grants, toAPIRoleGrant),
		Bookings: each(bookings, toAPIBooking),
	}
}

func fromAPIPersonUpdate(u api.PersonUpdate) people.PersonUpdate {
	return people.PersonUpdate{Name: u.Name, Email: string(or(u.Email)), Suspended: u.Suspended}
}

func toAPIMembership(m people.Membership) api.Membership {
	return api.Membership{
		ID: m.ID, Agency: api.Named{ID: m.AgencyID, Name: m.AgencyName}, Status: api.MembershipStatus(m.Status),
		JobTitle: m.JobTitle, From: m.FromDate, To: some(m.ToDate),
	}
}

func toAPIRoleGrant(g people.Grant) api.RoleGrant {
	return api.RoleGrant{ID: g.ID, Role: api.GrantedRole(g.Role), Agency: namedOrNil(g.AgencyID, g.AgencyName), GrantedAt: &g.GrantedAt}
}

func toAPIPending(m people.PendingMembership) api.PendingMembership {
	return api.PendingMembership{
		ID: m.ID, Person: api.Named{ID: m.PersonID, Name: m.PersonName}, Email: some(m.Email),
		Agency: api.Named{ID: m.AgencyID, Name: m.AgencyName}, JobTitle: m.JobTitle, AskedAt: m.AskedAt, Why: m.Why(),
	}
}

// namedOrNil is absent in JSON when there is no id.
func namedOrNil(id *uuid.UUID, name string) *api.Named {
	if id == nil {
		return nil
	}
	return &api.Named{ID: *id, Name: name}
}
