package httpapi_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/actor"
	"github.com/turnout-uk/turnout/backend/internal/fixture"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// body is a JSON object.
type body map[string]any

var (
	unnamed = []string{nothing}
	ofHere  = []string{other, foreign, missing}           // things of a partnership
	ofMine  = []string{own, other, foreign, missing}      // things that may also be mine
	ofMany  = []string{own, led, other, foreign, missing} // and of somebody of my agency
)

// builders has one builder for each operation of the contract.
var builders = map[string]builder{
	"listPartnerships":    at("GET", "/partnerships"),
	"getPartnership":      at("GET", "/devon"),
	"getMe":               at("GET", "/devon/me"),
	"requestSignInCode":   with("POST", "/devon/sign-in/codes", func(c cell) any { return body{"email": fresh() + "@devon.example"} }),
	"signIn":              {objects: unnamed, build: buildSignIn},
	"signOut":             {objects: unnamed, build: buildSignOut},
	"getRegistration":     at("GET", "/devon/registration"),
	"register":            {objects: unnamed, build: buildRegister},
	"updateMe":            with("PATCH", "/devon/me", func(c cell) any { return body{"name": "New Name", "doNotList": true} }),
	"getDemo":             at("GET", "/devon/demo"),
	"demoSignIn":          {objects: unnamed, build: buildDemoSignIn},
	"listDemoMail":        at("GET", "/devon/demo/mailbox"),
	"getDemoMail":         {objects: []string{other, foreign, missing}, build: buildDemoMail("")},
	"getDemoMailCalendar": {objects: []string{other, foreign, missing}, build: buildDemoMail("/calendar")},

	"listPeople": at("GET", "/devon/people"),
	"createPerson": with("POST", "/devon/people", func(c cell) any {
		return body{"name": "Ann Other", "email": fresh() + "@devon.example", "agencyId": c.devon.Agency(fixture.Agency{}).ID}
	}),
	"getPerson":              onPerson("GET", "", nil),
	"updatePerson":           onPerson("PATCH", "", func(cell) any { return body{"name": "Renamed", "suspended": false} }),
	"addMembership":          onPerson("POST", "/memberships", func(c cell) any { return body{"agencyId": c.devon.Agency(fixture.Agency{}).ID} }),
	"grantRole":              onPerson("POST", "/roles", func(cell) any { return body{"role": "trainer"} }),
	"revokeRole":             {objects: ofHere, build: buildRevoke},
	"endMembership":          onMembership("ending", "confirmed", body{"to": "2025-06-30"}),
	"decideMembership":       onMembership("decision", "pending", body{"decision": "confirm"}),
	"listPendingMemberships": at("GET", "/devon/memberships/pending"),

	"searchAgencies": at("GET", "/devon/agencies/search?q=agency"),
	"listAgencies":   at("GET", "/devon/agencies"),
	"createAgency":   with("POST", "/devon/agencies", agencyBody),
	"getAgency":      onAgency("GET", nil),
	"updateAgency":   asSeen(onAgency("PUT", agencyBody), readItself, "agency"),

	"getSettings": at("GET", "/devon/settings"),
	"updateSettings": asSeen(with("PUT", "/devon/settings", func(cell) any {
		return body{
			"name": "Devon Safeguarding Partnership", "region": "South West", "colour": "#1d4e89", "introduction": "", "contactEmail": "",
			"contactPhone": "", "controllerName": "", "controllerAddress": "", "privacyUrl": "", "decimals": 1, "published": true, "onBehalf": true, "selfServiceHours": 24, "needsDays": 10,
		}
	}), readItself),
	"updateLocalities": with("PUT", "/devon/localities", func(cell) any { return body{"localities": []body{{"name": "Exeter"}}} }),
	"listWebhooks":     at("GET", "/devon/webhooks"),
	"createWebhook": with("POST", "/devon/webhooks", func(cell) any {
		return body{"url": "https://hooks.example.org/turnout", "kinds": []string{"booking.confirmed"}}
	}),
	"getWebhook":      onWebhook("GET", ""),
	"endWebhook":      onWebhook("DELETE", ""),
	"testWebhook":     onWebhook("POST", "/test"),
	"resendDelivery":  onWebhook("POST", "/deliveries/{told}/resend"),
	"listNoticeRules": at("GET", "/devon/notice-rules"),
	"createNoticeRule": with("POST", "/devon/notice-rules", func(cell) any {
		return body{
			"policyGroup": "standard", "effectiveFrom": "2025-07-01", "unit": "working_days", "amount": 3,
			"countBankHolidays": false, "countSessionDay": true,
		}
	}),

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

	"listMySessions": at("GET", "/devon/my/sessions"),
	"getRegister":    onRegister("GET", "", func(cell, fixture.Session) any { return nil }),
	"saveMarks": onRegister("PUT", "/marks", func(c cell, s fixture.Session) any {
		p := c.partnershipOf(s)
		b := p.Booking(fixture.Booking{Session: s.ID})
		return body{"partId": s.Parts[0].ID, "marks": []body{{"bookingId": b.ID, "mark": "present"}}}
	}),
	"addWalkIn": onRegister("POST", "/walk-ins", func(c cell, s fixture.Session) any {
		return body{"partId": s.Parts[0].ID, "name": "Walk In", "agencyId": c.devon.Agency(fixture.Agency{}).ID}
	}),
	"removeWalkIn": {objects: ofMine, build: buildRemoveWalkIn},
	"closeRegister": onRegister("POST", "/closing", func(c cell, s fixture.Session) any {
		return body{"partId": s.Parts[0].ID, "rest": "absent"}
	}),
	"reopenRegister": onRegister("POST", "/reopening", func(c cell, s fixture.Session) any {
		p := c.partnershipOf(s)
		c.Exec(`INSERT INTO registers (partnership_id, part_id, session_id, status, opened_at, closed_at)
			VALUES ($1, $2, $3, 'closed', $4, $4)`, p.ID, s.Parts[0].ID, s.ID, fixture.Now)
		return body{"partId": s.Parts[0].ID, "reason": "One was missed."}
	}),
	"listRegistersNotTaken": at("GET", "/devon/registers/not-taken"),

	"getFigures":           at("GET", "/devon/figures?year=2025-26"),
	"getBreakdown":         at("GET", "/devon/figures/breakdown?year=2025-26&by=month"),
	"getFigureRows":        at("GET", "/devon/figures/rows?year=2025-26&figure=attended"),
	"exportFigures":        at("GET", "/devon/figures/export?year=2025-26"),
	"exportFigureRows":     at("GET", "/devon/figures/rows/export?figure=attended&year=2025-26"),
	"listPublishedFigures": at("GET", "/devon/published-figures"),
	"createPublishedFigure": with("POST", "/devon/published-figures", func(cell) any {
		return body{
			"series": "safeguarding-week", "label": fresh()[:30], "from": "2023-10-16", "to": "2023-10-20", "figure": "other",
			"title": "Average", "value": "23.3", "source": "Annual report",
		}
	}),
}

