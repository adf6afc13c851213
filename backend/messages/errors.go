package messages

import "github.com/turnout-uk/turnout/backend/internal/fault"

// Refusals.
var (
	ErrTrainersMayNot = fault.New(fault.Forbidden, "trainers_may_not", "Ask the partnership to write to the people of this session: here trainers do not.")
	ErrNobody         = fault.New(fault.Conflict, "nobody", "There is nobody to write to.")
	ErrNoAddress      = fault.New(fault.Conflict, "no_address", "There is no e-mail address of yours to send a test to.")
)
