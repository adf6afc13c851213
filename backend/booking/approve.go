package booking

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/idempotency"
	"github.com/turnout-uk/turnout/backend/places"
)

// Verdict is what an approver says.
type Verdict struct {
	BookingID uuid.UUID
	Approve   bool
	Reason    string // needed for a refusal: the person reads it
}

// decider is who says it.
type decider struct {
	as   string
	name string // of somebody without a person record
}

// DecideApproval says yes or no to a request, by a coordinator or by staff, at most once per key.
// ErrOwnRequest for one's own, ErrNotAsked for one that nobody waits for any more.
func (s *Service) DecideApproval(ctx context.Context, v Verdict, once idempotency.Once) (idempotency.Answer, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (idempotency.Answer, error) {
		return idempotency.Do(tx, once, func() (Booking, error) {
			b, err := s.visible(tx, v.BookingID, access.OpDecideApproval)
			if err != nil {
				return b, err
			}
			if b.PersonID == tx.Actor.Person {
				return b, ErrOwnRequest
			}
			by := decider{as: asCoordinator}
			if tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator) {
				by.as = asStaff
			}
			return s.decideTx(tx, b, v, by)
		})
	})
}

// decideTx writes a verdict and does what follows from it; it does not ask who may.
func (s *Service) decideTx(tx *database.Tx, b Booking, v Verdict, by decider) (Booking, error) {
	g, err := gather(tx, b.SessionID, b.PersonID, true)
	if err != nil {
		return b, err
	}
	locked, err := s.Lock(tx, b.SessionID)
	if err != nil {
		return b, err
	}
	if b, err = byID(tx, b.ID); err != nil {
		return b, err
	}
	a, err := openApproval(tx, b.ID)
	if err != nil {
		return b, err
	}
	if err := a.decide(tx, v, by); err != nil {
		return b, err
	}
	if err := access.EndLinks(tx, b.ID, access.LinkApproval); err != nil {
		return b, err
	}
	if err := audit.Record(tx, "approval.decide", "approval", a.ID); err != nil {
		return b, err
	}
	return b, s.followVerdict(tx, g, &b, a, locked.Seat(b.SessionID, b.Seat))
}

// decide writes the verdict on an open approval.
func (a *Approval) decide(tx *database.Tx, v Verdict, by decider) error {
	v.Reason = strings.TrimSpace(v.Reason)
	if !v.Approve && v.Reason == "" {
		return fault.OnField("reason", "required", "Say why. The person who asked will read it.")
	}
	a.Status = approvalApproved
	if !v.Approve {
		a.Status = approvalDeclined
	}
	a.DecidedAt, a.DecidedBy, a.DueAt = &tx.Now, tx.Actor.PersonOrNil(), nil
	a.DecidedAs, a.DecidedName, a.DecisionReason = by.as, by.name, v.Reason
	return saveApproval(tx, a)
}

func (s *Service) followVerdict(tx *database.Tx, g gathered, b *Booking, a Approval, p *places.Place) error {
	yes := a.Status == approvalApproved
	switch {
	case a.Again && yes:
		return s.tellStillApproved(tx, g, *b, a)
	case a.Again:
		return s.withdrawPlace(tx, g, b, a, p)
	case yes:
		return s.admit(tx, g, b, p)
	}
	return s.decline(tx, g, b, a)
}

// admit gives an approved request its place, or the place in the queue that it would have had from the
// day it was made. Whoever meanwhile booked something at the same time waits too, and is offered a
// place when that is over.
func (s *Service) admit(tx *database.Tx, g gathered, b *Booking, p *places.Place) error {
	facts, err := g.factsOfWaiter(tx, p)
	if err != nil {
		return err
	}
	opening, err := places.OpeningFor(tx, p, b.AgencyID)
	if err != nil {
		return err
	}
	unmet := rules.FirstUnmet(rules.Decide(facts.Facts))
	if unmet == nil && opening.HasRoomNow(tx.Now) {
		return s.promote(tx, g, b, opening, approvalApproved)
	}
	if err := s.queueUp(tx, b, p); err != nil {
		return err
	}
	return s.tellApprovedWaiting(tx, g, *b, unmet)
}

// queueUp puts an approved request on the waiting list, with the time at which it was made.
func (s *Service) queueUp(tx *database.Tx, b *Booking, p *places.Place) error {
	if err := b.Transition(Waiting, tx.Now); err != nil {
		return err
	}
	asked := b.JoinedAt
	if err := b.join(tx, p); err != nil {
		return err
	}
	b.JoinedAt = asked
	if err := save(tx, b, Requested, approvalApproved, tx.Actor.Person != b.PersonID); err != nil {
		return err
	}
	if err := audit.Record(tx, "booking.wait", "booking", b.ID); err != nil {
		return err
	}
	return places.LookAt(tx, p, tx.Now)
}

// decline ends a request that was refused.
func (s *Service) decline(tx *database.Tx, g gathered, b *Booking, a Approval) error {
	if err := b.Transition(Declined, tx.Now); err != nil {
		return err
	}
	b.Cause = a.DecidedAs
	if err := save(tx, b, Requested, approvalDeclined, tx.Actor.Person != b.PersonID); err != nil {
		return err
	}
	if err := audit.Record(tx, "booking.decline", "booking", b.ID); err != nil {
		return err
	}
	return s.tellDeclined(tx, g, *b, a)
}

// ApprovalWithdrawn is the reason on record when a refusal takes away what was approved before.
const ApprovalWithdrawn = "approval_withdrawn"

func (s *Service) withdrawPlace(tx *database.Tx, g gathered, b *Booking, a Approval, p *places.Place) error {
	c := Cancellation{BookingID: b.ID, Reason: ApprovalWithdrawn, Note: a.DecisionReason}
	if err := s.end(tx, b, p, c, policy.ByProvider, tx.Now); err != nil {
		return err
	}
	return s.tellCancelled(tx, g, *b)
}

// decideByLink says yes or no by the holder of a link, who is known by where it was sent.
func (s *Service) decideByLink(tx *database.Tx, l access.Link, b Booking, v Verdict) error {
	a, err := openApproval(tx, b.ID)
	if err != nil {
		return err
	}
	_, err = s.decideTx(tx, b, v, decider{as: a.as(l), name: l.Name})
	return err
}

// as is as whom the holder of a link decides.
func (a Approval) as(l access.Link) string {
	switch {
	case l.PersonID != nil:
		return asCoordinator
	case strings.EqualFold(l.Email, a.ManagerEmail):
		return asManager
	case strings.EqualFold(l.Email, a.DeputyEmail):
		return asDeputy
	}
	return asStaff
}
