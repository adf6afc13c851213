package imports

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// table is a file of which the header is known and every row has as many cells as it.
type table struct {
	header  []string // the documented names of the columns
	unnamed []int    // where the header has an empty cell
	records []record
	broken  []*Row // rows that could not be read
}

type record struct {
	line  int
	cells []string
}

// unreadable says why a file cannot be read at all, and where.
type unreadable struct {
	line                  int
	column, code, message string
}

func (u *unreadable) Error() string { return u.message }

func (u *unreadable) row() *Row {
	r := &Row{Line: u.line, Outcome: Failed}
	r.refuse(u.column, u.code, u.message)
	return r
}

// readTable reads a file of a kind: any of the usual separators, with or without a byte order mark.
// Everything wrong with its form comes back as rows.
func readTable(in io.Reader, columns []Column) (table, []*Row) {
	text, err := readText(in)
	if err != nil {
		return table{}, asRows(err)
	}
	body, separator := separatorOf(text, columns)
	t := table{}
	err = t.read(body, separator, columns)
	if err != nil {
		return table{}, asRows(err)
	}
	return t, nil
}

func asRows(err error) []*Row {
	var many headerFaults
	if errors.As(err, &many) {
		return many
	}
	var one *unreadable
	if errors.As(err, &one) {
		return []*Row{one.row()}
	}
	return []*Row{(&unreadable{1, "", "unreadable", "This file could not be read: " + err.Error() + "."}).row()}
}

// body is the text of a file and the number of the line it begins with.
type body struct {
	text  string
	first int
}

// separatorOf chooses the separator that makes the most known columns of the header, the comma when
// none does better. A first line "sep=;", which spreadsheets write, says it itself.
func separatorOf(text string, columns []Column) (body, rune) {
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimSuffix(first, "\r")
	if said, ok := strings.CutPrefix(strings.ToLower(first), "sep="); ok && utf8.RuneCountInString(said) == 1 {
		r, _ := utf8.DecodeRuneInString(said)
		return body{rest, 2}, r
	}
	best, most := ',', 0
	for _, candidate := range []rune{',', ';', '\t'} {
		if n := knownIn(first, candidate, columns); n > most {
			best, most = candidate, n
		}
	}
	return body{text, 1}, best
}

func knownIn(line string, separator rune, columns []Column) int {
	n := 0
	for _, cell := range strings.Split(line, string(separator)) {
		if columnNamed(strings.Trim(cell, "\" \t"), columns) != "" {
			n++
		}
	}
	return n
}

func (t *table) read(b body, separator rune, columns []Column) error {
	reader := csv.NewReader(strings.NewReader(b.text))
	reader.Comma, reader.FieldsPerRecord = separator, -1
	header, err := reader.Read()
	if errors.Is(err, io.EOF) {
		return &unreadable{b.first, "", "empty", "This file is empty."}
	}
	if err != nil {
		return quoting(err, b.first)
	}
	keep, err := t.readHeader(header, columns, b.first)
	if err != nil {
		return err
	}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return t.checkSize(b.first)
		}
		if err != nil {
			return quoting(err, b.first)
		}
		line, _ := reader.FieldPos(0)
		if err := t.add(line+b.first-1, cells, keep, len(header)); err != nil {
			return err
		}
	}
}

func (t *table) checkSize(first int) error {
	if len(t.records)+len(t.broken) == 0 {
		return &unreadable{first, "", "no_rows", "This file has a header and no rows."}
	}
	return nil
}

// add takes a row over, in the columns that are kept. Empty rows are no rows.
func (t *table) add(line int, cells []string, keep []int, width int) error {
	for i := range cells {
		cells[i] = clean(cells[i])
	}
	if empty(cells) {
		return nil
	}
	if len(t.records)+len(t.broken) == MaxRows {
		return &unreadable{line, "", "too_many_rows", fmt.Sprintf("A file may have %d rows. Split it.", MaxRows)}
	}
	if problem := t.misfit(cells, width); problem != "" {
		r := &Row{Line: line, Outcome: Failed}
		r.refuse("", "cells", problem)
		t.broken = append(t.broken, r)
		return nil
	}
	kept := make([]string, len(keep))
	for i, at := range keep {
		kept[i] = cells[at]
	}
	t.records = append(t.records, record{line, kept})
	return nil
}

