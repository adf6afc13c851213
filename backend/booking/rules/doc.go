// Package rules says what booking decides and why, as pure functions: no database, no clock, nothing
// written. What they answer depends on nothing but their arguments, so that each is a table of cases that a
// partnership's manager could check. booking reads the facts, asks here under the locks, and writes.
//
//   - May this person book? conditions.go: one ordered list, of the facts.go; audience.go (sectors, area, limits
//     per person), requirement.go (what must have been completed), breakout.go and approval.go (who is asked, until when) answer some of its lines.
//   - Who gets a place that falls free, and who is overtaken: queue.go. Until when it is offered: offer.go.
//   - Until when is cancelling in time: notice.go, by a charging policy. Until when people cancel or change by
//     themselves: self_service.go. On what terms from a session that moved: moved.go.
//
// It does not own the states of a booking (booking), how many places there are (places), or what the policy
// says (charging/policy).
package rules
