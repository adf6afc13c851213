package imports

import (
	"io"

	"github.com/jszwec/csvutil"
)

// line is a row as its kind reads it: every cell a text, under the name of its column.
type line[T any] struct {
	*Row
	Cells T
}

// rowsOf makes what runs a kind out of what takes its rows.
func rowsOf[T any](f func(*job, []line[T]) error) func(*job, table) error {
	return func(j *job, t table) error {
		lines, err := decode[T](t)
		if err != nil {
			return err
		}
		for _, l := range lines {
			j.file.Rows = append(j.file.Rows, l.Row)
		}
		return f(j, lines)
	}
}

// decode gives every record's cells their names.
func decode[T any](t table) ([]line[T], error) {
	decoder, err := csvutil.NewDecoder(&replay{records: t.records}, t.header...)
	if err != nil {
		return nil, err
	}
	lines := make([]line[T], 0, len(t.records))
	for _, r := range t.records {
		l := line[T]{Row: &Row{Line: r.line}}
		if err := decoder.Decode(&l.Cells); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// replay hands out records that were read before.
type replay struct{ records []record }

func (p *replay) Read() ([]string, error) {
	if len(p.records) == 0 {
		return nil, io.EOF
	}
	cells := p.records[0].cells
	p.records = p.records[1:]
	return cells, nil
}
