package imports

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

const coursesAre = "The syllabuses that sessions are runnings of."

var (
	formats   = []string{string(catalogue.InPerson), string(catalogue.Virtual), string(catalogue.Blended)}
	durations = []string{string(catalogue.Bitesize), string(catalogue.HalfDay), string(catalogue.FullDay), string(catalogue.SeveralDays)}
	approvals = []string{string(catalogue.NoApproval), string(catalogue.ByDeclaration), string(catalogue.ByLineManager), string(catalogue.ByCoordinator)}
	rules     = []string{string(catalogue.AllParts), string(catalogue.ByMinutes), string(catalogue.NoCertificate)}
)

var courseColumns = []Column{
	{"code", true, "Your own short reference. Sessions name the course by it.", "NEG-3"},
	{"title", true, "As people search for it.", "Working with neglect"},
	{"format", true, "How it is usually held: " + list(formats) + ".", "in_person"},
	{"duration_class", true, "How long it is: " + list(durations) + ".", "half_day"},
	{"summary", false, "One or two sentences.", "Recognising neglect early and acting together."},
	{"outcomes", false, "What people can do afterwards.", "Use the graded care profile."},
	{"audience", false, "Whom it is for.", "Everyone who works with families"},
	{"level_tags", false, "Levels of any scheme, several separated by |.", "Level 3|Group 4"},
	{"priorities", false, "Themes with the financial year they belong to, several separated by |.", "2024-25 Neglect|2025-26 Neglect"},
	{"cpd_minutes", false, "Minutes of continuing professional development; empty is 0.", "180"},
	{"minimum_minutes", false, "Minutes of a part somebody must be there for to have attended it; empty: any attendance counts.", "120"},
	{"certificate_rule", false, "What completes the course: " + list(rules) + "; empty is all_parts.", "all_parts"},
	{"certificate_minutes", false, "How many, where minutes complete it.", "300"},
	{"policy_group", false, "The group of charging rules; empty is standard.", "standard"},
	{"approval", false, "Whose approval somebody who books needs: " + list(approvals) + "; empty is none.", "line_manager"},
	{"approval_days", false, "Working days in which it is given; empty is 5.", "5"},
	{"prerequisites", false, "Codes of courses to have completed: all those separated by |. After “or”, what is accepted in the place of the first: a code, or training of others as outside: and its title.", "SG-2 or SG-2E|CE-1"},
	{"status", false, "published, draft or withdrawn; empty is published.", "published"},
}

type courseRow struct {
	Code               string `csv:"code"`
	Title              string `csv:"title"`
	Format             string `csv:"format"`
	DurationClass      string `csv:"duration_class"`
	Summary            string `csv:"summary"`
	Outcomes           string `csv:"outcomes"`
	Audience           string `csv:"audience"`
	LevelTags          string `csv:"level_tags"`
	Priorities         string `csv:"priorities"`
	CPDMinutes         string `csv:"cpd_minutes"`
	MinimumMinutes     string `csv:"minimum_minutes"`
	CertificateRule    string `csv:"certificate_rule"`
	CertificateMinutes string `csv:"certificate_minutes"`
	PolicyGroup        string `csv:"policy_group"`
	Approval           string `csv:"approval"`
	ApprovalDays       string `csv:"approval_days"`
	Prerequisites      string `csv:"prerequisites"`
	Status             string `csv:"status"`
}

var courseFields = map[string]string{
	"code": "code", "title": "title", "format": "format", "durationClass": "duration_class", "summary": "summary",
	"outcomes": "outcomes", "audience": "audience", "levelTags": "level_tags", "priorities": "priorities",
	"cpdMinutes": "cpd_minutes", "minimumMinutes": "minimum_minutes", "certificateRule": "certificate_rule",
	"certificateMinutes": "certificate_minutes", "policyGroup": "policy_group", "approval": "approval", "approvalDays": "approval_days",
	"prerequisites": "prerequisites", "status": "status",
}

// courses are those with a code.
func (j *job) courses() (*directory[catalogue.Course], error) {
	all, err := database.Rows[catalogue.Course](j.tx, `SELECT * FROM courses WHERE partnership_id = $1 AND code IS NOT NULL ORDER BY code`,
		j.tx.Partnership())
	d := newDirectory[catalogue.Course]("course of code")
	for _, c := range all {
		d.add(*c.Code, c)
	}
	return d, err
}

