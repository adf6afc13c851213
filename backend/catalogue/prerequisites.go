package catalogue

import (
	"fmt"
	"strings"

	"github.com/google/uuid"
)

// Chain returns a way from a course back to itself along "is required by", as the courses on the way,
// ends included; nil when there is none. needs says which courses each course asks for, as any
// alternative. A circle is refused even where another alternative leads around it: who came that way
// has the rest already, so the circle only confuses.
func Chain(course uuid.UUID, needs map[uuid.UUID][]uuid.UUID) []uuid.UUID {
	visited := map[uuid.UUID]bool{}
	var follow func(at uuid.UUID) []uuid.UUID
	follow = func(at uuid.UUID) []uuid.UUID {
		for _, next := range needs[at] {
			if next == course {
				return []uuid.UUID{at, course}
			}
			if visited[next] {
				continue
			}
			visited[next] = true
			if rest := follow(next); rest != nil {
				return append([]uuid.UUID{at}, rest...)
			}
		}
		return nil
	}
	return follow(course)
}

// prerequisites must be courses of the partnership, not the course itself, and lead to no circle.
// Faults lie on prerequisites.N.courses.M. Every course is locked, so that two changes at once cannot close a
// circle between them.
func (c *inputCheck) prerequisites(course uuid.UUID, lines []RequirementInput) {
	if len(lines) == 0 || c.err != nil {
		return
	}
	titles, needs, err := lockCourses(c.tx)
	if err != nil {
		c.err = err
		return
	}
	for n, line := range lines {
		for m, required := range line.Courses {
			field := fmt.Sprintf("prerequisites.%d.courses.%d", n, m)
			needs[course] = []uuid.UUID{required}
			switch title, known := titles[required]; {
			case required == course:
				c.fields.Add(field, "own_course", "A course cannot ask for itself.")
			case !known:
				c.fields.Add(field, "unknown", "Choose one from the list.")
			default:
				if way := Chain(course, needs); way != nil {
					c.fields.Add(field, "circle", fmt.Sprintf("“%s” already asks for this course: %s.", title, inWords(way[1:], titles)))
				}
			}
		}
	}
}

// inWords: A needs B, which needs C. The last is the course in hand.
func inWords(way []uuid.UUID, titles map[uuid.UUID]string) string {
	names := make([]string, len(way))
	for i, id := range way {
		names[i] = "“" + titles[id] + "”"
	}
	names[len(names)-1] = "this one"
	return strings.Join(names, " needs ")
}

// requirementTexts tidies: titles are trimmed, repetitions dropped. Faults lie on NAME.N.courses and
// NAME.N.outside.M.
func (c *inputCheck) requirementTexts(name string, all []RequirementInput) {
	for n := range all {
		r := &all[n]
		if len(r.Courses) == 0 {
			c.fields.Add(fmt.Sprintf("%s.%d.courses", name, n), "required", "Choose the course.")
		}
		r.Courses = withoutRepetition(r.Courses, func(id uuid.UUID) uuid.UUID { return id })
		for m := range r.Outside {
			r.Outside[m] = strings.Join(strings.Fields(r.Outside[m]), " ")
			textCheck{&c.fields}.required(fmt.Sprintf("%s.%d.outside.%d", name, n, m), &r.Outside[m], 160)
		}
		r.Outside = withoutRepetition(r.Outside, strings.ToLower)
	}
}
