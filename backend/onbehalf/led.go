package onbehalf

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
	"github.com/turnout-uk/turnout/backend/places"
)

// AgencyNumbers is how the training of some agencies' people stands. Attended and NoShows are registrations
// of the financial year.
type AgencyNumbers struct {
	People   int
	ComingUp int // places booked at sessions to come
	Waiting  int
	Offered  int // offers to answer
	Attended int
	NoShows  int
	Year     ukdate.FinancialYear `db:"-"`
}

// KeptForUs is places kept for agencies somebody leads, with the session.
type KeptForUs struct {
	places.Allocation
	AgencyName string
	Listing    catalogue.Listing
}

// LedView is what a coordinator sees first.
type LedView struct {
	OnBehalf bool
	Agencies []people.Named // those they lead and those below them, by name
	Numbers  AgencyNumbers
	Kept     []KeptForUs // the next release first
}

// membersOfSQL: the people who work for one of the agencies ($2) today ($3).
const membersOfSQL = `SELECT m.person_id FROM memberships m JOIN people p ON p.partnership_id = m.partnership_id AND p.id = m.person_id
	WHERE m.partnership_id = $1 AND m.agency_id = ANY($2) AND m.status = 'confirmed' AND m.from_date <= $3
	  AND (m.to_date IS NULL OR m.to_date >= $3) AND p.erased_at IS NULL AND p.suspended_at IS NULL`

const numbersSQL = `WITH us AS (` + membersOfSQL + `),
outcomes AS (SELECT o.outcome FROM registration_outcomes_of($1, ARRAY(SELECT DISTINCT b.session_id FROM bookings b
    JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id AND s.starts_at >= $5 AND s.starts_at <= $4
    WHERE b.partnership_id = $1 AND b.person_id IN (SELECT person_id FROM us))) o WHERE o.person_id IN (SELECT person_id FROM us))
SELECT (SELECT count(DISTINCT person_id) FROM us) AS people,
  count(*) FILTER (WHERE b.status IN ('confirmed', 'held') AND s.ends_at > $4) AS coming_up,
  count(*) FILTER (WHERE b.status = 'waiting' AND s.starts_at > $4) AS waiting,
  count(*) FILTER (WHERE b.status = 'offered' AND s.starts_at > $4) AS offered,
  (SELECT count(*) FROM outcomes WHERE outcome = 'attended') AS attended,
  (SELECT count(*) FROM outcomes WHERE outcome = 'no_show') AS no_shows
FROM bookings b JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
WHERE b.partnership_id = $1 AND b.person_id IN (SELECT person_id FROM us) AND NOT b.walk_in`

// Led returns what the acting coordinator sees first: of all the agencies they lead, or of one of them with
// those below it. fault.Missing for an agency they do not lead.
func (s *Service) Led(ctx context.Context, only uuid.UUID) (LedView, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (v LedView, err error) {
		led, err := people.LedAgencies(tx, uuid.Nil)
		if err != nil {
			return v, err
		}
		if v.Agencies, err = people.NamedAgencies(tx, led); err != nil {
			return v, err
		}
		shown, err := people.LedAgencies(tx, only)
		if err != nil {
			return v, err
		}
		here, err := partnership.Acting(tx)
		if err != nil {
			return v, err
		}
		v.OnBehalf = here.OnBehalf
		year := ukdate.FinancialYearAt(tx.Now)
		v.Numbers, _, err = database.One[AgencyNumbers](tx, numbersSQL, tx.Partnership(), shown, ukdate.DateOf(tx.Now), tx.Now, ukdate.StartOf(year.From()))
		if err != nil {
			return v, err
		}
		v.Numbers.Year = year
		v.Kept, err = s.keptForUs(tx, shown)
		return v, err
	})
}

