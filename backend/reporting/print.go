package reporting

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

// WriteText prints the page for a terminal: the same figures, sentences and notes as on the screen.
func (p Page) WriteText(w io.Writer) error {
	table := tabwriter.NewWriter(w, 2, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(w, "%s\nBeside it: %s, and %s.\n", p.Scope.Label, p.Before.Label, p.WholeYearBefore.Label)
	group, width := "", 0
	for _, f := range p.Figures {
		width = max(width, utf8.RuneCountInString(f.Title))
	}
	for _, f := range p.Figures {
		if f.Group != group {
			group = f.Group
			fmt.Fprintf(table, "\t\t\t\t\t\n%s\tnow\tof\tbefore\tchange\twhole year before\t\n", strings.ToUpper(group))
		}
		fmt.Fprintf(table, "%-*s\t%s\t%s\t%s\t%s\t%s\t\n", width, f.Title, f.Shown, f.quotient(), shownOf(f.Before), f.Difference, shownOf(f.WholeYearBefore))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	lines := append([]string{"", p.Identity.Sentence}, p.Notes...)
	for _, f := range p.Published {
		lines = append(lines, "Published, not counted: "+f.sentence())
	}
	_, err := fmt.Fprintln(w, strings.Join(lines, "\n"))
	return err
}

// quotient is the numerator and denominator of a rate or an average: 1,021 ÷ 21.
func (f Figure) quotient() string {
	if !f.isRatio() || f.Den == 0 {
		return ""
	}
	return commas(f.Num) + " ÷ " + commas(f.Den)
}

func shownOf(v *Value) string {
	if v == nil {
		return ""
	}
	return v.Shown
}

func (p Published) sentence() string {
	value := p.Value
	if p.Approximate != "" {
		value = p.Approximate + " " + value
	}
	return fmt.Sprintf("%s, %s: %s (%s)", p.Label, p.Title, value, p.Source)
}

// WriteText prints the breakdown for a terminal, the total last.
func (b Breakdown) WriteText(w io.Writer) error {
	fmt.Fprintf(w, "%s, by %s\n\n", b.Scope.Label, strings.ReplaceAll(string(b.By), "_", " "))
	table := tabwriter.NewWriter(w, 2, 0, 2, ' ', tabwriter.AlignRight)
	titles, width := []string{""}, 0
	for _, r := range b.Rows {
		width = max(width, utf8.RuneCountInString(r.Label))
	}
	for _, c := range b.Columns {
		titles = append(titles, c.Title)
	}
	fmt.Fprintln(table, strings.Join(titles, "\t")+"\t")
	for _, r := range append(b.Rows[:len(b.Rows):len(b.Rows)], b.Total) {
		cells := []string{fmt.Sprintf("%-*s", width, r.Label)}
		for _, v := range r.Cells {
			cells = append(cells, v.Shown)
		}
		fmt.Fprintln(table, strings.Join(cells, "\t")+"\t")
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintln(w, "\n"+strings.Join(b.Notes, "\n"))
	return err
}

// The documents below are for programs: a field that is absent is not known.

type periodDocument struct {
	Label string `json:"label"`
	From  string `json:"from"`
	To    string `json:"to"`
}

type valueDocument struct {
	Shown           string      `json:"shown"`
	Known           bool        `json:"known"`
	Value           json.Number `json:"value,omitempty"`
	Numerator       int64       `json:"numerator"`
	Denominator     int64       `json:"denominator"`
	UnknownSessions int         `json:"unknownSessions,omitempty"`
}

type figureDocument struct {
	Key        string `json:"key"`
	Title      string `json:"title"`
	Definition string `json:"definition"`
	Unit       Unit   `json:"unit"`
	valueDocument
	Before          *valueDocument `json:"before,omitempty"`
	Difference      string         `json:"difference,omitempty"`
	WholeYearBefore *valueDocument `json:"wholeYearBefore,omitempty"`
}

type publishedDocument struct {
	Series      string `json:"series"`
	Label       string `json:"label"`
	From        string `json:"from"`
	To          string `json:"to"`
	Figure      string `json:"figure"`
	Title       string `json:"title"`
	Value       string `json:"value"`
	Approximate string `json:"approximate,omitempty"`
	Source      string `json:"source"`
	Note        string `json:"note,omitempty"`
	Difference  string `json:"difference,omitempty"`
}

type pageDocument struct {
	Period          periodDocument      `json:"period"`
	Before          periodDocument      `json:"before"`
	WholeYearBefore periodDocument      `json:"wholeYearBefore"`
	Figures         []figureDocument    `json:"figures"`
	Identity        identityDocument    `json:"identity"`
	Published       []publishedDocument `json:"published"`
	Notes           []string            `json:"notes"`
}

type identityDocument struct {
	Holds    bool   `json:"holds"`
	Sentence string `json:"sentence"`
}

type rowDocument struct {
	Key     string                   `json:"key"`
	Label   string                   `json:"label"`
	Figures map[string]valueDocument `json:"figures"`
}

type breakdownDocument struct {
	Period   periodDocument `json:"period"`
	By       Dimension      `json:"by"`
	Rows     []rowDocument  `json:"rows"`
	Total    rowDocument    `json:"total"`
	Overlaps bool           `json:"overlaps"`
	Notes    []string       `json:"notes"`
}

// WriteJSON prints the page for programs.
func (p Page) WriteJSON(w io.Writer) error {
	doc := pageDocument{
		Period: p.Scope.document(), Before: p.Before.document(), WholeYearBefore: p.WholeYearBefore.document(),
		Identity: identityDocument(p.Identity), Published: []publishedDocument{}, Notes: p.Notes,
	}
	for _, f := range p.Figures {
		doc.Figures = append(doc.Figures, figureDocument{
			Key: f.Key, Title: f.Title, Definition: f.Definition.Definition, Unit: f.Unit, Difference: f.Difference,
			valueDocument: f.document(f.Unit, p.Decimals),
			Before:        documentOf(f.Before, f.Unit, p.Decimals), WholeYearBefore: documentOf(f.WholeYearBefore, f.Unit, p.Decimals),
		})
	}
	for _, f := range p.Published {
		doc.Published = append(doc.Published, publishedDocument{
			Series: f.Series, Label: f.Label, From: f.FromDate.String(), To: f.ToDate.String(), Figure: f.Figure, Title: f.Title,
			Value: f.Value, Approximate: f.Approximate, Source: f.Source, Note: f.Note, Difference: f.Difference,
		})
	}
	return write(w, doc)
}

// WriteJSON prints the breakdown for programs.
func (b Breakdown) WriteJSON(w io.Writer) error {
	doc := breakdownDocument{
		Period: b.Scope.document(), By: b.By, Rows: []rowDocument{}, Total: b.document(b.Total), Overlaps: b.Overlaps, Notes: b.Notes,
	}
	for _, r := range b.Rows {
		doc.Rows = append(doc.Rows, b.document(r))
	}
	return write(w, doc)
}

func (b Breakdown) document(r Row) rowDocument {
	doc := rowDocument{Key: r.Key, Label: r.Label, Figures: map[string]valueDocument{}}
	for i, v := range r.Cells {
		doc.Figures[b.Columns[i].Key] = v.document(b.Columns[i].Unit, b.Decimals)
	}
	return doc
}

func (s Scope) document() periodDocument {
	return periodDocument{Label: s.Label, From: s.Period.From.String(), To: s.Period.To.String()}
}

func (v Value) document(unit Unit, decimals int) valueDocument {
	doc := valueDocument{Shown: v.Shown, Known: v.Known, Numerator: v.Num, Denominator: v.Den, UnknownSessions: v.Unknown}
	if n := v.number(unit, decimals); n != nil {
		doc.Value = json.Number(n.String())
	}
	return doc
}

func documentOf(v *Value, unit Unit, decimals int) *valueDocument {
	if v == nil {
		return nil
	}
	doc := v.document(unit, decimals)
	return &doc
}

func write(w io.Writer, doc any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(doc)
}
