package imports

import (
	"fmt"
	"regexp"

	"github.com/google/uuid"

	"github.com/turnout-uk/turnout/backend/catalogue"
	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

const eventsAre = "Occasions that group sessions under one page: themed weeks, conferences, series."

var (
	eventKinds = []string{string(catalogue.ThemedWeek), string(catalogue.Conference), string(catalogue.Series)}
	openTos    = []string{string(catalogue.OpenToPartnership), string(catalogue.OpenToListed), string(catalogue.OpenToEveryone)}
)

var eventColumns = []Column{
	{"code", true, "Your own short reference. Sessions name the event by it.", "SAFEST-2024"},
	{"title", true, "As people know it.", "SaFest 2024"},
	{"kind", true, "One of " + list(eventKinds) + ".", "themed_week"},
	{"starts_on", true, "First day.", "2024-06-10"},
	{"ends_on", true, "Last day.", "2024-06-14"},
	{"series", false, "What the same occasion is called in every year: small letters, digits and -. Published figures join it.", "safest"},
	{"theme", false, "Of this one.", "Inclusion"},
	{"summary", false, "What it is.", "A week of online sessions."},
	{"note", false, "What a reader of its figures must know. It is printed beside them.", "Daily attendances, not people."},
	{"open_to", false, "Whose people it welcomes: " + list(openTos) + "; empty is partnership.", "listed"},
	{"guests", false, "Short names of the partnerships listed, separated by |.", "cornwall|torbay"},
	{"status", false, "published, draft or cancelled; empty is published.", "published"},
	{"figures_published", false, "yes when everybody may read its figures; empty is no.", "yes"},
}

type eventRow struct {
	Code             string `csv:"code"`
	Title            string `csv:"title"`
	Kind             string `csv:"kind"`
	StartsOn         string `csv:"starts_on"`
	EndsOn           string `csv:"ends_on"`
	Series           string `csv:"series"`
	Theme            string `csv:"theme"`
	Summary          string `csv:"summary"`
	Note             string `csv:"note"`
	OpenTo           string `csv:"open_to"`
	Guests           string `csv:"guests"`
	Status           string `csv:"status"`
	FiguresPublished string `csv:"figures_published"`
}

var eventFields = map[string]string{
	"programmeId": "starts_on", "code": "code", "kind": "kind", "series": "series", "title": "title", "theme": "theme",
	"summary": "summary", "note": "note", "startsOn": "starts_on", "endsOn": "ends_on", "openTo": "open_to", "guests": "guests",
	"status": "status",
}

// events are those with a code.
func (j *job) events() (*directory[catalogue.Event], error) {
	all, err := database.Rows[catalogue.Event](j.tx, `SELECT * FROM events WHERE partnership_id = $1 AND code IS NOT NULL ORDER BY code`,
		j.tx.Partnership())
	d := newDirectory[catalogue.Event]("event of code")
	for _, e := range all {
		d.add(*e.Code, e)
	}
	return d, err
}

func importEvents(j *job, lines []line[eventRow]) error {
	here, err := j.events()
	if err != nil {
		return err
	}
	programmes, err := newProgrammes(j)
	if err != nil {
		return err
	}
	codes := once{}
	for _, l := range lines {
		l.What = l.Cells.Code
		codes.check(l.Row, "code", l.Cells.Code)
		fields := eventOf(l)
		if !l.ok() {
			continue
		}
		if there, found := here.get(l.Cells.Code); found {
			l.settle(AlreadyThere, differing(
				difference{"title", fields.Title, there.Title}, difference{"kind", string(fields.Kind), string(there.Kind)},
				difference{"starts_on", fields.StartsOn.String(), there.StartsOn.String()},
				difference{"ends_on", fields.EndsOn.String(), there.EndsOn.String()},
				difference{"status", l.Cells.Status, string(there.Status)}))
			continue
		}
		err := j.try(l.Row, eventFields, func() (err error) {
			if fields.ProgrammeID, err = programmes.of(fields.StartsOn); err != nil {
				return err
			}
			_, err = j.catalogue.CreateEventTx(j.tx, fields)
			return err
		})
		if err != nil {
			return err
		}
		l.settle(Created, programmes.note(l.Row))
	}
	return nil
}

var seriesPattern = regexp.MustCompile(`^[a-z0-9-]{0,60}$`)

func eventOf(l line[eventRow]) catalogue.EventFields {
	r, c := l.Row, l.Cells
	code := r.code("code", c.Code)
	f := catalogue.EventFields{
		Code: &code, Title: r.name("title", c.Title, 160), Theme: r.name("theme", c.Theme, 160),
		Summary: r.text("summary", c.Summary, 4000), Note: r.text("note", c.Note, 1000), Series: r.series("series", c.Series),
		StartsOn: r.date("starts_on", c.StartsOn), EndsOn: r.date("ends_on", c.EndsOn), Guests: several(c.Guests),
		OpenTo:           catalogue.OpenTo(r.choice("open_to", c.OpenTo, openTos...)),
		FiguresPublished: r.yes("figures_published", c.FiguresPublished),
		Status: catalogue.EventStatus(r.choice("status", c.Status,
			string(catalogue.EventPublished), string(catalogue.EventDraft), string(catalogue.EventCancelled))),
	}
	r.need("code", c.Code)
	r.need("title", c.Title)
	if r.need("kind", c.Kind) {
		f.Kind = catalogue.EventKind(r.choice("kind", c.Kind, eventKinds...))
	}
	r.need("starts_on", c.StartsOn)
	r.need("ends_on", c.EndsOn)
	if r.ok() && f.EndsOn.Before(f.StartsOn) {
		r.refuse("ends_on", "ends_before_start", "The last day is before the first.")
	}
	return f
}

func (r *Row) series(column, cell string) string {
	if !seriesPattern.MatchString(cell) {
		r.refuse(column, "not_a_series", "A series has small letters, digits and -, like safeguarding-week.")
	}
	return cell
}

// programmes finds the programme a date belongs to, and begins one where a year has none: published
// where the year is over, else a draft that staff publish when they have looked at it.
type programmes struct {
	*job
	byYear map[ukdate.FinancialYear]catalogue.Programme
	begun  *catalogue.Programme // which note will tell of
}

func newProgrammes(j *job) (*programmes, error) {
	all, err := database.Rows[catalogue.Programme](j.tx, `SELECT * FROM programmes WHERE partnership_id = $1`, j.tx.Partnership())
	p := &programmes{job: j, byYear: map[ukdate.FinancialYear]catalogue.Programme{}}
	for _, one := range all {
		p.byYear[one.FinancialYear] = one
	}
	return p, err
}

func (p *programmes) of(date ukdate.Date) (uuid.UUID, error) {
	year := ukdate.FinancialYearOf(date)
	if known, found := p.byYear[year]; found {
		return known.ID, nil
	}
	status := catalogue.ProgrammeDraft
	if year < ukdate.FinancialYearAt(p.tx.Now) {
		status = catalogue.ProgrammePublished
	}
	made, err := p.catalogue.CreateProgrammeTx(p.tx, year, catalogue.ProgrammeFields{Title: "Programme " + year.String(), Status: status})
	if err != nil {
		return uuid.Nil, err
	}
	p.byYear[year], p.begun = made, &made
	return made.ID, nil
}

// note tells once of a programme that was begun for a row; where the row was refused, and with it the
// programme, it forgets it.
func (p *programmes) note(r *Row) string {
	begun := p.begun
	p.begun = nil
	switch {
	case begun == nil:
		return ""
	case !r.ok():
		delete(p.byYear, begun.FinancialYear)
		return ""
	}
	return fmt.Sprintf("the programme of %s is new, and %s", begun.FinancialYear, begun.Status)
}
