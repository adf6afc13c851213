package httpapi_test

import (
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
