package catalogue

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/places"
)

// RoomFields is what staff say of a shared room.
type RoomFields struct {
	Name     string
	Capacity int    // people, whatever is held in it at a time
	Version  string // of the room as the caller saw it; empty: whatever it says now
}

// RoomDetail is a shared room and the sessions to come that are in it, soonest first.
type RoomDetail struct {
	places.SharedRoom
	Venue    Named
	Sessions []RoomUse
}

// CreateRoom gives a venue a room that sessions may share; fault.Missing without such a venue. A name that another room
// of the venue has is an Invalid fault on name.
func (s *Service) CreateRoom(ctx context.Context, venue uuid.UUID, in RoomFields) (RoomDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (RoomDetail, error) {
		if !access.Can(tx.Actor, access.OpCreateRoom, access.Partnership) {
			return RoomDetail{}, fault.Missing
		}
		room, err := s.CreateRoomTx(tx, venue, in)
		if err != nil {
			return RoomDetail{}, err
		}
		return roomDetail(tx, room)
	})
}

// CreateRoomTx is CreateRoom within a transaction; it does not ask who may.
func (s *Service) CreateRoomTx(tx *database.Tx, venue uuid.UUID, in RoomFields) (places.SharedRoom, error) {
	room := places.SharedRoom{PartnershipID: tx.Partnership(), ID: newID(), VenueID: venue, CreatedAt: tx.Now}
	if _, err := VenueByID(tx, venue); err != nil {
		return room, err
	}
	if err := checkRoom(tx, room, &in); err != nil {
		return room, err
	}
	room.Name, room.Capacity = in.Name, in.Capacity
	if err := places.CreateRoom(tx, room); err != nil {
		return room, err
	}
	return room, audit.Record(tx, "room.create", "room", room.ID)
}

// GetRoom returns a shared room with what is held in it; fault.Missing when there is none.
func (s *Service) GetRoom(ctx context.Context, id uuid.UUID) (RoomDetail, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (RoomDetail, error) {
		if !access.Can(tx.Actor, access.OpGetRoom, access.Partnership) {
			return RoomDetail{}, fault.Missing
		}
		room, err := byID[places.SharedRoom](tx, "rooms", id, false)
		if err != nil {
			return RoomDetail{}, err
		}
		return roomDetail(tx, room)
	})
}

// UpdateRoom gives a room another name or limit; saying the same again writes nothing. A lower limit drops nobody: where
// more people hold a place than it lets in, nothing is free until they are fewer. One that says something else than the
// caller saw is version.ErrChanged.
func (s *Service) UpdateRoom(ctx context.Context, id uuid.UUID, in RoomFields) (RoomDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (RoomDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateRoom, access.Partnership) {
			return RoomDetail{}, fault.Missing
		}
		before, err := places.LockRoom(tx, id)
		if err != nil {
			return RoomDetail{}, err
		}
		if err := checkRoom(tx, before, &in); err != nil {
			return RoomDetail{}, version.Rather(err, in.Version, RoomVersion(before))
		}
		after := before
		after.Name, after.Capacity = in.Name, in.Capacity
		if after == before {
			return roomDetail(tx, before)
		}
		if err := version.Check(in.Version, RoomVersion(before)); err != nil {
			return RoomDetail{}, err
		}
		if err := places.ChangeRoom(tx, after); err != nil {
			return RoomDetail{}, err
		}
		if err := audit.Record(tx, "room.update", "room", id); err != nil {
			return RoomDetail{}, err
		}
		return roomDetail(tx, after)
	})
}

// RoomVersion names what a room says; it is sent back with a change.
func RoomVersion(r places.SharedRoom) string { return version.Of([]any{r.Name, r.Capacity}) }

func checkRoom(tx *database.Tx, room places.SharedRoom, in *RoomFields) error {
	check := &inputCheck{tx: tx}
	textCheck{&check.fields}.required("name", &in.Name, 120)
	if in.Capacity < 0 || in.Capacity > maxPlaces {
		check.fields.Add("capacity", "out_of_range", "The number of people must be from 0 to 100,000.")
	}
	if check.err == nil {
		var used bool
		used, check.err = ask(tx, `SELECT EXISTS (SELECT 1 FROM rooms WHERE partnership_id = $1 AND venue_id = $2 AND lower(name) = lower($3) AND id <> $4)`,
			tx.Partnership(), room.VenueID, in.Name, room.ID)
		if used {
			check.fields.Add("name", "taken", "This venue has a room of that name.")
		}
	}
	return check.done()
}

func roomDetail(tx *database.Tx, room places.SharedRoom) (RoomDetail, error) {
	d := RoomDetail{SharedRoom: room}
	venue, err := VenueByID(tx, room.VenueID)
	if err != nil {
		return d, err
	}
	d.Venue = Named{venue.ID, venue.Name}
	d.Sessions, err = usesOf(tx, room.ID)
	return d, err
}
