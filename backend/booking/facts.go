package booking

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

// facts turns what was read into what the conditions ask. It reads once more only where a session is
// closed to all but one agency, or a visitor asks.
func (g gathered) facts(tx *database.Tx, ps []*places.Place) (Facts, error) {
	f := Facts{
		Now: tx.Now, SignedIn: tx.Actor.Account != uuid.Nil, Registered: g.person.ID != uuid.Nil && g.person.SuspendedAt == nil,
		Agencies: g.members, Lacking: g.lacking, Already: g.live != nil, Clash: g.clash, Places: ps,
		Visitor: g.person.HomePartnershipID != nil, OpenToAll: g.session.OpenTo == "everyone",
	}
	var err error
	if g.session.OnlyAgencyID != nil {
		f.Closed, f.ClosedFor = true, g.session.OnlyAgency
		f.ClosedToMe, err = ask(tx, closedToMeSQL, tx.Partnership(), *g.session.OnlyAgencyID, g.person.ID)
	}
	if err == nil && f.Visitor && g.session.OpenTo == "listed" {
		f.OpenToAll, err = ask(tx, welcomesSQL, tx.Partnership(), *g.session.EventID, *g.person.HomePartnershipID)
	}
	return f, err
}

func ask(tx *database.Tx, sql string, args ...any) (yes bool, err error) {
	err = tx.PGX.QueryRow(sql, args...).Scan(&yes)
	return yes, err
}

func londonDate(t time.Time) ukdate.Date { return ukdate.DateOf(t) }

func errStale(b *Booking, from Status) error {
	return fmt.Errorf("booking: %s was no longer %s when it was saved: changed without the lock", b.ID, from)
}
