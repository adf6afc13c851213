package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/imports"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/planning"
)

func fromAPIMove(m *api.DateMove) planning.Move {
	if m == nil {
		return planning.ByWeeks
	}
	return planning.Move(*m)
}

func fromAPICopyWishes(b api.ProgrammeCopy) []planning.CopyWish {
	return each(b.Lines, func(l api.ProgrammeCopyWish) planning.CopyWish {
		return planning.CopyWish{SessionID: l.Session, Date: l.Date}
	})
}

func toAPICopyPlan(p planning.CopyPlan) api.ProgrammeCopyPlan {
	return api.ProgrammeCopyPlan{
		From: p.From.FinancialYear.String(), To: p.To.FinancialYear.String(), Earliest: p.Earliest, Latest: p.Latest,
		Closed: each(p.Closed, toAPIClosed), Lines: each(p.Lines, toAPICopyLine),
	}
}

func toAPICopyLine(l planning.CopyLine) api.ProgrammeCopyLine {
	return api.ProgrammeCopyLine{
		Session: l.SessionID, Title: l.Title, Reference: l.Reference, Ended: l.Status.Ended(),
		Course: toAPINamed(catalogue.Named{ID: l.CourseID, Name: l.Course}), Withdrawn: l.Withdrawn, Event: l.Event, NewEvent: l.NewEvent,
		Was: l.Was, StartWall: api.Wall(l.Starts.String()), EndWall: api.Wall(l.Ends.String()), Parts: l.Parts, BreakOuts: l.BreakOuts, Date: l.Date, CopyID: l.CopyID,
	}
}

func toAPIClosed(c planning.Closed) api.ClosedDays {
	return api.ClosedDays{Kind: api.ClosedDaysKind(c.Kind), From: c.From, To: c.To, Name: c.Name}
}

func toAPIMade(m planning.Made) api.SessionsMade {
	return api.SessionsMade{Created: m.Created, AlreadyThere: m.AlreadyThere}
}

func fromAPIPattern(p api.PlanRepeatsParams) planning.Pattern {
	pattern := planning.Pattern{
		First: fromAPIDate(&p.First), Every: 1, Unit: planning.Weeks, Times: or(p.Times), Until: fromAPIDate(p.Until),
		SkipBankHolidays: or(p.SkipBankHolidays), SkipSchoolHolidays: or(p.SkipSchoolHolidays),
	}
	if p.Every != nil {
		pattern.Every = *p.Every
	}
	if p.Unit != nil {
		pattern.Unit = planning.Unit(*p.Unit)
	}
	return pattern
}

func toAPIRepeatPlan(days []planning.RepeatDay) api.RepeatPlan {
	return api.RepeatPlan{Dates: each(days, func(d planning.RepeatDay) api.RepeatDay {
		return api.RepeatDay{Date: d.Date, Closed: each(d.Closed, toAPIClosed), Skipped: d.Skipped, There: d.There}
	})}
}

func toAPIImportReport(r imports.Report) api.ImportReport {
	report := api.ImportReport{
		Saved: r.Saved, Created: r.Count(imports.Created), AlreadyThere: r.Count(imports.AlreadyThere), Failed: r.Count(imports.Failed),
		Rows: []api.ImportRow{},
	}
	for _, file := range r.Files {
		report.Rows = append(report.Rows, each(file.Rows, toAPIImportRow)...)
	}
	return report
}

func toAPIImportRow(r *imports.Row) api.ImportRow {
	return api.ImportRow{
		Line: r.Line, What: r.What, Outcome: api.ImportRowOutcome(r.Outcome), Note: r.Note,
		Errors: each(r.Errors, func(f fault.Field) api.ImportError { return api.ImportError{Column: f.Field, Message: f.Message} }),
	}
}

func toAPISchoolHolidays(holidays []planning.SchoolHoliday) api.SchoolHolidays {
	out := api.SchoolHolidays{Holidays: []api.ClosedDays{}}
	for _, h := range holidays {
		out.Text += h.Line() + "\n"
		out.Holidays = append(out.Holidays, toAPIClosed(planning.Closed{Kind: planning.SchoolsClosed, From: h.StartsOn, To: h.EndsOn, Name: h.Name}))
	}
	return out
}
