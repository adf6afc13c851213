package messages_test

import (
	"testing"
	"time"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/messages"
)

func TestMomentsKeepLondonsClockOverItsChanges(t *testing.T) {
	before := func(kind messages.Kind, amount int, unit messages.Unit) messages.Rule {
		return messages.Rule{Kind: kind, Timing: messages.Before, Amount: amount, Unit: unit}
	}
	part := func(from, to string) messages.Part {
		return messages.Part{StartsAt: fixture.London(from), EndsAt: fixture.London(to)}
	}
	june := part("2025-06-10 09:30", "2025-06-10 12:30")
	for name, c := range map[string]struct {
		rule  messages.Rule
		parts []messages.Part
		want  []string
	}{
		"five days before":                            {before(messages.Joining, 5, messages.Days), []messages.Part{june}, []string{"2025-06-05 09:30"}},
		"two hours before":                            {before(messages.Reminder, 2, messages.Hours), []messages.Part{june}, []string{"2025-06-10 07:30"}},
		"days over the night clocks go forward":       {before(messages.Reminder, 2, messages.Days), []messages.Part{part("2025-03-31 09:30", "2025-03-31 12:00")}, []string{"2025-03-29 09:30"}},
		"days over the night clocks go back":          {before(messages.Reminder, 1, messages.Days), []messages.Part{part("2025-10-26 09:30", "2025-10-26 12:00")}, []string{"2025-10-25 09:30"}},
		"hours over the night clocks go back":         {before(messages.Reminder, 24, messages.Hours), []messages.Part{part("2025-10-26 09:30", "2025-10-26 12:00")}, []string{"2025-10-25 10:30"}},
		"a day before, at a time that is not":         {before(messages.Reminder, 1, messages.Days), []messages.Part{part("2025-03-31 01:30", "2025-03-31 02:00")}, []string{"2025-03-30 02:30"}},
		"instructions once, before the first":         {before(messages.Joining, 1, messages.Days), []messages.Part{june, part("2025-06-17 09:30", "2025-06-17 12:30")}, []string{"2025-06-09 09:30"}},
		"a reminder before each part":                 {before(messages.Reminder, 1, messages.Days), []messages.Part{june, part("2025-06-17 09:30", "2025-06-17 12:30")}, []string{"2025-06-09 09:30", "2025-06-16 09:30"}},
		"three days after the end of the last":        {messages.Rule{Kind: messages.After, Timing: messages.AfterEnd, Amount: 3, Unit: messages.Days}, []messages.Part{june, part("2025-06-17 09:30", "2025-06-17 12:30")}, []string{"2025-06-20 12:30"}},
		"a change has no moment":                      {messages.Rule{Kind: messages.Joining, Timing: messages.OnChange}, []messages.Part{june}, nil},
		"a session all of whose parts are called off": {before(messages.Reminder, 1, messages.Days), nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := messages.Moments([]messages.Rule{c.rule}, c.parts)
			if len(got) != len(c.want) {
				t.Fatalf("%d moments, want %v", len(got), c.want)
			}
			for i, m := range got {
				if want := fixture.London(c.want[i]); !m.At.Equal(want) {
					t.Errorf("at %s, want %s", m.At, want)
				}
			}
		})
	}
}

func TestWhetherAMomentsMessageIsWritten(t *testing.T) {
	start := fixture.London("2025-06-10 09:30")
	at := start.AddDate(0, 0, -2)
	long, day := at.AddDate(0, -1, 0), 24*time.Hour
	for name, c := range map[string]struct {
		kind                    messages.Kind
		late                    messages.Late
		confirmed, planned, now time.Time
		want                    bool
	}{
		"before its moment: not yet":                        {messages.Reminder, messages.SendLate, long, long, at.Add(-time.Second), false},
		"at its moment":                                     {messages.Reminder, messages.SkipLate, long, long, at, true},
		"the worker was away for a day":                     {messages.Reminder, messages.SkipLate, long, long, at.Add(day), true},
		"once it has begun: never":                          {messages.Reminder, messages.SendLate, long, long, start, false},
		"booked after it: how to join, straight away":       {messages.Joining, messages.SkipLate, at.Add(time.Hour), long, at.Add(time.Hour), true},
		"booked after it: no reminder of what is just said": {messages.Reminder, messages.SendLate, at.Add(time.Hour), long, at.Add(time.Hour), false},
		"moved so that it is past: sent by setting":         {messages.Reminder, messages.SendLate, long, at.Add(time.Hour), at.Add(2 * time.Hour), true},
		"moved so that it is past: left out by setting":     {messages.Joining, messages.SkipLate, long, at.Add(time.Hour), at.Add(2 * time.Hour), false},
		"booked after the move":                             {messages.Joining, messages.SkipLate, at.Add(2 * time.Hour), at.Add(time.Hour), at.Add(2 * time.Hour), true},
		"moved before its moment":                           {messages.Reminder, messages.SkipLate, long, at.Add(-time.Hour), at, true},
	} {
		t.Run(name, func(t *testing.T) {
			rule := messages.Rule{Kind: c.kind, Timing: messages.Before, Amount: 2, Unit: messages.Days, Late: c.late}
			m := messages.Moments([]messages.Rule{rule}, []messages.Part{{StartsAt: start, EndsAt: start.Add(time.Hour)}})[0]
			if got := m.Falls(c.confirmed, c.planned, c.now); got != c.want {
				t.Errorf("%t, want %t", got, c.want)
			}
		})
	}
}

func TestNextDigest(t *testing.T) {
	for name, c := range map[string]struct {
		choice      messages.Digest
		after, want string
	}{
		"weekly, on a Tuesday":            {messages.Weekly, "2025-06-03 10:00", "2025-06-09 08:00"},
		"weekly, early on a Monday":       {messages.Weekly, "2025-06-02 07:59", "2025-06-02 08:00"},
		"weekly, on Monday at eight":      {messages.Weekly, "2025-06-02 08:00", "2025-06-09 08:00"},
		"daily":                           {messages.Daily, "2025-06-02 08:00", "2025-06-03 08:00"},
		"daily, the night clocks go back": {messages.Daily, "2025-10-25 09:00", "2025-10-26 08:00"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := messages.NextDigest(c.choice, fixture.London(c.after)); !got.Equal(fixture.London(c.want)) {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
	if !messages.NextDigest(messages.Off, fixture.Now).IsZero() {
		t.Error("a digest that is off")
	}
}
