package onbehalf_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/turnout-uk/turnout/backend/onbehalf"
)

func TestReadPeopleFindsSeparatorAndHeadingsByItself(t *testing.T) {
	both := []onbehalf.Pasted{{Row: 1, Name: "Ann Other", Email: "ann@a.example"}, {Row: 2, Name: "Bob Bee", Email: "bob@a.example"}}
	for name, c := range map[string]struct {
		text string
		want []onbehalf.Pasted
	}{
		"commas":               {"Ann Other,ann@a.example\nBob Bee,bob@a.example\n", both},
		"semicolons":           {"Ann Other;ann@a.example\r\nBob Bee;bob@a.example", both},
		"tabs":                 {"Ann Other\tann@a.example\nBob Bee\tbob@a.example", both},
		"address first":        {"ann@a.example, Ann Other\nbob@a.example, Bob Bee", both},
		"mail programs":        {"Ann Other <ann@a.example>\nBob Bee <bob@a.example>", both},
		"two columns of names": {"Ann;Other;ann@a.example\nBob;Bee;bob@a.example", both},
		"BOM and headings": {
			"\uFEFFEmail;Surname;First name\nann@a.example;Other;Ann\n\nbob@a.example;Bee;Bob\n",
			[]onbehalf.Pasted{{Row: 2, Name: "Ann Other", Email: "ann@a.example"}, {Row: 4, Name: "Bob Bee", Email: "bob@a.example"}},
		},
		"quoted, other columns passed over": {
			"Name,Email,Team\n\"Other, Ann\",ann@a.example,North\n",
			[]onbehalf.Pasted{{Row: 2, Name: "Other, Ann", Email: "ann@a.example"}},
		},
		"some without an address": {
			"Ann Other, ann@a.example\nBob Bee\nCy, cy at a.example",
			[]onbehalf.Pasted{{Row: 1, Name: "Ann Other", Email: "ann@a.example"}, {Row: 2, Name: "Bob Bee"}, {Row: 3, Name: "Cy", Email: "cy at a.example"}},
		},
		"names alone": {"Ann Other\nBob Bee", []onbehalf.Pasted{{Row: 1, Name: "Ann Other"}, {Row: 2, Name: "Bob Bee"}}},
		"nothing":     {" \n", []onbehalf.Pasted{}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := onbehalf.ReadPeople(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