type role = actor.Role

func ids(of ...uuid.UUID) []uuid.UUID { return of }

func fresh() string { return uuid.NewString() }

var years = 2030

func nextYearNumber() (y ukdate.FinancialYear) { years++; return ukdate.FinancialYear(years) }

func nextYear() string {
	y := nextYearNumber()
	return fmt.Sprintf("%d-%02d", int(y), (int(y)+1)%100)
}

// at is an operation that names no object and changes nothing.
func at(method, path string) builder { return with(method, path, nil) }

// every relation that does not hang on an object holds where none is named.
var unrelated = []string{"published", "own", "agency", "partnership", "demo"}

func with(method, path string, make func(cell) any) builder {
	return builder{objects: unnamed, method: method, path: path, build: func(c cell) target {
		r := request{Method: method, Path: path}
		if make != nil {
			r.Body = make(c)
		}
		return target{r, unrelated}
	}}
}

// pick makes the object in the partnership the cell asks for, or an id that was never given.
func (c cell) pick(make func(*fixture.Partnership) uuid.UUID) string {
	switch c.object {
	case foreign:
		return make(c.cornish).String()
	case missing:
		return uuid.NewString()
	}
	return make(c.devon).String()
}

// seen is the relations that hold to something of this partnership, none to anything else.
func (c cell) seen(relations ...string) []string {
	if c.object == foreign || c.object == missing {
		return nil
	}
	return relations
}

