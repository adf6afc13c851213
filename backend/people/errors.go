package people

import "github.com/turnout-uk/turnout/backend/internal/fault"

// Faults of this package. Those on a field name it; the rest are conflicts.
var (
	ErrEmailTaken    = onField("email", "email_taken", "Somebody here already has this email address.")
	ErrKeyTaken      = onField("code", "code_taken", "Somebody here already has this key.")
	ErrRegistered    = fault.New(fault.Conflict, "already_registered", "You are already registered here.")
	ErrSuspended     = fault.New(fault.Forbidden, "suspended", "Your access here is suspended. Ask the partnership's team.")
	ErrNoSuchAgency  = onField("agencyId", "no_such_agency", "Choose an agency from the list.")
	ErrAgencyClosed  = onField("agencyId", "agency_closed", "This agency is closed. Choose another.")
	ErrAlreadyMember = fault.New(fault.Conflict, "already_member", "This person already belongs to this agency.")
	ErrDecided       = fault.New(fault.Conflict, "already_decided", "Somebody has decided this already.")
	ErrEnded         = fault.New(fault.Conflict, "already_ended", "This membership has already ended.")
	ErrOwnBarred     = fault.New(fault.Conflict, "own_suspension", "You cannot suspend yourself.")
	ErrLastAdmin     = fault.New(fault.Conflict, "last_administrator", "This partnership would be left without an administrator.")
	ErrAdminOnly     = fault.New(fault.Forbidden, "administrator_only", "Only an administrator can change this for an administrator.")
	ErrGranted       = fault.New(fault.Conflict, "already_granted", "This person already has this role.")
	ErrUnfit         = fault.New(fault.Conflict, "person_suspended", "This person is suspended.")
)

func onField(field, code, message string) *fault.Error {
	f := fault.OnField(field, code, message)
	f.Code = code
	return f
}
