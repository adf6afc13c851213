package attendance_test

import (
	"testing"

	"github.com/turnout-uk/turnout/backend/attendance"
)

func minutes(n int) *int { return &n }

func TestPartAttended(t *testing.T) {
	for name, c := range map[string]struct {
		kind        attendance.Kind
		late, early *int
		minimum     *int
		want        bool
	}{
		"present":                             {attendance.Present, nil, nil, minutes(150), true},
		"late, within the minimum":            {attendance.Late, minutes(30), nil, minutes(150), true},
		"late, one minute short":              {attendance.Late, minutes(31), nil, minutes(150), false},
		"late, minutes not known":             {attendance.Late, nil, nil, minutes(150), true},
		"left early, no minimum":              {attendance.LeftEarly, nil, minutes(170), nil, true},
		"left early, short":                   {attendance.LeftEarly, nil, minutes(60), minutes(150), false},
		"late and left early, exactly enough": {attendance.Late, minutes(15), minutes(15), minutes(150), true},
		"absent":                              {attendance.Absent, nil, nil, nil, false},
		"excused":                             {attendance.Excused, nil, nil, nil, false},
		"refused at the door":                 {attendance.Refused, nil, nil, nil, false},
	} {
		if got := attendance.PartAttended(c.kind, 180, c.late, c.early, c.minimum); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}

func TestCompleted(t *testing.T) {
	there, away := attendance.PartResult{Closed: true, Attended: true, Minutes: 180}, attendance.PartResult{Closed: true}
	open := attendance.PartResult{Attended: true, Minutes: 180}
	for name, c := range map[string]struct {
		rule   string
		needed *int
		parts  []attendance.PartResult
		want   bool
	}{
		"all parts, both":             {"all_parts", nil, []attendance.PartResult{there, there}, true},
		"day 1 present, day 2 absent": {"all_parts", nil, []attendance.PartResult{there, away}, false},
		"one register still open":     {"all_parts", nil, []attendance.PartResult{there, open}, false},
		"minutes, exactly enough":     {"minutes", minutes(180), []attendance.PartResult{there, away}, true},
		"minutes, too few":            {"minutes", minutes(181), []attendance.PartResult{there, away}, false},
		"no rule, attended something": {"none", nil, []attendance.PartResult{there, away}, true},
		"no rule, attended nothing":   {"none", nil, []attendance.PartResult{away}, false},
		"every part cancelled":        {"all_parts", nil, nil, false},
	} {
		if got := attendance.Completed(c.rule, c.needed, c.parts); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