func (c cell) partnershipOf(s fixture.Session) *fixture.Partnership {
	if c.object == foreign {
		return c.cornish
	}
	return c.devon
}

// on is an operation on a thing of the partnership.
func on(collection, method, rest string, make func(*fixture.Partnership) uuid.UUID, content func(cell) any) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		r := request{Method: method, Path: "/devon/" + collection + "/" + c.pick(make) + rest}
		if content != nil {
			r.Body = content(c)
		}
		return target{r, c.seen("partnership")}
	}}
}

// published adds that the thing is public.
func published(b builder) builder {
	return builder{objects: b.objects, build: func(c cell) target {
		t := b.build(c)
		if c.object != foreign && c.object != missing {
			t.holds = append(t.holds, "published")
		}
		return t
	}}
}

func onPerson(method, rest string, content func(cell) any) builder {
	return on("people", method, rest, func(p *fixture.Partnership) uuid.UUID { return p.Person(fixture.Person{}).ID }, content)
}

func onAgency(method string, content func(cell) any) builder {
	return on("agencies", method, "", func(p *fixture.Partnership) uuid.UUID { return p.Agency(fixture.Agency{}).ID }, content)
}

func onMembership(rest, status string, content body) builder {
	make := func(c cell) func(p *fixture.Partnership) uuid.UUID {
		return func(p *fixture.Partnership) uuid.UUID {
			person := p.Person(fixture.Person{NoAgency: true})
			id := p.Membership(person.ID, p.Agency(fixture.Agency{}).ID)
			c.Exec(`UPDATE memberships SET status = $2 WHERE id = $1`, id, status)
			return id
		}
	}
	return builder{objects: ofHere, build: func(c cell) target {
		return target{request{Method: "POST", Path: "/devon/memberships/" + c.pick(make(c)) + "/" + rest, Body: content}, c.seen("partnership")}
	}}
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

// onRegister: a session that began a moment ago, whose register can be taken now.
func onRegister(method, rest string, content func(cell, fixture.Session) any) builder {
	return builder{objects: ofMine, build: func(c cell) target {
		var made fixture.Session
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			s := fixture.Session{Starts: fixture.Now.Add(-5 * time.Minute)}
			if c.object == own && c.who.Partnership == c.devon.ID {
				s.Trainers = []uuid.UUID{c.who.ID}
			}
			made = p.Session(s)
			return made.ID
		})
		if c.object == missing {
			made = c.devon.Session(fixture.Session{Starts: fixture.Now.Add(-5 * time.Minute)})
		}
		r := request{Method: method, Path: "/devon/sessions/" + id + "/register" + rest, Body: content(c, made)}
		return target{r, c.sessionRelations()}
	}}
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

func buildRemoveWalkIn(c cell) target {
	booking := uuid.NewString()
	t := onRegister("DELETE", "/walk-ins/", func(c cell, s fixture.Session) any {
		booking = c.partnershipOf(s).Booking(fixture.Booking{Session: s.ID, WalkIn: true}).ID.String()
		return nil
	}).build(c)
	t.Path += booking
	return t
}

func buildRevoke(c cell) target {
	grant := uuid.NewString()
	person := c.pick(func(p *fixture.Partnership) uuid.UUID {
		trainer := p.Trainer()
		grant = c.idOf(`SELECT id FROM role_grants WHERE person_id = $1`, trainer.ID)
		return trainer.ID
	})
	return target{request{Method: "DELETE", Path: "/devon/people/" + person + "/roles/" + grant}, c.seen("partnership")}
}