// importCourses writes each course after those it asks for: these stand above it in the file, or are
// here already.
func importCourses(j *job, lines []line[courseRow]) error {
	here, err := j.courses()
	if err != nil {
		return err
	}
	codes := once{}
	for _, l := range lines {
		l.What = l.Cells.Code
		codes.check(l.Row, "code", l.Cells.Code)
		fields := courseOf(l, here)
		if !l.ok() {
			continue
		}
		if there, found := here.get(l.Cells.Code); found {
			l.settle(AlreadyThere, differing(
				difference{"title", fields.Title, there.Title}, difference{"format", string(fields.Format), string(there.Format)},
				difference{"duration_class", string(fields.DurationClass), string(there.DurationClass)},
				difference{"status", l.Cells.Status, string(there.Status)}))
			continue
		}
		var made catalogue.Course
		err := j.try(l.Row, courseFields, func() (err error) {
			made, err = j.catalogue.CreateCourseTx(j.tx, fields)
			return err
		})
		if err != nil {
			return err
		}
		if l.settle(Created, ""); l.ok() {
			here.add(l.Cells.Code, made)
		}
	}
	return nil
}

func courseOf(l line[courseRow], here *directory[catalogue.Course]) catalogue.CourseFields {
	r, c := l.Row, l.Cells
	code := r.code("code", c.Code)
	f := catalogue.CourseFields{
		Code: &code, Title: r.name("title", c.Title, 160), Summary: r.text("summary", c.Summary, 2000),
		Outcomes: r.text("outcomes", c.Outcomes, 4000), Audience: r.text("audience", c.Audience, 2000),
		LevelTags: several(c.LevelTags), PolicyGroup: r.class("policy_group", c.PolicyGroup),
		MinimumMinutes:     r.number("minimum_minutes", c.MinimumMinutes, 1, 1440),
		CertificateMinutes: r.number("certificate_minutes", c.CertificateMinutes, 1, 10_000),
		CertificateRule:    catalogue.CertificateRule(r.choice("certificate_rule", c.CertificateRule, rules...)),
		Status: catalogue.CourseStatus(r.choice("status", c.Status,
			string(catalogue.CoursePublished), string(catalogue.CourseDraft), string(catalogue.CourseWithdrawn))),
	}
	if r.need("code", c.Code); r.need("format", c.Format) {
		f.Format = catalogue.Mode(r.choice("format", c.Format, formats...))
	}
	if r.need("title", c.Title); r.need("duration_class", c.DurationClass) {
		f.DurationClass = catalogue.DurationClass(r.choice("duration_class", c.DurationClass, durations...))
	}
	if n := r.number("cpd_minutes", c.CPDMinutes, 0, 10_000); n != nil {
		f.CPDMinutes = *n
	}
	f.Approval = catalogue.Approval(r.choice("approval", c.Approval, approvals...))
	if n := r.number("approval_days", c.ApprovalDays, 1, 60); n != nil {
		f.ApprovalDays = *n
	}
	f.Priorities = r.priorities("priorities", c.Priorities)
	f.Prerequisites = r.prerequisites("prerequisites", c.Prerequisites, here)
	return f
}

// priorities reads "2024-25 Neglect|2025-26 Neglect".
func (r *Row) priorities(column, cell string) []catalogue.PriorityInput {
	var all []catalogue.PriorityInput
	for _, text := range several(cell) {
		first, name, _ := strings.Cut(text, " ")
		year, err := ukdate.ParseFinancialYear(first)
		if name = strings.TrimSpace(name); err != nil || name == "" {
			r.refuse(column, "invalid_priority", fmt.Sprintf("“%s” must be a financial year and a theme, like 2024-25 Neglect.", text))
			continue
		}
		all = append(all, catalogue.PriorityInput{Name: name, Year: year})
	}
	return all
}

// prerequisites reads "SG-2 or SG-2E or outside:Skills passport|CE-1".
func (r *Row) prerequisites(column, cell string, here *directory[catalogue.Course]) []catalogue.RequirementInput {
	var all []catalogue.RequirementInput
	for _, line := range several(cell) {
		var one catalogue.RequirementInput
		for _, accepted := range strings.Split(line, " or ") {
			if title, outside := strings.CutPrefix(strings.TrimSpace(accepted), "outside:"); outside {
				one.Outside = append(one.Outside, title)
			} else if course := here.find(r, column, strings.TrimSpace(accepted)); course != nil {
				one.Courses = append(one.Courses, course.ID)
			}
		}
		all = append(all, one)
	}
	return all
}
