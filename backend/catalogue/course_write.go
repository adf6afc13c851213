package catalogue

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/audit"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/internal/version"
	"github.com/turnout-uk/turnout/backend/people"
)

// CourseFields is what staff say of a course.
type CourseFields struct {
	Code               *string
	Title              string
	Summary            string
	Outcomes           string
	Audience           string
	Format             Mode
	DurationClass      DurationClass
	CPDMinutes         int
	MinimumMinutes     *int
	CertificateRule    CertificateRule
	CertificateMinutes *int
	PolicyGroup        string   // empty: StandardPolicy
	Sectors            []string // for whom it is; none: everybody
	InAreaOnly         bool
	PersonLimit        *int
	Approval           Approval // empty: as it was; of a new course, none
	ApprovalDays       int      // working days; 0: as it was, of a new course 5
	LevelTags          []string
	Priorities         []PriorityInput
	Prerequisites      []RequirementInput // each must be met
	Status             CourseStatus
	Version            string // of the course as the caller saw it; empty: whatever it says now
}

// PriorityInput names a theme and a year in which the course serves it. A name that is new is made.
type PriorityInput struct {
	Name string
	Year ukdate.FinancialYear
}

// CreateCourse makes a course. What is wrong with the input comes back as one Invalid fault.
func (s *Service) CreateCourse(ctx context.Context, in CourseFields) (CourseDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (CourseDetail, error) {
		if !access.Can(tx.Actor, access.OpCreateCourse, access.Partnership) {
			return CourseDetail{}, fault.Missing
		}
		course, err := s.CreateCourseTx(tx, in)
		if err != nil {
			return CourseDetail{}, err
		}
		return courseDetailByID(tx, course.ID)
	})
}

// CreateCourseTx is CreateCourse within a transaction; it does not ask who may.
func (s *Service) CreateCourseTx(tx *database.Tx, in CourseFields) (Course, error) {
	course := Course{PartnershipID: tx.Partnership(), ID: newID(), Approval: NoApproval, ApprovalDays: approvalDaysLong, CreatedAt: tx.Now}
	if err := checkCourse(tx, course, &in); err != nil {
		return Course{}, err
	}
	course.say(in, tx.Now)
	if err := tx.DB.Create(&course).Error; err != nil {
		return Course{}, err
	}
	if err := writeCourseLists(tx, course.ID, in); err != nil {
		return Course{}, err
	}
	return course, audit.Record(tx, "course.create", "course", course.ID)
}

// UpdateCourse makes a course say what the input says; saying it again writes nothing. A course that
// says something else than the caller saw is version.ErrChanged.
func (s *Service) UpdateCourse(ctx context.Context, id uuid.UUID, in CourseFields) (CourseDetail, error) {
	return database.InTx(ctx, s.db, func(tx *database.Tx) (CourseDetail, error) {
		if !access.Can(tx.Actor, access.OpUpdateCourse, access.Partnership) {
			return CourseDetail{}, fault.Missing
		}
		if err := updateCourse(tx, id, in); err != nil {
			return CourseDetail{}, err
		}
		return courseDetailByID(tx, id)
	})
}

func updateCourse(tx *database.Tx, id uuid.UUID, in CourseFields) error {
	if len(in.Prerequisites) > 0 { // the many before the one, or two changes at once wait for each other
		if _, _, err := lockCourses(tx); err != nil {
			return err
		}
	}
	before, err := byID[Course](tx, "courses", id, true)
	if err != nil {
		return err
	}
	said, err := courseDetailByID(tx, id)
	if err != nil {
		return err
	}
	if err := checkCourse(tx, before, &in); err != nil {
		return version.Rather(err, in.Version, said.Version())
	}
	after := before
	after.say(in, tx.Now)
	if reflect.DeepEqual(after, before) && said.lists().equal(in) {
		return nil
	}
	if err := version.Check(in.Version, said.Version()); err != nil {
		return err
	}
	err = updateRow(tx, &Course{}, id, map[string]any{
		"code": after.Code, "title": after.Title, "summary": after.Summary, "outcomes": after.Outcomes, "audience": after.Audience,
		"format": after.Format, "duration_class": after.DurationClass, "cpd_minutes": after.CPDMinutes, "minimum_minutes": after.MinimumMinutes,
		"certificate_rule": after.CertificateRule, "certificate_minutes": after.CertificateMinutes, "policy_group": after.PolicyGroup, "status": after.Status,
		"in_area_only": after.InAreaOnly, "person_limit": after.PersonLimit,
		"approval": after.Approval, "approval_days": after.ApprovalDays, "approval_since": after.ApprovalSince,
	})
	if err != nil {
		return err
	}
	if err := writeCourseLists(tx, id, in); err != nil {
		return err
	}
	return audit.Record(tx, "course.update", "course", id)
}

