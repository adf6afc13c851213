package main

import (
	"strings"
	"testing"
)

func TestTally(t *testing.T) {
	const start = `{"Action":"start","Package":"github.com/turnout-uk/turnout/p"}` + "\n"
	passing := start + `{"Action":"output","Package":"p","Test":"TestA","Output":"quiet\n"}
{"Action":"pass","Package":"p","Test":"TestA"}
{"Action":"pass","Package":"p","Elapsed":1.5}
`
	tests := map[string]struct {
		in   string
		good bool
		line string
		says []string
	}{
		"all passed":   {in: passing, good: true, line: "1 0 0\n", says: []string{"ok    p"}},
		"nothing ran":  {in: `{"Action":"skip","Package":"p"}` + "\n", line: "0 0 0\n", says: []string{"none  p"}},
		"a skip fails": {in: passing + `{"Action":"skip","Package":"p","Test":"TestB"}` + "\n", line: "1 0 1\n"},
		"a failure is quoted": {
			in: passing + `{"Action":"output","Package":"p","Test":"TestB","Output":"want 1\n"}
{"Action":"fail","Package":"p","Test":"TestB"}
`, line: "1 1 0\n", says: []string{"want 1"},
		},
		"a panic outside any test": {
			in: passing + `{"Action":"output","Package":"q","Output":"panic: no\n"}
{"Action":"fail","Package":"q","Elapsed":0.1}
`, line: "1 1 0\n", says: []string{"panic: no", "FAIL  q"},
		},
		"a build that failed": {
			in: passing + `{"ImportPath":"q [q.test]","Action":"build-output","Output":"undefined: x\n"}
{"ImportPath":"q [q.test]","Action":"build-fail"}
{"Action":"fail","Package":"q","Elapsed":0,"FailedBuild":"q [q.test]"}
`, line: "1 1 0\n", says: []string{"undefined: x"},
		},
		"go's own words": {in: passing + "go: no such tool\n", good: true, line: "1 0 0\n", says: []string{"go: no such tool"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			counts := tally{said: map[string]*strings.Builder{}}
			var out strings.Builder
			if err := counts.read(strings.NewReader(test.in), &out); err != nil {
				t.Fatal(err)
			}
			if counts.good() != test.good || counts.line() != test.line {
				t.Errorf("good %v, line %q; want %v, %q", counts.good(), counts.line(), test.good, test.line)
			}
			for _, words := range test.says {
				if !strings.Contains(out.String(), words) {
					t.Errorf("it does not say %q:\n%s", words, out.String())
				}
			}
		})
	}
}
