package ical_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"pgregory.net/rapid"

	"github.com/turnout-uk/turnout/backend/internal/ical"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

func at(t rapid.TB, date, wall string, fold int) time.Time {
	t.Helper()
	instant, err := ukdate.Resolve(ukdate.MustParseDate(date), ukdate.MustParseWall(wall), &fold)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

// booking is a complete invitation; change makes it the case at hand.
func booking(t rapid.TB, change func(*ical.Invitation)) ical.Invitation {
	t.Helper()
	invitation := ical.Invitation{
		Method:    ical.Request,
		Stamp:     time.Date(2025, 5, 1, 12, 0, 0, 0, time.UTC),
		Organizer: ical.Party{Name: "Devon Safeguarding Children Partnership", Email: "training@devon.example"},
		Attendee:  ical.Party{Name: "Ada Byron", Email: "ada@school.example"},
		Entries: []ical.Entry{{
			UID:         "0190f5c2-1@turnout.example",
			Summary:     "Recognising neglect",
			Description: "Bring your own device.\nParking is free.",
			Location:    "County Hall, Exeter",
			URL:         "https://turnout.example/devon/my/bookings/1",
			Start:       at(t, "2025-06-10", "09:30", 0),
			End:         at(t, "2025-06-10", "12:30", 0),
		}},
	}
	if change != nil {
		change(&invitation)
	}
	return invitation
}

func write(t rapid.TB, invitation ical.Invitation) ical.File {
	t.Helper()
	file, err := ical.Write(invitation)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func parse(t rapid.TB, file ical.File) *ics.Calendar {
	t.Helper()
	calendar, err := ics.ParseCalendar(bytes.NewReader(file.Body))
	if err != nil {
		t.Fatalf("%v in\n%s", err, file.Body)
	}
	return calendar
}

// value returns a property of the only event, or "".
func value(t rapid.TB, file ical.File, property ics.ComponentProperty) string {
	t.Helper()
	events := parse(t, file).Events()
	if len(events) != 1 {
		t.Fatalf("%d events in\n%s", len(events), file.Body)
	}
	found := events[0].GetProperties(property)
	switch len(found) {
	case 0:
		return ""
	case 1:
		return found[0].Value
	}
	t.Fatalf("%d × %s in\n%s", len(found), property, file.Body)
	return ""
}

// unfolded returns the lines of the file with folding undone.
func unfolded(file ical.File) []string {
	text := strings.ReplaceAll(string(file.Body), "\r\n ", "")
	return strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
}

func hasLine(file ical.File, line string) bool {
	for _, candidate := range unfolded(file) {
		if candidate == line {
			return true
		}
	}
	return false
}

func TestAnInvitationSaysEverythingOnce(t *testing.T) {
	file := write(t, booking(t, nil))
	for _, line := range []string{
		"METHOD:REQUEST", "UID:0190f5c2-1@turnout.example", "SEQUENCE:0", "STATUS:CONFIRMED", "DTSTAMP:20250501T120000Z",
		"DTSTART;TZID=Europe/London:20250610T093000", "DTEND;TZID=Europe/London:20250610T123000",
		"SUMMARY:Recognising neglect", `DESCRIPTION:Bring your own device.\nParking is free.`,
		`LOCATION:County Hall\, Exeter`, "URL:https://turnout.example/devon/my/bookings/1",
		"ORGANIZER;CN=Devon Safeguarding Children Partnership:mailto:training@devon.example",
	} {
		if !hasLine(file, line) {
			t.Errorf("no line %q in\n%s", line, file.Body)
		}
	}
	event := parse(t, file).Events()[0]
	attendees := event.Attendees()
	if len(attendees) != 1 || attendees[0].Email() != "ada@school.example" || attendees[0].ParticipationStatus() != ics.ParticipationStatusAccepted {
		t.Errorf("attendees are %+v", attendees)
	}
	if file.ContentType() != "text/calendar; charset=UTF-8; method=REQUEST" {
		t.Errorf("content type is %s", file.ContentType())
	}
	if got := value(t, file, ics.ComponentPropertyDescription); got != "Bring your own device.\nParking is free." {
		t.Errorf("description came back as %q", got)
	}
}

func TestChangesAndCancellationKeepTheIdentity(t *testing.T) {
	uid := ""
	for sequence := range 4 {
		file := write(t, booking(t, func(i *ical.Invitation) {
			i.Entries[0].Sequence = sequence
			if sequence == 3 {
				i.Method = ical.Cancel
			}
		}))
		if uid == "" {
			uid = value(t, file, ics.ComponentPropertyUniqueId)
		}
		if got := value(t, file, ics.ComponentPropertyUniqueId); got != uid {
			t.Errorf("sequence %d has the id %s, the first had %s", sequence, got, uid)
		}
		if sequence == 3 && !(hasLine(file, "METHOD:CANCEL") && hasLine(file, "STATUS:CANCELLED") && hasLine(file, "SEQUENCE:3")) {
			t.Errorf("not a cancellation:\n%s", file.Body)
		}
	}
}

func TestOnePartOfTwoCanBeCancelled(t *testing.T) {
	file := write(t, booking(t, func(i *ical.Invitation) {
		second := i.Entries[0]
		second.UID, second.Status = "0190f5c2-2@turnout.example", ical.Cancelled
		second.Start, second.End = second.Start.AddDate(0, 0, 7), second.End.AddDate(0, 0, 7)
		i.Entries = append(i.Entries, second)
	}))
	events := parse(t, file).Events()
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	var states []string
	for _, event := range events {
		states = append(states, event.GetProperty(ics.ComponentPropertyStatus).Value)
	}
	if got := strings.Join(states, " "); got != "CONFIRMED CANCELLED" {
		t.Errorf("states are %s", got)
	}
	if strings.Count(string(file.Body), "BEGIN:VTIMEZONE") != 1 {
		t.Error("the time zone should be there once")
	}
}

func TestPublishedFilesNeedNobody(t *testing.T) {
	file := write(t, booking(t, func(i *ical.Invitation) {
		i.Method, i.Organizer, i.Attendee = ical.Publish, ical.Party{}, ical.Party{}
	}))
	if strings.Contains(string(file.Body), "ORGANIZER") || strings.Contains(string(file.Body), "ATTENDEE") {
		t.Errorf("someone is named:\n%s", file.Body)
	}
}

func TestTimesOnBothSidesOfAClockChange(t *testing.T) {
	cases := []struct {
		name  string
		start time.Time
		want  string
	}{
		{"winter", at(t, "2025-01-15", "09:30", 0), "DTSTART;TZID=Europe/London:20250115T093000"},
		{"the day the clocks go forward", at(t, "2025-03-30", "09:30", 0), "DTSTART;TZID=Europe/London:20250330T093000"},
		{"the day they go back", at(t, "2025-10-26", "09:30", 0), "DTSTART;TZID=Europe/London:20251026T093000"},
		{"the first 1:30", at(t, "2025-10-26", "01:30", 0), "DTSTART;TZID=Europe/London:20251026T013000"},
		{"the second 1:30", at(t, "2025-10-26", "01:30", 1), "DTSTART:20251026T013000Z"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := write(t, booking(t, func(i *ical.Invitation) {
				i.Entries[0].Start, i.Entries[0].End = c.start, c.start.Add(3*time.Hour)
			}))
			if !hasLine(file, c.want) {
				t.Errorf("no line %q in\n%s", c.want, file.Body)
			}
		})
	}
}

func TestTheZoneHasBothHalves(t *testing.T) {
	lines := strings.Join(unfolded(write(t, booking(t, nil))), "\n")
	for _, want := range []string{
		"TZID:Europe/London",
		"BEGIN:DAYLIGHT\nDTSTART:19960331T010000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nTZNAME:BST\nEND:DAYLIGHT",
		"BEGIN:STANDARD\nDTSTART:19961027T020000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nTZNAME:GMT\nEND:STANDARD",
	} {
		if !strings.Contains(lines, want) {
			t.Errorf("missing:\n%s\nin\n%s", want, lines)
		}
	}
}

func TestNamesOfEveryKind(t *testing.T) {
	for name, want := range map[string]string{
		"Siân Llŷr-Wŷn":                           "Siân Llŷr-Wŷn",
		"Zoë 😀 Ångström":                          "Zoë 😀 Ångström",
		"Pat O'Brien":                             "Pat O’Brien",
		`Byron, Ada "Countess"; a:b`:              "Byron Ada Countess a b",
		`back\slash^caret`:                        "back slash caret",
		"\r\nATTENDEE:mailto:evil@example":        "ATTENDEE mailto evil@example",
		"tab\there\x00\x7f\u0085\u2028end":        "tab here end",
		"broken \xff bytes":                       "broken \uFFFD bytes",
		"👩‍👩‍👧 family":                            "👩‍👩‍👧 family",
		strings.Repeat("Llanfairpwll ", 12) + "x": strings.Repeat("Llanfairpwll ", 12) + "x",
	} {
		file := write(t, booking(t, func(i *ical.Invitation) { i.Attendee.Name = name }))
		attendees := parse(t, file).Events()[0].Attendees()
		if len(attendees) != 1 {
			t.Fatalf("%q made %d attendees:\n%s", name, len(attendees), file.Body)
		}
		got := strings.Join(attendees[0].ICalParameters["CN"], "|")
		if got != want || attendees[0].Email() != "ada@school.example" {
			t.Errorf("%q came back as %q, %q", name, got, attendees[0].Email())
		}
	}
	nameless := write(t, booking(t, func(i *ical.Invitation) { i.Attendee.Name = "\r\n;" }))
	if strings.Contains(strings.Join(unfolded(nameless), "\n"), "ATTENDEE;CN=") && !strings.Contains(strings.Join(unfolded(nameless), "\n"), "ATTENDEE;CUTYPE") {
		t.Errorf("an empty name was written:\n%s", nameless.Body)
	}
}

func TestLineBreaksAreRefusedWhereThereIsOneLine(t *testing.T) {
	fields := map[string]func(*ical.Invitation, string){
		"uid":      func(i *ical.Invitation, s string) { i.Entries[0].UID = s },
		"summary":  func(i *ical.Invitation, s string) { i.Entries[0].Summary = s },
		"location": func(i *ical.Invitation, s string) { i.Entries[0].Location = s },
		"url":      func(i *ical.Invitation, s string) { i.Entries[0].URL = "https://x.example/" + s },
	}
	for field, set := range fields {
		for _, bad := range []string{"a\r\nX-EVIL:1", "a\nb", "a\rb", "a\x00b", "a\x1bb", "a\u0085b", "a\u2028b", "a\u2029b"} {
			invitation := booking(t, func(i *ical.Invitation) { set(i, bad) })
			if file, err := ical.Write(invitation); !errors.Is(err, ical.ErrLineBreak) {
				t.Errorf("%s %q: %v\n%s", field, bad, err, file.Body)
			}
		}
	}
}

func TestImpossibleInvitationsAreRefused(t *testing.T) {
	cases := []struct {
		name   string
		change func(*ical.Invitation)
		want   error
	}{
		{"no method", func(i *ical.Invitation) { i.Method = "" }, ical.ErrMethod},
		{"unknown method", func(i *ical.Invitation) { i.Method = "REQUEST\r\nX:1" }, ical.ErrMethod},
		{"unknown status", func(i *ical.Invitation) { i.Entries[0].Status = "MAYBE" }, ical.ErrMethod},
		{"no stamp", func(i *ical.Invitation) { i.Stamp = time.Time{} }, ical.ErrMissing},
		{"no entries", func(i *ical.Invitation) { i.Entries = nil }, ical.ErrMissing},
		{"no uid", func(i *ical.Invitation) { i.Entries[0].UID = "" }, ical.ErrMissing},
		{"no summary", func(i *ical.Invitation) { i.Entries[0].Summary = "" }, ical.ErrMissing},
		{"no organiser", func(i *ical.Invitation) { i.Organizer = ical.Party{} }, ical.ErrMissing},
		{"no attendee", func(i *ical.Invitation) { i.Attendee.Email = "" }, ical.ErrMissing},
		{"an address with a name", func(i *ical.Invitation) { i.Attendee.Email = "Ada <ada@school.example>" }, ical.ErrEmail},
		{"two addresses", func(i *ical.Invitation) { i.Attendee.Email = "a@b.example,c@d.example" }, ical.ErrEmail},
		{"an address with a line break", func(i *ical.Invitation) { i.Attendee.Email = "a@b.example\r\nX:1" }, ical.ErrEmail},
		{"ends as it starts", func(i *ical.Invitation) { i.Entries[0].End = i.Entries[0].Start }, ical.ErrTimes},
		{"a negative sequence", func(i *ical.Invitation) { i.Entries[0].Sequence = -1 }, ical.ErrSequence},
		{"a script for an address", func(i *ical.Invitation) { i.Entries[0].URL = "javascript:alert(1)" }, ical.ErrURL},
		{"no host", func(i *ical.Invitation) { i.Entries[0].URL = "https:///x" }, ical.ErrURL},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if file, err := ical.Write(booking(t, c.change)); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v\n%s", err, c.want, file.Body)
			}
		})
	}
}

