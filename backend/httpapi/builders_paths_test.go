package httpapi_test

import (
	"crypto/sha256"
	"maps"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fixture"
)

func init() { maps.Copy(builders, pathBuilders) }

// pathBuilders are what leads from one course to the next.
var pathBuilders = map[string]builder{
	"listOutsideTraining": onPerson("GET", "/outside-training", nil),
	"confirmOutsideTraining": onPerson("POST", "/outside-training", func(c cell) any {
		course := c.devon.Course(fixture.Course{}).ID
		c.Exec(`INSERT INTO course_prerequisite_outside (partnership_id, course_id, alternative, title) VALUES ($1, $2, 1, 'Skills passport')`, c.devon.ID, course)
		return body{"title": "Skills passport", "completedOn": "2025-01-10", "evidence": "Certificate 4711"}
	}),
	"withdrawOutsideTraining": {objects: ofHere, build: buildOutsideTraining},

	"listPathways":       at("GET", "/devon/pathways"),
	"createPathway":      with("POST", "/devon/pathways", pathwayBody),
	"getPathway":         on("pathways", "GET", "", newPathway, nil),
	"updatePathway":      asSeen(on("pathways", "PUT", "", newPathway, pathwayBody), readItself),
	"listMyPathways":     at("GET", "/devon/my/pathways"),
	"listAgencyPathways": at("GET", "/devon/agency/pathways"),

	"beginInterest":     published(on("courses", "PUT", "/interest", newCourse, nil)),
	"endInterest":       published(interested(on("courses", "DELETE", "/interest", newCourse, nil))),
	"listMyInterests":   at("GET", "/devon/my/interests"),
	"listInterests":     at("GET", "/devon/interests"),
	"getInterestLink":   {objects: unnamed, build: buildInterestLink("GET")},
	"endInterestByLink": {objects: unnamed, build: buildInterestLink("POST")},
}

func pathwayBody(c cell) any {
	return body{
		"title": "Induction " + fresh(), "summary": "", "status": "published", "sectors": []string{},
		"steps": []body{{"courses": []uuid.UUID{newCourse(c.devon)}, "outside": []string{"Skills passport"}}},
	}
}

func newPathway(p *fixture.Partnership) uuid.UUID { return p.Pathway("Induction", newCourse(p)) }

// interested has whoever asks wait for dates of every course of Devon.
func interested(b builder) builder {
	return builder{objects: b.objects, build: func(c cell) target {
		tgt := b.build(c)
		if c.who.ID != uuid.Nil && c.who.Partnership == c.devon.ID {
			c.Exec(`INSERT INTO course_interests (partnership_id, id, course_id, person_id, since)
				SELECT partnership_id, gen_random_uuid(), id, $2, $3 FROM courses WHERE partnership_id = $1
				ON CONFLICT DO NOTHING`, c.devon.ID, c.who.ID, fixture.Now)
		}
		return tgt
	}}
}

func buildInterestLink(method string) func(cell) target {
	return func(c cell) target {
		person, course, token := c.devon.Person(fixture.Person{}), newCourse(c.devon), fresh()
		sum := sha256.Sum256([]byte(token))
		c.Exec(`INSERT INTO course_interests (partnership_id, id, course_id, person_id, since) VALUES ($1, $2, $3, $4, $5)`,
			c.devon.ID, uuid.New(), course, person.ID, fixture.Now)
		c.Exec(`INSERT INTO links (partnership_id, id, token_hash, purpose, object_id, person_id, created_at, expires_at)
			VALUES ($1, $2, $3, 'interest', $4, $5, $6, $7)`, c.devon.ID, uuid.New(), sum[:], course, person.ID, fixture.Now, fixture.Now.AddDate(0, 0, 1))
		return target{request{Method: method, Path: "/devon/interest-links/" + token}, unrelated}
	}
}

func buildOutsideTraining(c cell) target {
	training := uuid.New()
	person := c.pick(func(p *fixture.Partnership) uuid.UUID {
		who := p.Person(fixture.Person{})
		c.Exec(`INSERT INTO outside_training (partnership_id, id, person_id, title, completed_on, evidence, confirmed_at)
			VALUES ($1, $2, $3, 'Skills passport', '2025-01-10', 'Certificate', $4)`, p.ID, training, who.ID, fixture.Now)
		return who.ID
	})
	return target{request{Method: "DELETE", Path: "/devon/people/" + person + "/outside-training/" + training.String()}, c.seen("partnership")}
}
