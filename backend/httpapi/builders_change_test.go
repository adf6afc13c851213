package httpapi_test

import (
	"path"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// readSession reads the session that a change of it is asked about.
func readSession(changed string) string { return path.Dir(changed) }

// buildChange is a cancellation that was remembered.
func buildChange(c cell) target {
	id := c.pick(func(p *fixture.Partnership) uuid.UUID {
		id := uuid.New()
		c.Exec(`INSERT INTO changes (partnership_id, id, kind, cause, at) VALUES ($1, $2, 'cancelled', 'weather', $3)`, p.ID, id, fixture.Now)
		return id
	})
	return target{request{Method: "GET", Path: "/devon/changes/" + id}, c.seen("partnership")}
}

// newEventToCome is an event with a session that is still to come.
func newEventToCome(p *fixture.Partnership) uuid.UUID {
	id := newEvent(p)
	p.Session(fixture.Session{Event: id})
	return id
}
