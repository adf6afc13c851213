package imports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/turnout-uk/turnout/backend/attendance"
	"github.com/turnout-uk/turnout/backend/catalogue"
)

// partMark is what a row says of one part; the zero Kind is "the register was not taken".
type partMark struct {
	kind    attendance.Kind
	minutes *int // late, or left early
}

// held are the parts that were not cancelled.
func held(s *catalogue.Planned) []catalogue.Part {
	var parts []catalogue.Part
	for _, p := range s.Parts {
		if p.CancelledAt == nil {
			parts = append(parts, p)
		}
	}
	return parts
}

// readMarks reads a mark for each part, or lets the outcome say it for all.
func (p *bookingPlan) readMarks() {
	cell, parts := p.Cells.Marks, held(p.session)
	switch {
	case cell != "" && !p.holds():
		p.refuse("marks", "not_used", "Only somebody who held a place, or came in at the door, has marks.")
		return
	case !p.holds():
		return
	case cell == "":
		for range parts {
			p.marks = append(p.marks, partMark{kind: said[p.outcome]})
		}
		return
	}
	words := strings.Split(cell, "|")
	if len(words) != len(parts) {
		p.refuse("marks", "count", fmt.Sprintf("There %s here and the session has %s.", are(len(words), "mark"), counted(len(parts), "part")))
		return
	}
	for i, word := range words {
		p.marks = append(p.marks, p.readMark(strings.TrimSpace(word), parts[i]))
	}
}

// said is the mark that an outcome stands for.
var said = map[string]attendance.Kind{
	attended: attendance.Present, walkIn: attendance.Present, noShow: attendance.Absent, excused: attendance.Excused, notTaken: "",
}

var markWords = []string{
	string(attendance.Present), string(attendance.Late), string(attendance.LeftEarly), string(attendance.Absent),
	string(attendance.Excused), string(attendance.Refused),
}

func (p *bookingPlan) readMark(text string, part catalogue.Part) partMark {
	if text == "-" {
		return partMark{}
	}
	word, number, timed := strings.Cut(text, " ")
	if word == "" {
		p.refuse("marks", "required", "A mark is missing. Write - where the register was not taken.")
		return partMark{}
	}
	mark := partMark{kind: attendance.Kind(p.choice("marks", word, markWords...))}
	if !timed {
		return mark
	}
	minutes, err := strconv.Atoi(strings.TrimSpace(number))
	switch {
	case mark.kind != attendance.Late && mark.kind != attendance.LeftEarly:
		p.refuse("marks", "not_used", fmt.Sprintf("Only late and left_early have minutes, not %s.", mark.kind))
	case err != nil || minutes < 0 || minutes > part.Minutes():
		p.refuse("marks", "out_of_range", fmt.Sprintf("“%s” must be from 0 to %d minutes, as long as the part.", number, part.Minutes()))
	}
	mark.minutes = &minutes
	return mark
}

func are(n int, what string) string {
	if n == 1 {
		return "is 1 " + what
	}
	return "are " + counted(n, what)
}

// seen is the mark as attendance takes it.
func (k partMark) seen() attendance.Seen {
	s := attendance.Seen{Mark: k.kind}
	switch k.kind {
	case attendance.Late:
		s.MinutesLate = k.minutes
	case attendance.LeftEarly:
		s.MinutesLeftEarly = k.minutes
	}
	return s
}

func (k partMark) attended(part catalogue.Part, minimum *int) bool {
	s := k.seen()
	return attendance.PartAttended(s.Mark, part.Minutes(), s.MinutesLate, s.MinutesLeftEarly, minimum)
}

// outcomeOf is what marks make of somebody who held a place.
func outcomeOf(marks []partMark, parts []catalogue.Part, minimum *int) string {
	missing, absent := false, false
	for i, k := range marks {
		switch {
		case k.kind == "":
			missing = true
		case k.attended(parts[i], minimum):
			return attended
		case k.kind != attendance.Excused:
			absent = true
		}
	}
	switch {
	case missing:
		return notTaken
	case absent:
		return noShow
	}
	return excused
}
