package pathway

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/booking/rules"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/people"
)

// How long the texts may be, in characters.
const (
	longestTitle   = 160
	longestSummary = 2000
)

// check tidies, and finds everything that is wrong. Faults of steps lie on steps.N.courses.M.
func check(tx *database.Tx, in *Fields) error {
	var wrong fault.Fields
	in.Title, in.Summary = strings.TrimSpace(in.Title), strings.TrimSpace(in.Summary)
	switch {
	case in.Title == "":
		wrong.Add("title", "required", "Fill this in.")
	case utf8.RuneCountInString(in.Title) > longestTitle:
		wrong.Add("title", "too_long", fmt.Sprintf("This must be %d characters or fewer.", longestTitle))
	}
	if utf8.RuneCountInString(in.Summary) > longestSummary {
		wrong.Add("summary", "too_long", fmt.Sprintf("This must be %d characters or fewer.", longestSummary))
	}
	if !slices.Contains([]Status{Draft, Published, Withdrawn}, in.Status) {
		wrong.Add("status", "unknown", "Choose a status.")
	}
	if len(in.Steps) == 0 {
		wrong.Add("steps", "required", "Add at least one step.")
	}
	slices.Sort(in.Sectors)
	in.Sectors = slices.Compact(in.Sectors)
	for i, sector := range in.Sectors {
		if !slices.Contains(people.Sectors, sector) {
			wrong.Add(fmt.Sprintf("sectors.%d", i), "unknown", "Choose one from the list.")
		}
	}
	if err := checkSteps(tx, in.Steps, &wrong); err != nil {
		return err
	}
	return wrong.Err()
}

// checkSteps: courses of the partnership, each in one step only, or it would be done twice.
func checkSteps(tx *database.Tx, steps []StepInput, wrong *fault.Fields) error {
	known, err := database.Values[uuid.UUID](tx, `SELECT id FROM courses WHERE partnership_id = $1`, tx.Partnership())
	if err != nil {
		return err
	}
	seen := map[uuid.UUID]bool{}
	for n := range steps {
		step := &steps[n]
		if len(step.Courses) == 0 {
			wrong.Add(fmt.Sprintf("steps.%d.courses", n), "required", "Choose the course.")
		}
		for m, course := range step.Courses {
			field := fmt.Sprintf("steps.%d.courses.%d", n, m)
			switch {
			case !slices.Contains(known, course):
				wrong.Add(field, "unknown", "Choose one from the list.")
			case seen[course]:
				wrong.Add(field, "twice", "This course is in the pathway already.")
			}
			seen[course] = true
		}
		step.Outside = tidy(step.Outside)
	}
	return nil
}

// tidy drops spaces, empty titles and repetitions.
func tidy(titles []string) []string {
	var kept []string
	for _, title := range titles {
		title = strings.Join(strings.Fields(title), " ")
		if title != "" && !slices.ContainsFunc(kept, func(k string) bool { return rules.OutsideKey(k) == rules.OutsideKey(title) }) {
			kept = append(kept, title)
		}
	}
	return kept
}
