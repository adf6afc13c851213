package httpapi

import (
	"net/http"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/attendance"
)

func fromAPIMark(m api.MarkWrite) attendance.Seen {
	return attendance.Seen{
		BookingID: m.BookingID, Mark: attendance.Kind(or(m.Mark)), MinutesLate: m.MinutesLate,
		MinutesLeftEarly: m.MinutesLeftEarly, Reason: or(m.Reason),
	}
}

func fromAPIWalkIn(r api.AddWalkInRequestObject) attendance.WalkIn {
	return attendance.WalkIn{
		SessionID: r.Session, PartID: r.Body.PartID, Name: r.Body.Name, Email: string(or(r.Body.Email)), AgencyID: r.Body.AgencyID,
		Likeness: attendance.Likeness(or(r.Body.Likeness)),
	}
}

func toAPIWalkInAdded(v attendance.View) (int, any) { return http.StatusCreated, toAPIRegister(v) }

func toAPITeaching(t attendance.Teaching) api.TrainerSession {
	return api.TrainerSession{
		Session: toAPISessionSummary(t.Session), RegisterStatus: api.RegisterStatus(t.Status), Booked: t.Booked,
		Room: some(t.Room), Joining: toAPIJoiningText(t.JoiningDetail, t.JoiningLink),
	}
}

// toAPIJoiningText is nil where there is nothing to say.
func toAPIJoiningText(details, link string) *api.Joining {
	if details == "" && link == "" {
		return nil
	}
	return &api.Joining{Details: details, Link: link}
}

func toAPIRegister(v attendance.View) api.Register {
	return api.Register{
		Session: toAPISessionSummary(v.Session), Parts: each(v.Parts, toAPIRegisterPart), Entries: each(v.Entries, toAPIRegisterEntry),
	}
}

func toAPIRegisterPart(p attendance.PartView) api.RegisterPart {
	return api.RegisterPart{
		Part: toAPIPart(p.Part), Status: api.RegisterStatus(p.Status), OpensAt: p.OpensAt, CanMark: p.CanMark, ClosedAt: p.ClosedAt,
		ClosedBy: some(p.ClosedBy), Marked: p.Marked, Unmarked: p.Unmarked, Attended: p.Attended,
	}
}

func toAPIRegisterEntry(e attendance.Entry) api.RegisterEntry {
	return api.RegisterEntry{
		BookingID: e.BookingID, Name: e.Name, Agency: some(e.Agency), WalkIn: e.WalkIn, Seat: api.Seat(e.Seat), Marks: each(e.Marks, toAPIMark),
	}
}

func toAPIMark(m attendance.MarkView) api.RegisterMark {
	return api.RegisterMark{
		PartID: m.PartID, Mark: api.Mark(m.Mark.Mark), MinutesLate: m.MinutesLate, MinutesLeftEarly: m.MinutesLeftEarly,
		Attended: m.Attended, Reason: m.Reason, MarkedAt: m.MarkedAt, MarkedBy: some(m.By), Earlier: each(m.Earlier, toAPIEarlierMark),
	}
}

func toAPIEarlierMark(m attendance.MarkView) api.EarlierMark {
	return api.EarlierMark{Mark: api.Mark(m.Mark.Mark), MarkedAt: m.MarkedAt, MarkedBy: some(m.By), Reason: some(m.Reason)}
}

func toAPINotTaken(m attendance.Missing) api.NotTaken {
	trainers := m.Trainers
	if trainers == nil {
		trainers = []string{}
	}
	return api.NotTaken{
		Session: toAPISessionSummary(m.Session), Part: toAPIPart(m.Part), Status: api.RegisterStatus(m.Status), Trainers: trainers,
	}
}