func buildSignIn(c cell) target {
	email := fresh() + "@devon.example"
	sent := c.ask(fixture.Person{}, request{Method: "POST", Path: "/devon/sign-in/codes", Body: body{"email": email}})
	code := c.text(`SELECT substring(body_text FROM '[0-9]{6}') FROM outbox WHERE to_email = $1`, email)
	r := request{Method: "POST", Path: "/devon/sign-in", Body: body{"email": email, "code": code}, Header: map[string]string{}}
	for _, cookie := range sent.Header.Values("Set-Cookie") {
		r.Header["Cookie"] = cookie
	}
	return target{r, unrelated}
}

func buildSignOut(cell) target {
	return target{request{Method: "POST", Path: "/devon/sign-out"}, unrelated}
}

func buildRegister(c cell) target {
	return target{request{Method: "POST", Path: "/devon/registration", Body: body{
		"name": "New Person", "jobTitle": "Social worker", "agencyId": c.devon.Agency(fixture.Agency{}).ID,
	}}, unrelated}
}

func buildDemoSignIn(c cell) target {
	key := "k" + fresh()[:8]
	person := c.devon.Person(fixture.Person{})
	c.Exec(`INSERT INTO demo_people (partnership_id, key, person_id, role, hint, position) VALUES ($1, $2, $3, 'practitioner', 'h', 1)`,
		c.devon.ID, key, person.ID)
	return target{request{Method: "POST", Path: "/devon/demo/sign-in", Body: body{"key": key}}, unrelated}
}

func buildDemoMail(rest string) func(cell) target {
	return func(c cell) target {
		key := "booking_confirmed:" + fresh()
		in := c.devon
		if c.object == foreign {
			in = c.cornish
		}
		if c.object != missing {
			c.Exec(`INSERT INTO outbox (partnership_id, dedupe_key, kind, to_email, subject, body_text, calendar, calendar_method, due_at, created_at)
				VALUES ($1, $2, 'booking_confirmed', 'a@b.example', 'S', 'T', 'BEGIN:VCALENDAR', 'REQUEST', $3, $3)`, in.ID, key, fixture.Now)
		}
		return target{request{Method: "GET", Path: "/devon/demo/mailbox/" + key + rest}, c.seen("demo")}
	}
}

func newCourse(p *fixture.Partnership) uuid.UUID { return p.Course(fixture.Course{}).ID }
func newEvent(p *fixture.Partnership) uuid.UUID  { return p.Event(fixture.Event{}).ID }

var hours int

// newLaterSession never overlaps with another: clashes are not what the matrix is about.
func newLaterSession(p *fixture.Partnership) uuid.UUID {
	hours += 4
	return p.Session(fixture.Session{Starts: fixture.Now.AddDate(0, 1, 0).Add(time.Duration(hours) * time.Hour)}).ID
}

func agencyBody(cell) any {
	return body{
		"name": "Agency " + fresh(), "sector": "health", "contributing": true, "turnoverBand": "unknown", "area": "in",
		"domains": []string{}, "financeEmail": "", "purchaseOrderRequired": false, "status": "active",
	}
}

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

// onWebhook: an address that has been told one thing, {told}.
func onWebhook(method, rest string) builder {
	return builder{objects: ofHere, build: func(c cell) target {
		id := c.pick(func(p *fixture.Partnership) uuid.UUID {
			id := uuid.New()
			c.Exec(`INSERT INTO webhooks (partnership_id, id, url, kinds, secret, created_at) VALUES ($1, $2, 'https://hooks.example.org', '{booking.confirmed}', '\x01', $3)`,
				p.ID, id, fixture.Now)
			return id
		})
		told := uuid.New()
		c.Exec(`INSERT INTO webhook_deliveries (partnership_id, id, webhook_id, kind, object_id, happened_at, status)
			SELECT partnership_id, $2, id, 'test', $2, $3, 'delivered' FROM webhooks WHERE id::text = $1`, id, told, fixture.Now)
		return target{request{Method: method, Path: "/devon/webhooks/" + id + strings.ReplaceAll(rest, "{told}", told.String())}, c.seen("partnership")}
	}}
}
