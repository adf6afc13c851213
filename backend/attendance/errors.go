package attendance

import (
	"fmt"
	"time"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// The refusals of this package.
var (
	ErrNotYetReadable = fault.New(fault.Conflict, "register_not_yet", "The register can be seen from the day before the session.")
	ErrNotYetOpen     = fault.New(fault.Conflict, "register_not_open", "The register opens shortly before the start.")
	ErrNotStarted     = fault.New(fault.Conflict, "part_not_started", "The register can be closed once the session has started.")
	ErrCancelled      = fault.New(fault.Conflict, "session_cancelled", "There is no register: this did not take place.")
	ErrClosed         = fault.New(fault.Conflict, "register_closed", "The register is closed. Open it again to take a mark away.")
	ErrRemoveClosed   = fault.New(fault.Conflict, "register_closed", "The register is closed. Open it again to take a walk-in off it.")
	ErrNotClosed      = fault.New(fault.Conflict, "register_not_closed", "The register is open already.")
	ErrReasonNeeded   = fault.OnField("reason", "reason_needed", "Say why: the register was closed with another mark.")
	ErrNotOnRegister  = fault.OnField("bookingId", "not_on_register", "Somebody in this list is not on the register of this session.")
	errNoAgency       = fault.OnField("agencyId", "no_such_agency", "Choose an agency from the list.")
)

// notYetReadable says from when the register of a session can be seen, and marked.
func notYetReadable(s catalogue.Session) error {
	marked := s.StartsAt.Add(-time.Duration(s.RegisterOpensMinutes) * time.Minute)
	return fault.New(ErrNotYetReadable.Kind, ErrNotYetReadable.Code, fmt.Sprintf(
		"The register can be seen from %s, and marked from %s.", ukdate.DateOf(readableFrom(s.StartsAt)).WordsWithDay(), ukdate.MomentWords(marked)))
}

// tooManyMinutes is the refusal of minutes that are longer than the part, length minutes.
func tooManyMinutes(seen Kind, length int) error {
	field := "minutesLate"
	if seen == LeftEarly {
		field = "minutesLeftEarly"
	}
	return fault.OnField(field, "too_many_minutes", fmt.Sprintf("This part lasts %d minutes: enter at most %d.", length, length))
}

// ofMark puts a fault of one mark of a list where it lies: marks.3.minutesLate.
func ofMark(i int, err error) error {
	f := fault.Of(err)
	if f.Kind != fault.Invalid {
		return err
	}
	var fields fault.Fields
	for _, one := range f.Fields {
		fields.Add(fmt.Sprintf("marks.%d.%s", i, one.Field), one.Code, one.Message)
	}
	return fields.Err()
}

// unmarked is the refusal to close with blanks.
func unmarked(n int) error {
	if n == 1 {
		return fault.New(fault.Conflict, "unmarked", "1 person has no mark yet.")
	}
	return fault.New(fault.Conflict, "unmarked", fmt.Sprintf("%d people have no mark yet.", n))
}
