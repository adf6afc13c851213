package httpapi_test

import (
	"maps"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, identityBuilders) }

// identityBuilders are those of who one is: signing in, registering, the demo.
var identityBuilders = map[string]builder{
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