func (c *Course) say(in CourseFields, now time.Time) {
	c.Code, c.Title, c.Summary, c.Outcomes, c.Audience = in.Code, in.Title, in.Summary, in.Outcomes, in.Audience
	c.Format, c.DurationClass, c.CPDMinutes, c.MinimumMinutes = in.Format, in.DurationClass, in.CPDMinutes, in.MinimumMinutes
	c.CertificateRule, c.CertificateMinutes, c.PolicyGroup, c.Status = in.CertificateRule, in.CertificateMinutes, in.PolicyGroup, in.Status
	c.InAreaOnly, c.PersonLimit = in.InAreaOnly, in.PersonLimit
	if in.Approval != "" && in.Approval != c.Approval {
		c.Approval, c.ApprovalSince = in.Approval, &now
	}
	if in.ApprovalDays != 0 {
		c.ApprovalDays = in.ApprovalDays
	}
}

// lists is the part of a course that stands in tables of its own, as it would be said again.
func (d CourseDetail) lists() CourseFields {
	var f CourseFields
	f.LevelTags, f.Sectors = d.LevelTags, d.Sectors
	for _, p := range d.Priorities {
		f.Priorities = append(f.Priorities, PriorityInput{p.Name, p.Year})
	}
	for _, r := range d.Prerequisites {
		f.Prerequisites = append(f.Prerequisites, r.Said())
	}
	return f
}

// equal: the same tags and priorities in any order, the same requirements.
func (f CourseFields) equal(other CourseFields) bool {
	return sameSet(f.LevelTags, other.LevelTags) && sameSet(f.Sectors, other.Sectors) && sameSet(f.Priorities, other.Priorities) &&
		slices.EqualFunc(f.Prerequisites, other.Prerequisites, RequirementInput.same)
}

// sameSet compares lists without repetitions.
func sameSet[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(v T) bool { return !slices.Contains(b, v) })
}

// checkCourse also tidies: texts are trimmed, repetitions dropped, tags and priorities that are there
// in another spelling take that spelling.
func checkCourse(tx *database.Tx, before Course, in *CourseFields) error {
	check := &inputCheck{tx: tx}
	check.courseTexts(in)
	check.courseNumbers(*in)
	check.audience(in)
	if in.Code != nil {
		check.unused("code", `SELECT EXISTS (SELECT 1 FROM courses WHERE partnership_id = $1 AND code = $2 AND id <> $3)`, *in.Code, before.ID)
	}
	check.courseStatus(before, in.Status)
	check.tags(before.ID, in)
	check.priorities(in)
	check.requirementTexts("prerequisites", in.Prerequisites)
	check.prerequisites(before.ID, in.Prerequisites)
	return check.done()
}

func (c *inputCheck) courseTexts(in *CourseFields) {
	text := textCheck{&c.fields}
	text.code("code", &in.Code)
	text.required("title", &in.Title, 160)
	text.optional("summary", &in.Summary, 2000)
	text.optional("outcomes", &in.Outcomes, 4000)
	text.optional("audience", &in.Audience, 2000)
	if in.PolicyGroup == "" {
		in.PolicyGroup = StandardPolicy
	}
	if in.Format.Seats() == nil {
		c.fields.Add("format", "unknown", "Choose how it is held.")
	}
	if !slices.Contains([]DurationClass{Bitesize, HalfDay, FullDay, SeveralDays}, in.DurationClass) {
		c.fields.Add("durationClass", "unknown", "Choose how long it is.")
	}
}

// audience: sectors that there are, and a limit that lets people come.
func (c *inputCheck) audience(in *CourseFields) {
	for i, sector := range in.Sectors {
		if !slices.Contains(people.Sectors, sector) {
			c.fields.Add(fmt.Sprintf("sectors.%d", i), "unknown", "Choose one from the list.")
		}
	}
	in.Sectors = withoutRepetition(in.Sectors, strings.Clone)
	c.personLimit(in.PersonLimit)
}

