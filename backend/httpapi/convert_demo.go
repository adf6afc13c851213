package httpapi

import (
	"github.com/turnout-uk/turnout/backend/access"
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/notify"
)

func toAPIDemoPerson(d access.DemoPerson) api.DemoPerson {
	return api.DemoPerson{Key: d.Key, Name: d.Name, Role: api.DemoPersonRole(d.Role), Hint: d.Hint}
}

func toAPIMailSummary(m notify.Mail) api.DemoMailSummary {
	return api.DemoMailSummary{
		ID: m.DedupeKey, To: m.ToEmail, Subject: m.Subject, CreatedAt: m.CreatedAt,
		Status: api.DemoMailSummaryStatus(m.Status), HasCalendar: len(m.Calendar) > 0,
	}
}

func toAPIMail(m notify.Mail) api.DemoMail {
	return api.DemoMail{
		ID: m.DedupeKey, To: m.ToEmail, Subject: m.Subject, CreatedAt: m.CreatedAt, Status: api.DemoMailStatus(m.Status),
		HasCalendar: len(m.Calendar) > 0, CalendarMethod: some(m.CalendarMethod), Text: m.BodyText,
	}
}
