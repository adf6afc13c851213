package demo

import (
	"encoding/csv"
	"io/fs"
	"slices"
	"time"

	"github.com/jszwec/csvutil"
)

// person is somebody of the demo who may book.
type person struct {
	Email  string `csv:"email"`
	Code   string `csv:"code"`
	Name   string `csv:"name"`
	Agency string `csv:"agency"`
	Home   string `csv:"home_partnership"`

	sector string
	area   string // locality of the agency
	keen   float64
	busy   []span
	done   map[string]bool // courses completed, by code
	at     map[string]bool // sessions booked, by reference
}

type span struct{ from, to time.Time }

func (p *person) free(during []span) bool {
	return !slices.ContainsFunc(p.busy, func(b span) bool {
		return slices.ContainsFunc(during, func(d span) bool { return d.from.Before(b.to) && b.from.Before(d.to) })
	})
}

// agency is what the demo needs to know of an employer.
type agency struct {
	Code     string `csv:"code"`
	Sector   string `csv:"sector"`
	Locality string `csv:"locality"`
}

// readCast reads the people of a partnership's folder with their agencies' sector and locality.
func readCast(folder fs.FS) ([]*person, error) {
	people, err := readRows[*person](folder, "people.csv")
	if err != nil {
		return nil, err
	}
	agencies, err := readRows[agency](folder, "agencies.csv")
	if err != nil {
		return nil, err
	}
	byCode := map[string]agency{}
	for _, a := range agencies {
		byCode[a.Code] = a
	}
	for i, p := range people {
		a := byCode[p.Agency]
		p.sector, p.area = a.Sector, a.Locality
		p.keen = []float64{0.4, 0.7, 1, 1.3, 1.9}[i*7%5]
		p.done, p.at = map[string]bool{}, map[string]bool{}
	}
	return people, nil
}

func readRows[T any](folder fs.FS, name string) ([]T, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	decoder, err := csvutil.NewDecoder(csv.NewReader(f))
	if err != nil {
		return nil, err
	}
	var rows []T
	return rows, decoder.Decode(&rows)
}