// misfit: a spreadsheet may write empty cells below no name or behind the last column, nothing else.
func (t *table) misfit(cells []string, width int) string {
	switch {
	case len(cells) < width:
		return fmt.Sprintf("This row has %s and the header %d. Is part of it missing?", counted(len(cells), "cell"), width)
	case len(cells) > width && !empty(cells[width:]):
		return fmt.Sprintf("This row has %s and the header %d. Put a text that contains the separator in quotation marks.", counted(len(cells), "cell"), width)
	}
	for _, i := range t.unnamed {
		if cells[i] != "" {
			return fmt.Sprintf("Cell %d of this row has no name in the header.", i+1)
		}
	}
	return ""
}

func empty(cells []string) bool {
	for _, c := range cells {
		if c != "" {
			return false
		}
	}
	return true
}

// clean trims a cell, and takes away the apostrophe that our own exports put before what a spreadsheet
// would take for a formula.
func clean(cell string) string {
	cell = strings.TrimFunc(cell, func(r rune) bool { return r <= ' ' || r == '\u00a0' || r == '\ufeff' })
	if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsRune("=+-@\t\r", rune(rest[0])) {
		return rest
	}
	return cell
}

func quoting(err error, first int) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return err
	}
	message := "A quotation mark is opened here and not closed, or something follows the closing one."
	if errors.Is(parse.Err, csv.ErrBareQuote) {
		message = "There is a quotation mark in the middle of a cell. Put the whole cell in quotation marks and double the one inside it."
	}
	return &unreadable{parse.StartLine + first - 1, "", "quotation_mark", message}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// readText reads the whole file, within bounds, as text; or says what it is instead.
func readText(in io.Reader) (string, error) {
	data, err := readAtMost(in)
	if err != nil {
		return "", err
	}
	if len(data) > MaxBytes {
		return "", &unreadable{1, "", "too_large", fmt.Sprintf("A file may have %d MB. Split it.", MaxBytes>>20)}
	}
	if what := notText(data); what != "" {
		return "", &unreadable{1, "", "not_csv", what + " Save it as “CSV UTF-8 (comma delimited)” and try again."}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if err := checkUTF8(data); err != nil {
		return "", err
	}
	text := string(data)
	if !strings.Contains(text, "\n") {
		text = strings.ReplaceAll(text, "\r", "\n") // lines as old Macs ended them
	}
	return text, nil
}

// readAtMost reads one byte more than a file may have.
func readAtMost(in io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(in, MaxBytes+1)) }

// notText recognises what people upload instead of CSV.
func notText(data []byte) string {
	for _, known := range []struct{ begins, what string }{
		{"PK\x03\x04", "This is a workbook or an archive, not CSV."},
		{"\xd0\xcf\x11\xe0", "This is an old Excel workbook, not CSV."},
		{"%PDF", "This is a PDF, not CSV."},
		{"\xff\xfe", "This text is UTF-16, not UTF-8."},
		{"\xfe\xff", "This text is UTF-16, not UTF-8."},
	} {
		if bytes.HasPrefix(data, []byte(known.begins)) {
			return known.what
		}
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "This is not a text file."
	}
	return ""
}

// checkUTF8 says where the first letter is that is not UTF-8, and what it would be in the encoding
// that Excel writes by default.
func checkUTF8(data []byte) error {
	line := 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return &unreadable{line, "", "not_utf8", fmt.Sprintf(
				"This file is not UTF-8: near “%s” there is a letter of another encoding, probably Windows-1252. Save it as “CSV UTF-8 (comma delimited)” and try again.",
				around(data, i))}
		}
		if r == '\n' {
			line++
		}
		i += size
	}
	return nil
}

// around returns the word with the letter at i, read as Latin-1, whose letters Windows-1252 shares.
func around(data []byte, i int) string {
	from, to := i, i+1
	for from > 0 && i-from < 15 && isWord(data[from-1]) {
		from--
	}
	for to < len(data) && to-i < 15 && isWord(data[to]) {
		to++
	}
	var word strings.Builder
	for _, b := range data[from:to] {
		word.WriteRune(rune(b))
	}
	return word.String()
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0xc0
}
