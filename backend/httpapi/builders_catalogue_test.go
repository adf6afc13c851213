package httpapi_test

import (
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, catalogueBuilders) }

// catalogueBuilders are those of the offer: programmes, courses, sessions, events.
var catalogueBuilders = map[string]builder{
	"listProgrammes": at("GET", "/devon/programmes"),
	"createProgramme": with("POST", "/devon/programmes", func(c cell) any {
		return body{"financialYear": nextYear(), "title": "Annual programme"}
	}),
	"updateProgramme": asSeen(on("programmes", "PUT", "", func(p *fixture.Partnership) uuid.UUID {
		return p.Programme(fixture.Programme{Year: nextYearNumber()}).ID
	}, func(cell) any {
		return body{"title": "T", "introduction": "", "reachesIntoNextYear": false, "status": "published"}
	}), readList("/devon/programmes"), "programmes"),
	"getChoices":  at("GET", "/devon/choices"),
	"createVenue": with("POST", "/devon/venues", venueBody),
	"updateVenue": asSeen(on("venues", "PUT", "", func(p *fixture.Partnership) uuid.UUID { return p.Venue(fresh(), uuid.Nil) }, venueBody),
		readList("/devon/choices"), "venues"),

	"listCourses":  at("GET", "/devon/courses"),
	"createCourse": with("POST", "/devon/courses", courseBody),
	"getCourse":    published(on("courses", "GET", "", newCourse, nil)),
	"updateCourse": asSeen(on("courses", "PUT", "", newCourse, courseBody), readItself, "course"),

	"findSessions": at("GET", "/devon/sessions?q=neglect"),
	"getMonth":     at("GET", "/devon/sessions/month"),
	"createSession": with("POST", "/devon/sessions", func(c cell) any {
		b := sessionBody(c).(body)
		b["courseId"], b["programmeId"] = newCourse(c.devon), c.devon.Session(fixture.Session{}).Programme
		b["seats"] = []body{{"seat": "room", "unlimited": false, "capacity": 12}}
		return b
	}),
	"getSession":                 published(onSession("GET", "", fixture.Session{}, nil)),
	"updateSession":              asSeen(onSession("PUT", "", fixture.Session{Status: "draft"}, sessionBody), readItself),
	"discardSession":             onSession("DELETE", "", fixture.Session{Status: "draft"}, nil),
	"publishSession":             onSession("POST", "/publication", fixture.Session{Status: "draft"}, nil),
	"previewSessionCancellation": onSession("GET", "/cancellation", fixture.Session{}, nil),
	"cancelSession": onSession("POST", "/cancellation", fixture.Session{}, func(cell) any {
		return body{"outcome": "cancelled", "cause": "trainer", "reason": "She is ill."}
	}),
	"previewSessionUpdate": asSeen(onSession("POST", "/preview", fixture.Session{Status: "draft"}, sessionBody), readSession),
	"listSessionChanges":   onSession("GET", "/changes", fixture.Session{}, nil),
	"getChange":            {objects: ofHere, build: buildChange},
	"setPlaces": onSession("PUT", "/places", fixture.Session{}, func(cell) any {
		return body{"seat": "room", "unlimited": false, "capacity": 30, "reason": ""}
	}),
	"getJoining": {objects: ofMine, build: buildOfDelegates("/joining")},

	"listEvents":         at("GET", "/devon/events"),
	"createEvent":        with("POST", "/devon/events", eventBody),
	"getEvent":           published(on("events", "GET", "", newEvent, nil)),
	"updateEvent":        asSeen(on("events", "PUT", "", newEvent, eventBody), readItself, "event"),
	"previewEventChange": on("events", "POST", "/preview", newEventToCome, func(cell) any { return body{"days": 7} }),
	"changeEvent":        on("events", "POST", "/changes", newEventToCome, func(cell) any { return body{"days": 7} }),
	"listEventChanges":   on("events", "GET", "/changes", newEvent, nil),
	"getEventFigures": published(on("events", "GET", "/figures", func(p *fixture.Partnership) uuid.UUID {
		return p.Event(fixture.Event{Figures: true}).ID
	}, nil)),
}

// onSession: mine is a session I train; the same session of another trainer is not.
func onSession(method, rest string, like fixture.Session, content func(cell) any) builder {
	return builder{objects: ofMine, build: func(c cell) target {
		make := func(p *fixture.Partnership) uuid.UUID {
			s := like
			if c.object == own && c.who.Partnership == c.devon.ID {
				s.Trainers = []uuid.UUID{c.who.ID}
			}
			return p.Session(s).ID
		}
		r := request{Method: method, Path: "/devon/sessions/" + c.pick(make) + rest}
		if content != nil {
			r.Body = content(c)
		}
		return target{r, c.sessionRelations()}
	}}
}

func (c cell) sessionRelations() []string {
	if c.object == own && c.who.Partnership == c.devon.ID {
		return c.seen("partnership", "session")
	}
	return c.seen("partnership")
}

// buildOfDelegates: mine is a session at which I hold a place, and which I train.
func buildOfDelegates(rest string) func(cell) target {
	return func(c cell) target {
		mine := c.object == own && c.who.Partnership == c.devon.ID
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			session := newLaterSession(p)
			if mine {
				p.Booking(fixture.Booking{Session: session, Person: c.who})
				c.Exec(`INSERT INTO session_trainers (partnership_id, session_id, person_id) VALUES ($1, $2, $3)`, p.ID, session, c.who.ID)
			}
			return session
		})
		t := target{request{Method: "GET", Path: "/devon/sessions/" + id + rest}, c.seen("partnership")}
		if mine {
			t.holds = append(t.holds, "own", "session")
		}
		return t
	}
}

func newCourse(p *fixture.Partnership) uuid.UUID { return p.Course(fixture.Course{}).ID }

func newEvent(p *fixture.Partnership) uuid.UUID { return p.Event(fixture.Event{}).ID }

func venueBody(cell) any {
	return body{"name": "Venue " + fresh(), "address": "", "postcode": "", "accessNotes": ""}
}

func courseBody(cell) any {
	return body{
		"title": "Course " + fresh(), "summary": "", "outcomes": "", "audience": "", "format": "in_person", "durationClass": "half_day",
		"cpdMinutes": 180, "certificateRule": "all_parts", "levelTags": []string{"Level 3"},
		"priorities": []body{{"name": "Neglect", "financialYear": "2025-26"}}, "prerequisites": [][]string{}, "status": "published",
	}
}

func sessionBody(cell) any {
	return body{"mode": "in_person", "parts": []body{{"date": "2025-09-10", "startWall": "09:30", "endWall": "12:30"}}}
}

func eventBody(c cell) any {
	return body{
		"programmeId": c.devon.Session(fixture.Session{}).Programme, "kind": "themed_week", "title": "SaFest " + fresh(), "theme": "", "summary": "",
		"note": "", "series": "", "startsOn": "2025-11-17", "endsOn": "2025-11-21", "openTo": "partnership", "guests": []string{},
		"status": "draft", "figuresPublished": false,
	}
}
