package rules

import (
	"time"

	"github.com/turnout-uk/turnout/backend/charging/policy"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// InTimeUntil is until when cancelling is in time, by a policy's notice. Notice is counted to the session's
// start, or to the kindest of those its holder was told of.
func InTimeUntil(notice policy.Notice, session policy.Session, calendar ukdate.Calendar) policy.Deadline {
	return policy.LastInTime(policy.Effective(notice, policy.Notice{}, session), session, calendar)
}

// Kinder is the start that notice is counted to: the later of the session's own and the latest its holder was
// told of (nil: it never moved).
func Kinder(starts time.Time, told *time.Time) time.Time {
	if told != nil && told.After(starts) {
		return *told
	}
	return starts
}

// ClassOf says in time or late; or by the provider, while a holder whose session was moved may withdraw freely.
func ClassOf(notice policy.Notice, session policy.Session, at time.Time, freely bool, calendar ukdate.Calendar) policy.Class {
	return policy.Classify(policy.Effective(notice, policy.Notice{}, session), session, at, freely, calendar)
}
