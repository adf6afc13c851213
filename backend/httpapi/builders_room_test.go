package httpapi_test

import (
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, roomBuilders) }

// roomBuilders are about rooms that sessions share.
var roomBuilders = map[string]builder{
	"createRoom": on("venues", "POST", "/rooms", func(p *fixture.Partnership) uuid.UUID { return p.Venue(fresh(), uuid.Nil) }, roomBody),
	"getRoom":    on("rooms", "GET", "", newRoom, nil),
	"updateRoom": asSeen(on("rooms", "PUT", "", newRoom, roomBody), readList("/devon/choices"), "rooms"),

	"getSessionRooms": onSession("GET", "/room", fixture.Session{}, nil),
	"putInRoom":       {objects: ofMine, build: buildPutInRoom},
}

func roomBody(cell) any { return body{"name": "Hall " + fresh(), "capacity": 40} }

func newRoom(p *fixture.Partnership) uuid.UUID { return p.Room(p.Venue(fresh(), uuid.Nil), 30) }

// buildPutInRoom puts a session into a room of its venue.
func buildPutInRoom(c cell) target {
	var room uuid.UUID
	id := c.pick(func(p *fixture.Partnership) uuid.UUID {
		s := fixture.Session{Venue: p.Venue(fresh(), uuid.Nil)}
		if room = p.Room(s.Venue, 30); c.object == own && c.who.Partnership == c.devon.ID {
			s.Trainers = []uuid.UUID{c.who.ID}
		}
		return p.Session(s).ID
	})
	return target{request{Method: "PUT", Path: "/devon/sessions/" + id + "/room", Body: body{"roomId": room}}, c.sessionRelations()}
}
