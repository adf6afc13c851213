package rules

import (
	"time"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Asks is whose approval a course asks for.
type Asks string

// Whom a course may ask.
const (
	AsksNobody      Asks = "none"
	AsksDeclaration Asks = "declaration" // the person declares that they may come
	AsksManager     Asks = "line_manager"
	AsksCoordinator Asks = "coordinator"
)

// OfOthers reports whether somebody else decides: until then there is a request, which uses no place.
func (a Asks) OfOthers() bool { return a == AsksManager || a == AsksCoordinator }

// SelfEmployed is the sector whose people have no manager to ask.
const SelfEmployed = "self_employed_and_carers"

// AskedOf is whose approval a course asks of somebody who books for an agency of a sector (empty: not known
// yet). A break-out is chosen by somebody whose place at the conference was approved.
func AskedOf(course Asks, breakOut bool, sector string) Asks {
	switch {
	case breakOut || course == "":
		return AsksNobody
	case course.OfOthers() && sector == SelfEmployed:
		return AsksDeclaration
	}
	return course
}

// ApprovalDeadlines is when an approver who was asked at an instant is reminded, and when the request
// ends: after so many working days at the same time of day, but no later than the session starts. The
// reminder comes after half of those days, or else half way to the end.
func ApprovalDeadlines(asked time.Time, days int, starts time.Time, calendar ukdate.Calendar) (remind, expires time.Time) {
	expires = after(asked, days, calendar)
	if days > 1 && expires.Before(starts) {
		return after(asked, days/2, calendar).UTC(), expires.UTC()
	}
	if expires.After(starts) {
		expires = starts
	}
	return asked.Add(expires.Sub(asked) / 2).UTC(), expires.UTC()
}

// after is the same time of day, some working days later.
func after(t time.Time, days int, calendar ukdate.Calendar) time.Time {
	for range days {
		t = calendar.NextWorkingDay(t)
	}
	return t
}
