package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/places"
)

func fromAPIRoom(b api.RoomWrite) catalogue.RoomFields {
	return catalogue.RoomFields{Name: b.Name, Capacity: b.Capacity, Version: or(b.Version)}
}

func fromAPISessionRoom(b api.SessionRoomWrite) catalogue.Putting {
	return catalogue.Putting{RoomID: b.RoomID, Also: or(b.Also)}
}

func toAPIRoom(r places.SharedRoom) api.Room {
	return api.Room{ID: r.ID, VenueID: r.VenueID, Name: r.Name, Capacity: r.Capacity, Version: catalogue.RoomVersion(r)}
}

func toAPIRoomDetail(r catalogue.RoomDetail) api.RoomDetail {
	return api.RoomDetail{Room: toAPIRoom(r.SharedRoom), Venue: toAPINamed(r.Venue), Sessions: each(r.Sessions, toAPIRoomUse)}
}

func toAPIRoomUse(u catalogue.RoomUse) api.RoomUse {
	return api.RoomUse{
		ID: u.ID, Reference: u.Reference, Title: u.Title, Status: api.SessionStatus(u.Status), StartsAt: u.StartsAt.UTC(), EndsAt: u.EndsAt.UTC(),
		Offered: u.Offered, Used: u.Used, AtOnce: u.AtOnce, RoomID: u.RoomID,
	}
}

// toAPISessionRooms leaves the session out where it is held online only.
func toAPISessionRooms(r catalogue.SessionRooms) api.SessionRooms {
	rooms := api.SessionRooms{RoomID: r.Session.RoomID, Rooms: each(r.Rooms, toAPIRoom), Parallel: each(r.Parallel, toAPIRoomUse)}
	if r.Session.Reference != "" {
		rooms.Session = ptr(toAPIRoomUse(r.Session))
	}
	return rooms
}

func toAPISharedRoom(r *catalogue.SharedRoom) *api.SharedRoom {
	if r == nil {
		return nil
	}
	return &api.SharedRoom{Room: toAPIRoom(r.Room), AtOnce: r.AtOnce, Others: each(r.Others, toAPIRoomUse)}
}
