package httpapi_test

import (
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, agencyBuilders) }

// agencyBuilders are what coordinators do for their people, and places kept for agencies.
var agencyBuilders = map[string]builder{
	"getMyAgency":        at("GET", "/devon/agency"),
	"listColleagues":     at("GET", "/devon/agency/people?q=person"),
	"listAgencyBookings": at("GET", "/devon/agency/bookings?when=past"),
	"addColleague": with("POST", "/devon/agency/people", func(c cell) any {
		agency := c.who.Agency
		if agency == uuid.Nil {
			agency = c.devon.Agency(fixture.Agency{}).ID
		}
		return body{"name": "New Colleague", "agencyId": agency}
	}),
	"getColleague": onColleague("GET", func(person string) string { return "/devon/agency/people/" + person }, nil),
	"bookPeople": onColleague("POST", func(string) string { return "/devon/people-bookings" }, func(c cell, person string) any {
		return body{"sessions": []uuid.UUID{newLaterSession(c.devon)}, "people": []body{{"personId": person}}}
	}),

	"listAllocations": onSession("GET", "/allocations", fixture.Session{}, nil),
	"addAllocation": onSession("POST", "/allocations", fixture.Session{}, func(c cell) any {
		return body{"agencyId": c.devon.Agency(fixture.Agency{}).ID, "places": 2, "releaseDate": fixture.Now.AddDate(0, 0, 1).Format("2006-01-02")}
	}),
	"changeAllocation": onAllocation("PUT", body{"places": 3, "releaseDate": fixture.Now.AddDate(0, 0, 1).Format("2006-01-02")}),
	"removeAllocation": onAllocation("DELETE", nil),
}

// onColleague: led is somebody of my agency.
func onColleague(method string, path func(person string) string, content func(cell, string) any) builder {
	return builder{objects: []string{led, other, foreign, missing}, build: func(c cell) target {
		mine := c.object == led && c.who.Partnership == c.devon.ID
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			if mine {
				return p.Person(fixture.Person{Agency: c.who.Agency}).ID
			}
			return p.Person(fixture.Person{Agency: p.Agency(fixture.Agency{}).ID}).ID
		})
		t := target{request{Method: method, Path: path(id)}, c.seen("partnership")}
		if content != nil {
			t.request.Body = content(c, id)
		}
		if mine {
			t.holds = append(t.holds, "agency")
		}
		return t
	}}
}

func onAllocation(method string, content any) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		allocation := uuid.New()
		session := c.pick(func(p *fixture.Partnership) uuid.UUID {
			s := newLaterSession(p)
			c.Exec(`INSERT INTO allocations (partnership_id, id, session_id, seat, agency_id, places, release_at, created_at)
				VALUES ($1, $2, $3, 'room', $4, 2, $5, $6)`, p.ID, allocation, s, p.Agency(fixture.Agency{}).ID, fixture.Now.AddDate(0, 0, 2), fixture.Now)
			c.Exec(`UPDATE session_places SET reserved = 2 WHERE partnership_id = $1 AND session_id = $2`, p.ID, s)
			return s
		})
		return target{request{Method: method, Path: "/devon/sessions/" + session + "/allocations/" + allocation.String(), Body: content}, c.seen("partnership")}
	}}
}
