package booking

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// LinkView is what a link from a mail is about.
type LinkView struct {
	Purpose   access.Purpose
	Done      bool // used just now
	Person    string
	Agency    string // for which they book; empty: not known
	Booking   Booking
	Listing   catalogue.Listing
	ExpiresAt time.Time
	Approval  *Approval // what is to be decided; nil: nothing
	As        string    // as whom the holder decides
}

// Acts that a link may be used for.
const (
	ActAccept = "accept"
	ActPass   = "pass"
	ActLeave  = "leave"
	ActCancel = "cancel"

	ActApprove = "approve"
	ActDecline = "decline"
)

// errNotThisLink: the link does not do that.
var errNotThisLink = fault.OnField("act", "not_this_link", "This link cannot be used for that.")

// Link says what a link is about. Reading it changes nothing, so that mail scanners may. fault.Missing
// for one that ended, ran out or never was.
func (s *Service) Link(ctx context.Context, token string) (LinkView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (LinkView, error) {
		l, err := access.LinkByToken(tx, token)
		if err != nil {
			return LinkView{}, err
		}
		return s.linkView(tx, l)
	})
}

func (s *Service) linkView(tx *database.Tx, l access.Link) (v LinkView, err error) {
	views, err := s.views(tx, viewSQL+`b.id = $2`, l.ObjectID)
	if err != nil {
		return v, err
	}
	if len(views) == 0 {
		return v, fault.Missing
	}
	b := views[0]
	v = LinkView{Purpose: l.Purpose, Person: b.PersonName, Agency: b.AgencyName, Booking: b.Booking, Listing: b.Listing, ExpiresAt: l.ExpiresAt}
	if l.Purpose == access.LinkApproval {
		v.Approval, err = lastApproval(tx, b.ID)
		if err == nil && v.Approval != nil {
			v.As = v.Approval.as(l)
		}
	}
	return v, err
}

// UseLink does what a link is for, on behalf of the person it was written to. The refusals are those of
// the act: ErrOfferLapsed, a clash …
func (s *Service) UseLink(ctx context.Context, token, act, reason string) (LinkView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (LinkView, error) {
		l, err := access.LinkByToken(tx, token)
		if err != nil {
			return LinkView{}, err
		}
		tx.Actor.Person = uuid.Nil // not whoever is signed in: the holder of the link
		if l.PersonID != nil {
			tx.Actor.Person = *l.PersonID
		}
		b, err := byID(tx, l.ObjectID)
		if err != nil {
			return LinkView{}, err
		}
		if err := s.act(tx, l, b, act, reason); err != nil {
			return LinkView{}, err
		}
		v, err := s.linkView(tx, l)
		v.Done = true
		return v, err
	})
}

func (s *Service) act(tx *database.Tx, l access.Link, b Booking, act, reason string) (err error) {
	switch {
	case l.Purpose == access.LinkOffer && act == ActAccept:
		_, err = s.AcceptTx(tx, b)
	case l.Purpose == access.LinkOffer && act == ActPass:
		_, err = s.PassTx(tx, b)
	case l.Purpose == access.LinkOffer && act == ActLeave:
		_, err = s.leave(tx, b)
	case l.Purpose == access.LinkApproval && (act == ActApprove || act == ActDecline):
		err = s.decideByLink(tx, l, b, Verdict{BookingID: b.ID, Approve: act == ActApprove, Reason: reason})
	default:
		err = errNotThisLink
	}
	return err
}

// leave ends a waiting entry or an offer by its own person.
func (s *Service) leave(tx *database.Tx, b Booking) (Booking, error) {
	return s.cancel(tx, b, Cancellation{BookingID: b.ID, Reason: "no_longer_needed", Channel: "web"})
}
