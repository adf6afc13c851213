package booking

import (
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// FollowMove keeps the bookings of sessions that have other times, another place or another mode than people were
// told, under the places' lock: holders may withdraw at no cost for a while, open offers and requests get fresh
// deadlines. Nobody is told: that is for who calls.
func FollowMove(tx *database.Tx, sessions []catalogue.Moved) error {
	ids, about := make([]uuid.UUID, len(sessions)), map[uuid.UUID]session{}
	for i, moved := range sessions {
		ids[i] = moved.After.Session.ID
		if err := changeSeats(tx, moved); err != nil {
			return err
		}
		g, err := gather(tx, ids[i], uuid.Nil, false)
		if err != nil {
			return err
		}
		about[ids[i]] = g.session
	}
	for i, moved := range sessions {
		if err := freeHolders(tx, moved, about[ids[i]]); err != nil {
			return err
		}
	}
	return freshDeadlines(tx, ids, about)
}

// changeSeats follows a session that is not held in one of its ways any more: who booked that way has the
// other kind of place.
func changeSeats(tx *database.Tx, m catalogue.Moved) error {
	seats := m.After.Mode.Seats()
	if m.Before.Mode == m.After.Mode || len(seats) != 1 {
		return nil
	}
	_, err := tx.PGX.Exec(`UPDATE bookings SET seat = $3 WHERE partnership_id = $1 AND session_id = $2 AND seat <> $3
		AND status IN ('requested', 'waiting', 'offered', 'held', 'confirmed')`, tx.Partnership(), m.After.Session.ID, seats[0])
	return err
}

// freeHolders lets whoever holds a place withdraw for a while as if the provider had cancelled.
func freeHolders(tx *database.Tx, m catalogue.Moved, se session) error {
	if !m.FreesHolders() {
		return nil
	}
	calendar, err := ukdate.NewCalendar(ukdate.Nation(se.Nation))
	if err != nil {
		return err
	}
	_, err = tx.PGX.Exec(`UPDATE bookings SET moved_at = $3, free_until = $4, kind_start = greatest(kind_start, $5)
		WHERE partnership_id = $1 AND session_id = $2 AND status IN ('held', 'confirmed') AND NOT walk_in`,
		tx.Partnership(), se.ID, tx.Now, rules.FreeUntil(tx.Now, calendar), m.Before.StartsAt)
	return err
}

// freshDeadlines begins the time to answer anew: of those who were offered a place, and of those who are
// asked for their approval.
func freshDeadlines(tx *database.Tx, sessions []uuid.UUID, about map[uuid.UUID]session) error {
	locked, err := places.Lock(tx, sessions...)
	if err != nil {
		return err
	}
	for id, ps := range locked {
		calendar, err := ukdate.NewCalendar(ukdate.Nation(about[id].Nation))
		if err != nil {
			return err
		}
		for _, p := range ps {
			if err := freshOffers(tx, p, rules.OfferDeadline(tx.Now, p.OffersUntil(), calendar)); err != nil {
				return err
			}
			if err := places.LookAt(tx, p, tx.Now); err != nil {
				return err
			}
		}
		if err := freshRequests(tx, about[id], calendar); err != nil {
			return err
		}
	}
	return nil
}

func freshOffers(tx *database.Tx, p *places.Place, deadline time.Time) error {
	offered, err := database.Values[uuid.UUID](tx, `UPDATE bookings SET offer_expires_at = $4
		WHERE partnership_id = $1 AND session_id = $2 AND seat = $3 AND status = 'offered' RETURNING id`,
		tx.Partnership(), p.SessionID, p.Seat, deadline)
	for _, id := range offered {
		if err == nil {
			err = access.ProlongLinks(tx, id, access.LinkOffer, deadline)
		}
	}
	return err
}

func freshRequests(tx *database.Tx, se session, calendar ukdate.Calendar) error {
	open, err := database.Rows[Approval](tx, `SELECT a.* FROM approvals a
		JOIN bookings b ON b.partnership_id = a.partnership_id AND b.id = a.booking_id
		WHERE a.partnership_id = $1 AND b.session_id = $2 AND a.status = 'open'`, tx.Partnership(), se.ID)
	if err != nil {
		return err
	}
	for _, a := range open {
		remind, expires := rules.ApprovalDeadlines(tx.Now, se.ApprovalDays, se.StartsAt, calendar)
		if a.Again {
			expires = se.StartsAt
		}
		_, err := tx.PGX.Exec(`UPDATE approvals SET expires_at = $3, due_at = $4, reminded_at = NULL WHERE partnership_id = $1 AND id = $2`,
			tx.Partnership(), a.ID, expires, remind)
		if err != nil {
			return err
		}
		if err := access.ProlongLinks(tx, a.BookingID, access.LinkApproval, expires); err != nil {
			return err
		}
	}
	return nil
}
