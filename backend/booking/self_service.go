package booking

import (
	"fmt"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// CodeSelfServiceClosed: it is too late for a delegate or their coordinator to cancel or change by
// themselves. Staff still can.
const CodeSelfServiceClosed = "self_service_closed"

// AskInstead is whom a delegate or their coordinator asks once it is too late to act by themselves.
type AskInstead struct {
	Message string // why
	Email   string
	Phone   string
}

// selfServiceColumns: what a session says, else its partnership; the contacts of a session stand together.
const selfServiceColumns = `coalesce(s.self_service_hours, t.self_service_hours) AS self_service_hours,
       CASE WHEN s.contact_email || s.contact_phone <> '' THEN s.contact_email ELSE t.contact_email END AS contact_email,
       CASE WHEN s.contact_email || s.contact_phone <> '' THEN s.contact_phone ELSE t.contact_phone END AS contact_phone`

// SelfServiceOpen reports whether who holds a place may still cancel or change it by themselves: until so
// many hours before the start. With none it is until the start, and starting says more than this does.
func SelfServiceOpen(now, starts time.Time, hours int) bool {
	return hours == 0 || now.Before(starts.Add(-time.Duration(hours)*time.Hour)) || !now.Before(starts)
}

// askInstead is nil while whoever acts may act by themselves. Who may withdraw freely from what was moved
// may do so to the last, and who only waits, or asked, may leave at any time.
func (b *Booking) askInstead(tx *database.Tx, se session) *AskInstead {
	staff := tx.Actor.Has(actor.Staff) || tx.Actor.Has(actor.Administrator)
	holds := b.Status == Confirmed || b.Status == Held
	if staff || !holds || b.Free(tx.Now) || SelfServiceOpen(tx.Now, se.StartsAt, se.SelfServiceHours) {
		return nil
	}
	return &AskInstead{
		Message: fmt.Sprintf("It starts in less than %s, so it can no longer be cancelled or changed here.", hoursInWords(se.SelfServiceHours)),
		Email:   se.ContactEmail, Phone: se.ContactPhone,
	}
}

func hoursInWords(hours int) string {
	switch {
	case hours == 1:
		return "an hour"
	case hours%24 == 0 && hours > 24:
		return fmt.Sprintf("%d days", hours/24)
	}
	return fmt.Sprintf("%d hours", hours)
}

// refusal is the fault that says the same as the page.
func (a *AskInstead) refusal() error {
	return fault.New(fault.Conflict, CodeSelfServiceClosed, a.Message+" "+a.contact())
}

func (a *AskInstead) contact() string {
	switch {
	case a.Email != "" && a.Phone != "":
		return "Write to " + a.Email + " or ring " + a.Phone + "."
	case a.Email != "":
		return "Write to " + a.Email + "."
	case a.Phone != "":
		return "Ring " + a.Phone + "."
	}
	return "Ask the partnership."
}
