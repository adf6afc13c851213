package httpapi

import (
	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/changes"
	"github.com/turnout-uk/turnout/backend/notify"
)

func fromAPIEventChange(b api.EventChange) catalogue.EventChange {
	return catalogue.EventChange{Days: or(b.Days), Cause: catalogue.Cause(or(b.Cause)), Words: or(b.Reason)}
}

func toAPIEventStep(e changes.EventStep) api.EventStep {
	return api.EventStep{
		Session: api.Named{ID: e.SessionID, Name: e.Title}, Draft: e.Draft, Stays: api.EventStepStays(e.Stays), Problem: e.Problem,
		Before: some(e.Before), After: e.After, Confirmed: e.Confirmed, Offered: e.Offered, Waiting: e.Waiting, Requested: e.Requested,
	}
}

func toAPIAffected(a changes.Affected) api.Affected {
	return api.Affected{
		Told: a.Moves, Confirmed: a.Confirmed, Offered: a.Offered, Waiting: a.Waiting, Requested: a.Requested,
		People: a.People, Mails: a.Mails, Unreachable: each(a.Unreachable, func(name string) string { return name }),
		FreeUntil: a.FreeUntil, Clashes: each(a.Clashes, toAPIClash), BreakOuts: some(a.BreakOuts),
	}
}

func toAPIClash(c changes.Clash) api.Clash {
	return api.Clash{BookingID: c.BookingID, Name: c.Name, Agency: c.Agency, Title: c.Title}
}

func toAPIChange(c changes.View) api.Change {
	out := api.Change{
		ID: c.ID, Kind: api.ChangeKind(c.Kind), Days: c.Days, Cause: some(api.EndCause(c.Cause)), Words: c.Words, At: c.At.UTC(),
		By: some(c.By), Touched: c.Touched, Told: c.Told, Sessions: each(c.Sessions, toAPIChangedSession),
	}
	if c.EventID != nil {
		out.Event = &api.Named{ID: *c.EventID, Name: c.EventTitle}
	}
	return out
}

func toAPIChangedSession(c changes.Session) api.ChangedSession {
	return api.ChangedSession{ID: c.SessionID, Title: c.Title, Reference: c.Reference, Before: c.Before, After: c.After, FreeUntil: c.FreeUntil}
}

func toAPIChangeDetail(d changes.Detail) api.ChangeDetail {
	p := d.Progress
	return api.ChangeDetail{
		Change: toAPIChange(d.View), People: each(d.People, toAPIChangedPerson),
		Progress: api.MailProgress{Total: p.Total, Sent: p.Sent, Waiting: p.Waiting, Failed: p.Failed, Failures: each(p.Failures, toAPIMailFailure)},
	}
}

func toAPIChangedPerson(p changes.Person) api.ChangedPerson {
	return api.ChangedPerson{
		BookingID: p.BookingID, Person: api.Named{ID: p.PersonID, Name: p.Name}, Agency: p.Agency,
		Session: api.Named{ID: p.SessionID, Name: p.Session}, Had: api.BookingStatus(p.Had), Clash: p.Clash, Told: p.Told,
	}
}

func toAPIMailFailure(f notify.Failure) api.MailFailure {
	return api.MailFailure{Name: f.Name, Why: f.Why, Final: f.Final}
}
