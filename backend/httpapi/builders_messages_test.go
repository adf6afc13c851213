package httpapi_test

import (
	"crypto/sha256"
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, messageBuilders) }

// messageBuilders are what is written to people in time and to many.
var messageBuilders = map[string]builder{
	"getMessageSettings": at("GET", "/devon/message-settings"),
	"setMessageSettings": asSeen(with("PUT", "/devon/message-settings", func(cell) any {
		return body{"rules": []body{messageRule}, "trainersWrite": true, "copyManager": false}
	}), readItself),
	"listLetters": at("GET", "/devon/letters"),
	"getLetter":   at("GET", "/devon/letters/booking_confirmed"),
	"setLetter": asSeen(with("PUT", "/devon/letters/booking_confirmed", func(cell) any {
		return body{"own": true, "subject": "Booked: {{course}}", "opening": "Dear {{first_name}},", "closing": ""}
	}), readItself),
	"previewLetter":      with("POST", "/devon/letters/booking_confirmed/preview", func(cell) any { return letterDraft }),
	"testLetter":         with("POST", "/devon/letters/booking_confirmed/test", func(cell) any { return letterDraft }),
	"getSessionMessages": onSession("GET", "/messages", fixture.Session{}, nil),
	"setSessionMessageRules": asSeen(onSession("PUT", "/messages", fixture.Session{}, func(cell) any {
		return body{"own": true, "rules": []body{messageRule}}
	}), readItself),
	"listBroadcasts":   at("GET", "/devon/broadcasts"),
	"previewBroadcast": toPeopleOf("/devon/broadcasts/preview"),
	"testBroadcast":    toPeopleOf("/devon/broadcasts/test"),
	"sendBroadcast":    toPeopleOf("/devon/broadcasts"),
	"getBroadcast":     {objects: ofMine, build: buildBroadcast},
	"getMyPreferences": at("GET", "/devon/my/preferences"),
	"setMyPreferences": with("PUT", "/devon/my/preferences", func(cell) any { return body{"news": true, "digest": "daily"} }),
	"getSubscription":  {objects: unnamed, build: buildSubscription("GET")},
	"unsubscribe":      {objects: unnamed, build: buildSubscription("POST")},
}

var messageRule = body{"kind": "reminder", "timing": "before", "amount": 2, "unit": "days", "late": "skip", "note": "Bring a lunch."}

var letterDraft = body{"subject": "Booked: {{course}}", "opening": "Dear {{first_name}},", "closing": ""}

// ofTrained is a session of the cell; mine is one I train.
func (c cell) ofTrained(p *fixture.Partnership) uuid.UUID {
	s := fixture.Session{}
	if c.object == own && c.who.Partnership == c.devon.ID {
		s.Trainers = []uuid.UUID{c.who.ID}
	}
	return p.Session(s).ID
}

// toPeopleOf names its session in the body.
func toPeopleOf(path string) builder {
	return builder{objects: ofMine, build: func(c cell) target {
		session := c.pick(func(p *fixture.Partnership) uuid.UUID {
			id := c.ofTrained(p)
			p.Booking(fixture.Booking{Session: id})
			return id
		})
		draft := body{"audience": "confirmed", "sessionId": session, "subject": "Parking", "body": "The car park is closed."}
		return target{request{Method: "POST", Path: path, Body: draft}, c.sessionRelations()}
	}}
}

func buildBroadcast(c cell) target {
	id := c.pick(func(p *fixture.Partnership) uuid.UUID {
		id := uuid.New()
		c.Exec(`INSERT INTO broadcasts (partnership_id, id, audience, session_id, subject, body, people, created_at)
			VALUES ($1, $2, 'everyone', $3, 'Parking', 'Closed.', 0, $4)`, p.ID, id, c.ofTrained(p), fixture.Now)
		return id
	})
	return target{request{Method: "GET", Path: "/devon/broadcasts/" + id}, c.sessionRelations()}
}

func buildSubscription(method string) func(cell) target {
	return func(c cell) target {
		person, token := c.devon.Person(fixture.Person{}), fresh()
		sum := sha256.Sum256([]byte(token))
		c.Exec(`INSERT INTO links (partnership_id, id, token_hash, purpose, object_id, person_id, created_at, expires_at)
			VALUES ($1, $2, $3, 'unsubscribe', $2, $4, $5, $6)`, c.devon.ID, uuid.New(), sum[:], person.ID, fixture.Now, fixture.Now.AddDate(0, 0, 1))
		return target{request{Method: method, Path: "/devon/unsubscribe/" + token}, unrelated}
	}
}
