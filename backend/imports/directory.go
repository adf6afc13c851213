package imports

import (
	"fmt"
	"strings"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/partnership"
	"github.com/turnout-uk/turnout/backend/people"
)

// directory finds what a name or a code means, whatever its letters' case.
type directory[T any] struct {
	what      string // for sentences: locality, agency of code
	byKey     map[string]T
	shown     []string
	suggested int // how often the nearest name was looked for, which is slow
}

// maxSuggested is how many wrong names of a file are answered with the nearest right one.
const maxSuggested = 200

func newDirectory[T any](what string) *directory[T] {
	return &directory[T]{what: what, byKey: map[string]T{}}
}

func key(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }

func (d *directory[T]) add(name string, v T) {
	d.byKey[key(name)] = v
	d.shown = append(d.shown, name)
}

func (d *directory[T]) get(name string) (T, bool) {
	v, found := d.byKey[key(name)]
	return v, found
}

// find returns what a cell names; nil for an empty cell, and for a name nobody has, which is refused.
func (d *directory[T]) find(r *Row, column, cell string) *T {
	if cell == "" {
		return nil
	}
	v, found := d.get(cell)
	if !found {
		d.unknown(r, column, cell)
		return nil
	}
	return &v
}

// unknown refuses a name that nothing here has.
func (d *directory[T]) unknown(r *Row, column, name string) {
	sentence := fmt.Sprintf("There is no %s “%s” here.", d.what, name)
	if d.suggested < maxSuggested {
		d.suggested++
		sentence += orNearest(name, d.shown)
	}
	r.refuse(column, "unknown", sentence)
}

// idText is an id as text, empty for none.
func idText(id *uuid.UUID) string {
	if id == nil {
		return ""
	}
	return id.String()
}

func (j *job) localities() (*directory[uuid.UUID], error) {
	all, err := partnership.Localities(j.tx)
	d := newDirectory[uuid.UUID]("locality")
	for _, l := range all {
		d.add(l.Name, l.ID)
	}
	return d, err
}

func (j *job) partnerships() (*directory[uuid.UUID], error) {
	all, err := partnership.All(j.tx)
	d := newDirectory[uuid.UUID]("partnership")
	for _, p := range all {
		d.add(p.Slug, p.ID)
	}
	return d, err
}

// agencies are those with a code: an import finds no other.
func (j *job) agencies() (*directory[people.Agency], error) {
	all, err := database.Rows[people.Agency](j.tx, `SELECT * FROM agencies WHERE partnership_id = $1 AND code IS NOT NULL ORDER BY code`,
		j.tx.Partnership())
	d := newDirectory[people.Agency]("agency of code")
	for _, a := range all {
		d.add(*a.Code, a)
	}
	return d, err
}

// sessions are all of the partnership, by reference, with their parts.
func (j *job) sessions() (*directory[catalogue.Planned], error) {
	d := newDirectory[catalogue.Planned]("session of reference")
	all, err := database.Rows[catalogue.Session](j.tx, `SELECT * FROM sessions WHERE partnership_id = $1 ORDER BY reference`, j.tx.Partnership())
	if err != nil {
		return d, err
	}
	ids := make([]uuid.UUID, len(all))
	for i, s := range all {
		ids[i] = s.ID
	}
	parts, err := catalogue.PartsOf(j.tx, ids...)
	for _, s := range all {
		d.add(s.Reference, catalogue.Planned{Session: s, Parts: parts[s.ID]})
	}
	return d, err
}

func (j *job) venues() (*directory[catalogue.Venue], error) {
	all, err := database.Rows[catalogue.Venue](j.tx, `SELECT * FROM venues WHERE partnership_id = $1 ORDER BY name`, j.tx.Partnership())
	d := newDirectory[catalogue.Venue]("venue")
	for _, v := range all {
		d.add(v.Name, v)
	}
	return d, err
}
