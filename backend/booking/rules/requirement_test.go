package rules_test

import (
	"testing"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// course is a course known by the first byte of its id.
func course(n byte, title string) rules.Course {
	return rules.Course{ID: uuid.UUID{n}, Title: title}
}

func TestWhatIsLackingAndWhatWouldBeAccepted(t *testing.T) {
	level1, level2 := course(1, "Level 1"), course(2, "Level 2")
	online, abroad := course(3, "Level 1 online"), "Skills passport"
	day := ukdate.NewDate(2025, 3, 1)
	completed := func(courses ...rules.Course) rules.Completed {
		c := rules.Completed{Courses: map[uuid.UUID]ukdate.Date{}, Outside: map[string]ukdate.Date{}}
		for _, one := range courses {
			c.Courses[one.ID] = day
		}
		return c
	}
	elsewhere := completed()
	elsewhere.Outside[rules.OutsideKey("SKILLS  passport")] = day
	plain := rules.Requirement{Courses: []rules.Course{level1}}
	rich := rules.Requirement{Courses: []rules.Course{level1, online}, Outside: []string{abroad}}
	second := rules.Requirement{Courses: []rules.Course{level2}}
	for name, c := range map[string]struct {
		asked []rules.Requirement
		done  rules.Completed
		want  string
	}{
		"nothing asked":                {nil, completed(), ""},
		"nothing done":                 {[]rules.Requirement{plain}, completed(), "You need to complete “Level 1” first."},
		"nothing known at all":         {[]rules.Requirement{plain}, rules.Completed{}, "You need to complete “Level 1” first."},
		"done":                         {[]rules.Requirement{plain}, completed(level1), ""},
		"another course":               {[]rules.Requirement{plain}, completed(level2), "You need to complete “Level 1” first."},
		"the accepted course":          {[]rules.Requirement{rich}, completed(online), ""},
		"taken elsewhere":              {[]rules.Requirement{rich}, elsewhere, ""},
		"elsewhere, where not so said": {[]rules.Requirement{plain}, elsewhere, "You need to complete “Level 1” first."},
		"what else would do": {
			[]rules.Requirement{rich},
			completed(level2),
			"You need to complete “Level 1” first. In place of “Level 1” we accept “Level 1 online” or “Skills passport” taken elsewhere.",
		},
		"each line by itself": {[]rules.Requirement{rich, second}, elsewhere, "You need to complete “Level 2” first."},
		"two at once": {
			[]rules.Requirement{rich, second},
			completed(),
			"You need to complete “Level 1” and “Level 2” first. In place of “Level 1” we accept “Level 1 online” or “Skills passport” taken elsewhere.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sentence(c.asked, c.done); got != c.want {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// sentence is what somebody is told who has nothing else in the way.
func sentence(asked []rules.Requirement, done rules.Completed) string {
	f := bookable()
	f.Lacking = rules.Unmet(asked, done)
	if unmet := rules.FirstUnmet(rules.Decide(f)); unmet != nil {
		return unmet.Message
	}
	return ""
}

func TestARequirementWasMetWhenWhatItAcceptsWasLastCompleted(t *testing.T) {
	r := rules.Requirement{Courses: []rules.Course{course(1, "A"), course(2, "B")}, Outside: []string{"C"}}
	early, late := ukdate.NewDate(2024, 1, 1), ukdate.NewDate(2025, 1, 1)
	c := rules.Completed{Courses: map[uuid.UUID]ukdate.Date{{1}: early}, Outside: map[string]ukdate.Date{"c": late}}
	if on, met := r.MetOn(c); !met || on != late {
		t.Errorf("%v %v", on, met)
	}
}
