package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/internal/fault"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

// MaxParts is how many parts a session may have.
const MaxParts = 40

// PartInput is a part as it was typed: a London date and wall times, and for times in the hour that
// happens twice a fold, 0 the first and 1 the second.
type PartInput struct {
	ID        uuid.UUID // zero: a new part
	Date      ukdate.Date
	StartWall ukdate.Wall
	EndWall   ukdate.Wall
	StartFold *int
	EndFold   *int
	Cancelled bool
}

// Timetable is what PlanParts decides about.
type Timetable struct {
	Now      time.Time
	Existing []Part // none for a new session
	Inputs   []PartInput
	Live     bool // published: a part is cancelled, never dropped, and one that has started never changes
	MayPast  bool // an import: parts may lie in the past
}

// PlanParts returns the parts a session will have, in time order and numbered, or every fault in what
// was typed. Parts keep their ids. Faults lie on parts and on parts.N.date, .startWall, .endWall, .id
// and .cancelled, N counting from 0 as typed; those of the clock carry the code of the ukdate error.
func PlanParts(t Timetable) ([]Part, fault.Fields) {
	var fields fault.Fields
	if n := len(t.Inputs); n == 0 || n > MaxParts {
		fields.Add("parts", "count", fmt.Sprintf("A session has from 1 to %d parts.", MaxParts))
		return nil, fields
	}
	planned := t.resolve(&fields)
	t.checkDropped(&fields)
	checkOverlaps(planned, &fields)
	for _, p := range planned {
		t.checkTime(p, &fields)
	}
	parts := numbered(planned)
	if _, left := SpanOf(parts); !left && len(fields) == 0 {
		fields.Add("parts", "no_part_left", "Every part is cancelled. Cancel the session instead.")
	}
	return parts, fields
}

// plannedPart is a part beside what it was and where it was typed.
type plannedPart struct {
	Part
	before *Part // nil: new
	input  int
}

func (p plannedPart) field(name string) string { return fmt.Sprintf("parts.%d.%s", p.input, name) }

func (p plannedPart) on() bool { return p.CancelledAt == nil }

func (p plannedPart) changed() bool {
	return p.before == nil || !p.StartsAt.Equal(p.before.StartsAt) || !p.EndsAt.Equal(p.before.EndsAt) || p.on() != (p.before.CancelledAt == nil)
}

// resolve leaves out the parts whose times cannot be read, having said so.
func (t Timetable) resolve(fields *fault.Fields) []plannedPart {
	var planned []plannedPart
	seen := map[uuid.UUID]bool{}
	for i, in := range t.Inputs {
		p := plannedPart{input: i}
		if in.ID != uuid.Nil {
			p.before = t.existing(in.ID)
			if p.before == nil || seen[in.ID] {
				fields.Add(p.field("id"), "unknown_part", "This part is not one of the session's.")
				continue
			}
			seen[in.ID] = true
		}
		if t.resolveTimes(&p, in, fields) {
			planned = append(planned, p)
		}
	}
	return planned
}

func (t Timetable) existing(id uuid.UUID) *Part {
	for i := range t.Existing {
		if t.Existing[i].ID == id {
			return &t.Existing[i]
		}
	}
	return nil
}

func (t Timetable) resolveTimes(p *plannedPart, in PartInput, fields *fault.Fields) bool {
	starts, startErr := resolveOrKeep(p.before, in, in.StartWall, in.StartFold, Part.start)
	ends, endErr := resolveOrKeep(p.before, in, in.EndWall, in.EndFold, Part.end)
	if errors.Is(startErr, ukdate.ErrInvalidDate) {
		addClockFault(fields, p.field("date"), startErr)
		return false
	}
	addClockFault(fields, p.field("startWall"), startErr)
	addClockFault(fields, p.field("endWall"), endErr)
	if startErr != nil || endErr != nil {
		return false
	}
	if !ends.After(starts) {
		fields.Add(p.field("endWall"), "ends_before_start", "The end must be later than the start.")
		return false
	}
	p.Part = Part{StartsAt: starts, EndsAt: ends, LocalDate: in.Date, StartWall: in.StartWall, EndWall: in.EndWall}
	if p.before != nil {
		p.ID, p.CancelledAt = p.before.ID, p.before.CancelledAt
	}
	switch {
	case !in.Cancelled:
		p.CancelledAt = nil
	case p.CancelledAt == nil:
		p.CancelledAt = &t.Now
	}
	return true
}

