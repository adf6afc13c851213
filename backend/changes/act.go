package changes

import (
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/places"
)

// EndSessions cancels every live booking of sessions that will not run, by the provider, tells each person
// once, whatever they had booked of them, and remembers the act. catalogue calls it, through a hook, when
// staff cancel sessions or record that they did not run. However many have booked, it is a few statements.
func (s *Service) EndSessions(tx *database.Tx, e catalogue.Ending) error {
	sessions := make([]uuid.UUID, len(e.Sessions))
	for i, session := range e.Sessions {
		sessions[i] = session.ID
	}
	locked, err := places.Lock(tx, sessions...)
	if err != nil {
		return err
	}
	all, err := concernedBy(tx, sessions)
	if err != nil {
		return err
	}
	if err := booking.EndByProvider(tx, locked, bookingsOf(all), e.Words); err != nil {
		return err
	}
	about, err := aboutAll(tx, sessions)
	if err != nil {
		return err
	}
	mail, err := s.lettersOfEnding(tx, e, about, all)
	if err != nil {
		return err
	}
	if err := notify.EnqueueAll(tx, mail); err != nil {
		return err
	}
	return rememberEnding(tx, e, about, all)
}

// MoveSessions keeps the bookings of sessions that have other times, another place or another mode than
// people were told: holders may withdraw at no cost for a while, open offers and requests get fresh
// deadlines, everybody is told once, and the act is remembered. catalogue calls it, through a hook, under
// the places' lock.
func (s *Service) MoveSessions(tx *database.Tx, m catalogue.Moving) error {
	if err := booking.FollowMove(tx, m.Sessions); err != nil {
		return err
	}
	sessions := idsOfMoved(m)
	about, err := aboutAll(tx, sessions)
	if err != nil {
		return err
	}
	all, err := concernedBy(tx, sessions)
	if err != nil {
		return err
	}
	if err := noteClashes(tx, m, all); err != nil {
		return err
	}
	mail, err := s.lettersOfMoving(tx, m, about, all)
	if err != nil {
		return err
	}
	if err := notify.EnqueueAll(tx, mail); err != nil {
		return err
	}
	return rememberMoving(tx, m, about, all)
}

func idsOfMoved(m catalogue.Moving) []uuid.UUID {
	ids := make([]uuid.UUID, len(m.Sessions))
	for i, moved := range m.Sessions {
		ids[i] = moved.After.Session.ID
	}
	return ids
}
