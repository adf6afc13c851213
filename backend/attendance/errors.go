package attendance

import (
	"fmt"

	"github.com/turnout-uk/turnout/backend/internal/fault"
)

// The refusals of this package.
var (
	ErrNotYetReadable = fault.New(fault.Conflict, "register_not_yet", "The register can be seen from the day before the session.")
	ErrNotYetOpen     = fault.New(fault.Conflict, "register_not_open", "The register opens shortly before the start.")
	ErrNotStarted     = fault.New(fault.Conflict, "part_not_started", "The register can be closed once the session has started.")
	ErrCancelled      = fault.New(fault.Conflict, "session_cancelled", "There is no register: this did not take place.")
	ErrClosed         = fault.New(fault.Conflict, "register_closed", "The register is closed. Open it again to take a mark away.")
	ErrNotClosed      = fault.New(fault.Conflict, "register_not_closed", "The register is open already.")
	ErrReasonNeeded   = fault.OnField("reason", "reason_needed", "Say why: the register was closed with another mark.")
	ErrNotOnRegister  = fault.OnField("marks", "not_on_register", "Somebody in this list is not on the register of this session.")
	errNoAgency       = fault.OnField("agencyId", "no_such_agency", "Choose an agency from the list.")
	ErrMinutes        = fault.OnField("marks", "too_many_minutes", "The minutes are longer than the session.")
)

// unmarked is the refusal to close with blanks.
func unmarked(n int) error {
	if n == 1 {
		return fault.New(fault.Conflict, "unmarked", "1 person has no mark yet.")
	}
	return fault.New(fault.Conflict, "unmarked", fmt.Sprintf("%d people have no mark yet.", n))
}
