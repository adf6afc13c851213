package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/calendar"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
)

func fromAPICalendarFilter(p api.GetSessionsCalendarParams) (catalogue.Filter, error) {
	f := catalogue.Filter{
		Words: or(p.Q), From: fromAPIDate(p.From), To: fromAPIDate(p.To), Modes: fromAPIModes(p.Mode), Levels: or(p.Level),
		Localities: or(p.Locality), Priorities: or(p.Priority), PlacesLeft: or(p.PlacesLeft), Event: or(p.Event), Course: or(p.Course),
	}
	var fields fault.Fields
	if p.Year != nil {
		f.Year = fromAPIYear("year", *p.Year, &fields)
	}
	return f, fields.Err()
}

// toAPIMyCalendar: not active for nil.
func toAPIMyCalendar(a *calendar.Address) api.MyCalendar {
	if a == nil {
		return api.MyCalendar{}
	}
	return api.MyCalendar{Active: true, Since: &a.CreatedAt, FetchedAt: a.FetchedAt}
}
