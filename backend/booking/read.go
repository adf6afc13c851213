package booking

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

const opCancel = access.OpCancelBooking

// visible returns the booking if the actor may do op to it, else fault.Missing: what you may not see
// is not there.
func (s *Service) visible(tx *database.Tx, id uuid.UUID, op string) (Booking, error) {
	b, err := byID(tx, id)
	if err != nil {
		return b, err
	}
	relations := []access.Relation{access.Partnership}
	if b.PersonID == tx.Actor.Person {
		relations = append(relations, access.Own)
	}
	if access.Can(tx.Actor, op, access.Session) {
		trains, err := catalogue.Trains(tx, b.SessionID, tx.Actor.Person)
		if err != nil {
			return Booking{}, err
		}
		if trains {
			relations = append(relations, access.Session)
		}
	}
	leads, err := people.Leads(tx, b.PersonID)
	if err != nil {
		return Booking{}, err
	}
	if leads {
		relations = append(relations, access.Agency)
	}
	if !access.Can(tx.Actor, op, relations...) {
		return Booking{}, fault.Missing
	}
	if leads && !isReading(op) && !access.Can(tx.Actor, op, relations[:len(relations)-1]...) {
		return b, people.MayActForOthers(tx) // a coordinator, and nothing but a coordinator
	}
	return b, nil
}

// isReading reports whether an operation on a booking changes nothing.
func isReading(op string) bool {
	return op == access.OpGetBooking || op == access.OpGetBookingCalendar || op == access.OpPreviewCancellation || op == access.OpFindSubstitutes
}

// View is a booking as a screen shows it.
type View struct {
	Booking
	AgencyName  string
	Outcome     string // empty while it is not a registration
	InTimeUntil time.Time
	CanCancel   bool
	PersonName  string
	PersonEmail *string
	Listing     catalogue.Listing
	AskInstead  *rules.AskInstead // too late to cancel or change by themselves: whom to ask; nil: it is not
	FreeNow     time.Time         // until when it may be cancelled at no cost, because the session moved; zero: on the usual terms
	Standing    *Standing         // where they are on the waiting list; nil: they do not wait
}

const viewSQL = `
SELECT b.*, coalesce(a.name, '') AS agency_name, coalesce(o.outcome, '') AS outcome, p.name AS person_name, p.email AS person_email
FROM bookings b
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
LEFT JOIN registration_outcomes o ON o.partnership_id = b.partnership_id AND o.booking_id = b.id
WHERE b.partnership_id = $1 AND `

// ByPerson lists a person's bookings, the newest session first.
func (s *Service) ByPerson(tx *database.Tx, person uuid.UUID) ([]View, error) {
	return s.views(tx, viewSQL+`b.person_id = $2 ORDER BY b.created_at DESC, b.id DESC`, person)
}

// My lists the acting person's bookings: those still to come, soonest first, and the rest, latest first.
func (s *Service) My(ctx context.Context) (comingUp, past []View, err error) {
	_, err = database.InTx(ctx, s.db, func(tx *database.Tx) (struct{}, error) {
		comingUp, past = nil, nil
		all, err := s.ByPerson(tx, tx.Actor.Person)
		for _, v := range all {
			if v.Status.Live() && v.Listing.EndsAt.After(tx.Now) {
				comingUp = append(comingUp, v)
			} else {
				past = append(past, v)
			}
		}
		return struct{}{}, err
	})
	slices.SortStableFunc(comingUp, SoonestFirst)
	slices.SortStableFunc(past, LatestFirst)
	return comingUp, past, err
}

