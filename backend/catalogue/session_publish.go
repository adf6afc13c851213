package catalogue

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/places"
	"github.com/turnout-uk/turnout/backend/webhook"
)

// MayPublish returns why a draft cannot be published, nil when it can: ErrCourseNotPublished,
// ErrProgrammeNotPublished, ErrStartsInPast or ErrNoPlaces.
func MayPublish(course CourseStatus, programme ProgrammeStatus, now, starts time.Time, seats []*places.Place) error {
	hasPlace := false
	for _, p := range seats {
		hasPlace = hasPlace || p.Capacity == nil || *p.Capacity > 0
	}
	switch {
	case course != CoursePublished:
		return ErrCourseNotPublished
	case programme != ProgrammePublished:
		return ErrProgrammeNotPublished
	case !now.Before(starts):
		return ErrStartsInPast
	case !hasPlace:
		return ErrNoPlaces
	}
	return nil
}

// OpensAtPublication reports whether a draft can be booked as soon as it is published: no later opening
// is set.
func OpensAtPublication(session Session, now time.Time) bool {
	return session.Status == Draft && !now.Before(session.OpensAt)
}

// OpensAfterPublication is when booking opens of a draft that is published now: then, to the minute, unless
// a later opening is set or booking has closed already.
func OpensAfterPublication(session Session, now time.Time) time.Time {
	if opens := toMinute(now); OpensAtPublication(session, now) && opens.After(session.OpensAt) && opens.Before(session.ClosesAt) {
		return opens
	}
	return session.OpensAt
}

// PublishSession makes a draft public and opens it to booking in its window. Publishing again changes
// nothing. ErrSessionEnded, ErrMainSessionEnded, or what MayPublish says.
func (s *Service) PublishSession(ctx context.Context, id uuid.UUID) (SessionDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (SessionDetail, error) {
		if !access.Can(tx.Actor, access.OpPublishSession, access.Partnership) {
			return SessionDetail{}, fault.Missing
		}
		session, err := s.PublishSessionTx(tx, id)
		if err != nil {
			return SessionDetail{}, err
		}
		return s.sessionDetail(tx, session)
	})
}

// PublishSessionTx is PublishSession within a transaction; it does not ask who may.
func (s *Service) PublishSessionTx(tx *database.Tx, id uuid.UUID) (Session, error) {
	session, locked, err := lockSession(tx, id)
	if err != nil || session.Status == Published {
		return session, err
	}
	if session.Status.Ended() {
		return session, ErrSessionEnded
	}
	ended, err := mainEnded(tx, session)
	if err != nil {
		return session, err
	}
	if ended {
		return session, ErrMainSessionEnded
	}
	// Held, so that nobody withdraws the course meanwhile.
	course, err := byID[Course](tx, "courses", session.CourseID, true)
	if err != nil {
		return session, err
	}
	programme, err := ProgrammeByID(tx, session.ProgrammeID)
	if err != nil {
		return session, err
	}
	if err := MayPublish(course.Status, programme.Status, tx.Now, session.StartsAt, locked[id]); err != nil {
		return session, err
	}
	if err := places.Publish(tx, id); err != nil {
		return session, err
	}
	if opens := OpensAfterPublication(session, tx.Now); !opens.Equal(session.OpensAt) {
		session.OpensAt = opens
		if err := places.Reschedule(tx, id, session.OpensAt, session.ClosesAt, session.StartsAt); err != nil {
			return session, err
		}
	}
	session.Status, session.PublishedAt = Published, &tx.Now
	if err := updateSession(tx, id, map[string]any{"status": Published, "published_at": tx.Now, "opens_at": session.OpensAt}); err != nil {
		return session, err
	}
	if err := webhook.Happened(tx, webhook.SessionPublished, id); err != nil {
		return session, err
	}
	return session, audit.Record(tx, "session.publish", "session", id)
}
