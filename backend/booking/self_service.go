package booking

import (
	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// CodeSelfServiceClosed: it is too late for a delegate or their coordinator to cancel or change by
// themselves. Staff still can.
const CodeSelfServiceClosed = "self_service_closed"

// selfServiceColumns: what a session says, else its partnership; the contacts of a session stand together.
const selfServiceColumns = `coalesce(s.self_service_hours, t.self_service_hours) AS self_service_hours,
       CASE WHEN s.contact_email || s.contact_phone <> '' THEN s.contact_email ELSE t.contact_email END AS contact_email,
       CASE WHEN s.contact_email || s.contact_phone <> '' THEN s.contact_phone ELSE t.contact_phone END AS contact_phone`

func (s session) selfService() rules.SelfService {
	return rules.SelfService{Starts: s.StartsAt, Hours: s.SelfServiceHours, Email: s.ContactEmail, Phone: s.ContactPhone}
}

// askInstead is nil while whoever acts may act by themselves. Who may withdraw freely from what was moved
// may do so to the last, and who only waits, or asked, may leave at any time.
func (b *Booking) askInstead(tx *database.Tx, s rules.SelfService) *rules.AskInstead {
	staff := tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator)
	holds := b.Status == Confirmed || b.Status == Held
	if staff || !holds || b.Free(tx.Now) || s.Open(tx.Now) {
		return nil
	}
	return s.AskInstead()
}

// byThemselves is the refusal that says the same as the page: it is too late for who acts to act by
// themselves. nil while it is not.
func (b *Booking) byThemselves(tx *database.Tx, se session) error {
	instead := b.askInstead(tx, se.selfService())
	if instead == nil {
		return nil
	}
	return fault.New(fault.Conflict, CodeSelfServiceClosed, instead.Sentence())
}
