package catalogue_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// seat is what staff see of the one seat of a session.
func (s *setting) seat(id uuid.UUID) catalogue.SeatPlaces {
	s.t.Helper()
	return s.ok(s.Catalogue.GetSession(s.Staff, id)).Seats[0]
}

func (s *setting) in(id uuid.UUID, p catalogue.Putting) catalogue.SessionDetail {
	s.t.Helper()
	return s.ok(s.Catalogue.PutInRoom(s.Staff, id, p))
}

// take books as many as there are, by the counter alone.
func (s *setting) take(id uuid.UUID, taken int) {
	s.Exec(`UPDATE session_places SET taken = $2 WHERE session_id = $1`, id, taken)
}

// Session limit 20, room limit 30 shared with a parallel session: 18 and 12 booked, and both say what is left of the room.
func TestSessionsInOneRoomShowWhatTheRoomLeaves(t *testing.T) {
	s := set(t)
	venue := s.Devon.Venue("Tavy", uuid.Nil)
	room := s.Devon.Room(venue, 30)
	one, two := s.Devon.Session(fixture.Session{Venue: venue}), s.Devon.Session(fixture.Session{Venue: venue})
	got := s.in(one.ID, catalogue.Putting{RoomID: &room, Also: []uuid.UUID{two.ID}})
	if got.SharedRoom == nil || len(got.SharedRoom.Others) != 1 || got.SharedRoom.Others[0].ID != two.ID {
		t.Fatalf("%+v", got.SharedRoom)
	}
	s.take(one.ID, 18)
	s.take(two.ID, 11)
	if a, b := *s.seat(one.ID).Free, *s.seat(two.ID).Free; a != 1 || b != 1 {
		t.Fatalf("one place is left in the room: %d, %d", a, b)
	}
	s.take(two.ID, 12)
	after := s.ok(s.Catalogue.GetSession(s.Staff, two.ID))
	if *after.Seats[0].Free != 0 || after.BookingState != catalogue.StateFull || after.SharedRoom.AtOnce != 30 {
		t.Fatalf("free %d, %s, %d at once", *after.Seats[0].Free, after.BookingState, after.SharedRoom.AtOnce)
	}
	found, err := s.Catalogue.FindSessions(s.Staff, catalogue.Filter{PlacesLeft: true}, "", 10)
	if err != nil || found.Total != 0 {
		t.Fatalf("%d sessions with places left (%v)", found.Total, err)
	}
}

// A room that is made smaller drops nobody; nothing is free in it until people are fewer than it lets in.
func TestALoweredRoomDropsNobody(t *testing.T) {
	s := set(t)
	venue := s.Devon.Venue("Tavy", uuid.Nil)
	room := s.Devon.Room(venue, 30)
	one := s.Devon.Session(fixture.Session{Venue: venue})
	s.in(one.ID, catalogue.Putting{RoomID: &room})
	s.take(one.ID, 12)
	before, err := s.Catalogue.GetRoom(s.Staff, room)
	if err != nil || len(before.Sessions) != 1 || before.Sessions[0].AtOnce != 12 {
		t.Fatalf("%+v %v", before, err)
	}
	if _, err := s.Catalogue.UpdateRoom(s.Staff, room, catalogue.RoomFields{Name: "Hall", Capacity: 10, Version: "another"}); fault.CodeOf(err) != "changed_meanwhile" {
		t.Fatal(err)
	}
	if _, err := s.Catalogue.UpdateRoom(s.Staff, room, catalogue.RoomFields{Name: "Hall", Capacity: 10}); err != nil {
		t.Fatal(err)
	}
	seat := s.seat(one.ID)
	if *seat.Free != 0 || *seat.Taken != 12 || *seat.Capacity != 20 {
		t.Fatalf("%+v", seat)
	}
}

// The people of a conference are those of its break-outs: they are not counted twice in one room.
func TestAConferenceAndItsBreakOutsShareARoomAsOne(t *testing.T) {
	s := set(t)
	venue := s.Devon.Venue("Tavy", uuid.Nil)
	room := s.Devon.Room(venue, 20)
	main := s.Devon.Session(fixture.Session{Venue: venue})
	a := s.Devon.Session(fixture.Session{Venue: venue, Main: main.ID, Slot: "Morning"})
	b := s.Devon.Session(fixture.Session{Venue: venue, Main: main.ID, Slot: "Morning"})
	for _, id := range []uuid.UUID{main.ID, a.ID} {
		s.in(id, catalogue.Putting{RoomID: &room})
	}
	s.in(b.ID, catalogue.Putting{RoomID: &room})
	s.take(main.ID, 15)
	s.take(a.ID, 9)
	s.take(b.ID, 6)
	if *s.seat(main.ID).Free != 5 || *s.seat(a.ID).Free != 5 || *s.seat(b.ID).Free != 5 {
		t.Fatalf("%d %d %d", *s.seat(main.ID).Free, *s.seat(a.ID).Free, *s.seat(b.ID).Free)
	}
}

func TestOnlySessionsOfTheVenueAtThatTimeGoIntoARoom(t *testing.T) {
	s := set(t)
	venue, other := s.Devon.Venue("Tavy", uuid.Nil), s.Devon.Venue("Torridge", uuid.Nil)
	room, elsewhere := s.Devon.Room(venue, 30), s.Devon.Room(other, 30)
	one := s.Devon.Session(fixture.Session{Venue: venue})
	later := s.Devon.Session(fixture.Session{Venue: venue, Starts: fixture.Now.AddDate(0, 0, 30)})
	nowhere := s.Devon.Session(fixture.Session{})
	for _, c := range map[string]struct {
		id   uuid.UUID
		put  catalogue.Putting
		want string
	}{
		"another venue's room": {one.ID, catalogue.Putting{RoomID: &elsewhere}, "roomId other_venue"},
		"no venue":             {nowhere.ID, catalogue.Putting{RoomID: &room}, "roomId no_venue"},
		"another day":          {one.ID, catalogue.Putting{RoomID: &room, Also: []uuid.UUID{later.ID}}, "also.0 not_at_once"},
	} {
		_, err := s.Catalogue.PutInRoom(s.Staff, c.id, c.put)
		wantFields(t, err, c.want)
	}
}

// A session that moves to another venue leaves the room behind, and the log says once that it was put there.
func TestAMovedSessionLeavesItsRoom(t *testing.T) {
	s := set(t)
	venue, other := s.Devon.Venue("Tavy", uuid.Nil), s.Devon.Venue("Torridge", uuid.Nil)
	room := s.Devon.Room(venue, 30)
	made := s.published(func(in *catalogue.NewSession) { in.VenueID = &venue })
	s.in(made.Session.ID, catalogue.Putting{RoomID: &room})
	s.in(made.Session.ID, catalogue.Putting{RoomID: &room})
	if n := s.audited("session.room"); n != 1 {
		t.Fatalf("%d rows of audit", n)
	}
	there := asItIs(made)
	there.VenueID = &other
	moved := s.ok(s.Catalogue.UpdateSession(s.Staff, made.Session.ID, there))
	if moved.SharedRoom != nil || s.Count(`SELECT count(*) FROM session_places WHERE room_id IS NOT NULL`) != 0 {
		t.Fatal("it is in the room of a venue where it is not held")
	}
}
