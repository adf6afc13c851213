package httpapi_test

import (
	"maps"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, registerBuilders) }

// registerBuilders are those of registers.
var registerBuilders = map[string]builder{
	"listMySessions": at("GET", "/devon/my/sessions"),
	"getRegister":    onRegister("GET", "", func(cell, fixture.Session) any { return nil }),
	"saveMarks": onRegister("PUT", "/marks", func(c cell, s fixture.Session) any {
		p := c.partnershipOf(s)
		b := p.Booking(fixture.Booking{Session: s.ID})
		return body{"partId": s.Parts[0].ID, "marks": []body{{"bookingId": b.ID, "mark": "present"}}}
	}),
	"addWalkIn": onRegister("POST", "/walk-ins", func(c cell, s fixture.Session) any {
		return body{"partId": s.Parts[0].ID, "name": "Walk In", "agencyId": c.devon.Agency(fixture.Agency{}).ID}
	}),
	"removeWalkIn": {objects: ofMine, build: buildRemoveWalkIn},
	"closeRegister": onRegister("POST", "/closing", func(c cell, s fixture.Session) any {
		return body{"partId": s.Parts[0].ID, "rest": "absent"}
	}),
	"reopenRegister": onRegister("POST", "/reopening", func(c cell, s fixture.Session) any {
		p := c.partnershipOf(s)
		c.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at)
			VALUES ($1, $2, $3, 'closed', $4, $4)`, p.ID, s.Parts[0].ID, s.ID, fixture.Now)
		return body{"partId": s.Parts[0].ID, "reason": "One was missed."}
	}),
	"listRegistersNotTaken": at("GET", "/devon/registers/not-taken"),
}

// onRegister: a session that began a moment ago, whose register can be taken now.
func onRegister(method, rest string, content func(cell, fixture.Session) any) builder {
	return builder{objects: ofMine, build: func(c cell) target {
		var made fixture.Session
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			s := fixture.Session{Starts: fixture.Now.Add(-5 * time.Minute)}
			if c.object == own && c.who.Partnership == c.devon.ID {
				s.Trainers = []uuid.UUID{c.who.ID}
			}
			made = p.Session(s)
			return made.ID
		})
		if c.object == missing {
			made = c.devon.Session(fixture.Session{Starts: fixture.Now.Add(-5 * time.Minute)})
		}
		r := request{Method: method, Path: "/devon/sessions/" + id + "/register" + rest, Body: content(c, made)}
		return target{r, c.sessionRelations()}
	}}
}

func buildRemoveWalkIn(c cell) target {
	booking := uuid.NewString()
	t := onRegister("DELETE", "/walk-ins/", func(c cell, s fixture.Session) any {
		booking = c.partnershipOf(s).Booking(fixture.Booking{Session: s.ID, WalkIn: true}).ID.String()
		return nil
	}).build(c)
	t.Path += booking
	return t
}
