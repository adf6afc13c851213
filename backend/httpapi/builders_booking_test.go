package httpapi_test

import (
	"crypto/sha256"
	"maps"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, bookingBuilders) }

// bookingBuilders are those of booking, waiting, approval, links and calendars.
var bookingBuilders = map[string]builder{
	"getConditions": published(onSession("GET", "/conditions", fixture.Session{}, nil)),
	"createBooking": {objects: ofHere, build: func(c cell) target {
		id := c.pick(newLaterSession)
		return target{request{Method: "POST", Path: "/devon/sessions/" + id + "/bookings", Body: body{}}, c.seen("published", "partnership")}
	}},
	"listSessionBookings": onSession("GET", "/bookings", fixture.Session{}, nil),
	"listMyBookings":      at("GET", "/devon/my/bookings"),
	"getBooking":          onBooking("GET", "", nil),
	"getBookingCalendar":  onBooking("GET", "/calendar", nil),
	"previewCancellation": onBooking("GET", "/cancellation", nil),
	"updateBooking":       onBooking("PATCH", "", body{"reason": "It is part of my new job."}),
	"listApprovals":       at("GET", "/devon/approvals"),
	"decideApproval":      {objects: []string{led, other, foreign, missing}, build: buildRequest},
	"cancelBooking":       onBooking("POST", "/cancellation", body{"reason": "illness"}),
	"findSubstitutes":     onPlace("GET", "/substitutes?q=ann", nil),
	"substituteBooking": onPlace("POST", "/substitute", func(c cell, p *fixture.Partnership, b fixture.Booking) any {
		return body{"personId": p.Person(fixture.Person{Agency: b.Person.Agency}).ID}
	}),
	"transferBooking": onPlace("POST", "/transfer", func(_ cell, p *fixture.Partnership, _ fixture.Booking) any {
		return body{"sessionId": newLaterSession(p)}
	}),
	"acceptOffer":    onWaiting("offered", "/acceptance", nil),
	"passOffer":      onWaiting("offered", "/passing", nil),
	"givePlace":      onWaiting("waiting", "/place", body{"reason": "She is needed there.", "overbook": true}),
	"getWaitingList": onSession("GET", "/waiting-list", fixture.Session{}, nil),
	"setWaitingList": asSeen(onSession("PUT", "/waiting-list", fixture.Session{}, func(cell) any {
		return body{"mode": "promote", "blocked": "stop", "fair": true, "offersUntilMinutes": 60, "classes": []body{{"sector": "police"}}}
	}), readItself, "rules"),
	"listConditions": at("GET", "/devon/my/conditions?session="+uuid.NewString()),
	"bookBasket": with("POST", "/devon/my/baskets", func(c cell) any {
		return body{"lines": []body{{"sessionId": newLaterSession(c.devon)}}}
	}),
	"getBreakOuts":        published(onSession("GET", "/break-outs", fixture.Session{}, nil)),
	"setBreakOuts":        published(onSession("PUT", "/break-outs", fixture.Session{}, func(cell) any { return body{"breakOuts": []string{}} })),
	"listWaitingLists":    at("GET", "/devon/waiting-lists"),
	"getSessionsCalendar": at("GET", "/devon/sessions.ics?q=neglect&year=2025-26"),
	"getEventCalendar":    published(on("events", "GET", "/calendar.ics", newEvent, nil)),
	"getPersonalCalendar": {objects: []string{other, foreign, missing}, build: buildPersonalCalendar},
	"getMyCalendar":       at("GET", "/devon/my/calendar"),
	"renewMyCalendar":     with("POST", "/devon/my/calendar", nil),
	"endMyCalendar":       at("DELETE", "/devon/my/calendar"),
	"getLink":             {objects: unnamed, build: buildLink("GET", nil)},
	"useLink":             {objects: unnamed, build: buildLink("POST", body{"act": "leave"})},
}

func onBooking(method, rest string, content any) builder {
	return bookingIn(method, rest, content, func(c cell, p *fixture.Partnership, b fixture.Booking) uuid.UUID { return p.Booking(b).ID })
}

