package attendance

import "time"

// Kind is a mark on the register.
type Kind string

// The marks. Refused is turned away at the door: absent, for that reason.
const (
	Present   Kind = "present"
	Late      Kind = "late"
	LeftEarly Kind = "left_early"
	Absent    Kind = "absent"
	Excused   Kind = "excused"
	Refused   Kind = "refused"
)

// ThereForPart reports whether the mark says that the person was in the room at all.
func (k Kind) ThereForPart() bool { return k == Present || k == Late || k == LeftEarly }

// Minutes is how long somebody was at a part that lasts length minutes; known is false where a late
// arrival or early leaving was marked without its minutes.
func Minutes(k Kind, length int, late, leftEarly *int) (minutes int, known bool) {
	if !k.ThereForPart() {
		return 0, true
	}
	if k == Late && late == nil || k == LeftEarly && leftEarly == nil {
		return 0, false
	}
	return max(0, length-value(late)-value(leftEarly)), true
}

// PartAttended: present, late or left early and, where the minutes are known, at least the course's
// minimum (nil: any attendance counts).
func PartAttended(k Kind, length int, late, leftEarly, minimum *int) bool {
	if !k.ThereForPart() {
		return false
	}
	minutes, known := Minutes(k, length, late, leftEarly)
	return minimum == nil || !known || minutes >= *minimum
}

// PartResult is what a closed part says of one person.
type PartResult struct {
	Closed   bool
	Attended bool
	Minutes  int // 0 where not known
}

// Completed reports whether the course's certificate rule is met by the parts that were not
// cancelled: all of them attended, or minutes enough. Without a rule, having attended is enough. No
// part may still be open.
func Completed(rule string, needed *int, parts []PartResult) bool {
	attended, minutes := 0, 0
	for _, p := range parts {
		if !p.Closed {
			return false
		}
		if p.Attended {
			attended++
			minutes += p.Minutes
		}
	}
	switch {
	case attended == 0:
		return false
	case rule == "all_parts":
		return attended == len(parts)
	case rule == "minutes":
		return needed != nil && minutes >= *needed
	}
	return true
}

// lateBy is what the clock says of somebody who comes in now; nil outside the part's own time, when
// nobody knows.
func lateBy(now, starts, ends time.Time) *int {
	if now.Before(starts) || now.After(ends) {
		return nil
	}
	m := int(now.Sub(starts) / time.Minute)
	return &m
}

// leftBy is what the clock says of somebody who leaves now.
func leftBy(now, starts, ends time.Time) *int {
	if now.Before(starts) || now.After(ends) {
		return nil
	}
	m := int((ends.Sub(now) + time.Minute - 1) / time.Minute)
	return &m
}

func value(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}