// OfSession lists everybody who booked a session, by name, for its trainers and staff.
func (s *Service) OfSession(ctx context.Context, session uuid.UUID) ([]View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]View, error) {
		found, err := catalogue.SessionByID(tx, session)
		if err != nil {
			return nil, err
		}
		trains, err := catalogue.Trains(tx, session, tx.Actor.Person)
		if err != nil {
			return nil, err
		}
		relations := []access.Relation{access.Partnership}
		if trains {
			relations = append(relations, access.Session)
		}
		if !access.Can(tx.Actor, access.OpListSessionBookings, relations...) {
			return nil, fault.Missing
		}
		views, err := database.Rows[View](tx, viewSQL+`b.session_id = $2 ORDER BY lower(p.name), b.id`, tx.Partnership(), session)
		for i := range views {
			views[i].forgetRegister(found.EndsAt.After(tx.Now))
		}
		return views, err
	})
}

// forgetRegister says nothing of a register that, before the session is over, nobody could have taken.
func (v *View) forgetRegister(early bool) {
	if early && v.Outcome == "not_taken" {
		v.Outcome = ""
	}
}

// Get returns a booking with its history, oldest first.
func (s *Service) Get(ctx context.Context, id uuid.UUID) (v View, h []HistoryView, err error) {
	err = database.Do(ctx, s.db, func(tx *database.Tx) (err error) {
		v, h, err = s.get(tx, id)
		return err
	})
	return v, h, err
}

// HistoryView is a change with the name of who made it; empty for the clock and imports.
type HistoryView struct {
	History
	By string
}

func (s *Service) get(tx *database.Tx, id uuid.UUID) (View, []HistoryView, error) {
	if _, err := s.visible(tx, id, access.OpGetBooking); err != nil {
		return View{}, nil, err
	}
	views, err := s.views(tx, viewSQL+`b.id = $2`, id)
	if err != nil {
		return View{}, nil, err
	}
	h, err := database.Rows[HistoryView](tx, `SELECT h.*, coalesce(p.name, '') AS by FROM booking_history h
		LEFT JOIN people p ON p.partnership_id = h.partnership_id AND p.id = h.by_person_id
		WHERE h.partnership_id = $1 AND h.booking_id = $2 ORDER BY h.id`, tx.Partnership(), id)
	return views[0], h, err
}

// views reads bookings and annotates them with their sessions, in a few queries for all of them.
func (s *Service) views(tx *database.Tx, sql string, args ...any) ([]View, error) {
	views, err := database.Rows[View](tx, sql, append([]any{tx.Partnership()}, args...)...)
	if err != nil || len(views) == 0 {
		return views, err
	}
	ids := make([]uuid.UUID, len(views))
	for i := range views {
		ids[i] = views[i].SessionID
	}
	listings, err := s.catalogue.Listings(tx, ids)
	if err != nil {
		return nil, err
	}
	bySession := map[uuid.UUID]catalogue.Listing{}
	for _, l := range listings {
		bySession[l.ID] = l
	}
	for i := range views {
		views[i].Listing = bySession[views[i].SessionID]
		views[i].forgetRegister(views[i].Listing.EndsAt.After(tx.Now))
	}
	return views, annotate(tx, views)
}

// Views reads bookings by id, in the order of the ids; it does not ask who may.
func (s *Service) Views(tx *database.Tx, ids []uuid.UUID) ([]View, error) {
	return s.views(tx, viewSQL+`b.id = ANY($2::uuid[]) ORDER BY array_position($2::uuid[], b.id)`, ids)
}

// SoonestFirst orders bookings by when their sessions start.
func SoonestFirst(a, b View) int { return a.Listing.StartsAt.Compare(b.Listing.StartsAt) }

// LatestFirst orders them the other way round.
func LatestFirst(a, b View) int { return SoonestFirst(b, a) }

// HoldsPlace reports whether a person holds a place of a session: joining details are for them.
func HoldsPlace(tx *database.Tx, sessionID, personID uuid.UUID) (bool, error) {
	return ask(tx, `SELECT EXISTS (SELECT 1 FROM bookings WHERE partnership_id = $1 AND session_id = $2 AND person_id = $3
		AND status = 'confirmed')`, tx.Partnership(), sessionID, personID)
}
