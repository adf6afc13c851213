package catalogue

import "github.com/turnout-uk/turnout/backend/internal/fault"

// What the state of things does not allow.
var (
	ErrSessionEnded          = fault.New(fault.Conflict, "session_ended", "This session was cancelled or did not run, so it cannot change.")
	ErrMainSessionEnded      = fault.New(fault.Conflict, "main_session_ended", "The conference of this break-out was cancelled or did not run.")
	ErrNotPublished          = fault.New(fault.Conflict, "not_published", "This session is a draft: nobody has booked it, so there is nothing to cancel.")
	ErrCourseNotPublished    = fault.New(fault.Conflict, "course_not_published", "Publish the course first.")
	ErrProgrammeNotPublished = fault.New(fault.Conflict, "programme_not_published", "Publish the programme first.")
	ErrStartsInPast          = fault.New(fault.Conflict, "starts_in_past", "This session would already have started. Choose a later date before you publish it.")
	ErrNoPlaces              = fault.New(fault.Conflict, "no_places", "Give the session at least one place before you publish it.")
	ErrAlreadyStarted        = fault.New(fault.Conflict, "already_started", "This session has started. If it did not take place, record that it did not run.")
	ErrNotStarted            = fault.New(fault.Conflict, "not_started", "This session has not started yet. Cancel it instead.")
	ErrNotADraft             = fault.New(fault.Conflict, "not_a_draft", "This session has been published, so it cannot be discarded. Cancel it instead.")
	ErrDraftInUse            = fault.New(fault.Conflict, "draft_in_use", "A break-out session or a booking belongs to this draft, so it cannot be discarded.")
	ErrAttended              = fault.New(fault.Conflict, "attended", "People were marked as having attended this session. Correct the register first.")
)
