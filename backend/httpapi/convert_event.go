package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
)

func fromAPIEvent(b api.EventWrite) catalogue.EventFields {
	return catalogue.EventFields{
		ProgrammeID: b.ProgrammeID, Code: b.Code, Kind: catalogue.EventKind(b.Kind), Series: b.Series, Title: b.Title, Theme: b.Theme,
		Summary: b.Summary, Note: b.Note, StartsOn: b.StartsOn, EndsOn: b.EndsOn, OpenTo: catalogue.OpenTo(b.OpenTo), Guests: b.Guests,
		Status: catalogue.EventStatus(b.Status), FiguresPublished: b.FiguresPublished, PersonLimit: b.PersonLimit, Version: or(b.Version),
	}
}

func toAPIEvent(e catalogue.EventSummary) api.Event {
	return api.Event{
		ID: e.ID, ProgrammeID: e.ProgrammeID, Code: e.Code, Kind: api.EventKind(e.Kind), Series: e.Series, Title: e.Title, Theme: e.Theme,
		Summary: e.Summary, Note: e.Note, StartsOn: e.StartsOn, EndsOn: e.EndsOn, OpenTo: api.EventOpenTo(e.OpenTo),
		Guests: each(e.Guests, toAPIGuest), Status: api.EventStatus(e.Status), FiguresPublished: e.FiguresPublished, PersonLimit: e.PersonLimit, Sessions: e.Sessions,
		Version: e.Version(),
	}
}

func toAPIGuest(g catalogue.Guest) api.PartnershipSummary {
	return api.PartnershipSummary{Slug: g.Slug, Name: g.Name, Region: g.Region, Colour: g.Colour}
}

func toAPIEventDay(d catalogue.EventDay) api.EventDay {
	return api.EventDay{Date: d.Date, Entries: each(d.Entries, toAPIEventEntry)}
}

func toAPIEventEntry(e catalogue.EventEntry) api.EventEntry {
	return api.EventEntry{PartID: e.PartID, Session: toAPISessionSummary(e.Session)}
}
