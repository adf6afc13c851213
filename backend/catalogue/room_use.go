package catalogue

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
)

// RoomUse is a session as far as a shared room is concerned.
type RoomUse struct {
	ID        uuid.UUID
	Reference string
	Title     string // its own, else the course's
	Status    Status
	StartsAt  time.Time
	EndsAt    time.Time
	Offered   *int // places in the room; nil: no limit of its own
	Used      int  // of them taken, or kept for an agency
	AtOnce    int  // the same in all sessions that are in the room while this one is; of one in no room, Used
	RoomID    *uuid.UUID
}

// SessionRooms is the shared rooms a session may be put in, those of its venue, and what else is held there meanwhile.
type SessionRooms struct {
	Session  RoomUse
	Rooms    []places.SharedRoom
	Parallel []RoomUse // at the same venue at the same time, in one of its rooms or in none
}

// useSQL reads sessions, rows a of `sessions`, as far as rooms are concerned.
const useSQL = `
SELECT a.id, a.reference, coalesce(nullif(a.title, ''), c.title) AS title, a.status, a.starts_at, a.ends_at,
       p.capacity AS offered, p.taken + p.reserved AS used, p.room_id,
       CASE WHEN p.room_id IS NULL THEN p.taken + p.reserved
            ELSE (SELECT r.capacity FROM rooms r WHERE r.partnership_id = p.partnership_id AND r.id = p.room_id) - ` + places.RoomLeft + ` END AS at_once
FROM sessions a
JOIN courses c ON c.partnership_id = a.partnership_id AND c.id = a.course_id
JOIN session_places p ON p.partnership_id = a.partnership_id AND p.session_id = a.id AND p.seat = 'room'
WHERE a.partnership_id = $1 AND a.mode IN ('in_person', 'blended') AND `

// usesOf is the sessions to come in a room, soonest first.
func usesOf(tx *database.Tx, room uuid.UUID) ([]RoomUse, error) {
	return database.Rows[RoomUse](tx, useSQL+`p.room_id = $2 AND a.status IN ('draft', 'published') AND a.ends_at > $3
		ORDER BY a.starts_at, a.id`, tx.Partnership(), room, tx.Now)
}

// SessionRooms returns the rooms a session may be put in; fault.Missing for whoever is not staff.
func (s *Service) SessionRooms(ctx context.Context, id uuid.UUID) (SessionRooms, error) {
	return database.Read(ctx, s.db, func(tx *database.Tx) (SessionRooms, error) {
		if !access.Can(tx.Actor, access.OpGetSessionRooms, access.Partnership) {
			return SessionRooms{}, fault.Missing
		}
		session, err := SessionByID(tx, id)
		if err != nil {
			return SessionRooms{}, err
		}
		return sessionRooms(tx, session)
	})
}

func sessionRooms(tx *database.Tx, session Session) (r SessionRooms, err error) {
	own, found, err := database.One[RoomUse](tx, useSQL+`a.id = $2`, tx.Partnership(), session.ID)
	r.Session = own
	if err != nil || !found || session.VenueID == nil {
		r.Session.ID = session.ID
		return r, err
	}
	if r.Rooms, err = database.Rows[places.SharedRoom](tx, `SELECT * FROM rooms WHERE partnership_id = $1 AND venue_id = $2
		ORDER BY lower(name), id`, tx.Partnership(), *session.VenueID); err != nil {
		return r, err
	}
	r.Parallel, err = database.Rows[RoomUse](tx, useSQL+`a.venue_id = $3 AND a.id <> $2 AND a.status IN ('draft', 'published')
		AND EXISTS (SELECT 1 FROM sessions b WHERE b.partnership_id = $1 AND b.id = $2 AND `+places.Together+`)
		ORDER BY a.starts_at, a.id`, tx.Partnership(), session.ID, *session.VenueID)
	return r, err
}

