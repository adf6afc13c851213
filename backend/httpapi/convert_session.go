package httpapi

import (
	"fmt"
	"time"

	openapi_types "github.com/oapi-codegen/runtime/types"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
	"github.com/turnout-uk/turnout/backend/places"
)

func fromAPIFilter(p api.FindSessionsParams) catalogue.Filter {
	return catalogue.Filter{
		Words: or(p.Q), From: fromAPIDate(p.From), To: fromAPIDate(p.To), Modes: fromAPIModes(p.Mode), Levels: or(p.Level),
		Localities: or(p.Locality), Priorities: or(p.Priority), PlacesLeft: or(p.PlacesLeft),
		Event: or(p.Event), Course: or(p.Course), Status: catalogue.Status(or(p.Status)),
	}
}

func fromAPIMonthFilter(p api.GetMonthParams) catalogue.Filter {
	return catalogue.Filter{
		Words: or(p.Q), Modes: fromAPIModes(p.Mode), Levels: or(p.Level), Localities: or(p.Locality), Priorities: or(p.Priority),
		PlacesLeft: or(p.PlacesLeft), Event: or(p.Event), Course: or(p.Course),
	}
}

func fromAPIModes(modes *[]api.Mode) []catalogue.Mode {
	return each(or(modes), func(m api.Mode) catalogue.Mode { return catalogue.Mode(m) })
}

// fromAPIDate: no date for nil.
func fromAPIDate(d *openapi_types.Date) ukdate.Date {
	if d == nil {
		return ukdate.Date{}
	}
	return ukdate.NewDate(d.Year(), d.Month(), d.Day())
}

// fromAPIMonth: this month in London for nil.
func fromAPIMonth(text *string, now time.Time) (ukdate.Month, error) {
	if text == nil {
		return ukdate.MonthOf(ukdate.DateOf(now)), nil
	}
	month, err := ukdate.ParseMonth(*text)
	if err != nil {
		return month, fault.OnField("month", ukdate.ErrInvalidMonth.Code, ukdate.ErrInvalidMonth.Message+".")
	}
	return month, nil
}

func fromAPISessionCreate(b api.SessionCreate) (catalogue.NewSession, error) {
	var fields fault.Fields
	in := catalogue.NewSession{
		SessionFields: catalogue.SessionFields{
			EventID: b.EventID, OwnTitle: or(b.OwnTitle), Mode: catalogue.Mode(b.Mode), VenueID: b.VenueID, Room: or(b.Room),
			PublicNote: or(b.PublicNote), Window: fromAPIWindow(b.OpensOn, b.OpensWall, b.ClosesOn, b.ClosesWall, &fields),
			ChooseUntil:      fromAPIMoment(b.ChooseUntilOn, b.ChooseUntilWall, "chooseUntilWall", &fields),
			SelfServiceHours: b.SelfServiceHours, ContactEmail: or(b.ContactEmail), ContactPhone: or(b.ContactPhone),
			RegisterOpensMinutes: b.RegisterOpensMinutes, OnlyAgencyID: b.OnlyAgencyID, Parts: fromAPIParts(b.Parts, &fields),
		},
		ProgrammeID: b.ProgrammeID, CourseID: b.CourseID, MainSessionID: b.MainSessionID, Slot: or(b.Slot), Seats: each(b.Seats, fromAPISeat), Joining: fromAPIJoining(b.Joining),
	}
	if trainers := fromAPITrainers(b.Trainers); trainers != nil {
		in.Trainers = *trainers
	}
	return in, fields.Err()
}

