package sharing

import (
	"context"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Listing is what one delegate agreed to show fellow delegates: name and agency, perhaps an address.
type Listing struct {
	WithEmail bool
	Until     ukdate.Date // the last day
}

// Standing is how one delegate stands to the list of their session.
type Standing struct {
	Listing   *Listing    // nil: not listed
	Default   ukdate.Date // proposed as the last day
	Latest    ukdate.Date // it cannot be later
	DoNotList bool        // they are left off every list, by their details
	Open      bool        // they can agree, or agree to something else
}

const (
	listedDays = 30  // after the session, unless they say otherwise
	longest    = 365 // days after the session
)

func standing(tx *database.Tx, c claim) (Standing, error) {
	last := ukdate.DateOf(c.EndsAt)
	s := Standing{Default: last.AddDays(listedDays), Latest: last.AddDays(longest), DoNotList: c.DoNotList, Open: c.Live && !ukdate.DateOf(tx.Now).After(last.AddDays(longest))}
	row, found, err := database.One[Listing](tx, `SELECT with_email, until FROM delegate_listings
		WHERE partnership_id = $1 AND booking_id = $2`, tx.Partnership(), c.ID)
	if found {
		s.Listing = &row
	}
	return s, err
}

// ListingOf says what the acting person agreed to for a booking of theirs; fault.Missing for others.
func (s *Service) ListingOf(ctx context.Context, booking uuid.UUID) (Standing, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Standing, error) {
		c, err := visible(tx, booking, access.OpGetListing)
		if err != nil {
			return Standing{}, err
		}
		return standing(tx, c)
	})
}

// Agree lists the acting person, in place of what they agreed to before. Faults: ErrEnded, ErrDoNotList,
// and the field until. The same again writes nothing.
func (s *Service) Agree(ctx context.Context, booking uuid.UUID, want Listing) (Standing, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (Standing, error) {
		c, err := toChange(tx, booking, access.OpAgreeToListing)
		if err != nil {
			return Standing{}, err
		}
		now, err := standing(tx, c)
		if err != nil {
			return now, err
		}
		if err := now.mayAgree(c, want, ukdate.DateOf(tx.Now)); err != nil || now.Listing != nil && *now.Listing == want {
			return now, err
		}
		_, err = tx.PGX.Exec(`INSERT INTO delegate_listings (partnership_id, booking_id, with_email, until, agreed_at) VALUES ($1, $2, $3, $4, $5)
			ON CONFLICT (partnership_id, booking_id) DO UPDATE
			SET with_email = excluded.with_email, until = excluded.until, agreed_at = excluded.agreed_at`,
			tx.Partnership(), c.ID, want.WithEmail, want.Until, tx.Now)
		if err != nil {
			return now, err
		}
		now.Listing = &want
		return now, changed(tx, c)
	})
}

func (s Standing) mayAgree(c claim, want Listing, today ukdate.Date) error {
	switch {
	case !c.Live:
		return ErrEnded
	case s.DoNotList:
		return ErrDoNotList
	case want.Until.Before(today):
		return fault.OnField("until", "in_the_past", "Enter today or a later day.")
	case want.Until.After(s.Latest):
		return fault.OnField("until", "too_late", "Enter "+s.Latest.Words()+" or an earlier day.")
	}
	return nil
}

// WithdrawListing takes the acting person off the list of a session at once; who is not on it stays so.
func (s *Service) WithdrawListing(ctx context.Context, booking uuid.UUID) error {
	return database.Do(ctx, s.db, func(tx *database.Tx) error {
		c, err := toChange(tx, booking, access.OpWithdrawListing)
		if err != nil {
			return err
		}
		done, err := tx.PGX.Exec(`DELETE FROM delegate_listings WHERE partnership_id = $1 AND booking_id = $2`, tx.Partnership(), c.ID)
		if err != nil || done.RowsAffected() == 0 {
			return err
		}
		return changed(tx, c)
	})
}

// Delegate is somebody who agreed to be listed.
type Delegate struct {
	Name   string
	Agency string
	Email  string // empty: not agreed to, or there is none
}

// DelegateList is those of one session, by name.
type DelegateList struct {
	Session   catalogue.Listing
	Delegates []Delegate
}

const delegatesSQL = `
SELECT p.name, coalesce(a.name, '') AS agency, CASE WHEN l.with_email THEN coalesce(p.email, '') ELSE '' END AS email
FROM delegate_listings l
JOIN bookings b ON b.partnership_id = l.partnership_id AND b.id = l.booking_id AND b.status = 'confirmed'
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id AND NOT p.do_not_list
     AND p.suspended_at IS NULL AND p.erased_at IS NULL
LEFT JOIN agencies a ON a.partnership_id = b.partnership_id AND a.id = b.agency_id
WHERE l.partnership_id = $1 AND b.session_id = $2 AND l.until >= $3
ORDER BY lower(p.name), b.id`

// Delegates lists who agreed, to people with a place at the session and to its trainers; fault.Missing
// for anybody else.
func (s *Service) Delegates(ctx context.Context, session uuid.UUID) (DelegateList, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (list DelegateList, err error) {
		if _, err := catalogue.SessionByID(tx, session); err != nil {
			return list, err
		}
		var held []access.Relation
		if holds, err := booking.HoldsPlace(tx, session, tx.Actor.Person); err != nil {
			return list, err
		} else if holds {
			held = append(held, access.Own)
		}
		if err := mayRead(tx, session, access.OpListDelegates, held...); err != nil {
			return list, err
		}
		if list.Session, err = s.listing(tx, session); err != nil {
			return list, err
		}
		list.Delegates, err = database.Rows[Delegate](tx, delegatesSQL, tx.Partnership(), session, ukdate.DateOf(tx.Now))
		return list, err
	})
}
