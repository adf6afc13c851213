package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/letters"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ical"
)

// Preview says what cancelling now would be.
type Preview struct {
	Class    policy.Class
	Deadline policy.Deadline
	Title    string
	Free     string // why it is free, and until when; empty on the usual terms
}

// PreviewCancel returns what cancelling the booking now would mean, by the same rule as the
// cancellation itself.
func (s *Service) PreviewCancel(ctx context.Context, id uuid.UUID) (Preview, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Preview, error) {
		b, err := s.visible(tx, id, access.OpPreviewCancellation)
		if err != nil {
			return Preview{}, err
		}
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return Preview{}, err
		}
		if _, err := s.checkNotice(tx, b, g.session, Cancellation{Note: "preview"}); err != nil {
			return Preview{}, err
		}
		class, err := classify(tx, b, g.session, tx.Now)
		if err != nil {
			return Preview{}, err
		}
		d, err := deadlineOf(tx, b.ID)
		p := Preview{Class: class, Deadline: d, Title: g.session.Title}
		if b.Free(tx.Now) {
			p.Free = "This session was changed after you booked. " + b.Freedom().Sentence(g.session.StartsAt)
		}
		return p, err
	})
}

// CalendarFile is the booking as a file to open in a calendar.
func (s *Service) CalendarFile(ctx context.Context, id uuid.UUID) (ical.File, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (ical.File, error) {
		b, err := s.visible(tx, id, access.OpGetBookingCalendar)
		if err != nil {
			return ical.File{}, err
		}
		g, err := gather(tx, b.SessionID, b.PersonID, false)
		if err != nil {
			return ical.File{}, err
		}
		return letters.File(tx, g.about(), s.letters.Entries(g.about(), b.InLetters()), ical.Publish)
	})
}
