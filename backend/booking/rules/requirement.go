package rules

import (
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// Course is a course by its id and title.
type Course struct {
	ID    uuid.UUID
	Title string
}

// Requirement is one line of what must have been completed. The first course is the one asked for; the
// others, and training taken elsewhere under one of the titles, are accepted in its place.
type Requirement struct {
	Courses []Course
	Outside []string
}

// Completed is what somebody has completed, and when last: courses, and training elsewhere by OutsideKey.
type Completed struct {
	Courses map[uuid.UUID]ukdate.Date
	Outside map[string]ukdate.Date
}

// OutsideKey is what a title of training elsewhere is compared by: letter case and spaces aside.
func OutsideKey(title string) string {
	return strings.ToLower(strings.Join(strings.Fields(title), " "))
}

// MetOn returns when a requirement was last met by any of what it accepts; false where it was not.
func (r Requirement) MetOn(c Completed) (on ukdate.Date, met bool) {
	last := func(day ukdate.Date, done bool) {
		if done && (!met || day.After(on)) {
			on, met = day, true
		}
	}
	for _, course := range r.Courses {
		day, done := c.Courses[course.ID]
		last(day, done)
	}
	for _, title := range r.Outside {
		day, done := c.Outside[OutsideKey(title)]
		last(day, done)
	}
	return on, met
}

// Unmet returns the requirements of which somebody has completed nothing, in their order.
func Unmet(all []Requirement, c Completed) []Requirement {
	var unmet []Requirement
	for _, r := range all {
		if _, met := r.MetOn(c); !met {
			unmet = append(unmet, r)
		}
	}
	return unmet
}

// LackingInWords says what is missing, and what would also be accepted: nothing for nothing.
func LackingInWords(lacking []Requirement) string {
	if len(lacking) == 0 {
		return ""
	}
	names := make([]string, len(lacking))
	var accepted []string
	for i, r := range lacking {
		names[i] = r.Name()
		if others := r.acceptedInWords(); others != "" {
			accepted = append(accepted, "In place of “"+r.Name()+"” we accept "+others+".")
		}
	}
	return strings.Join(append([]string{"You need to complete " + enumerated(quoted(names), "and") + " first."}, accepted...), " ")
}

// Name is the title of the course that is asked for.
func (r Requirement) Name() string {
	if len(r.Courses) == 0 {
		return "another course"
	}
	return r.Courses[0].Title
}

func (r Requirement) acceptedInWords() string {
	var names []string
	for i, course := range r.Courses {
		if i > 0 {
			names = append(names, "“"+course.Title+"”")
		}
	}
	for _, title := range r.Outside {
		names = append(names, "“"+title+"” taken elsewhere")
	}
	return enumerated(names, "or")
}

func quoted(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = "“" + name + "”"
	}
	return all
}

// enumerated is "A, B and C".
func enumerated(words []string, conjunction string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + conjunction + " " + words[last]
}
