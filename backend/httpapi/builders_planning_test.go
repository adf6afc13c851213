package httpapi_test

import (
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, planningBuilders) }

// planningBuilders are what plans many sessions at once.
var planningBuilders = map[string]builder{
	"planProgrammeCopy": {objects: ofHere, build: func(c cell) target {
		from := c.devon.Session(fixture.Session{}).Programme
		id := c.pick(nextProgramme)
		return target{request{Method: "GET", Path: "/devon/programmes/" + id + "/copy?from=" + from.String()}, c.seen("partnership")}
	}},
	"copyProgramme": {objects: ofHere, build: func(c cell) target {
		session := c.devon.Session(fixture.Session{})
		id := c.pick(nextProgramme)
		return target{request{Method: "POST", Path: "/devon/programmes/" + id + "/copy", Body: body{
			"from": session.Programme, "lines": []body{{"session": session.ID, "date": "2026-07-10"}},
		}}, c.seen("partnership")}
	}},
	"planRepeats": onSession("GET", "/repeats?first=2025-07-01&times=2", fixture.Session{}, nil),
	"repeatSession": onSession("POST", "/repeats", fixture.Session{}, func(cell) any {
		return body{"dates": []string{"2025-07-01"}}
	}),
	"setMinimum": onSession("PUT", "/minimum", fixture.Session{}, func(cell) any {
		return body{"places": 6, "decideOn": fixture.Now.AddDate(0, 0, 1).Format("2006-01-02"), "shown": true}
	}),
	"removeMinimum":    onSession("DELETE", "/minimum", fixture.Session{}, nil),
	"goAhead":          {objects: ofMine, build: buildGoAhead},
	"listUnderMinimum": at("GET", "/devon/sessions-under-minimum"),
	"importSessions": with("POST", "/devon/session-imports", func(cell) any {
		return body{"name": "sessions.csv", "text": "reference,course,date,start,end\n", "dryRun": true, "keepGood": false}
	}),
	"getSessionsExample": at("GET", "/devon/session-imports/example"),
	"getSchoolHolidays":  at("GET", "/devon/school-holidays"),
	"setSchoolHolidays":  with("PUT", "/devon/school-holidays", func(cell) any { return body{"text": "27/10/2025 to 31/10/2025 Half term"} }),
}

// nextProgramme is that of the year after Now's.
func nextProgramme(p *fixture.Partnership) uuid.UUID {
	return p.Session(fixture.Session{Starts: fixture.Now.AddDate(1, 0, 0)}).Programme
}

func buildGoAhead(c cell) target {
	t := onSession("POST", "/minimum/going-ahead", fixture.Session{}, nil).build(c)
	c.Exec(`INSERT INTO session_minimums (partnership_id, session_id, places, decide_on)
		SELECT partnership_id, id, 6, first_date FROM sessions ON CONFLICT DO NOTHING`)
	return t
}
