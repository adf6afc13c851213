package booking

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// facts are what the rules ask about one claimant and one session, and the room at each seat they speak of.
type facts struct {
	rules.Facts
	openings []places.Opening
}

// facts turns what was read into what the conditions ask. It reads once more only where a session is
// closed to all but one agency, a visitor asks, or places are kept for some. agency is the one the
// place is for; nil where that is not known yet.
func (g gathered) facts(tx *database.Tx, ps []*places.Place, agency *uuid.UUID) (f facts, err error) {
	f.Facts = rules.Facts{
		Now: tx.Now, SignedIn: tx.Actor.Account != uuid.Nil || tx.Actor.Person != uuid.Nil, Registered: g.person.ID != uuid.Nil && g.person.SuspendedAt == nil,
		Agencies: g.members, Lacking: lacking(g.asked), Already: g.live != nil, Clash: g.clash,
		Visitor: g.person.HomePartnershipID != nil, OpenToAll: g.session.OpenTo == "everyone",
		Asks: g.asks(agency), Sectors: g.session.Sectors, InAreaOnly: g.session.InAreaOnly,
	}
	if g.person.Email != nil {
		f.Email = *g.person.Email
	}
	if f.openings, err = openingsFor(tx, ps, agency); err != nil {
		return f, err
	}
	f.seats()
	if f.BreakOut, err = g.breakOut(tx); err != nil {
		return f, err
	}
	if f.Limits, err = g.limits(tx); err != nil {
		return f, err
	}
	if g.session.OnlyAgencyID != nil {
		f.Closed, f.ClosedFor = true, g.session.OnlyAgency
		f.ClosedToMe, err = ask(tx, closedToMeSQL, tx.Partnership(), *g.session.OnlyAgencyID, g.person.ID)
	}
	if err == nil && f.Visitor && g.session.OpenTo == "listed" {
		f.OpenToAll, err = ask(tx, welcomesSQL, tx.Partnership(), *g.session.EventID, *g.person.HomePartnershipID)
	}
	return f, err
}

// seats says when and whether places can be had, of all the seats there are: the first says when, for it is
// the same at every one.
func (f *facts) seats() {
	for i, o := range f.openings {
		if p := o.Place; i == 0 {
			f.Window = &rules.Window{Published: p.Status == "published", Opens: p.OpensAt, Closes: p.ClosesAt, Starts: p.StartsAt}
		}
		f.HasRoom = f.HasRoom || o.HasRoomNow(f.Now)
		f.ListOpen = f.ListOpen || o.Place.ListOpen(f.Now)
	}
}

func openingsFor(tx *database.Tx, ps []*places.Place, agency *uuid.UUID) ([]places.Opening, error) {
	openings := make([]places.Opening, len(ps))
	for i, p := range ps {
		var err error
		if openings[i], err = places.OpeningFor(tx, p, agency); err != nil {
			return nil, err
		}
	}
	return openings, nil
}

// agency is the one a claim is for, as far as it is known before the person has been asked: the one that
// was named, or the only one there is.
func (g gathered) agency(named *uuid.UUID) *uuid.UUID {
	if named == nil && len(g.members) == 1 {
		return &g.members[0].AgencyID
	}
	return named
}

func ask(tx *database.Tx, sql string, args ...any) (yes bool, err error) {
	err = tx.PGX.QueryRow(sql, args...).Scan(&yes)
	return yes, err
}

func londonDate(t time.Time) ukdate.Date { return ukdate.DateOf(t) }

func errStale(b *Booking, from Status) error {
	return fmt.Errorf("booking: %s was no longer %s when it was saved: changed without the lock", b.ID, from)
}
