package httpapi_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/api"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

// got decodes an answer that must have the status.
func got[T any](t *testing.T, a answer, status int) (v T) {
	t.Helper()
	if a.Status != status {
		t.Fatalf("%d %s, want %d", a.Status, a.Body, status)
	}
	if err := json.Unmarshal(a.Body, &v); err != nil {
		t.Fatalf("%v in %s", err, a.Body)
	}
	return v
}

// TestAYearIsMadeAndFound goes the way staff go: year, course, venue, event, session of two parts,
// published; and then the way anybody finds it.
func TestAYearIsMadeAndFound(t *testing.T) {
	s := newScene(t)
	staff, trainer, anyone := s.devon.Staff(), s.devon.Trainer(), fixture.Person{}
	exeter := s.devon.Locality("Exeter")
	do := func(method, path string, content any) answer {
		return s.ask(staff, request{method, "/devon" + path, content, nil})
	}
	find := func(path string) answer { return s.ask(anyone, request{"GET", "/devon" + path, nil, nil}) }

	programme := got[api.Programme](t, do("POST", "/programmes", body{"financialYear": "2025-26", "title": "Training 2025-26"}), http.StatusCreated)
	got[api.Programme](t, do("PUT", "/programmes/"+programme.ID.String(), body{
		"title": programme.Title, "introduction": "", "reachesIntoNextYear": false, "status": "published",
		"version": programme.Version,
	}), http.StatusOK)
	content := courseBody(cell{scene: s}).(body)
	content["title"] = "Recognising neglect"
	course := got[api.Course](t, do("POST", "/courses", content), http.StatusCreated)
	venue := got[api.Venue](t, do("POST", "/venues", body{"name": "County Hall", "address": "", "postcode": "EX2 4QD", "accessNotes": "", "localityId": exeter}), http.StatusCreated)
	event := got[api.Event](t, do("POST", "/events", body{
		"programmeId": programme.ID, "kind": "themed_week", "title": "SaFest", "theme": "", "summary": "", "note": "", "series": "safest",
		"startsOn": "2025-10-24", "endsOn": "2025-10-27", "openTo": "listed", "guests": []string{"cornwall"}, "status": "published", "figuresPublished": false,
	}), http.StatusCreated)
	draft := got[api.Session](t, do("POST", "/sessions", body{
		"courseId": course.ID, "programmeId": programme.ID, "eventId": event.ID, "mode": "in_person", "venueId": venue.ID, "room": "2",
		"parts": []body{
			{"date": "2025-10-24", "startWall": "09:30", "endWall": "12:30"},
			{"date": "2025-10-26", "startWall": "01:30", "endWall": "03:00", "startFold": 1},
		},
		"seats": []body{{"seat": "room", "unlimited": false, "capacity": 12}}, "trainers": []body{{"personId": trainer.ID}},
		"joining": body{"details": "Ring the bell", "link": "https://example.org/join"}, "closesOn": "2025-10-23", "closesWall": "17:00",
	}), http.StatusCreated)
	if a := find("/sessions/" + draft.Summary.ID.String()); a.Status != http.StatusNotFound {
		t.Errorf("anyone opens a draft: %d", a.Status)
	}
	session := got[api.Session](t, do("POST", "/sessions/"+draft.Summary.ID.String()+"/publication", nil), http.StatusOK)
	if session.Joining == nil || session.PlaceChanges == nil || *session.Summary.Seats[0].FirstCapacity != 12 || session.NoticeInWords == nil {
		t.Errorf("staff read %+v", session)
	}
	s.Clock.Advance(2 * time.Second) // what anybody reads is a second old at most

	page := got[api.SessionPage](t, find("/sessions?q=neglet%20level%203&from=2025-10-01&to=2025-10-31&mode=in_person&level=Level%203&locality="+exeter.String()+
		"&placesLeft=true&event="+event.ID.String()+"&course="+course.ID.String()), http.StatusOK)
	if page.Total != 1 || len(page.Sessions) != 1 || page.Next != nil {
		t.Fatalf("found %+v", page)
	}
	summary := page.Sessions[0]
	if summary.Title != "Recognising neglect" || summary.Locality.Name != "Exeter" || summary.Seats[0].Taken != nil || summary.BookingState != "open" ||
		!strings.HasPrefix(summary.Reference, "DEV-") || !summary.ClosesAt.Equal(fixture.London("2025-10-23 17:00")) {
		t.Errorf("%+v", summary)
	}
	if p := summary.Parts[1]; p.StartWall != "01:30" || !p.StartsAt.Equal(fixture.London("2025-10-26 02:00").Add(-30*time.Minute)) {
		t.Errorf("the second 01:30 of the night: %+v", p)
	}
	raw := find("/sessions?from=2025-10-01")
	if strings.Contains(string(raw.Body), "+01:00") || !strings.Contains(string(raw.Body), `"startsAt":"2025-10-24T08:30:00Z"`) {
		t.Errorf("instants are not in UTC: %s", raw.Body)
	}
	month := got[api.SessionMonth](t, find("/sessions/month?month=2025-10&priority="+s.devon.Priority("Neglect").String()), http.StatusOK)
	if month.Month != "2025-10" || len(month.Sessions) != 1 {
		t.Errorf("%+v", month)
	}
	timetable := got[api.EventDetail](t, find("/events/"+event.ID.String()), http.StatusOK)
	if len(timetable.Days) != 2 || timetable.Days[1].Date.String() != "2025-10-26" || timetable.Event.Guests[0].Slug != "cornwall" || timetable.Event.Sessions != 1 {
		t.Errorf("%+v", timetable)
	}
	detail := got[api.CourseDetail](t, find("/courses/"+course.ID.String()), http.StatusOK)
	if len(detail.Sessions) != 1 || detail.Course.Priorities[0].FinancialYear != "2025-26" {
		t.Errorf("%+v", detail)
	}
	public := got[api.Session](t, find("/sessions/"+session.Summary.ID.String()), http.StatusOK)
	if public.Joining != nil || public.PlaceChanges != nil || public.Venue.Postcode != "EX2 4QD" || public.Trainers[0].ID != trainer.ID {
		t.Errorf("anybody reads %+v", public)
	}
	choices := got[api.Choices](t, do("GET", "/choices", nil), http.StatusOK)
	if len(choices.Trainers) != 1 || len(choices.Venues) != 1 || !slices.Contains(choices.LevelTags, "Level 3") {
		t.Errorf("%+v", choices)
	}
}