func fromAPISessionUpdate(b api.SessionUpdate) (catalogue.SessionUpdate, error) {
	var fields fault.Fields
	in := catalogue.SessionUpdate{
		SessionFields: catalogue.SessionFields{
			EventID: b.EventID, OwnTitle: or(b.OwnTitle), Mode: catalogue.Mode(b.Mode), VenueID: b.VenueID, Room: or(b.Room),
			PublicNote: or(b.PublicNote), Window: fromAPIWindow(b.OpensOn, b.OpensWall, b.ClosesOn, b.ClosesWall, &fields),
			ChooseUntil:      fromAPIMoment(b.ChooseUntilOn, b.ChooseUntilWall, "chooseUntilWall", &fields),
			SelfServiceHours: b.SelfServiceHours, ContactEmail: or(b.ContactEmail), ContactPhone: or(b.ContactPhone),
			RegisterOpensMinutes: b.RegisterOpensMinutes, OnlyAgencyID: b.OnlyAgencyID, Parts: fromAPIParts(b.Parts, &fields),
		},
		Trainers: fromAPITrainers(b.Trainers), Joining: fromAPIJoining(b.Joining), Version: b.Version, Words: or(b.Words), BreakOutsToo: or(b.BreakOutsToo),
	}
	return in, fields.Err()
}

func fromAPIWindow(opensOn *api.Date, opensWall *api.Wall, closesOn *api.Date, closesWall *api.Wall, fields *fault.Fields) catalogue.WindowInput {
	w := catalogue.WindowInput{OpensOn: or(opensOn), ClosesOn: or(closesOn)}
	if opensWall != nil {
		w.OpensWall = ptr(fromAPIWall("opensWall", *opensWall, fields))
	}
	if closesWall != nil {
		w.ClosesWall = ptr(fromAPIWall("closesWall", *closesWall, fields))
	}
	return w
}

func fromAPIMoment(on *api.Date, wall *api.Wall, field string, fields *fault.Fields) catalogue.MomentInput {
	m := catalogue.MomentInput{On: or(on)}
	if wall != nil {
		m.Wall = ptr(fromAPIWall(field, *wall, fields))
	}
	return m
}

func fromAPIWall(field, text string, fields *fault.Fields) ukdate.Wall {
	wall, err := ukdate.ParseWall(text)
	if err != nil {
		fields.Add(field, ukdate.ErrInvalidTime.Code, ukdate.ErrInvalidTime.Message+".")
	}
	return wall
}

func fromAPIParts(parts []api.PartWrite, fields *fault.Fields) []catalogue.PartInput {
	inputs := make([]catalogue.PartInput, len(parts))
	for i, p := range parts {
		at := fmt.Sprintf("parts.%d.", i)
		inputs[i] = catalogue.PartInput{
			ID: or(p.ID), Date: p.Date, Cancelled: or(p.Cancelled),
			StartWall: fromAPIWall(at+"startWall", p.StartWall, fields), EndWall: fromAPIWall(at+"endWall", p.EndWall, fields),
		}
		if p.StartFold != nil {
			inputs[i].StartFold = ptr(int(*p.StartFold))
		}
		if p.EndFold != nil {
			inputs[i].EndFold = ptr(int(*p.EndFold))
		}
	}
	return inputs
}

func fromAPISeat(s api.SeatWrite) catalogue.SeatInput {
	return catalogue.SeatInput{Seat: places.Seat(s.Seat), Unlimited: s.Unlimited, Capacity: s.Capacity}
}

func fromAPIPlaces(b api.PlacesWrite) catalogue.SeatInput {
	return catalogue.SeatInput{Seat: places.Seat(b.Seat), Unlimited: b.Unlimited, Capacity: b.Capacity}
}

// fromAPITrainers: nil says nothing about them.
func fromAPITrainers(trainers *[]api.SessionTrainerWrite) *[]catalogue.TrainerInput {
	if trainers == nil {
		return nil
	}
	return ptr(each(*trainers, func(t api.SessionTrainerWrite) catalogue.TrainerInput {
		return catalogue.TrainerInput{PersonID: t.PersonID, LendingAgencyID: t.LendingAgencyID}
	}))
}

func fromAPIJoining(j *api.JoiningWrite) *catalogue.Joining {
	if j == nil {
		return nil
	}
	return &catalogue.Joining{Details: j.Details, Link: j.Link}
}