// sharedRoomFor is the room a session is in, with what else is; nil where it is in none, and for whoever is not staff.
func sharedRoomFor(tx *database.Tx, session Session) (*SharedRoom, error) {
	if !isStaff(tx.Actor) {
		return nil, nil
	}
	rooms, err := sessionRooms(tx, session)
	if err != nil || rooms.Session.RoomID == nil {
		return nil, err
	}
	for _, room := range rooms.Rooms {
		if room.ID == *rooms.Session.RoomID {
			return &SharedRoom{Room: room, AtOnce: rooms.Session.AtOnce, Others: rooms.in(room.ID)}, nil
		}
	}
	return nil, nil
}

// SharedRoom is a room that a session is in, and what else is in it at the same time.
type SharedRoom struct {
	Room   places.SharedRoom
	AtOnce int // taken and kept, of all of them
	Others []RoomUse
}

func (r SessionRooms) in(room uuid.UUID) []RoomUse {
	var uses []RoomUse
	for _, use := range r.Parallel {
		if use.RoomID != nil && *use.RoomID == room {
			uses = append(uses, use)
		}
	}
	return uses
}

// Putting says which sessions go into a room together.
type Putting struct {
	RoomID *uuid.UUID  // nil: out of the room they are in
	Also   []uuid.UUID // others of the same venue at the same time
}

// PutInRoom puts a session, and others that run at once, into a shared room of their venue, or out of it. It drops nobody:
// where more people hold a place than the room lets in, nothing is free in any of them until they are fewer.
// ErrSessionEnded; what cannot go there is an Invalid fault.
func (s *Service) PutInRoom(ctx context.Context, id uuid.UUID, in Putting) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpPutInRoom, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		if err := s.PutInRoomTx(tx, id, in); err != nil {
			return SessionDetail{}, err
		}
		session, err := SessionByID(tx, id)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// PutInRoomTx is PutInRoom within a transaction; it does not ask who may.
func (s *Service) PutInRoomTx(tx *database.Tx, id uuid.UUID, in Putting) error {
	session, err := SessionByID(tx, id)
	if err != nil {
		return err
	}
	// Who is not there, or not at that time, is told on its field, before anything is held.
	if err := checkPutting(tx, session, in); err != nil {
		return err
	}
	ids := append([]uuid.UUID{id}, in.Also...)
	locked, err := places.Lock(tx, ids...)
	if err != nil {
		return err
	}
	if session, err = SessionByID(tx, id); err != nil {
		return err
	}
	if session.Status.Ended() {
		return ErrSessionEnded
	}
	for _, one := range ids {
		was := locked.Seat(one, places.Room)
		if was == nil || sameID(was.RoomID, in.RoomID) {
			continue
		}
		if err := places.SetRoom(tx, locked[one], in.RoomID); err != nil {
			return err
		}
		if err := audit.Record(tx, "session.room", "session", one); err != nil {
			return err
		}
	}
	return nil
}

func checkPutting(tx *database.Tx, session Session, in Putting) error {
	rooms, err := sessionRooms(tx, session)
	if err != nil {
		return err
	}
	check := &inputCheck{tx: tx}
	switch {
	case in.RoomID == nil:
	case !session.Mode.Has(places.Room):
		check.fields.Add("roomId", "not_of_this_mode", "A session held online is in no room.")
	case session.VenueID == nil:
		check.fields.Add("roomId", "no_venue", "Say at which venue the session is held first.")
	case !hasRoom(rooms.Rooms, *in.RoomID):
		check.fields.Add("roomId", "other_venue", "Choose a room of the venue where the session is held.")
	}
	parallel := map[uuid.UUID]bool{}
	for _, use := range rooms.Parallel {
		parallel[use.ID] = true
	}
	for i, id := range in.Also {
		if !parallel[id] {
			check.fields.Add(fmt.Sprintf("also.%d", i), "not_at_once", "This session is not held at the same venue at the same time.")
		}
	}
	return check.done()
}

func hasRoom(rooms []places.SharedRoom, id uuid.UUID) bool {
	for _, room := range rooms {
		if room.ID == id {
			return true
		}
	}
	return false
}