// anyText is drawn from what people and attackers type.
func anyText() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"neglect", " ", "  ", ",", ";", ":", `"`, `\`, `\n`, `\\n`, "'", "^", "=", "é", "ŵ", "😀", "👩‍👩‍👧", "字", "\u00a0", "\u200b",
		"BEGIN:VEVENT", "END:VCALENDAR", "<b>", strings.Repeat("x", 74), strings.Repeat("ü", 40),
	})
	return rapid.Map(rapid.SliceOfN(piece, 1, 40), func(pieces []string) string { return strings.Join(pieces, "") })
}

func TestAnyTextComesBackAndEveryLineIsShort(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		summary, location := anyText().Draw(t, "summary"), anyText().Draw(t, "location")
		description := anyText().Draw(t, "description") + "\n" + anyText().Draw(t, "second line")
		file := write(t, booking(t, func(i *ical.Invitation) {
			i.Attendee.Name = anyText().Draw(t, "name")
			i.Entries[0].Summary, i.Entries[0].Location, i.Entries[0].Description = summary, location, description
		}))
		checkLines(t, file)
		for property, want := range map[ics.ComponentProperty]string{
			ics.ComponentPropertySummary:     summary,
			ics.ComponentPropertyLocation:    location,
			ics.ComponentPropertyDescription: description,
		} {
			if got := value(t, file, property); got != want {
				t.Fatalf("%s came back as\n%q, not\n%q", property, got, want)
			}
		}
	})
}

// checkLines wants CRLF everywhere, no line over 75 bytes, and no character cut in two.
func checkLines(t rapid.TB, file ical.File) {
	body, ended := bytes.CutSuffix(file.Body, []byte("\r\n"))
	if !ended {
		t.Fatal("the last line has no end")
	}
	for _, line := range bytes.Split(body, []byte("\r\n")) {
		if len(line) == 0 || len(line) > 75 || !utf8.Valid(line) || bytes.ContainsAny(line, "\r\n") {
			t.Fatalf("bad line of %d bytes: %q", len(line), line)
		}
	}
}

func TestLineEndsOfEveryKindInADescription(t *testing.T) {
	file := write(t, booking(t, func(i *ical.Invitation) {
		i.Entries[0].Description = "one\r\ntwo\rthree\nfour\u2028five\x00\x1b\tsix\xff"
	}))
	if got := value(t, file, ics.ComponentPropertyDescription); got != "one\ntwo\nthree\nfour\nfive six\uFFFD" {
		t.Errorf("came back as %q", got)
	}
}

func TestTheSameInvitationIsTheSameFile(t *testing.T) {
	first := write(t, booking(t, nil))
	for range 20 {
		if again := write(t, booking(t, nil)); !bytes.Equal(first.Body, again.Body) {
			t.Fatalf("\n%s\nis not\n%s", again.Body, first.Body)
		}
	}
}