func toAPISessionSummary(l catalogue.Listing) api.SessionSummary {
	return api.SessionSummary{
		ID: l.ID, Reference: l.Reference, Title: l.Title, CourseID: l.CourseID, Event: toAPINamedOrNil(l.Event),
		MainSession: toAPINamedOrNil(l.MainSession), Slot: some(l.Slot), BreakOuts: some(l.BreakOuts), ChooseUntil: l.ChooseUntil,
		Mode: api.Mode(l.Mode), Status: api.SessionStatus(l.Status), StartsAt: l.StartsAt.UTC(), EndsAt: l.EndsAt.UTC(),
		Parts: each(l.Parts, toAPIPart), Venue: toAPINamedOrNil(l.Venue), Locality: toAPINamedOrNil(l.Locality),
		LevelTags: each(l.LevelTags, func(t string) string { return t }), Seats: each(l.Seats, toAPISeatPlaces),
		BookingState: api.BookingState(l.BookingState), OpensAt: l.OpensAt.UTC(), ClosesAt: l.ClosesAt.UTC(),
	}
}

func toAPIPart(p catalogue.Part) api.Part {
	return api.Part{
		ID: p.ID, Position: p.Position, Date: p.LocalDate, StartWall: p.StartWall.String(), EndWall: p.EndWall.String(),
		StartsAt: p.StartsAt.UTC(), EndsAt: p.EndsAt.UTC(), Cancelled: p.CancelledAt != nil,
	}
}

func toAPISeatPlaces(s catalogue.SeatPlaces) api.SeatPlaces {
	return api.SeatPlaces{
		Seat: api.Seat(s.Seat), Unlimited: s.Unlimited(), Capacity: s.Capacity, Free: s.Free, Taken: s.Taken, FirstCapacity: s.FirstCapacity, Waiting: some(s.Waiting),
	}
}

func toAPISession(d catalogue.SessionDetail) api.Session {
	s := api.Session{
		Summary: toAPISessionSummary(d.Listing), Course: toAPICourse(d.Course), ProgrammeID: d.Session.ProgrammeID,
		OwnTitle: d.Session.Title, Room: d.Session.Room, PublicNote: d.Session.PublicNote, Trainers: each(d.Trainers, toAPITrainer),
		OnlyAgency: toAPINamedOrNil(d.OnlyAgency), RegisterOpensMinutes: d.Session.RegisterOpensMinutes,
		SelfServiceHours: d.Session.SelfServiceHours, ContactEmail: some(d.Session.ContactEmail), ContactPhone: some(d.Session.ContactPhone),
		EndReason: d.Session.EndReason, EndCause: some(api.EndCause(d.Session.EndCause)),
		NoticeInWords: some(d.NoticeInWords), Minimum: toAPIMinimum(d.Minimum), SharedRoom: toAPISharedRoom(d.SharedRoom), OpensAtPublication: d.OpensAtPublication, Version: some(d.Version),
	}
	if d.Place != nil {
		s.Venue = ptr(toAPIVenue(*d.Place))
	}
	if d.Joining != nil {
		s.Joining = ptr(toAPIJoining(*d.Joining))
	}
	if d.PlaceChanges != nil {
		s.PlaceChanges = ptr(each(d.PlaceChanges, toAPIPlaceChange))
	}
	return s
}

func toAPITrainer(t catalogue.Trainer) api.SessionTrainer {
	return api.SessionTrainer{ID: t.ID, Name: t.Name, LendingAgency: toAPINamedOrNil(t.LendingAgency)}
}

func toAPIPlaceChange(c catalogue.PlaceChange) api.PlaceChange {
	return api.PlaceChange{
		Seat: api.Seat(c.Seat), Kind: api.PlaceChangeKind(c.Kind), Before: c.Before, After: c.After,
		At: c.At.UTC(), By: some(c.By), Reason: c.Reason,
	}
}

func toAPIJoining(j catalogue.Joining) api.Joining {
	return api.Joining{Details: j.Details, Link: j.Link}
}
