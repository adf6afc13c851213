package ical

import (
	"bytes"
	"fmt"
	"time"

	ics "github.com/arran4/golang-ical"

	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// A File is a finished iCalendar file with the method it was written for.
type File struct {
	Method Method
	Body   []byte // CRLF line ends, lines folded at 75 bytes
}

// ContentType is the media type of the file, as a mail part or a download.
func (f File) ContentType() string {
	return fmt.Sprintf("text/calendar; charset=UTF-8; method=%s", f.Method)
}

const (
	productID   = "-//Turnout//Turnout//EN"
	zoneID      = "Europe/London"
	localFormat = "20060102T150405"
	utcFormat   = "20060102T150405Z"
)

// Write makes the file of an invitation, or returns one of the errors of this package when a
// value is missing or cannot stand in such a file.
func Write(invitation Invitation) (File, error) {
	if err := invitation.check(); err != nil {
		return File{}, fmt.Errorf("ical: %w", err)
	}
	calendar := empty(invitation.Method)
	calendar.AddVTimezone(london())
	for _, entry := range invitation.Entries {
		calendar.AddVEvent(invitation.event(entry))
	}
	return finish(calendar, invitation.Method)
}

func empty(method Method) *ics.Calendar {
	calendar := &ics.Calendar{}
	calendar.SetVersion("2.0")
	calendar.SetProductId(productID)
	calendar.SetCalscale("GREGORIAN")
	calendar.SetMethod(ics.Method(method))
	return calendar
}

func finish(calendar *ics.Calendar, method Method) (File, error) {
	var body bytes.Buffer
	if err := calendar.SerializeTo(&body, ics.WithNewLine("\r\n")); err != nil {
		return File{}, fmt.Errorf("ical: %w", err)
	}
	return File{method, body.Bytes()}, nil
}

func (i Invitation) event(entry Entry) *ics.VEvent {
	event := written(entry, i.statusOf(entry))
	event.SetDtStampTime(i.Stamp)
	event.SetModifiedAt(i.Stamp)
	event.SetTimeTransparency(ics.TransparencyOpaque)
	i.addParties(event)
	return event
}

// written is what every entry says, whether it is sent or fetched.
func written(entry Entry, status Status) *ics.VEvent {
	event := ics.NewEvent(entry.UID)
	event.SetSequence(entry.Sequence)
	event.SetStatus(ics.ObjectStatus(status))
	setTime(event, ics.ComponentPropertyDtStart, entry.Start)
	setTime(event, ics.ComponentPropertyDtEnd, entry.End)
	event.SetSummary(oneLine(entry.Summary))
	setText(event, ics.ComponentPropertyDescription, severalLines(entry.Description))
	setText(event, ics.ComponentPropertyLocation, oneLine(entry.Location))
	setText(event, ics.ComponentPropertyUrl, entry.URL)
	return event
}

func (i Invitation) statusOf(entry Entry) Status {
	if i.Method == Cancel {
		return Cancelled
	}
	return entry.status()
}

func (e Entry) status() Status {
	if e.Status == "" {
		return Confirmed
	}
	return e.Status
}

// addParties says the attendee has accepted: the booking was theirs, nobody need answer.
func (i Invitation) addParties(event *ics.VEvent) {
	if i.Organizer.Email != "" {
		event.SetOrganizer("mailto:"+i.Organizer.Email, i.Organizer.parameters()...)
	}
	if i.Attendee.Email != "" {
		parameters := append(i.Attendee.parameters(),
			ics.CalendarUserTypeIndividual, ics.ParticipationRoleReqParticipant, ics.ParticipationStatusAccepted)
		event.AddAttendee("mailto:"+i.Attendee.Email, parameters...)
	}
}

func (p Party) parameters() []ics.PropertyParameter {
	if name := displayName(p.Name); name != "" {
		return []ics.PropertyParameter{ics.WithCN(name)}
	}
	return nil
}

func setText(event *ics.VEvent, property ics.ComponentProperty, value string) {
	if value != "" {
		event.SetProperty(property, value)
	}
}

// setTime writes London's wall time with its zone, so that the meeting stays at half past nine
// whatever happens to the clocks. Only the second of two equal hours, which a wall time cannot
// name, is written in UTC.
func setTime(event *ics.VEvent, property ics.ComponentProperty, t time.Time) {
	if ukdate.FoldOf(t) == 1 {
		event.SetProperty(property, t.UTC().Format(utcFormat))
		return
	}
	event.SetProperty(property, t.In(ukdate.London).Format(localFormat), ics.WithTZID(zoneID))
}

// london describes the clocks of Great Britain by the rule in force since 1996: forward on the
// last Sunday of March, back on the last Sunday of October, both at 01:00 UTC.
func london() *ics.VTimezone {
	zone := ics.NewTimezone(zoneID)
	zone.AddProperty(ics.ComponentProperty("X-LIC-LOCATION"), zoneID)
	zone.Components = append(
		zone.Components,
		&ics.Daylight{ComponentBase: observance("19960331T010000", "3", "+0000", "+0100", "BST")},
		&ics.Standard{ComponentBase: observance("19961027T020000", "10", "+0100", "+0000", "GMT")},
	)
	return zone
}

func observance(since, month, from, to, name string) ics.ComponentBase {
	var base ics.ComponentBase
	base.AddProperty(ics.ComponentPropertyDtStart, since)
	base.AddProperty(ics.ComponentProperty(ics.PropertyRrule), "FREQ=YEARLY;BYMONTH="+month+";BYDAY=-1SU")
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetfrom), from)
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzoffsetto), to)
	base.AddProperty(ics.ComponentProperty(ics.PropertyTzname), name)
	return base
}
