package httpapi

import (
	"github.com/google/uuid"
	openapi_types "github.com/oapi-codegen/runtime/types"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/jobs"
	"github.com/turnout-uk/turnout/backend/notify"
	"github.com/turnout-uk/turnout/backend/upkeep"
)

func toAPIOutboxMail(m upkeep.Mail) api.Mail {
	mail := api.Mail{
		ID: m.Key, Kind: m.Kind, Person: namedOrNil(m.PersonID, m.ToName), ToName: some(m.ToName), ToEmail: m.ToEmail,
		Status: api.MailStatus(m.Status), Tries: m.Tries, Doubtful: m.Doubtful, Reason: some(api.MailReason(m.Reason)),
		NextTryAt: m.DueAt, CreatedAt: m.CreatedAt, SentAt: m.SentAt,
	}
	if m.DiscardedAt != nil {
		mail.Discarded = &api.MailDiscarded{At: *m.DiscardedAt, By: some(m.DiscardedBy), Reason: m.DiscardReason}
	}
	return mail
}

func toAPIMailCounts(c upkeep.MailCounts) api.MailCounts {
	return api.MailCounts{Waiting: c.Waiting, Failed: c.Failed, Sent: c.Sent, Discarded: c.Discarded}
}

func toAPIUnreached(u upkeep.Unreached) api.Unreached {
	return api.Unreached{
		Person: api.Named{ID: u.PersonID, Name: u.PersonName}, Email: u.Email, Agencies: append([]string{}, u.Agencies...),
		Since: u.Since, LastAt: u.LastAt, Refusals: u.Refusals, Reason: api.RefusalReason(u.Reason),
	}
}

// toAPIRefusal is absent in JSON where nothing is refused.
func toAPIRefusal(r *notify.Refusal) *api.Refusal {
	if r == nil {
		return nil
	}
	return &api.Refusal{Since: r.Since, Reason: api.RefusalReason(r.Reason)}
}

func toAPIJobGroup(g jobs.Group) api.JobGroup {
	return api.JobGroup{
		Kind: g.Kind, Waiting: g.Waiting, Running: g.Running, Failed: g.Failed, Tries: g.Tries, NextAt: g.NextAt,
		Why: some(api.JobGroupWhy(g.Why)),
	}
}

func fromAPIActFilter(session, person, agency *uuid.UUID, from, to *openapi_types.Date, kind *api.AuditKind) upkeep.ActFilter {
	return upkeep.ActFilter{
		Session: or(session), Person: or(person), Agency: or(agency), From: fromAPIDate(from), To: fromAPIDate(to), Kind: string(or(kind)),
	}
}

func toAPIAct(a upkeep.Act) api.AuditAct {
	return api.AuditAct{
		At: a.At, Action: a.Action, Origin: api.AuditActOrigin(a.Origin), By: namedOrNil(a.ByID, a.ByName),
		OnBehalfOf: namedOrNil(a.BehalfID, a.BehalfName), Person: namedOrNil(a.PersonID, a.PersonName),
		Session: namedOrNil(a.SessionID, a.SessionTitle), Booking: namedOrNil(a.BookingID, a.BookingRef),
		Agency: namedOrNil(a.AgencyID, a.AgencyName), Thing: some(a.Thing),
	}
}
