package imports

import (
	"regexp"
	"strings"

	"github.com/turnout-uk/turnout/backend/internal/database"
	"github.com/turnout-uk/turnout/backend/internal/ukdate"
)

const publishedAre = "Numbers that were only ever published: each has a source and no rows behind it. They are shown as such and never mixed with counted ones."

var publishedColumns = []Column{
	{"series", true, "The event's series it belongs to, or year for a whole year.", "safeguarding-week"},
	{"label", true, "The year or occasion, as the source says it.", "2023"},
	{"from", true, "First day it is about.", "2023-01-01"},
	{"to", true, "Last day it is about.", "2023-12-31"},
	{"title", true, "What the source calls it.", "Average attendance per session"},
	{"value", true, "The number, as printed, without separators of thousands.", "23.3"},
	{"source", true, "Where it is published.", "Annual report 2023-24, page 12"},
	{"figure", false, "Key of the figure with the same definition here; empty is other: none fits.", "average_attended"},
	{"approximate", false, "over or about, where the source says so.", "over"},
	{"note", false, "What a reader must know of it.", "The source does not say whether offered, booked or attended."},
}

type publishedRow struct {
	Series      string `csv:"series"`
	Label       string `csv:"label"`
	From        string `csv:"from"`
	To          string `csv:"to"`
	Title       string `csv:"title"`
	Value       string `csv:"value"`
	Source      string `csv:"source"`
	Figure      string `csv:"figure"`
	Approximate string `csv:"approximate"`
	Note        string `csv:"note"`
}

var publishedFields = map[string]string{
	"series": "series", "label": "label", "from": "from", "to": "to", "title": "title", "value": "value", "source": "source",
	"figure": "figure", "approximate": "approximate", "note": "note",
}

// PublishedFigure is a number with a source.
type PublishedFigure struct {
	Series      string
	Label       string
	From, To    ukdate.Date
	Figure      string
	Title       string
	Value       string // as printed: 23.3
	Approximate string // over, about, or empty
	Source      string
	Note        string
}

func importPublished(j *job, lines []line[publishedRow]) error {
	there, err := publishedThere(j)
	if err != nil {
		return err
	}
	rows := once{}
	for _, l := range lines {
		f := publishedOf(l)
		l.What = strings.TrimSpace(f.Series + " " + f.Label)
		if l.ok() {
			rows.check(l.Row, "title", f.key())
		}
		if !l.ok() {
			continue
		}
		if here, found := there[f.key()]; found {
			l.settle(AlreadyThere, differing(
				difference{"value", plainNumber(f.Value), plainNumber(here.Value)}, difference{"source", f.Source, here.Source},
				difference{"approximate", f.Approximate, here.Approximate}, difference{"note", f.Note, here.Note}))
			continue
		}
		if err := j.try(l.Row, publishedFields, func() error { return j.keeps.Published(j.tx, f) }); err != nil {
			return err
		}
		l.settle(Created, "")
	}
	return nil
}

// key is what no two published figures share.
func (f PublishedFigure) key() string {
	return key(strings.Join([]string{f.Series, f.Label, f.Figure, f.Title}, "\n"))
}

func publishedThere(j *job) (map[string]PublishedFigure, error) {
	all, err := database.Rows[PublishedFigure](j.tx, `SELECT series, label, figure, title, value::text AS value, approximate, source, note
		FROM published_figures WHERE partnership_id = $1`, j.tx.Partnership())
	there := make(map[string]PublishedFigure, len(all))
	for _, f := range all {
		there[f.key()] = f
	}
	return there, err
}

// plainNumber leaves out noughts that say nothing: 23.30 is 23.3.
func plainNumber(text string) string {
	if !strings.Contains(text, ".") {
		return text
	}
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

var (
	numberPattern = regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,2})?$`)
	figurePattern = regexp.MustCompile(`^[a-z0-9_]{1,60}$`)
)

func publishedOf(l line[publishedRow]) PublishedFigure {
	r, c := l.Row, l.Cells
	f := PublishedFigure{
		Series: r.series("series", c.Series), Label: r.name("label", c.Label, 40), From: r.date("from", c.From), To: r.date("to", c.To),
		Figure: c.Figure, Title: r.name("title", c.Title, 160), Value: c.Value, Source: r.text("source", c.Source, 300),
		Note: r.text("note", c.Note, 500),
	}
	if f.Figure == "" {
		f.Figure = "other"
	}
	if c.Approximate != "" {
		f.Approximate = r.choice("approximate", c.Approximate, "over", "about")
	}
	r.need("series", c.Series)
	r.need("label", c.Label)
	r.need("title", c.Title)
	r.need("source", c.Source)
	if r.need("value", c.Value) && !numberPattern.MatchString(c.Value) {
		r.refuse("value", "not_a_number", "Write the number as printed, with a point and no other separators, like 10925 or 23.3.")
	}
	if !figurePattern.MatchString(f.Figure) {
		r.refuse("figure", "unknown_figure", "This is not the key of a figure.")
	}
	r.need("from", c.From)
	r.need("to", c.To)
	if r.ok() && f.To.Before(f.From) {
		r.refuse("to", "ends_before_start", "The last day is before the first.")
	}
	return f
}
