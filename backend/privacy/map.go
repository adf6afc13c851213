package privacy

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gopkg.in/yaml.v3"
)

//go:embed map.yaml
var mapFile []byte

// Map is what is kept: the words it is said in, and every table.
type Map struct {
	Classes    map[string]string
	Subjects   map[string]string
	Categories map[string]string
	Bases      map[string]string
	Readers    map[string]string
	Retention  map[string]string
	Erasure    map[string]string
	Tables     map[string]Table
}

// Table is what holds for the columns of a table unless they say otherwise. A library's table lists no
// columns.
type Table struct {
	Class      string
	Library    string // whose table it is, where it is not ours
	AppendOnly bool   `yaml:"append_only"`
	Kept       `yaml:",inline"`
	Columns    map[string]Column
}

// Column is one column's answers.
type Column struct {
	Category string
	Kept     `yaml:",inline"`
}

// Kept is why, by whom and for how long something is kept.
type Kept struct {
	Subject   string
	Purpose   string
	Basis     string
	Readers   []string
	Retention string
	Erasure   string
}

// Load reads map.yaml, in which every column has every answer, in the words the file declares. What is
// missing or misspelt is an error that names the column.
func Load() (Map, error) {
	var m Map
	decoder := yaml.NewDecoder(bytes.NewReader(mapFile))
	decoder.KnownFields(true)
	if err := decoder.Decode(&m); err != nil {
		return m, fmt.Errorf("privacy map: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(m.Tables)) {
		if err := m.complete(name, m.Tables[name]); err != nil {
			return m, err
		}
	}
	return m, nil
}

// UnmarshalYAML takes a bare word for the category.
func (c *Column) UnmarshalYAML(node *yaml.Node) error {
	if node.Kind == yaml.ScalarNode {
		return node.Decode(&c.Category)
	}
	type plain Column
	return node.Decode((*plain)(c))
}

// complete gives every column of a table what it takes from the table, and checks every word.
func (m Map) complete(name string, t Table) error {
	if _, known := m.Classes[t.Class]; !known {
		return fmt.Errorf("privacy map: %s: %q is no class", name, t.Class)
	}
	if t.Library != "" && len(t.Columns) > 0 {
		return fmt.Errorf("privacy map: %s is the table of %s, whose columns are not listed", name, t.Library)
	}
	for column, c := range t.Columns {
		c.Kept = c.or(t.Kept)
		if c.Category == "none" {
			c.Subject, c.Basis, c.Erasure = "nobody", "none", "none"
		}
		if err := m.check(c); err != nil {
			return fmt.Errorf("privacy map: %s.%s: %w", name, column, err)
		}
		t.Columns[column] = c
	}
	return nil
}

// or fills what a column leaves out.
func (k Kept) or(table Kept) Kept {
	for _, field := range []struct{ own, tables *string }{
		{&k.Subject, &table.Subject},
		{&k.Purpose, &table.Purpose},
		{&k.Basis, &table.Basis},
		{&k.Retention, &table.Retention},
		{&k.Erasure, &table.Erasure},
	} {
		if *field.own == "" {
			*field.own = *field.tables
		}
	}
	if k.Readers == nil {
		k.Readers = table.Readers
	}
	return k
}

func (m Map) check(c Column) error {
	if c.Purpose == "" || len(c.Readers) == 0 {
		return errors.New("it has no purpose or no readers")
	}
	words := []struct {
		of, word string
		known    map[string]string
	}{
		{"subject", c.Subject, m.Subjects},
		{"category", c.Category, m.Categories},
		{"basis", c.Basis, m.Bases},
		{"retention class", c.Retention, m.Retention},
		{"method of erasure", c.Erasure, m.Erasure},
	}
	for _, w := range words {
		if _, known := w.known[w.word]; !known {
			return fmt.Errorf("%q is no %s", w.word, w.of)
		}
	}
	for _, reader := range c.Readers {
		if _, known := m.Readers[reader]; !known {
			return fmt.Errorf("%q is no reader", reader)
		}
	}
	if personal := c.Category != "none"; personal && (c.Subject == "nobody" || c.Basis == "none" || c.Erasure == "none") {
		return fmt.Errorf("it is of category %s, so it needs a subject, a basis and a method of erasure", c.Category)
	}
	return nil
}
