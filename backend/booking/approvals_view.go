package booking

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// ApprovalView is an approval with the name of who decided it.
type ApprovalView struct {
	Approval
	Decider string // empty: nobody yet
}

// approvalViewsSQL: the newest approval of each booking.
const approvalViewsSQL = `
SELECT DISTINCT ON (a.booking_id) a.*, coalesce(p.name, a.decided_name) AS decider
FROM approvals a LEFT JOIN people p ON p.partnership_id = a.partnership_id AND p.id = a.decided_by
WHERE a.partnership_id = $1 AND a.booking_id = ANY($2) ORDER BY a.booking_id, a.asked_at DESC, a.id DESC`

func approvalViews(tx *database.Tx, bookings []uuid.UUID) (map[uuid.UUID]ApprovalView, error) {
	rows, err := database.Rows[ApprovalView](tx, approvalViewsSQL, tx.Partnership(), bookings)
	byBooking := map[uuid.UUID]ApprovalView{}
	for _, a := range rows {
		byBooking[a.BookingID] = a
	}
	return byBooking, err
}

// ApprovalOf is the newest approval of a booking that Get has shown; nil: none was ever asked for.
func (s *Service) ApprovalOf(ctx context.Context, booking uuid.UUID) (*ApprovalView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (*ApprovalView, error) {
		if _, err := s.visible(tx, booking, access.OpGetBooking); err != nil {
			return nil, err
		}
		found, err := approvalViews(tx, []uuid.UUID{booking})
		if a, ok := found[booking]; ok {
			return &a, err
		}
		return nil, err
	})
}

// Asked is a booking whose approval is asked for, with that approval.
type Asked struct {
	View
	Approval ApprovalView
	Mine     bool // the acting person's own, which others decide
}

// openForSQL: the bookings of open approvals; of people whom the acting person leads, or of everybody.
const openForSQL = `
WITH RECURSIVE below AS (
  SELECT id FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
  UNION SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id WHERE a.partnership_id = $1)
SELECT a.booking_id FROM approvals a
JOIN bookings b ON b.partnership_id = a.partnership_id AND b.id = a.booking_id
WHERE a.partnership_id = $1 AND a.status = 'open' AND a.expires_at > $4 AND ($3 OR EXISTS (
  SELECT 1 FROM memberships m JOIN below ON below.id = m.agency_id
  WHERE m.partnership_id = $1 AND m.person_id = b.person_id AND m.status = 'confirmed'
    AND m.from_date <= $5 AND (m.to_date IS NULL OR m.to_date >= $5)))
ORDER BY a.expires_at, a.id LIMIT 500`

// OpenApprovals lists what waits for a decision, that which ends first before: for a coordinator the
// requests of the people they lead, for staff all.
func (s *Service) OpenApprovals(ctx context.Context) ([]Asked, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]Asked, error) {
		if !access.Can(tx.Actor, access.OpListApprovals, access.Agency, access.Partnership) {
			return nil, fault.Missing
		}
		all := tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator)
		ids, err := database.Values[uuid.UUID](tx, openForSQL, tx.Partnership(), tx.Actor.Agencies(), all, tx.Now, londonDate(tx.Now))
		if err != nil || len(ids) == 0 {
			return nil, err
		}
		return s.asked(tx, ids)
	})
}

func (s *Service) asked(tx *database.Tx, ids []uuid.UUID) ([]Asked, error) {
	views, err := s.Views(tx, ids)
	if err != nil {
		return nil, err
	}
	approvals, err := approvalViews(tx, ids)
	if err != nil {
		return nil, err
	}
	asked := make([]Asked, len(views))
	for i, v := range views {
		asked[i] = Asked{View: v, Approval: approvals[v.ID], Mine: v.PersonID == tx.Actor.Person}
	}
	return asked, nil
}
