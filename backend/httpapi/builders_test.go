package httpapi_test

import (
	"fmt"

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

// builders has one builder for each operation of the contract: builders_<area>_test.go put them in.
var builders = map[string]builder{}

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
