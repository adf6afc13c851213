package pathway_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/pathway"
)

func of(courses ...byte) rules.Requirement {
	r := rules.Requirement{}
	for _, c := range courses {
		r.Courses = append(r.Courses, rules.Course{ID: uuid.UUID{c}, Title: string('A' + rune(c) - 1)})
	}
	return r
}

// Level 1 (A), level 2 (B or C online, or taken elsewhere), working together (D, which asks for B or C).
func TestWhatIsNextForMe(t *testing.T) {
	second := of(2, 3)
	second.Outside = []string{"Passport"}
	steps := []rules.Requirement{of(1), second, of(4)}
	asks := map[uuid.UUID][]rules.Requirement{{4}: {of(2, 3)}}
	day := ukdate.NewDate(2025, 5, 1)
	for name, c := range map[string]struct {
		done      []byte
		elsewhere string
		booked    []byte
		want      []pathway.State
		where     int
	}{
		"a newcomer":                       {nil, "", nil, []pathway.State{pathway.Next, pathway.Later, pathway.Later}, 0},
		"the first is booked":              {nil, "", []byte{1}, []pathway.State{pathway.Booked, pathway.Next, pathway.Later}, 1},
		"the first is done":                {[]byte{1}, "", nil, []pathway.State{pathway.Done, pathway.Next, pathway.Later}, 1},
		"the second was done before":       {[]byte{2}, "", nil, []pathway.State{pathway.Next, pathway.Done, pathway.Later}, 0},
		"the online course does as well":   {[]byte{1, 3}, "", nil, []pathway.State{pathway.Done, pathway.Done, pathway.Next}, 2},
		"two are booked":                   {nil, "", []byte{1, 2}, []pathway.State{pathway.Booked, pathway.Booked, pathway.Later}, 2},
		"the last is blocked all the same": {[]byte{1}, "passport", nil, []pathway.State{pathway.Done, pathway.Done, pathway.Later}, 2},
		"everything done":                  {[]byte{1, 2, 4}, "", nil, []pathway.State{pathway.Done, pathway.Done, pathway.Done}, 3},
		"done, and booked again":           {[]byte{1, 2, 4}, "", []byte{1}, []pathway.State{pathway.Done, pathway.Done, pathway.Done}, 3},
		"the rest is booked":               {[]byte{1}, "", []byte{2, 4}, []pathway.State{pathway.Done, pathway.Booked, pathway.Booked}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := pathway.Standing{Completed: rules.Completed{Courses: map[uuid.UUID]ukdate.Date{}, Outside: map[string]ukdate.Date{}}, Booked: map[uuid.UUID]pathway.Booking{}}
			for _, n := range c.done {
				s.Completed.Courses[uuid.UUID{n}] = day
			}
			if c.elsewhere != "" {
				s.Completed.Outside[c.elsewhere] = day
			}
			for _, n := range c.booked {
				s.Booked[uuid.UUID{n}] = pathway.Booking{CourseID: uuid.UUID{n}, StartsAt: time.Date(2025, 7, int(n), 9, 0, 0, 0, time.UTC)}
			}
			followed := pathway.Follow(steps, asks, s)
			var got []pathway.State
			for _, step := range followed {
				got = append(got, step.State)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
			if where := pathway.Where(followed); where != c.where {
				t.Errorf("at step %d, want %d", where, c.where)
			}
		})
	}
}

func TestABlockedStepSaysWhatMustComeBefore(t *testing.T) {
	asks := map[uuid.UUID][]rules.Requirement{{4}: {of(2)}}
	followed := pathway.Follow([]rules.Requirement{of(4)}, asks, pathway.Standing{})
	if step := followed[0]; step.State != pathway.Later || len(step.Lacking) != 1 || step.Lacking[0].Name() != "B" {
		t.Errorf("%+v", step)
	}
	either := pathway.Follow([]rules.Requirement{of(4, 5)}, asks, pathway.Standing{})
	if step := either[0]; step.State != pathway.Next || len(step.Open) != 1 || step.Open[0] != (uuid.UUID{5}) || step.Lacking != nil {
		t.Errorf("%+v", step)
	}
}