func (c *inputCheck) personLimit(limit *int) {
	if limit != nil && (*limit < 1 || *limit > 100) {
		c.fields.Add("personLimit", "out_of_range", "The limit must be from 1 to 100.")
	}
}

func (c *inputCheck) courseNumbers(in CourseFields) {
	if in.CPDMinutes < 0 || in.CPDMinutes > 10_000 {
		c.fields.Add("cpdMinutes", "out_of_range", "CPD minutes must be from 0 to 10,000.")
	}
	if m := in.MinimumMinutes; m != nil && (*m < 1 || *m > 1440) {
		c.fields.Add("minimumMinutes", "out_of_range", "The minimum must be from 1 to 1,440 minutes.")
	}
	switch m := in.CertificateMinutes; {
	case !slices.Contains([]CertificateRule{NoCertificate, AllParts, ByMinutes}, in.CertificateRule):
		c.fields.Add("certificateRule", "unknown", "Choose what completes the course.")
	case in.CertificateRule == ByMinutes && m == nil:
		c.fields.Add("certificateMinutes", "required", "Say how many minutes complete the course.")
	case in.CertificateRule != ByMinutes && m != nil:
		c.fields.Add("certificateMinutes", "not_used", "Minutes are asked for only where minutes complete the course.")
	case m != nil && (*m < 1 || *m > 10_000):
		c.fields.Add("certificateMinutes", "out_of_range", "This must be from 1 to 10,000 minutes.")
	}
}

// courseStatus: a course whose sessions people can find stays published until they are over.
func (c *inputCheck) courseStatus(before Course, next CourseStatus) {
	if !slices.Contains([]CourseStatus{CourseDraft, CoursePublished, CourseWithdrawn}, next) {
		c.fields.Add("status", "unknown", "Choose a status.")
	}
	if before.Status != CoursePublished || next == CoursePublished || c.err != nil {
		return
	}
	var used bool
	if next == CourseDraft {
		used, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND course_id = $2
			AND published_at IS NOT NULL)`, c.tx.Partnership(), before.ID)
		if used {
			c.fields.Add("status", "has_sessions", "This course has had published sessions. Withdraw it instead.")
		}
		return
	}
	used, c.err = ask(c.tx, `SELECT EXISTS (SELECT 1 FROM sessions WHERE partnership_id = $1 AND course_id = $2
		AND status = 'published' AND ends_at > $3)`, c.tx.Partnership(), before.ID, c.tx.Now)
	if used {
		c.fields.Add("status", "has_sessions", "This course has published sessions to come. Cancel them first, or wait until they are over.")
	}
}

func (c *inputCheck) tags(course uuid.UUID, in *CourseFields) {
	known, err := database.Values[string](c.tx, `SELECT DISTINCT tag FROM course_level_tags
		WHERE partnership_id = $1 AND course_id <> $2`, c.tx.Partnership(), course)
	if err != nil && c.err == nil {
		c.err = err
		return
	}
	for i := range in.LevelTags {
		textCheck{&c.fields}.required(fmt.Sprintf("levelTags.%d", i), &in.LevelTags[i], 60)
		in.LevelTags[i] = asKnown(in.LevelTags[i], known)
	}
	in.LevelTags = withoutRepetition(in.LevelTags, strings.ToLower)
}

func (c *inputCheck) priorities(in *CourseFields) {
	known, err := database.Values[string](c.tx, `SELECT name FROM priorities WHERE partnership_id = $1`, c.tx.Partnership())
	if err != nil && c.err == nil {
		c.err = err
		return
	}
	for i := range in.Priorities {
		p := &in.Priorities[i]
		textCheck{&c.fields}.required(fmt.Sprintf("priorities.%d.name", i), &p.Name, 80)
		p.Name = asKnown(p.Name, known)
	}
	in.Priorities = withoutRepetition(in.Priorities, func(p PriorityInput) PriorityInput {
		return PriorityInput{strings.ToLower(p.Name), p.Year}
	})
}

// asKnown is the spelling that is there already, letter case and spaces aside.
func asKnown(text string, known []string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, k := range known {
		if strings.EqualFold(k, text) {
			return k
		}
	}
	return text
}

func withoutRepetition[T any, K comparable](values []T, key func(T) K) []T {
	seen := map[K]bool{}
	var kept []T
	for _, v := range values {
		if k := key(v); !seen[k] {
			seen[k] = true
			kept = append(kept, v)
		}
	}
	return kept
}