func (p Part) start() (time.Time, ukdate.Wall) { return p.StartsAt, p.StartWall }
func (p Part) end() (time.Time, ukdate.Wall)   { return p.EndsAt, p.EndWall }

// resolveOrKeep reads a time. One that says what the part said before, without its fold, stays the
// instant it was, so that a form need not repeat the fold to leave a time alone.
func resolveOrKeep(before *Part, in PartInput, wall ukdate.Wall, fold *int, side func(Part) (time.Time, ukdate.Wall)) (time.Time, error) {
	if before != nil && fold == nil && before.LocalDate == in.Date {
		if at, was := side(*before); was == wall {
			return at, nil
		}
	}
	at, err := ukdate.Resolve(in.Date, wall, fold)
	return at.UTC(), err
}

func addClockFault(fields *fault.Fields, field string, err error) {
	var bad *ukdate.Error
	if errors.As(err, &bad) {
		fields.Add(field, bad.Code, bad.Message+".")
	}
}

// checkDropped: of a published session people know every part.
func (t Timetable) checkDropped(fields *fault.Fields) {
	if !t.Live {
		return
	}
	for _, p := range t.Existing {
		kept := slices.ContainsFunc(t.Inputs, func(in PartInput) bool { return in.ID == p.ID })
		if !kept {
			fields.Add("parts", "part_missing", "A part of a published session cannot be taken out. Cancel the part instead.")
			return
		}
	}
}

// checkOverlaps: touching ends are fine; a cancelled part is in nobody's way.
func checkOverlaps(planned []plannedPart, fields *fault.Fields) {
	on := slices.DeleteFunc(slices.Clone(planned), func(p plannedPart) bool { return !p.on() })
	sortByStart(on)
	for i := 1; i < len(on); i++ {
		before, after := on[i-1], on[i]
		if after.StartsAt.Before(before.EndsAt) {
			if after.input < before.input {
				before, after = after, before
			}
			fields.Add(after.field("startWall"), "overlaps_part", fmt.Sprintf("This part overlaps with part %d.", before.input+1))
		}
	}
}

// checkTime: what has started stays as it was, and nothing new is put into the past.
func (t Timetable) checkTime(p plannedPart, fields *fault.Fields) {
	if !p.changed() {
		return
	}
	if t.Live && p.before != nil && p.before.CancelledAt == nil && !t.Now.Before(p.before.StartsAt) {
		field := p.field("startWall")
		if !p.on() {
			field = p.field("cancelled")
		}
		fields.Add(field, "part_started", "This part has started, so it stays as it was.")
		return
	}
	if t.MayPast || !p.on() || t.Now.Before(p.StartsAt) {
		return
	}
	field := p.field("startWall")
	if p.LocalDate.Before(ukdate.DateOf(t.Now)) {
		field = p.field("date")
	}
	fields.Add(field, "in_the_past", "This is in the past. Choose a later time.")
}

func numbered(planned []plannedPart) []Part {
	sortByStart(planned)
	parts := make([]Part, len(planned))
	for i, p := range planned {
		p.Position = i + 1
		parts[i] = p.Part
	}
	return parts
}

func sortByStart(planned []plannedPart) {
	slices.SortStableFunc(planned, func(a, b plannedPart) int {
		return cmp.Or(a.StartsAt.Compare(b.StartsAt), cmp.Compare(a.input, b.input))
	})
}
