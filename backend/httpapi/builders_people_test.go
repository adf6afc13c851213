package httpapi_test

import (
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, peopleBuilders) }

// peopleBuilders are those of people and agencies.
var peopleBuilders = map[string]builder{
	"listPeople": at("GET", "/devon/people"),
	"createPerson": with("POST", "/devon/people", func(c cell) any {
		return body{"name": "Ann Other", "email": fresh() + "@devon.example", "agencyId": c.devon.Agency(fixture.Agency{}).ID}
	}),
	"getPerson":              onPerson("GET", "", nil),
	"updatePerson":           onPerson("PATCH", "", func(cell) any { return body{"name": "Renamed", "suspended": false} }),
	"addMembership":          onPerson("POST", "/memberships", func(c cell) any { return body{"agencyId": c.devon.Agency(fixture.Agency{}).ID} }),
	"grantRole":              onPerson("POST", "/roles", func(cell) any { return body{"role": "trainer"} }),
	"revokeRole":             {objects: ofHere, build: buildRevoke},
	"endMembership":          onMembership("ending", "confirmed", body{"to": "2025-06-30"}),
	"decideMembership":       onMembership("decision", "pending", body{"decision": "confirm"}),
	"listPendingMemberships": at("GET", "/devon/memberships/pending"),

	"searchAgencies": at("GET", "/devon/agencies/search?q=agency"),
	"listAgencies":   at("GET", "/devon/agencies"),
	"createAgency":   with("POST", "/devon/agencies", agencyBody),
	"getAgency":      onAgency("GET", nil),
	"updateAgency":   asSeen(onAgency("PUT", agencyBody), readItself, "agency"),
}

func onPerson(method, rest string, content func(cell) any) builder {
	return on("people", method, rest, func(p *fixture.Partnership) uuid.UUID { return p.Person(fixture.Person{}).ID }, content)
}

func onAgency(method string, content func(cell) any) builder {
	return on("agencies", method, "", func(p *fixture.Partnership) uuid.UUID { return p.Agency(fixture.Agency{}).ID }, content)
}

func onMembership(rest, status string, content body) builder {
	make := func(c cell) func(p *fixture.Partnership) uuid.UUID {
		return func(p *fixture.Partnership) uuid.UUID {
			person := p.Person(fixture.Person{NoAgency: true})
			id := p.Membership(person.ID, p.Agency(fixture.Agency{}).ID)
			c.Exec(`UPDATE memberships SET status = $2 WHERE id = $1`, id, status)
			return id
		}
	}
	return builder{objects: ofHere, build: func(c cell) target {
		return target{request{Method: "POST", Path: "/devon/memberships/" + c.pick(make(c)) + "/" + rest, Body: content}, c.seen("partnership")}
	}}
}

func buildRevoke(c cell) target {
	grant := uuid.NewString()
	person := c.pick(func(p *fixture.Partnership) uuid.UUID {
		trainer := p.Trainer()
		grant = c.idOf(`SELECT id FROM role_grants WHERE person_id = $1`, trainer.ID)
		return trainer.ID
	})
	return target{request{Method: "DELETE", Path: "/devon/people/" + person + "/roles/" + grant}, c.seen("partnership")}
}

func agencyBody(cell) any {
	return body{
		"name": "Agency " + fresh(), "sector": "health", "contributing": true, "turnoverBand": "unknown", "area": "in",
		"domains": []string{}, "financeEmail": "", "purchaseOrderRequired": false, "status": "active",
	}
}
