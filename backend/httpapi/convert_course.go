package httpapi

import (
	"fmt"
	"strings"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

func fromAPICourse(b api.CourseWrite) (catalogue.CourseFields, error) {
	var fields fault.Fields
	c := catalogue.CourseFields{
		Code: b.Code, Title: b.Title, Summary: b.Summary, Outcomes: b.Outcomes, Audience: b.Audience,
		Format: catalogue.Mode(b.Format), DurationClass: catalogue.DurationClass(b.DurationClass),
		CPDMinutes: b.CpdMinutes, MinimumMinutes: b.MinimumMinutes,
		CertificateRule: catalogue.CertificateRule(b.CertificateRule), CertificateMinutes: b.CertificateMinutes,
		PolicyGroup: or(b.PolicyGroup), InAreaOnly: or(b.InAreaOnly), PersonLimit: b.PersonLimit,
		Sectors:   each(or(b.Sectors), func(s api.Sector) string { return string(s) }),
		LevelTags: b.LevelTags, Prerequisites: each(b.Prerequisites, fromAPIRequirement), Status: catalogue.CourseStatus(b.Status),
		Version:  or(b.Version),
		Approval: catalogue.Approval(or(b.Approval)), ApprovalDays: or(b.ApprovalDays),
	}
	for i, p := range b.Priorities {
		year := fromAPIYear(fmt.Sprintf("priorities.%d.financialYear", i), p.FinancialYear, &fields)
		c.Priorities = append(c.Priorities, catalogue.PriorityInput{Name: p.Name, Year: year})
	}
	return c, fields.Err()
}

func toAPICourse(c catalogue.CourseDetail) api.Course {
	return api.Course{
		ID: c.ID, Code: c.Code, Title: c.Title, Summary: c.Summary, Outcomes: c.Outcomes, Audience: c.Audience,
		Format: api.Mode(c.Format), DurationClass: api.DurationClass(c.DurationClass),
		CpdMinutes: c.CPDMinutes, MinimumMinutes: c.MinimumMinutes,
		CertificateRule: api.CourseCertificateRule(c.CertificateRule), CertificateMinutes: c.CertificateMinutes,
		Sectors: each(c.Sectors, func(s string) api.Sector { return api.Sector(s) }), InAreaOnly: c.InAreaOnly, PersonLimit: c.PersonLimit,
		PolicyGroup: c.PolicyGroup, LevelTags: each(c.LevelTags, func(t string) string { return t }),
		Approval: api.ApprovalAsks(c.Approval), ApprovalDays: c.ApprovalDays,
		Priorities:    each(c.Priorities, toAPIPriority),
		Prerequisites: each(c.Prerequisites, toAPIRequirement),
		Status:        api.CourseStatus(c.Status),
		Version:       c.Version(),
	}
}

func fromAPIRequirement(r api.RequirementWrite) catalogue.RequirementInput {
	return catalogue.RequirementInput{Courses: r.Courses, Outside: or(r.Outside)}
}

func toAPIRequirement(r catalogue.Requirement) api.Requirement {
	return api.Requirement{Courses: each(r.Courses, toAPINamed), Outside: each(r.Outside, strings.Clone)}
}

func toAPIPriority(p catalogue.CoursePriority) api.CoursePriority {
	return api.CoursePriority{ID: p.ID, Name: p.Name, FinancialYear: p.Year.String()}
}

func toAPICourseSummary(c catalogue.CourseSummary) api.CourseSummary {
	return api.CourseSummary{
		ID: c.ID, Code: c.Code, Title: c.Title, Summary: c.Summary, Format: api.Mode(c.Format), DurationClass: api.DurationClass(c.DurationClass),
		LevelTags: each(c.LevelTags, func(t string) string { return t }), Status: api.CourseStatus(c.Status), DatesToCome: c.DatesToCome,
	}
}