// keptForUs reads the places that people of some agencies may be named into: kept for one of them, for one
// above them, or for a sector of theirs.
func (s *Service) keptForUs(tx *database.Tx, agencies []uuid.UUID) ([]KeptForUs, error) {
	kept, err := database.Rows[KeptForUs](tx, `WITH RECURSIVE above AS (
		  SELECT id, parent_id, 0 AS steps FROM agencies WHERE partnership_id = $1 AND id = ANY($2)
		  UNION SELECT a.id, a.parent_id, b.steps + 1 FROM agencies a JOIN above b ON a.id = b.parent_id
		  WHERE a.partnership_id = $1 AND b.steps < 20)
		SELECT l.*, coalesce(a.name, '') AS agency_name FROM allocations l
		JOIN sessions s ON s.partnership_id = l.partnership_id AND s.id = l.session_id AND s.status = 'published' AND s.starts_at > $3
		LEFT JOIN agencies a ON a.partnership_id = l.partnership_id AND a.id = l.agency_id
		WHERE l.partnership_id = $1 AND l.released_at IS NULL AND l.places > 0 AND (l.agency_id IN (SELECT id FROM above)
		   OR l.sector IN (SELECT sector FROM agencies WHERE partnership_id = $1 AND id = ANY($2)))
		ORDER BY l.release_at, l.id LIMIT 100`, tx.Partnership(), agencies, tx.Now)
	if err != nil || len(kept) == 0 {
		return kept, err
	}
	ids := make([]uuid.UUID, len(kept))
	for i := range kept {
		ids[i] = kept[i].SessionID
	}
	listings, err := s.catalogue.Listings(tx, ids)
	for i := range kept {
		for _, l := range listings {
			if l.ID == kept[i].SessionID {
				kept[i].Listing = l
			}
		}
	}
	return kept, err
}

// When chooses bookings by where they stand.
type When string

// What a coordinator may list.
const (
	ComingUp   When = "coming_up"
	OnTheList  When = "waiting" // requested, waiting, or with an offer
	Past       When = "past"    // over, or ended
	mostListed      = 500
)

var whenSQL = map[When]string{
	ComingUp:  `b.status IN ('confirmed', 'held') AND s.ends_at > $4 ORDER BY s.starts_at, lower(p.name), b.id`,
	OnTheList: `b.status IN ('requested', 'waiting', 'offered') AND s.ends_at > $4 ORDER BY b.status = 'offered' DESC, s.starts_at, lower(p.name), b.id`,
	Past: `(b.status NOT IN ('requested', 'waiting', 'offered', 'held', 'confirmed') OR s.ends_at <= $4)
		ORDER BY s.starts_at DESC, lower(p.name), b.id`,
}

// OfAgencies lists bookings of the people of the agencies that the acting coordinator leads, at most 500.
func (s *Service) OfAgencies(ctx context.Context, only uuid.UUID, when When) ([]booking.View, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) ([]booking.View, error) {
		led, err := people.LedAgencies(tx, only)
		if err != nil {
			return nil, err
		}
		ids, err := database.Values[uuid.UUID](tx, ofPeopleSQL+whenSQL[when]+` LIMIT $5`, tx.Partnership(), led, ukdate.DateOf(tx.Now), tx.Now, mostListed)
		if err != nil {
			return nil, err
		}
		return s.booking.Views(tx, ids)
	})
}

const ofPeopleSQL = `SELECT b.id FROM bookings b
JOIN people p ON p.partnership_id = b.partnership_id AND p.id = b.person_id
JOIN sessions s ON s.partnership_id = b.partnership_id AND s.id = b.session_id
WHERE b.partnership_id = $1 AND b.person_id IN (` + membersOfSQL + `) AND `

// OfColleague returns somebody of an agency the acting coordinator leads with their bookings: to come,
// waiting, and the rest, latest first.
func (s *Service) OfColleague(ctx context.Context, person uuid.UUID) (c people.Colleague, comingUp, waiting, past []booking.View, err error) {
	err = database.Do(ctx, s.db, func(tx *database.Tx) (err error) {
		comingUp, waiting, past = nil, nil, nil
		if c, err = people.ColleagueByID(tx, person); err != nil {
			return err
		}
		all, err := s.booking.ByPerson(tx, person)
		for _, v := range all {
			switch {
			case !v.Status.Live() || !v.Listing.EndsAt.After(tx.Now):
				past = append(past, v)
			case v.Status == booking.Confirmed || v.Status == booking.Held:
				comingUp = append(comingUp, v)
			default:
				waiting = append(waiting, v)
			}
		}
		return err
	})
	slices.SortStableFunc(comingUp, booking.SoonestFirst)
	slices.SortStableFunc(waiting, booking.SoonestFirst)
	slices.SortStableFunc(past, booking.LatestFirst)
	return c, comingUp, waiting, past, err
}