func TestASessionIsChangedAndEnded(t *testing.T) {
	s := newScene(t)
	staff := s.devon.Staff()
	session := s.devon.Session(fixture.Session{Starts: fixture.London("2025-09-10 09:30")})
	booked := s.devon.Booking(fixture.Booking{Session: session.ID})
	path := "/devon/sessions/" + session.ID.String()
	do := func(method, rest string, content any) answer {
		return s.ask(staff, request{method, path + rest, content, nil})
	}
	before := got[api.Session](t, do("GET", "", nil), http.StatusOK)
	change := body{"mode": "in_person", "version": before.Version, "parts": []body{{"id": before.Summary.Parts[0].ID, "date": "2025-09-11", "startWall": "09:30", "endWall": "12:30"}}}
	moved := got[api.Session](t, do("PUT", "", change), http.StatusOK)
	if moved.Summary.Parts[0].ID != before.Summary.Parts[0].ID || moved.Summary.Parts[0].Date.String() != "2025-09-11" {
		t.Errorf("%+v", moved.Summary.Parts)
	}
	if n := s.Count(`SELECT count(*) FROM outbox WHERE person_id = $1`, booked.Person.ID); n != 1 {
		t.Errorf("%d mails about the move", n)
	}
	got[api.Session](t, do("PUT", "", change), http.StatusOK)
	if n := s.Count(`SELECT count(*) FROM outbox`); n != 1 {
		t.Errorf("%d mails after the same change again", n)
	}
	lowered := do("PUT", "/places", body{"seat": "room", "unlimited": false, "capacity": 0, "reason": ""})
	if lowered.Status != http.StatusUnprocessableEntity || !hasField(lowered.Body, "reason", "reason_needed") {
		t.Errorf("%d %s", lowered.Status, lowered.Body)
	}
	smaller := got[api.Session](t, do("PUT", "/places", body{"seat": "room", "unlimited": false, "capacity": 0, "reason": "A smaller room"}), http.StatusOK)
	if *smaller.Summary.Seats[0].Free != 0 || *smaller.Summary.Seats[0].Taken != 1 || (*smaller.PlaceChanges)[0].Reason != "A smaller room" {
		t.Errorf("%+v", smaller)
	}
	preview := got[api.Affected](t, do("GET", "/cancellation", nil), http.StatusOK)
	if preview.People != 1 || preview.Mails != 1 || preview.Confirmed != 1 || len(preview.Unreachable) != 0 {
		t.Errorf("%+v", preview)
	}
	for range 2 {
		ended := got[api.Session](t, do("POST", "/cancellation", body{"outcome": "cancelled", "cause": "weather", "reason": "Snow"}), http.StatusOK)
		if ended.Summary.Status != "cancelled" || ended.EndReason != "Snow" {
			t.Errorf("%+v", ended)
		}
	}
	if n := s.Count(`SELECT count(*) FROM outbox WHERE calendar_method = 'CANCEL'`); n != 1 {
		t.Errorf("%d calendar cancellations", n)
	}
	if n := s.Count(`SELECT count(*) FROM bookings WHERE id = $1 AND cancel_class = 'by_provider'`, booked.ID); n != 1 {
		t.Error("the booking was not cancelled by the provider")
	}
	if a := do("PUT", "", change); a.Status != http.StatusConflict || a.code() != "session_ended" {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := do("GET", "/joining", nil); a.Status != http.StatusOK {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	if a := s.ask(staff, request{"GET", "/devon/sessions/" + uuid.NewString() + "/joining", nil, nil}); a.Status != http.StatusNotFound {
		t.Errorf("%d %s", a.Status, a.Body)
	}
}

func TestWhatTheContractLetsThroughIsStillRead(t *testing.T) {
	s := newScene(t)
	staff := s.devon.Staff()
	for path, c := range map[string]struct {
		content     body
		field, code string
	}{
		"/devon/programmes": {body{"financialYear": "2025-27", "title": "Two years"}, "financialYear", "invalid_financial_year"},
		"/devon/courses": {func() body {
			b := courseBody(cell{scene: s}).(body)
			b["priorities"] = []body{{"name": "Neglect", "financialYear": "2025-27"}}
			return b
		}(), "priorities.0.financialYear", "invalid_financial_year"},
	} {
		a := s.ask(staff, request{"POST", path, c.content, nil})
		if a.Status != http.StatusUnprocessableEntity || !hasField(a.Body, c.field, c.code) {
			t.Errorf("%s: %d %s", path, a.Status, a.Body)
		}
	}
}