// onPlace is an act on a booking, by its person, those who act for them, or a trainer of its session.
func onPlace(method, rest string, content func(cell, *fixture.Partnership, fixture.Booking) any) builder {
	return builder{objects: ofMany, build: func(c cell) target {
		trains := c.object == own && c.who.Partnership == c.devon.ID
		var sent any
		t := bookingIn(method, rest, nil, func(c cell, p *fixture.Partnership, b fixture.Booking) uuid.UUID {
			if trains {
				c.Exec(`INSERT INTO session_trainers (partnership_id, session_id, person_id) VALUES ($1, $2, $3)`, p.ID, b.Session, c.who.ID)
			}
			b = p.Booking(b)
			if content != nil {
				sent = content(c, p, b)
			}
			return b.ID
		}).build(c)
		if sent == nil && content != nil {
			sent = content(c, c.devon, fixture.Booking{Person: c.devon.Person(fixture.Person{})})
		}
		t.request.Body = sent
		if trains {
			t.holds = append(t.holds, "session")
		}
		return t
	}}
}

// onWaiting is an act on a waiting entry, or on one that holds an offer.
func onWaiting(status, rest string, content any) builder {
	return bookingIn("POST", rest, content, func(c cell, p *fixture.Partnership, b fixture.Booking) uuid.UUID {
		b.Status = status
		return p.Booking(b).ID
	})
}

func bookingIn(method, rest string, content any, make func(cell, *fixture.Partnership, fixture.Booking) uuid.UUID) builder {
	return builder{objects: ofMany, build: func(c cell) target {
		here := c.who.Partnership == c.devon.ID
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			b := fixture.Booking{Session: newLaterSession(p)}
			switch {
			case c.object == own && here:
				b.Person = c.who
			case c.object == led && here:
				b.Person = c.devon.Person(fixture.Person{Agency: c.who.Agency})
			default:
				b.Person = p.Person(fixture.Person{Agency: p.Agency(fixture.Agency{}).ID})
			}
			return make(c, p, b)
		})
		t := target{request{Method: method, Path: "/devon/bookings/" + id + rest, Body: content}, c.seen("partnership")}
		switch {
		case c.object == own && here:
			t.holds = append(t.holds, "own", "agency")
		case c.object == led && here:
			t.holds = append(t.holds, "agency")
		}
		return t
	}}
}

// buildRequest is a request that waits for its approval.
func buildRequest(c cell) target {
	return bookingIn("POST", "/approval", body{"decision": "approve"}, func(c cell, p *fixture.Partnership, b fixture.Booking) uuid.UUID {
		b.Status = "requested"
		b = p.Booking(b)
		c.Exec(`INSERT INTO approvals (partnership_id, id, booking_id, asked, status, asked_at, expires_at)
			VALUES ($1, $2, $3, 'coordinator', 'open', $4, $5)`, p.ID, uuid.New(), b.ID, fixture.Now, fixture.Now.AddDate(0, 0, 5))
		return b.ID
	}).build(c)
}

// buildLink is a live link to an offer.
func buildLink(method string, content any) func(cell) target {
	return func(c cell) target {
		b := c.devon.Booking(fixture.Booking{Session: newLaterSession(c.devon), Status: "offered"})
		token := fresh()
		sum := sha256.Sum256([]byte(token))
		c.Exec(`INSERT INTO links (partnership_id, id, token_hash, purpose, object_id, person_id, created_at, expires_at)
			VALUES ($1, $2, $3, 'offer', $4, $5, $6, $7)`, c.devon.ID, uuid.New(), sum[:], b.ID, b.Person.ID, fixture.Now, fixture.Now.AddDate(0, 0, 1))
		return target{request{Method: method, Path: "/devon/links/" + token, Body: content}, unrelated}
	}
}

// buildPersonalCalendar: somebody's calendar, by an address that the caller knows.
func buildPersonalCalendar(c cell) target {
	token := c.pick(func(p *fixture.Partnership) uuid.UUID {
		token, owner := uuid.New(), p.Person(fixture.Person{})
		sum := sha256.Sum256([]byte(token.String()))
		c.Exec(`INSERT INTO calendar_feeds (partnership_id, id, person_id, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)`,
			p.ID, uuid.New(), owner.ID, sum[:], fixture.Now)
		return token
	})
	return target{request{Method: "GET", Path: "/devon/calendars/" + token + ".ics"}, c.seen("holder")}
}

var hours int

// newLaterSession never overlaps with another: clashes are not what the matrix is about.
func newLaterSession(p *fixture.Partnership) uuid.UUID {
	hours += 4
	return p.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 1, 0).Add(time.Duration(hours) * time.Hour)}).ID
}
