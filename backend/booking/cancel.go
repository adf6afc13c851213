package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// Cancellation says why a booking is cancelled. Channel, NoticeAt and Note are for staff who write
// down notice that came by other ways; NoticeAt nil is now.
type Cancellation struct {
	BookingID uuid.UUID
	Reason    string
	Note      string
	Channel   string
	NoticeAt  *time.Time
}

// Cancel ends a booking with notice, at most once per key; one that is cancelled already is returned
// as it is. ErrStarted, ErrMarkedPresent, ErrEnded and the notice errors refuse. Cancellations do not
// wait behind a queue of bookings.
func (s *Service) Cancel(ctx context.Context, c Cancellation, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) { return s.CancelTx(tx, c) })
	})
}

// CancelTx is Cancel inside a transaction that is already open.
func (s *Service) CancelTx(tx *database.Tx, c Cancellation) (Booking, error) {
	b, err := s.visible(tx, c.BookingID, opCancel)
	if err != nil {
		return Booking{}, err
	}
	return s.cancel(tx, b, c)
}

// cancel ends a booking with notice; it does not ask who may.
func (s *Service) cancel(tx *database.Tx, b Booking, c Cancellation) (Booking, error) {
	breakOuts, err := chosenBy(tx, b.SessionID, b.PersonID)
	if err != nil {
		return Booking{}, err
	}
	locked, err := s.Lock(tx, append(touched(breakOuts, nil), b.SessionID)...)
	if err != nil {
		return Booking{}, err
	}
	if b, err = byID(tx, b.ID); err != nil || b.Status == Cancelled {
		return b, err
	}
	g, err := gather(tx, b.SessionID, b.PersonID, false)
	if err != nil {
		return Booking{}, err
	}
	notice, err := s.checkNotice(tx, b, g.session, c)
	if err != nil {
		return Booking{}, err
	}
	class, err := classify(tx, b, g.session, notice)
	if err != nil {
		return Booking{}, err
	}
	if err := s.end(tx, &b, locked.Seat(b.SessionID, b.Seat), c, class, notice); err != nil {
		return Booking{}, err
	}
	for i := range breakOuts { // nobody goes to a break-out of a conference without a place there
		if err := s.drop(tx, &breakOuts[i].Booking, locked); err != nil {
			return Booking{}, err
		}
	}
	return b, s.tellCancelled(tx, g, b)
}

// end writes the cancellation and gives the place back.
func (s *Service) end(tx *database.Tx, b *Booking, place *places.Place, c Cancellation, class policy.Class, notice time.Time) error {
	from := b.Status
	if err := b.Transition(Cancelled, tx.Now); err != nil {
		return err
	}
	b.CancelClass, b.CancelReason, b.CancelNote, b.CancelChannel = &class, c.Reason, c.Note, c.Channel
	b.CancelledBy, b.NoticeAt, b.RecordedAt = tx.Actor.PersonOrNil(), &notice, &tx.Now
	b.CalendarSequence++
	onBehalf := tx.Actor.Person != b.PersonID && tx.Actor.Person != uuid.Nil
	if err := save(tx, b, from, c.Reason, onBehalf); err != nil {
		return err
	}
	if err := giveUp(tx, b, from, place); err != nil {
		return err
	}
	if err := access.EndLinks(tx, b.ID, access.LinkOffer, access.LinkCancel); err != nil {
		return err
	}
	if err := stopAsking(tx, b.ID, approvalWithdrawn); err != nil {
		return err
	}
	return audit.Record(tx, "booking.cancel", "booking", b.ID)
}

// checkNotice returns when notice was received, or why it cannot count.
func (s *Service) checkNotice(tx *database.Tx, b Booking, se session, c Cancellation) (time.Time, error) {
	if !b.Status.Live() {
		return time.Time{}, ErrEnded
	}
	staff := tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator)
	if !staff && (c.Channel != "" && c.Channel != "web" || c.NoticeAt != nil) {
		return time.Time{}, ErrStaffOnly
	}
	notice := tx.Now
	if c.NoticeAt != nil {
		notice = *c.NoticeAt
	}
	present, err := s.MarkedPresent(tx, b.ID)
	switch {
	case err != nil:
		return notice, err
	case present:
		return notice, ErrMarkedPresent
	case notice.After(tx.Now):
		return notice, ErrNoticeInFuture
	case !staff && !tx.Now.Before(se.StartsAt):
		return notice, ErrStarted
	case b.byThemselves(tx, se) != nil:
		return notice, b.byThemselves(tx, se)
	case !notice.Before(se.StartsAt):
		return notice, ErrNoticeAfterStart
	case !tx.Now.Before(se.StartsAt) && c.Note == "":
		return notice, ErrNoteNeeded
	}
	return notice, nil
}

// classify says in time or late, by the policy version the booking carries; or by the provider, while a
// holder whose session was moved may withdraw freely. Who never held a place is never late.
func classify(tx *database.Tx, b Booking, se session, notice time.Time) (policy.Class, error) {
	if b.ConfirmedAt == nil {
		return policy.InTime, nil
	}
	se.StartsAt = rules.Kinder(se.StartsAt, b.KindStart)
	version, err := charging.VersionByID(tx, b.PolicyVersionID)
	if err != nil {
		return "", err
	}
	calendar, err := ukdate.NewCalendar(ukdate.Nation(se.Nation))
	if err != nil {
		return "", err
	}
	return rules.ClassOf(version.Notice, se.forPolicy(), notice, b.Free(notice), calendar), nil
}

func (s session) forPolicy() policy.Session {
	return policy.Session{Start: s.StartsAt, Minutes: s.Minutes, Format: policy.Format(s.Mode)}
}
